"""Whatever a message offers is answered, and whatever is written is registered."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest

import bot.buttons
import bot.commands
import bot.events
import bot.shortcuts
import bot.submissions
from bot.asked import BoxesListener, ButtonListener, Command, FormListener, PickListener, ShortcutListener
from bot.buttons import BOXES, BUTTONS, PICKS
from bot.commands import COMMANDS
from bot.commands.help import SLASHES
from bot.events import EVENTS
from bot.ids import Action, Form, action_pattern
from bot.listeners.event import EventListener
from bot.shortcuts import SHORTCUTS
from bot.submissions import SUBMISSIONS
from bot.text import Language
from tests.bot.sample_homes import HOMES
from tests.bot.samples import MESSAGES, VIEWS


def objects(value: Any):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from objects(part)


SHOWN = list(
    objects([*(list(make(Language.ENGLISH).blocks) for make in MESSAGES.values())])
) + list(objects([make(Language.ENGLISH) for make in (VIEWS | HOMES).values()]))  # fmt: skip
PRESSED = ("button", "users_select", "static_select")
EMITTED = {each["action_id"] for each in SHOWN if each.get("type") in PRESSED and "action_id" in each} - {
    each["element"]["action_id"] for each in SHOWN if each.get("type") == "input"
}
LISTENERS = (*BUTTONS, *PICKS)
ROWS_OF_BOXES = {each["action_id"] for each in SHOWN if each.get("type") == "checkboxes"}


def test_no_id_is_used_for_two_things():
    assert sorted(each.action for each in LISTENERS) == sorted({each.action for each in LISTENERS})
    assert sorted(form.callback_id for form in SUBMISSIONS) == sorted({form.callback_id for form in SUBMISSIONS})
    assert sorted(each.type for each in EVENTS) == sorted({each.type for each in EVENTS})
    names = [command.name for command in COMMANDS]
    assert sorted(names) == sorted(set(names))
    verbs = [(command.slash, command.verb) for command in COMMANDS if command.verb]
    assert sorted(verbs) == sorted(set(verbs))


def test_every_button_and_menu_that_is_shown_is_answered_by_one_listener():
    answered = {
        action_id: [each.action for each in LISTENERS if action_pattern(each.action).match(action_id)]
        for action_id in EMITTED
    }
    assert {action_id: found for action_id, found in answered.items() if len(found) != 1} == {}


def test_every_listener_answers_a_button_or_menu_that_is_shown():
    unseen = [
        each.action for each in LISTENERS if not any(map(action_pattern(each.action).match, EMITTED))
    ]  # fmt: skip
    assert unseen == []


def test_every_row_of_boxes_that_is_shown_has_its_listener_and_no_other():
    assert {row.action for row in BOXES} == ROWS_OF_BOXES
    assert len(BOXES) == len(ROWS_OF_BOXES)


def test_every_action_and_form_has_its_listener():
    assert {each.action for each in (*LISTENERS, *BOXES)} == set(Action)
    assert {each.action for each in LISTENERS} & {each.action for each in BOXES} == set()
    # A card in a modal has nothing to submit.
    assert {form.callback_id for form in SUBMISSIONS} == set(Form) - {Form.SHOWN}
    assert {view["callback_id"] for view in SHOWN if view.get("type") == "modal"} == set(Form)


def test_every_select_that_searches_has_its_listener():
    searching = {
        each["action_id"]
        for view in SHOWN
        if view.get("type") == "modal"
        for each in objects(view["blocks"])
        if each.get("type") == "external_select"
    }
    assert searching == {action_id for form in SUBMISSIONS for action_id in form.options}


def test_options_are_found_by_the_action_alone_so_no_two_forms_share_one():
    searching = [action_id for form in SUBMISSIONS for action_id in form.options]
    assert sorted(searching) == sorted(set(searching))


@pytest.mark.parametrize("slash", sorted({command.slash for command in COMMANDS}))
def test_every_slash_command_answers_when_it_comes_alone_and_explains_itself(slash):
    mine = [command for command in COMMANDS if command.slash == slash]
    assert len([command for command in mine if command.is_default]) == 1
    assert len([command for command in mine if command.verb == "help"]) == 1
    assert slash in SLASHES


def test_only_a_default_takes_any_words():
    assert [command.name for command in COMMANDS if command.takes_any_words and not command.is_default] == []
    assert [command.name for command in COMMANDS if command.verb is None and not command.is_default] == []


@pytest.mark.parametrize(
    ("package", "kind", "registry"),
    [(bot.commands, Command, COMMANDS),
     (bot.buttons, ButtonListener | PickListener | BoxesListener, (*LISTENERS, *BOXES)),
     (bot.submissions, FormListener, SUBMISSIONS),
     (bot.events, EventListener, EVENTS),
     (bot.shortcuts, ShortcutListener, SHORTCUTS)],
    ids=["commands", "buttons", "submissions", "events", "shortcuts"],
)  # fmt: skip
def test_every_module_of_a_folder_is_in_its_registry(package, kind, registry):
    for module in pkgutil.iter_modules(package.__path__):
        loaded = importlib.import_module(f"{package.__name__}.{module.name}")
        things = [
            each
            for value in vars(loaded).values()
            for each in (value if isinstance(value, tuple) else (value,))
            if isinstance(each, kind)
        ]
        assert things, module.name
        assert all(any(each is known for known in registry) for each in things), module.name
