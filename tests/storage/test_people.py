from storage import people
from storage.people import Person


def test_a_person_is_kept_from_their_first_choice_on(store):
    with store.writing() as session:
        assert people.find(session, "UAINO") is None
        people.save_language(session, "UAINO", "sv")
        people.save_language(session, "UAINO", "en")

        assert people.find(session, "UAINO") == Person(account_id="UAINO", language="en", is_administrator=False)
