"""Lists and cards: what is shown, what is only counted, and the buttons to go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.blocks import BLOCKS_TEXT_LENGTH, BUTTON_LENGTH, MESSAGE_BLOCKS, Message, Paragraph
from bot.ids import Action, action_id, read_item_value, read_page_value, read_typed_value, read_value
from bot.messages.filter_line import narrowed
from bot.messages.later import CHOICES, ON_A_DAY
from bot.messages.mobility_card import render as render_mobility
from bot.messages.paging import FIRST
from bot.messages.parts import MOBILITY_MENU, PROJECT_MENU
from bot.rich_text import text_length
from bot.text import Language, plain, say
from programme.notes import Note
from services.filters import ProjectFilter, Standing
from tests.bot.facts import GROUP, GROUP_CARD, TODAY, due, listed_items
from tests.bot.samples import MESSAGES

EN = Language.ENGLISH


SAID = "vocational field KA121 vocational overdue <@UAINO> Germany 1.1.2027–30.6.2027"


def buttons(message: Message) -> list[tuple[str, str]]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [(each["action_id"], each["value"]) for row in rows for each in row if each["type"] == "button"]


def boxes(message: Message) -> list[str]:
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    return [option["value"] for row in rows for each in row for option in each.get("options", ())]


def shows(times: int) -> list[tuple[str, str]]:
    """The buttons that open H1, H2 and so on, each with an id of its own within its block."""
    return [(action_id(Action.PROJECT_SHOW, place), f"a{place + 1}") for place in range(times)]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("project_card_long", "And 1 more deadline."),
        ("project_card_long", "And 2 more mobilities: /liikkuvuus list H1"),
        ("project_list_long", "Showing 1–15 of 22."),
        ("project_list_last", "Showing 16–22 of 22."),
        ("mobility_list_long", "Showing 1–15 of 22."),
        ("project_mine_long", "And 2 more projects. Narrow the list, for example: /hanke list mine vocational"),
        ("done_choice_long", "And 6 more deadlines."),
        ("calls_long", "And 2 more calls."),
        ("calls_one_more", "And 1 more call."),
        ("explanation_long", "And 2 more deadlines."),
        ("upcoming_one_more", "Only the next one is shown."),
    ],
)
def test_what_a_list_leaves_out_is_counted(name, note):
    assert note in MESSAGES[name](EN).text.splitlines()


@pytest.mark.parametrize(
    "name", ["project_card", "project_list", "mobility_list", "upcoming", "done_choice", "calls", "explanation"]
)
def test_a_whole_list_says_nothing_of_more(name):
    assert "more" not in MESSAGES[name](EN).text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("project_list", [("list.share", "c0.projects")]),
        ("project_list_long", [("projects.page", "c1."), ("list.share", "c0.projects")]),
        ("project_list_last", [("projects.page", "c0."), ("list.share", "c1.projects")]),
        ("project_list_narrowed", [("list.share", f"c0.projects {SAID}")]),
        ("project_list_shared", [("projects.page", f"c1.{SAID}")]),
        (
            "mobility_list_long",
            [
                ("mobilities.page", "c1.H1 Germany 1.1.2027–30.6.2027"),
                ("list.share", "c0.mobilities H1 Germany 1.1.2027–30.6.2027"),
            ],
        ),
        ("mobility_list_shared", [("mobilities.page", "c1.")]),
        ("project_card", [("mobility.new", "a1"), ("project.edit", "a1")]),
        ("mobility_card", [("project.show", "a1"), ("mobility.edit", "a12")]),
        ("project_list_none", [("project.new", "a0")]),
        ("project_list_none_overdue", []),
        ("project_list_none_narrowed", []),
        ("project_mine", [*shows(3), ("project.new", "a0")]),
        ("project_mine_long", [*shows(5), ("project.new", "a0")]),
        ("project_mine_none", [("project.new", "a0")]),
        ("reminder_call", []),
        ("calls_administrator", [("call.edit", "a1"), ("call.remove", "a1"), ("call.new", "a0")]),
        ("mobility_card_group", [("project.show", "a1"), ("mobility.edit", "a14")]),
        ("reminder_done", [("project.show", "a1")]),
    ],
)
def test_each_message_offers_what_comes_next(name, expected):
    assert buttons(MESSAGES[name](EN)) == expected


def test_every_button_names_its_row():
    values = [value for make in MESSAGES.values() for _, value in buttons(make(EN))]
    readers = (read_value, read_item_value, read_page_value, read_typed_value)
    assert [value for value in values if all(read(value) is None for read in readers)] == []


def test_every_box_names_its_deadline_and_its_item(rules):
    values = [value for make in MESSAGES.values() for value in boxes(make(EN))]
    codes = {item.code for item in rules.checklist_items} | {*CHOICES, ON_A_DAY, *PROJECT_MENU, *MOBILITY_MENU}
    read = [read_item_value(value) for value in values]
    assert len(values) > 20
    assert all(named is not None and named[1] in codes for named in read)


@pytest.mark.parametrize("language", list(Language))
def test_every_item_of_every_list_fits_its_box(language, rules):
    labels = [plain(say(f"item.{item.code}", language)) for item in rules.checklist_items]
    assert max(map(len, labels)) <= BUTTON_LENGTH
    assert len(set(labels)) == len({item.code for item in rules.checklist_items})


@pytest.mark.parametrize("language", list(Language))
def test_a_mobility_with_every_list_and_every_note_fits_its_card(language, rules):
    group = replace(GROUP, host="&" * 120)
    kinds = [rule.kind for rule in rules.deadlines if rule.is_for_mobilities]
    deadlines = tuple(
        due(kind, TODAY, id=number, mobility=group, internal_on=TODAY, items=listed_items(kind, group))
        for number, kind in enumerate(kinds)
    )
    card = replace(GROUP_CARD, mobility=group, deadlines=deadlines, notes=tuple(Note))
    made = render_mobility(card, language, is_new=True)
    assert len(made.blocks) <= MESSAGE_BLOCKS
    assert text_length(made.blocks) <= BLOCKS_TEXT_LENGTH


def test_a_choice_has_a_button_for_each_deadline_it_shows():
    assert buttons(MESSAGES["done_choice_long"](EN)) == [("deadline.done", f"a{n}") for n in range(10)]


def test_a_word_that_means_nothing_is_answered_with_the_nearest_or_with_all():
    assert MESSAGES["help_did_you_mean"](EN).text.startswith(
        "I do not know the word lissta. Did you mean: /hanke lista?\nHow to use /hanke lista\n"
    )
    assert "\nI do not know the word xyzzy. These work:\n" in MESSAGES["help_unknown"](EN).text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.FINNISH, "Rajaus: päättyneet"),
        (Language.SWEDISH, "Begränsat till: avslutade"),
        (EN, "Narrowed by: ended"),
    ],
)
def test_a_list_is_narrowed_to_many_that_ended_and_names_each_as_one(language, said):
    (narrowing,) = narrowed(ProjectFilter(standing=Standing.CLOSED), language, FIRST, span="filter.due")
    assert isinstance(narrowing, Paragraph)
    assert [plain(line) for line in narrowing.lines] == [said]
    one = {Language.FINNISH: "päättynyt", Language.SWEDISH: "avslutat", EN: "ended"}[language]
    assert f" · {one} · " in MESSAGES["project_list_standings"](language).text
