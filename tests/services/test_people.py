from services import people
from tests.support.tables import change


def test_a_language_is_remembered_and_can_be_changed(division):
    assert people.saved_language(division, "UAINO") is None

    people.choose_language(division, "UAINO", "sv")
    assert people.saved_language(division, "UAINO") == "sv"

    people.choose_language(division, "UAINO", "fi")
    assert people.saved_language(division, "UAINO") == "fi"
    assert people.saved_language(division, "UMIKKO") is None


def test_the_configured_administrators_and_whom_they_appointed_administer(division):
    people.choose_language(division, "UELLI", "fi")
    people.choose_language(division, "UAINO", "fi")
    change(division.store, "UPDATE people SET is_administrator = 1 WHERE account_id = 'UELLI'")

    administering = {
        name for name in ("USARI", "UELLI", "UAINO", "UMIKKO") if people.actor(division, name).is_administrator
    }

    assert administering == {"USARI", "UELLI"}


def test_choosing_a_language_takes_no_rights_away(division):
    people.choose_language(division, "UELLI", "fi")
    change(division.store, "UPDATE people SET is_administrator = 1")

    people.choose_language(division, "UELLI", "en")

    assert people.actor(division, "UELLI").is_administrator
