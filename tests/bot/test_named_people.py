"""Whoever is no full member is named for nothing, wherever people are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from bot.blocks import Block
from bot.directory import Standing
from bot.ids import Action, Form, write_said_value
from bot.text import Language
from services.division import Division
from tests.bot import test_access as access
from tests.bot.sample_homes import HOMES
from tests.bot.samples import MESSAGES
from tests.support.reception import Reception
from tests.support.tables import dump

STRANGERS = {"UGUEST": Standing.GUEST, "UPARTNER": Standing.STRANGER, "UGONE": Standing.DEACTIVATED}
REFUSED = "Vain työtilan varsinaiset jäsenet"
NAMED = pytest.mark.parametrize("person", STRANGERS)

# By the command's name; an administrator types them.
TYPED: Mapping[str, tuple[str, ...]] = {
    "administration": ("/hanke ylläpito lisää {}",),
    "contact_assign": ("/yhteys muokkaa ammatillinen {}", "/yhteys muokkaa ammatillinen <@UOLLI> {}"),
    "handover": ("/hanke siirto H1 {}",),
    "leave": ("/muistutus loma 1.7.2027–31.7.2027 {}",),
    "mobility_edit": ("/liikkuvuus muokkaa L1 vastuuhenkilö {}",),
    "mobility_new": ("/liikkuvuus uusi H1 kurssi 1.4.2027–5.4.2027 Ranska {}", "/liikkuvuus uusi H1 kurssi {}"),
    "project_edit": ("/hanke muokkaa H1 koordinaattorit <@UAINO> {}",),
    "project_new": ('/hanke uusi KA121-VET "Toinen" 1.6.2026–31.8.2027 {}', "/hanke uusi KA121-VET <@UAINO> {}"),
}

# By the form and its field.
SENT = (
    (Form.ADMINISTRATION, "administrators"),
    (Form.CONTACT, "account"),
    (Form.CONTACT, "deputy"),
    (Form.HANDOVER, "person"),
    (Form.MOBILITY, "responsible"),
    (Form.MOBILITY_EDIT, "responsible"),
    (Form.PROJECT, "coordinators"),
    (Form.PROJECT_EDIT, "coordinators"),
    (Form.SETTINGS, "deputy"),
)

# By what is chosen, given whom somebody chooses; what comes back of a second look names somebody, too.
CHOSEN: Mapping[Action, Callable[[str], dict[str, Any]]] = {
    Action.COORDINATOR_NAME: lambda person: {"block_id": "handover.1", "selected_user": person},
    Action.EDIT_CONFIRM: lambda person: {"value": write_said_value(1, agreed(person)[0])},
}


def agreed(person: str) -> tuple[str, ...]:
    """What comes back of a second look."""
    return (
        f'{{"ref": "H1", "version": 1, "edit": {{"coordinators": ["UAINO", "{person}"]}}}}',
        f'{{"ref": "L1", "version": 1, "edit": {{"responsible": "{person}"}}}}',
        f'{{"ref": "Y1", "version": 1, "edit": {{"account_id": "{person}"}}}}',
        f'{{"ref": "Y1", "version": 1, "edit": {{"account_id": "UOLLI", "deputy": "{person}"}}}}',
    )


@pytest.fixture
def world(division: Division, tmp_path) -> access.World:
    return access.make_world(division, tmp_path)


@pytest.fixture
def reception(world: access.World) -> Reception:
    return Reception(world.division, STRANGERS)


@NAMED
@pytest.mark.parametrize("typed", [text for texts in TYPED.values() for text in texts])
def test_none_that_is_typed(typed: str, person: str, world: access.World, reception: Reception):
    before = dump(world.division.store)
    (answer,) = reception.type("USARI", typed.format(f"<@{person}>"))
    assert REFUSED in answer["text"]
    assert dump(world.division.store) == before


@NAMED
@pytest.mark.parametrize(("form", "name"), SENT)
def test_none_that_is_chosen_in_a_form(form: Form, name: str, person: str, world: access.World, reception: Reception):
    before = dump(world.division.store)
    view, state = filled(form, world)
    (answer,) = reception.submit("USARI", view, {**state, **naming(view, {name: person})})
    assert REFUSED in "".join(answer["errors"].values())
    assert dump(world.division.store) == before


@NAMED
@pytest.mark.parametrize("action", CHOSEN)
def test_none_that_is_chosen_in_a_message(action: Action, person: str, world: access.World, reception: Reception):
    before = dump(world.division.store)
    (answer,) = reception.press("USARI", action, CHOSEN[action](person))
    assert REFUSED in answer["text"]
    assert dump(world.division.store) == before


@NAMED
@pytest.mark.parametrize("number", range(len(agreed(""))))
def test_none_that_comes_back_of_a_second_look(number: int, person: str, world: access.World, reception: Reception):
    before = dump(world.division.store)
    look = {"callback_id": Form.EDIT_CONFIRM, "private_metadata": agreed(person)[number], "blocks": []}
    (answer,) = reception.submit("USARI", look, {})
    assert REFUSED in str(answer["view"])
    assert dump(world.division.store) == before


# -- nothing is left out


def filled(form: Form, world: access.World) -> tuple[Block, dict[str, Any]]:
    """A form as in the table of who may send it; those that were opened filled come back with what they showed."""
    _, build, state = access.SENT[form]
    return build(world), state


def fields_of_people(view: Block) -> dict[str, str]:
    """The types of its fields in which people are chosen, by their names."""
    types = {block["block_id"]: block["element"]["type"] for block in view["blocks"] if block["type"] == "input"}
    return {name: kind for name, kind in types.items() if kind in ("users_select", "multi_users_select")}


def naming(view: Block, people: Mapping[str, str]) -> dict[str, Any]:
    kinds = fields_of_people(view)
    return {
        name: {"selected_user": person} if kinds[name] == "users_select" else {"selected_users": [person]}
        for name, person in people.items()
    }


def test_every_field_in_which_people_are_chosen_is_in_the_table(world: access.World):
    shown = {(form, name) for form, (_, build, _) in access.SENT.items() for name in fields_of_people(build(world))}
    assert set(SENT) == shown


def elements(block: Any) -> Iterator[dict[str, Any]]:
    if isinstance(block, dict):
        yield block
        block = list(block.values())
    if isinstance(block, list | tuple):
        for part in block:
            yield from elements(part)


def test_every_choice_of_people_in_a_message_is_in_the_table():
    shown = [make(Language.FINNISH).blocks for make in MESSAGES.values()]
    shown += [make(Language.FINNISH)["blocks"] for make in HOMES.values()]
    chosen = {each["action_id"] for each in elements(shown) if each.get("type") == "users_select"}
    assert {Action(each) for each in chosen} <= set(CHOSEN)


@pytest.mark.parametrize("name", access.TYPED)
def test_no_command_keeps_whom_it_may_not_name(name: str, world: access.World):
    """Every command there is, whether it takes people or not: one that does and is in no table is found here."""
    _, typed = access.TYPED[name]
    named = re.sub(r"<@\w+>", "<@UGUEST>", typed)
    for number, text in enumerate((named, f"{typed} <@UGUEST>")):
        division = world.fresh(f"{name}{number}")
        Reception(division, STRANGERS).type("USARI", text)
        assert "UGUEST" not in str(dump(division.store)), text


@pytest.mark.parametrize("typed", [text for texts in TYPED.values() for text in texts])
def test_a_full_member_may_be_typed_everywhere(typed: str, reception: Reception):
    """Else the tests above would say nothing."""
    assert REFUSED not in str(reception.type("USARI", typed.format("<@UMIKKO>")))


@pytest.mark.parametrize(("form", "name"), SENT)
def test_a_full_member_may_be_chosen_everywhere(form: Form, name: str, world: access.World, reception: Reception):
    view, state = filled(form, world)
    assert REFUSED not in str(reception.submit("USARI", view, {**state, **naming(view, {name: "UMIKKO"})}))
