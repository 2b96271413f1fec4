"""The state of the portfolio counts each coordinator, however many there are: page by page."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.ids import Action, write_item_value
from services import projects
from services.division import Division
from tests.support.builders import new_project
from tests.support.reception import Reception

CROWD = [f"UHLO{number}" for number in range(12)]


@pytest.fixture
def reception(division: Division, aino) -> Reception:
    for number, person in enumerate(CROWD):
        new = new_project(title=f"Hanke {number}", coordinators=(person,))
        projects.register(division, aino, new, request_key=str(number))
    return Reception(division)


def people(shown: Any) -> set[str]:
    return set(re.findall(r"UHLO\d+", str(shown)))


def turner(shown: Any, label: str) -> dict[str, Any]:
    """The button with a label, as it is pressed."""
    blocks = shown["blocks"]
    found = [
        each
        for block in blocks
        if block["type"] == "actions"
        for each in block["elements"]
        if each["text"]["text"] == label
    ]
    return {"value": found[0]["value"]}


def test_whoever_turns_the_pages_sees_every_coordinator_once(reception):
    (first,) = reception.type("UAINO", "/hanke tila")
    assert "Koordinaattoreista näkyvissä 1–10, yhteensä 12." in str(first["blocks"])

    (second,) = reception.press("UAINO", Action.PORTFOLIO_PAGE, turner(first, "Seuraavat"))

    assert len(people(first["blocks"])) == 10
    assert people(first["blocks"]) | people(second["blocks"]) == set(CROWD)
    assert len(people(second["blocks"])) == 2
    (again,) = reception.press("UAINO", Action.PORTFOLIO_PAGE, turner(second, "Edelliset"))
    assert people(again["blocks"]) == people(first["blocks"])
    assert all("ammatillinen koulutus" in str(page["blocks"]) for page in (first, second))


def test_a_narrowed_portfolio_stays_narrowed(reception):
    (first,) = reception.type("UAINO", "/hanke tila KA121")
    (second,) = reception.press("UAINO", Action.PORTFOLIO_PAGE, turner(first, "Seuraavat"))
    assert "Rajaus: KA121" in second["text"]


def test_the_menu_of_the_home_tab_shows_the_same(reception):
    (first,) = reception.press("UAINO", Action.HOME_MENU, {"value": write_item_value(0, "portfolio")})
    assert turner(first, "Seuraavat")["value"].startswith("c1.")


def test_a_shared_one_calls_nobody_and_shows_the_coordinators_to_whoever_presses(reception):
    (first,) = reception.type("UAINO", "/hanke tila")
    (form,) = reception.press("UAINO", Action.LIST_SHARE, turner(first, "Jaa kanavalle"))
    posted, _ = reception.submit("UAINO", form, {"share_channel": {"selected_conversation": "C1"}})
    assert people(posted) == set()

    (answer,) = reception.press("UMIKKO", Action.PORTFOLIO_PAGE, turner(posted, "Koordinaattoreittain"))

    assert answer["response_type"] == "ephemeral"
    assert len(people(answer["blocks"])) == 10
