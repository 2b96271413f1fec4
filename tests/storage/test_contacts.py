from datetime import date

import pytest

from storage import contacts
from tests.support.tables import change


def test_contacts_come_back_as_the_data_files_have_them(store, rules):
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        assert {key: contacts.get(session, key) for key in rules.contacts} == dict(rules.contacts)
        with pytest.raises(LookupError):
            contacts.get(session, "nobody")


def test_seeding_again_keeps_what_was_changed(store, rules):
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
    change(store, "UPDATE contacts SET name = 'Uusi'")
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        assert {contacts.get(session, key).name for key in rules.contacts} == {"Uusi"}


def test_who_a_contact_is_in_the_chat_and_when_it_was_checked_are_kept(store, rules):
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        (number, first), (_, second), *_ = contacts.all_of_them(session)
        contacts.assign(session, first.key, account_id="UEERIKA", deputy="UOLLI", assigned_on=date(2027, 1, 7))
        contacts.confirm(session, first.key, checked_on=date(2027, 2, 1))
        found = contacts.find(session, number)

        assert (found.account_id, found.deputy, found.assigned_on, found.checked_on) == (
            "UEERIKA",
            "UOLLI",
            date(2027, 1, 7),
            date(2027, 2, 1),
        )
        assert contacts.get(session, second.key) == second
        assert contacts.find(session, 99) is None
