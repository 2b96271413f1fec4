"""Who may do what: every command, button and form, for every kind of account."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from bot.blocks import Block
from bot.commands import COMMANDS
from bot.directory import Standing
from bot.forms import (
    administration,
    call,
    contact,
    deadline,
    handover,
    later,
    mobility,
    project,
    receipt,
    search,
    settings,
    share,
)
from bot.ids import (
    Action,
    Form,
    write_item_value,
    write_list_name,
    write_page_value,
    write_said_value,
    write_typed_value,
    write_value,
)
from bot.text import Language, plain, say
from bot.words.draft import MobilityDraft, ProjectDraft
from services import calls, deadlines, mobilities, projects, typed_dates
from services.administration import overview
from services.contact_details import for_change
from services.contacts import everyone
from services.division import Actor, Division
from services.edits import open_mobility, open_project
from services.personal import settings_of
from storage.database import Store
from tests.bot.facts import SOURCE_URL
from tests.support.builders import new_mobility, new_project
from tests.support.reception import Reception

FINNISH = Language.FINNISH
AINO, SARI = Actor(account_id="UAINO", is_administrator=False), Actor(account_id="USARI", is_administrator=True)
OUTSIDERS = {
    "UGUEST": Standing.GUEST,
    "UROBOT": Standing.BOT,
    "UGONE": Standing.DEACTIVATED,
    "UPARTNER": Standing.STRANGER,
}


class Whose(Enum):
    """Whose a thing is to do."""

    EVERYBODYS = "every member's"
    COORDINATORS = "the project's coordinators' and the administrators'"
    ADMINISTRATORS = "the administrators'"


class Answer(Enum):
    """What somebody is told, apart from all the rest that can be right or wrong with what they asked."""

    NO_MEMBER = "no full member"
    NOT_YOURS = "not your project"
    NO_ADMINISTRATOR = "administrators only"
    ANSWERED = "answered"


OPEN, OWN, ADMIN = Whose.EVERYBODYS, Whose.COORDINATORS, Whose.ADMINISTRATORS
EXPECTED = {
    "a coordinator": ("UAINO", {OPEN: Answer.ANSWERED, OWN: Answer.ANSWERED, ADMIN: Answer.NO_ADMINISTRATOR}),
    "another member": ("UMIKKO", {OPEN: Answer.ANSWERED, OWN: Answer.NOT_YOURS, ADMIN: Answer.NO_ADMINISTRATOR}),
    "an administrator": ("USARI", dict.fromkeys(Whose, Answer.ANSWERED)),
    **{str(standing): (who, dict.fromkeys(Whose, Answer.NO_MEMBER)) for who, standing in OUTSIDERS.items()},
}

TYPED: dict[str, tuple[Whose, str]] = {
    "administration": (ADMIN, "/hanke ylläpito lisää <@UOLLI>"),
    "calls": (ADMIN, "/hanke hakuaika KA122 18.2.2027 12:00"),
    "channel_digest": (OPEN, "/hanke kooste päälle"),
    "contact": (OPEN, "/yhteys H1"),
    "contact_assign": (ADMIN, "/yhteys muokkaa ammatillinen <@UOLLI>"),
    "deadline_set": (OWN, "/hanke määräaika H1 loppuraportti 15.9.2027"),
    "handover": (OWN, "/hanke siirto H1 <@UOLLI>"),
    "history": (OPEN, "/hanke historia H1"),
    "language": (OPEN, "/hanke kieli fi"),
    "leave": (OPEN, "/muistutus loma 1.7.2027–31.7.2027"),
    "mobility_cancel": (OWN, "/liikkuvuus peru L1"),
    "mobility_edit": (OWN, "/liikkuvuus muokkaa L1 loppu 15.3.2027"),
    "mobility_restore": (OWN, "/liikkuvuus palauta L1"),
    "mobility_list": (OPEN, "/liikkuvuus lista"),
    "mobility_new": (OPEN, "/liikkuvuus uusi H1 kurssi 1.4.2027–5.4.2027 Ranska"),
    "mobility_show": (OPEN, "/liikkuvuus näytä L1"),
    "pause": (OWN, "/muistutus tauko H1"),
    "portfolio": (OPEN, "/hanke tila"),
    "project_close": (OWN, "/hanke päätä H1"),
    "project_done": (OWN, "/hanke valmis H1 loppuraportti"),
    "project_edit": (OWN, "/hanke muokkaa H1 loppu 31.10.2027"),
    "project_list": (OPEN, "/hanke lista"),
    "project_mine": (OPEN, "/hanke"),
    "project_new": (OPEN, '/hanke uusi KA121-VET "Uusi" 1.6.2026–31.8.2027'),
    "project_remove": (OWN, "/hanke poista H1"),
    "project_restore": (OWN, "/hanke palauta H1"),
    "project_show": (OPEN, "/hanke näytä H1"),
    "reminders": (OPEN, "/muistutus"),
    "resume": (OWN, "/muistutus jatka H1"),
    "settings": (OPEN, "/muistutus asetukset"),
    "search": (OPEN, "/hanke haku ulkomaanjaksot"),
    "snooze": (OWN, "/muistutus torkku H1 loppuraportti viikko"),
    "why": (OPEN, "/muistutus miksi H1"),
    **{f"help_{slash}": (OPEN, f"/{slash} apua") for slash in ("hanke", "liikkuvuus", "yhteys", "muistutus")},
}


@dataclass(frozen=True)
class World:
    """H1 with L1, a done report, a date of its own and K1; the numbers by which buttons name them."""

    folder: Path
    division: Division
    report: int
    done: int
    own: int
    contact: int

    def fresh(self, name: str) -> Division:
        """The same world once more, for somebody to change."""
        copy = self.folder / f"{name}.db"
        shutil.copy(self.division.store.path, copy)
        return replace(self.division, store=Store(copy))


@pytest.fixture
def world(division: Division, tmp_path: Path) -> World:
    return make_world(division, tmp_path)


def make_world(division: Division, folder: Path) -> World:
    projects.register(division, AINO, new_project(), request_key="p1")
    mobilities.register(division, AINO, "H1", new_mobility(), request_key="m1")
    own = typed_dates.set_date(
        division, AINO, "H1", typed_dates.TypedDate(kind=None, name="Oma", is_own_name=True, due_on=date(2027, 3, 15))
    )
    calls.add(division, SARI, calls.NewCall(actions=("KA121",), title=None, day=date(2027, 2, 18), clock=time(12)))
    by_kind = {each.deadline.kind: each.deadline.id for each in projects.show(division, "H1").deadlines}
    deadlines.complete(division, AINO, by_kind["amendment_last_call"])
    return World(
        folder=folder,
        division=division,
        report=by_kind["final_report"],
        done=by_kind["amendment_last_call"],
        own=own.deadline.deadline.id,
        contact=everyone(division)[0].number,
    )


# What comes back of a second look: the project is to end two months later.
LONGER = '{"ref": "H1", "version": 1, "edit": {"end_on": "2027-10-31"}}'


def row(number: int) -> dict[str, Any]:
    return {"value": write_value(number)}


def item(number: int, said: str) -> dict[str, Any]:
    return {"value": write_item_value(number, said)}


PRESSED: dict[Action, tuple[Whose, Callable[[World], dict[str, Any]]]] = {
    Action.ADMINISTRATION_EDIT: (ADMIN, lambda _: row(0)),
    Action.ADMINISTRATION_LOOK: (ADMIN, lambda _: item(0, "contacts")),
    Action.CALL_NEW: (ADMIN, lambda _: row(0)),
    Action.CALL_EDIT: (ADMIN, lambda _: row(1)),
    Action.CALL_REMOVE: (ADMIN, lambda _: row(1)),
    Action.CHECKLIST_TICK: (
        OWN,
        lambda world: {
            "type": "checkboxes",
            "block_id": write_list_name(world.report, ()),
            "selected_options": [{"value": write_item_value(world.report, "x")}],
        },
    ),
    Action.CONTACT_EDIT: (ADMIN, lambda world: row(world.contact)),
    Action.CONTACT_HISTORY: (ADMIN, lambda world: row(world.contact)),
    Action.COORDINATOR_NAME: (OWN, lambda _: {"block_id": "handover.1", "selected_user": "UOLLI"}),
    Action.DEADLINE_DONE: (OWN, lambda world: row(world.report)),
    Action.DEADLINE_EDIT: (OWN, lambda world: row(world.own)),
    Action.DEADLINE_LATER: (OWN, lambda world: item(world.report, "week")),
    Action.DEADLINE_TAKE_BACK: (OWN, lambda world: row(world.own)),
    Action.DEADLINE_UNDO: (OWN, lambda world: row(world.done)),
    Action.HANDOVER_CONFIRM: (OPEN, lambda _: {"value": write_page_value(1, "UOLLI")}),
    Action.FORM_OPEN: (OWN, lambda _: {"value": write_typed_value("/hanke muokkaa H1")}),
    Action.HELP_SHOW: (OPEN, lambda _: row(0)),
    Action.CHANNEL_DIGEST: (OPEN, lambda _: item(0, "on")),
    Action.HOME_MENU: (OPEN, lambda _: item(0, "portfolio")),
    Action.HOME_ALL: (OPEN, lambda _: item(0, "projects")),
    Action.MOBILITY_NEW: (OPEN, lambda _: row(1)),
    Action.MOBILITY_SHOW: (OPEN, lambda _: row(1)),
    Action.EDIT_CANCEL: (OPEN, lambda _: row(0)),
    Action.EDIT_CONFIRM: (OWN, lambda _: {"value": write_said_value(1, LONGER)}),
    Action.MOBILITY_EDIT: (OWN, lambda _: row(1)),
    Action.MOBILITY_MENU: (OWN, lambda _: item(1, "mobility_cancel")),
    Action.MOBILITY_RESTORE: (OWN, lambda _: row(1)),
    Action.PROJECT_CLOSE: (OWN, lambda _: item(1, "left")),
    Action.PROJECT_EDIT: (OWN, lambda _: row(1)),
    Action.PROJECT_MENU: (OWN, lambda _: item(1, "pause")),
    Action.PROJECT_REMOVE: (OWN, lambda _: row(1)),
    Action.PROJECT_RESTORE: (OWN, lambda _: row(1)),
    Action.PROJECT_NEW: (OPEN, lambda _: row(0)),
    Action.PROJECT_SHOW: (OPEN, lambda _: row(1)),
    Action.RECEIPT_ADD: (OPEN, lambda world: row(world.done)),
    Action.SETTINGS_OPEN: (OPEN, lambda _: row(0)),
    **dict.fromkeys(
        (
            Action.HISTORY_PAGE,
            Action.LIST_SHARE,
            Action.MOBILITIES_PAGE,
            Action.PROJECTS_PAGE,
            Action.SEARCH_PAGE,
        ),
        (OPEN, lambda _: item(0, "h1")),
    ),
    Action.PORTFOLIO_PAGE: (OPEN, lambda _: item(0, "ka121")),
}
# The contact themselves, too, may say that their details are right; nobody is one here.
CONFIRMED = Action.CONTACT_CONFIRM

SENT: dict[Form, tuple[Whose, Callable[[World], Block], dict[str, Any]]] = {
    Form.ADMINISTRATION: (
        ADMIN,
        lambda world: administration.build(overview(world.division), FINNISH),
        {"administrators": {"selected_users": ["UOLLI"]}},
    ),
    Form.CALL: (
        ADMIN,
        lambda world: call.build(world.division.rules, FINNISH),
        {
            "actions": {"selected_options": [{"value": "KA122"}]},
            "day": {"selected_date": "2027-10-05"},
            "clock": {"selected_time": "12:00"},
        },
    ),
    Form.CONTACT: (
        ADMIN,
        lambda world: contact.build(for_change(world.division, SARI, world.contact), FINNISH),
        {
            "name": {"value": "Joku Muu"},
            "title": {"value": "Asiantuntija"},
            "email": {"value": "joku.muu@hel.fi"},
            "phones": {"value": "040 123 4567"},
        },
    ),
    Form.DEADLINE: (
        OWN,
        lambda world: deadline.build(
            FINNISH, rules=world.division.rules, today=world.division.today(), source_url=SOURCE_URL
        ),
        {
            "subject": {"selected_option": {"value": "H1"}},
            "name": {"value": "Maksatus"},
            "due_on": {"selected_date": "2027-03-15"},
        },
    ),
    Form.EDIT_CONFIRM: (
        OWN,
        lambda _: {"callback_id": Form.EDIT_CONFIRM, "private_metadata": LONGER, "blocks": []},
        {},
    ),
    Form.HANDOVER: (OWN, lambda _: handover.build(1, FINNISH), {"person": {"selected_user": "UOLLI"}}),
    Form.LATER: (
        OWN,
        lambda world: later.build(world.report, world.division.today(), FINNISH),
        {"day": {"selected_date": "2027-03-15"}},
    ),
    Form.MOBILITY: (
        OPEN,
        lambda world: mobility.build(MobilityDraft(), None, FINNISH, rules=world.division.rules),
        {
            "project": {"selected_option": {"value": "H1"}},
            "kind": {"selected_option": {"value": "course"}},
            "start_on": {"selected_date": "2027-04-01"},
            "end_on": {"selected_date": "2027-04-05"},
            "country": {"selected_option": {"value": "FR"}},
            "host": {"value": "École"},
        },
    ),
    Form.MOBILITY_EDIT: (
        OWN,
        lambda world: mobility.build_edit(open_mobility(world.division, SARI, "L1"), FINNISH, world.division.rules),
        {"host": {"value": "École"}},
    ),
    Form.PROJECT_EDIT: (
        OWN,
        lambda world: project.build_edit(open_project(world.division, SARI, "H1"), FINNISH, world.division.rules),
        {"title": {"value": "Uusi nimi"}},
    ),
    Form.PROJECT: (
        OPEN,
        lambda world: project.build(ProjectDraft(), FINNISH, world.division.rules),
        {
            "action_type": {"selected_option": {"value": "KA121-VET"}},
            "title": {"value": "Uusi hanke"},
            "start_on": {"selected_date": "2026-06-01"},
            "end_on": {"selected_date": "2027-08-31"},
            "coordinators": {"selected_users": ["UAINO"]},
        },
    ),
    Form.RECEIPT: (OWN, lambda world: receipt.build(world.done, FINNISH), {"receipt": {"value": "123/2027"}}),
    Form.SEARCH: (OPEN, lambda _: search.build(FINNISH), {"words": {"value": "Vaihdot"}}),
    Form.SETTINGS: (
        OPEN,
        lambda world: settings.build(settings_of(world.division, "UAINO"), FINNISH, usual=time(9)),
        {"language": {"selected_option": {"value": "sv"}}},
    ),
    Form.SHARE: (
        OPEN,
        lambda _: share.build(0, "projects", None, FINNISH),
        {"share_channel": {"selected_conversation": "C1"}},
    ),
}

NO_MEMBER = {plain(say(f"access.{standing}", FINNISH)) for standing in OUTSIDERS.values()}
NOT_YOURS = "voivat muuttaa vain sen koordinaattorit"
NO_ADMINISTRATOR = plain(say("refusal.administrators_only", FINNISH))


def told(shown: list[Any]) -> Answer:
    """A box that was ticked shows by itself that it was: whoever may do that need not be told anything."""
    text = str(shown)
    if any(sentence in text for sentence in NO_MEMBER):
        return Answer.NO_MEMBER
    if NOT_YOURS in text:
        return Answer.NOT_YOURS
    return Answer.NO_ADMINISTRATOR if NO_ADMINISTRATOR in text else Answer.ANSWERED


def answers(world: World, ask: Callable[[Reception, str], list[Any]]) -> dict[str, Answer]:
    """What each kind of account is told, each in a world of their own."""
    return {kind: told(ask(Reception(world.fresh(who), OUTSIDERS), who)) for kind, (who, _) in EXPECTED.items()}


def expected(whose: Whose) -> dict[str, Answer]:
    return {kind: by_whose[whose] for kind, (_, by_whose) in EXPECTED.items()}


@pytest.mark.parametrize("name", TYPED)
def test_a_command_is_for_those_whose_it_is(name: str, world: World):
    whose, text = TYPED[name]
    assert answers(world, lambda desk, who: desk.type(who, text)) == expected(whose)


@pytest.mark.parametrize("action", PRESSED)
def test_a_button_is_for_those_whose_it_is(action: Action, world: World):
    whose, given = PRESSED[action]
    assert answers(world, lambda desk, who: desk.press(who, action, given(world))) == expected(whose)


@pytest.mark.parametrize("form", SENT)
def test_a_form_is_for_those_whose_it_is(form: Form, world: World):
    whose, build, state = SENT[form]
    assert answers(world, lambda desk, who: desk.submit(who, build(world), state)) == expected(whose)


def test_only_the_contact_and_administrators_say_that_details_are_right(world: World):
    refused = plain(say("refusal.not_your_contact", FINNISH))
    said = {
        who: refused in str(Reception(world.fresh(who), OUTSIDERS).press(who, CONFIRMED, row(world.contact)))
        for who in ("UAINO", "UMIKKO", "USARI")
    }
    assert said == {"UAINO": True, "UMIKKO": True, "USARI": False}


def test_whoever_sees_the_overview_has_something_to_press_only_as_an_administrator(world: World):
    for who, presses in (("UMIKKO", False), ("USARI", True)):
        for text in ("/hanke ylläpito", "/yhteys", "/hanke hakuaika"):
            assert ("'actions'" in str(Reception(world.fresh(who)).type(who, text))) is presses, (who, text)


def test_every_command_button_and_form_is_in_the_table():
    assert set(TYPED) == {command.name for command in COMMANDS}
    assert set(PRESSED) | {CONFIRMED} == set(Action)
    assert set(SENT) == set(Form) - {Form.SHOWN}
