from dataclasses import replace
from datetime import date, timedelta

import pytest

from programme.staff import Post
from storage import contacts


def test_contacts_come_back_as_the_data_files_have_them(store, rules):
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        assert {key: contacts.get(session, key) for key in rules.contacts} == dict(rules.contacts)
        with pytest.raises(LookupError):
            contacts.get(session, "nobody")


def test_seeding_again_keeps_what_was_corrected_and_follows_the_rest(store, rules):
    first, *_ = rules.contacts.values()
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        contacts.correct(session, first.key, name="Uusi", title=first.title, email=first.email, phones=first.phones)
        contacts.seed(session, [replace(first, name="Shipped", title="Later", phones=("09 1",))])
        found = contacts.get(session, first.key)
    assert (found.name, found.title, found.phones) == ("Uusi", "Later", ("09 1",))


def test_who_a_contact_is_in_the_chat_and_when_it_was_checked_are_kept(store, rules, now):
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        (number, first), (_, second), *_ = contacts.all_of_them(session)
        contacts.assign(session, first.key, account_id="UEERIKA", deputy="UOLLI", at=now)
        contacts.confirm(session, first.key, checked_on=date(2027, 2, 1))
        found = contacts.find(session, number)

        assert (found.account_id, found.deputy, found.checked_on) == ("UEERIKA", "UOLLI", date(2027, 2, 1))
        assert contacts.get(session, second.key) == second
        assert contacts.find(session, 99) is None


def test_who_was_a_contact_before_is_kept_too(store, rules, now):
    key, other, *_ = rules.contacts
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        contacts.assign(session, key, account_id="UEERIKA", deputy=None, at=now)
        contacts.assign(session, key, account_id="UKATJA", deputy="UOLLI", at=now + timedelta(days=1))

        assert contacts.posts(session, key) == [
            (now, Post(account_id="UEERIKA", deputy=None)),
            (now + timedelta(days=1), Post(account_id="UKATJA", deputy="UOLLI")),
        ]
        assert contacts.posts(session, other) == []
        assert contacts.held_by(session, "UOLLI") == contacts.held_by(session, "UKATJA") == {key}
        assert contacts.held_by(session, "UEERIKA") == set()
