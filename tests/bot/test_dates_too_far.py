"""A slip in a year is told of wherever a day can be said; nothing of it is kept."""

from __future__ import annotations

import pytest

from bot.ids import Action
from services import projects
from tests.support.builders import new_project
from tests.support.reception import Reception
from tests.support.tables import dump

FAR = "Päivämäärä 1.1.9999 on liian kaukana. Tarkista vuosi."


@pytest.fixture
def desk(division, aino) -> Reception:
    projects.register(division, aino, new_project(), request_key="1")
    return Reception(division)


@pytest.mark.parametrize(
    "typed",
    [
        "/muistutus loma 1.1.9999–2.1.9999",
        "/muistutus tauko H1 1.1.9999",
        "/muistutus torkku H1 loppuraportti 1.1.9999",
        "/hanke muokkaa H1 loppu 1.1.9999",
        '/hanke määräaika H1 "Oma" 1.1.9999',
    ],
)
def test_what_is_typed(division, desk, typed):
    before = dump(division.store)
    (answer,) = desk.type("UAINO", typed)
    assert FAR in answer["text"]
    assert dump(division.store) == before


def test_what_is_filled_in(division, desk):
    (settings,) = desk.press("UAINO", Action.SETTINGS_OPEN, {"value": "a0"})
    (contact,) = desk.press("USARI", Action.CONTACT_EDIT, {"value": "a1"})
    days = {"away_from": {"selected_date": "2027-01-01"}, "away_until": {"selected_date": "9999-01-01"}}
    leave = {"leave_from": {"selected_date": "9999-01-01"}, "leave_until": {"selected_date": "9999-02-01"}}
    named = {
        "name": {"value": "Hanna"},
        "title": {"value": "Asiantuntija"},
        "email": {"value": "hanna@example.org"},
        "phones": {"value": "09 310 1"},
    }
    before = dump(division.store)
    (told,) = desk.submit("UAINO", settings, leave)
    assert told["errors"] == {"leave_from": FAR}
    (told,) = desk.submit("USARI", contact, named | days)
    assert told["errors"] == {"away_until": FAR}
    assert dump(division.store) == before
