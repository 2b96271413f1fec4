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
