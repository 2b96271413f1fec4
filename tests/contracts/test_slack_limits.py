"""Every message and form is one that Slack takes, in all languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.blocks import BUTTON_LENGTH, TITLE_LENGTH, Message, card_modal
from bot.forms.fields import HINT_LENGTH, LABEL_LENGTH, OPTION_LENGTH, PLACEHOLDER_LENGTH
from bot.forms.mobility import country_options
from bot.text import Language, plain, say
from sandbox.rules.messages import message_refusal
from sandbox.rules.table import LARGEST_VIEW, LONGEST_UPDATED_TEXT
from sandbox.rules.views import view_problems
from tests.bot.sample_homes import HOMES
from tests.bot.samples import MESSAGES, SENTENCES, VIEWS, one_sentence
from tests.contracts.published import faults, published

EVERYWHERE = pytest.mark.parametrize("language", list(Language))


def test_the_limits_are_slacks():
    assert (TITLE_LENGTH, BUTTON_LENGTH, OPTION_LENGTH) == (24, 75, 75)
    assert (LABEL_LENGTH, HINT_LENGTH, PLACEHOLDER_LENGTH) == (2000, 2000, 150)


def objects(value: Any):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from objects(part)


# -- messages


def all_messages(language: Language) -> dict[str, Message]:
    return {name: make(language) for name, make in MESSAGES.items()} | {
        key: one_sentence(key, language) for key in SENTENCES
    }


@EVERYWHERE
def test_the_sandbox_takes_every_message(language):
    for name, made in all_messages(language).items():
        assert message_refusal({"text": made.text, "blocks": list(made.blocks)}) is None, name


@EVERYWHERE
def test_every_message_speaks_without_its_blocks_and_can_be_updated(language):
    for name, made in all_messages(language).items():
        assert made.text.strip(), name
        assert len(made.text) <= LONGEST_UPDATED_TEXT, name


@EVERYWHERE
def test_slacks_own_schema_takes_every_message(language):
    """Without the longest: it knows of no lengths, and their blocks are made the same way."""
    schema = {**published("block-kit.schema.json"), "$ref": "#/definitions/KnownBlock"}
    names = MESSAGES.keys() - {name for name in MESSAGES if "long" in name}
    blocks = {json.dumps(block) for name in names for block in MESSAGES[name](language).blocks}
    assert {block: found for block in blocks if (found := faults(schema, json.loads(block)))} == {}


# -- forms


@EVERYWHERE
@pytest.mark.parametrize("name", VIEWS)
def test_the_sandbox_takes_every_view(name, language):
    view = VIEWS[name](language)
    assert [str(problem) for problem in view_problems(view, surface="modal")] == []
    assert len(json.dumps(view, ensure_ascii=False).encode()) <= LARGEST_VIEW


@EVERYWHERE
def test_slacks_own_schema_takes_every_view(language):
    schema = {**published("block-kit.schema.json"), "$ref": "#/definitions/ModalView"}
    views = {name: json.loads(json.dumps(make(language))) for name, make in VIEWS.items()}
    assert {name: found for name, view in views.items() if (found := faults(schema, view))} == {}


@EVERYWHERE
@pytest.mark.parametrize("name", ["form_project", "form_mobility", "form_deadline", "form_call"])
def test_no_label_of_ours_is_cut_to_fit(name, language):
    shown = [each["text"] for each in objects(VIEWS[name](language)) if isinstance(each.get("text"), str)]
    assert [text for text in shown if text.endswith("…")] == []
    assert len(shown) > 10


@EVERYWHERE
def test_no_country_is_cut_to_fit(language):
    names = [option["text"]["text"] for letter in "aeiouy" for option in country_options(letter, language)]
    assert max(map(len, names)) < OPTION_LENGTH


@EVERYWHERE
def test_the_titles_and_buttons_of_modals_fit(language):
    for key in ("project.heading", "mobility.heading", "shown.heading", "submit", "close", "done"):
        assert 0 < len(plain(say(f"form.{key}", language))) <= TITLE_LENGTH, key
    assert card_modal(say("form.shown.heading", language), say("form.done", language))["title"]["text"]


# -- Home tabs


@EVERYWHERE
@pytest.mark.parametrize("name", HOMES)
def test_the_sandbox_takes_every_home_tab(name, language):
    view = HOMES[name](language)
    assert [str(problem) for problem in view_problems(view, surface="home")] == []
    assert len(json.dumps(view, ensure_ascii=False).encode()) <= LARGEST_VIEW


@EVERYWHERE
def test_slacks_own_schema_takes_every_home_tab(language):
    schema = {**published("block-kit.schema.json"), "$ref": "#/definitions/HomeView"}
    views = {name: json.loads(json.dumps(make(language))) for name, make in HOMES.items()}
    assert {name: found for name, view in views.items() if (found := faults(schema, view))} == {}


# -- text that was typed


# In a table's cells raw text is read as it stands.
WITHOUT_MARKUP = {"plain_text", "text", "link", "raw_text", "raw_number"}


@EVERYWHERE
def test_no_message_or_view_has_markup(language):
    made = [list(make(language).blocks) for make in MESSAGES.values()] + [
        make(language) for make in (VIEWS | HOMES).values()
    ]
    found = list(objects(made))
    assert {each["type"] for each in found if isinstance(each.get("text"), str)} <= WITHOUT_MARKUP
    assert {each["emoji"] for each in found if each.get("type") == "plain_text"} == {False}
    links = [each["url"].partition(":") for each in found if "url" in each]
    assert {(scheme, rest.partition("/")[0]) for scheme, _, rest in links if scheme == "https"} <= {("https", "")}
    assert {scheme for scheme, *_ in links} == {"mailto", "https"}


@EVERYWHERE
def test_what_a_screen_reader_says_is_not_cut(language):
    found = objects([list(make(language).blocks) for make in MESSAGES.values()])
    spoken = {each["accessibility_label"] for each in found if "accessibility_label" in each}
    assert {label for label in spoken if len(label) >= BUTTON_LENGTH} == set()
