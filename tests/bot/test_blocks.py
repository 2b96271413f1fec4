"""From parts to blocks: typed text stays text, limits hold, and every message speaks without its blocks too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blocks import (
    Box,
    Boxes,
    Bullets,
    Button,
    Buttons,
    Divider,
    Heading,
    Note,
    Paragraph,
    card_modal,
    message,
    plain_text,
    sentence,
)
from bot.ids import Action
from bot.rich_text import first_that_fit, text_length
from bot.text import Channel, Line, Link, Person, Strong

OPEN = Box(label=("Vakuutus",), value="b7.insurance", is_ticked=False)
TICKED = Box(label=("Suostumus",), value="b7.guardian_consent", is_ticked=True)
DONE = Button(action=Action.DEADLINE_DONE, label=("Valmis",), value="a7")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within blocks, whatever its depth."""
    if isinstance(value, dict):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    for part in parts:
        yield from objects(part)


def test_each_part_becomes_its_block():
    made = message(
        Heading(("H1",)),
        Paragraph((("a ", Strong("b")), (Person("U1"), "", Channel("C1")))),
        Bullets((("x",), (Link("mailto:a@b.fi", "a@b.fi"),))),
        Note(("n",)),
        Divider(),
        Buttons(name="row", buttons=(DONE,)),
    )
    assert made.text == "H1\na b\n<@U1><#C1>\n• x\n• a@b.fi\nn"
    assert list(made.blocks) == [
        {"type": "header", "text": {"type": "plain_text", "text": "H1", "emoji": False}},
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "a "},
                        {"type": "text", "text": "b", "style": {"bold": True}},
                        {"type": "text", "text": "\n"},
                        {"type": "user", "user_id": "U1"},
                        {"type": "channel", "channel_id": "C1"},
                    ],
                }
            ],
        },
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_list",
                    "style": "bullet",
                    "elements": [
                        {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]},
                        {
                            "type": "rich_text_section",
                            "elements": [{"type": "link", "url": "mailto:a@b.fi", "text": "a@b.fi"}],
                        },
                    ],
                }
            ],
        },
        {"type": "context", "elements": [{"type": "plain_text", "text": "n", "emoji": False}]},
        {"type": "divider"},
        {
            "type": "actions",
            "block_id": "row",
            "elements": [
                {
                    "type": "button",
                    "action_id": "deadline.done",
                    "text": {"type": "plain_text", "text": "Valmis", "emoji": False},
                    "value": "a7",
                }
            ],
        },
    ]


def test_a_button_may_have_a_style_and_words_for_a_screen_reader():
    label = ("x" * 80,)
    button = Button(
        action=Action.PROJECT_NEW, label=("Uusi",), value="a0", accessibility_label=label, style="primary"
    )
    (row,) = message(Paragraph((("x",),)), Buttons(name="row", buttons=(button,))).blocks[1:]
    assert row["elements"][0]["style"] == "primary"
    assert row["elements"][0]["accessibility_label"] == "x" * 75


def boxes(*shown: Box) -> Boxes:
    return Boxes(name="checklist.7", action=Action.CHECKLIST_TICK, boxes=shown)


def test_boxes_stand_under_each_other_with_what_is_ticked():
    (block,) = message(boxes(TICKED, OPEN)).blocks
    consent = {"text": {"type": "plain_text", "text": "Suostumus", "emoji": False}, "value": "b7.guardian_consent"}
    insurance = {"text": {"type": "plain_text", "text": "Vakuutus", "emoji": False}, "value": "b7.insurance"}
    assert block == {
        "type": "actions",
        "block_id": "checklist.7",
        "elements": [
            {
                "type": "checkboxes",
                "action_id": "checklist.tick",
                "options": [consent, insurance],
                "initial_options": [consent],
            }
        ],
    }


def test_where_nothing_is_ticked_slack_is_told_of_no_initial_options():
    ((element,),) = (block["elements"] for block in message(boxes(OPEN)).blocks)
    assert "initial_options" not in element


def test_without_blocks_one_reads_only_what_is_still_open():
    assert message(boxes(TICKED, OPEN, Box(label=("<kortti>",), value="b7.x", is_ticked=False))).text == (
        "• Vakuutus\n• &lt;kortti&gt;"
    )
    assert message(Note(("n",)), boxes(TICKED)).text == "n"


def test_ten_boxes_of_the_longest_labels_fit():
    (block,) = message(boxes(*[Box(label=("x" * 75,), value="b7.x", is_ticked=True)] * 10)).blocks
    assert len(block["elements"][0]["options"]) == 10


@given(st.text(min_size=1, max_size=70), st.text(min_size=1, max_size=70))
def test_typed_text_stands_only_where_slack_reads_no_markup(one, other):
    made = message(
        Heading((one,)),
        Paragraph(((one, Strong(other)), (Person("U1"),))),
        Bullets(((other,),)),
        Note((other,)),
        Buttons(name="row", buttons=(Button(action=Action.PROJECT_SHOW, label=(one,), value="a1"),)),
    )
    found = list(objects(made.blocks))
    assert "mrkdwn" not in {each.get("type") for each in found}
    assert {each["type"] for each in found if isinstance(each.get("text"), str)} == {"plain_text", "text"}
    assert {each["emoji"] for each in found if each.get("type") == "plain_text"} == {False}
    assert re.findall(r"<[^>]*>", made.text) == ["<@U1>"]


@pytest.mark.parametrize(
    "parts",
    [
        [Heading(("x" * 151,))],
        [Note(("x" * 2001,))],
        [Buttons(name="row", buttons=())],
        [Buttons(name="row", buttons=(DONE,) * 26)],
        [Buttons(name="row", buttons=(Button(action=Action.PROJECT_NEW, label=("x" * 76,), value="a0"),))],
        [boxes()],
        [boxes(*[OPEN] * 11)],
        [boxes(Box(label=("x" * 76,), value="b7.x", is_ticked=False))],
        [Divider()] * 51,
        [Paragraph((("x" * 2999,),))] * 5,
        [Paragraph((("&" * 2999,),))],
    ],
    ids=[
        "heading",
        "note",
        "no buttons",
        "many buttons",
        "label",
        "no boxes",
        "many boxes",
        "box",
        "blocks",
        "characters",
        "escaped characters",
    ],
)
def test_a_part_that_breaks_a_limit_is_an_error(parts):
    with pytest.raises(ValueError, match=r"\d+ (characters|blocks|buttons|boxes)"):
        message(*parts)


def test_the_limits_themselves_are_within():
    made = message(
        Heading(("x" * 150,)), Note(("x" * 2000,)), *[Divider()] * 47, Buttons(name="b", buttons=(DONE,) * 25)
    )
    assert len(made.blocks) == 50


def test_text_as_long_as_an_update_takes_is_left_whole():
    assert sentence(("x" * 4000,)).text == "x" * 4000


@pytest.mark.parametrize(
    ("typed", "times"), [("x", 2500), ("&", 1000), ("<", 1200), ("x&", 900), ("é", 2500), ("😀", 2500), ("a\n", 1200)]
)
def test_longer_text_is_cut_where_one_sees_it_and_the_blocks_have_it_all(typed, times):
    made = message(*[Paragraph(((typed * times, Person("U1")),))] * 2)
    assert 3980 <= len(made.text) <= 4000
    assert made.text.endswith("…")
    assert not re.search(r"&(?!amp;|lt;|gt;)|<(?!@U1>)", made.text)
    assert text_length(made.blocks) > 4000


@given(st.integers(3985, 4010), st.sampled_from(["&", "<", ">", "x"]))
def test_text_is_never_cut_within_a_mention_or_a_sign(length, sign):
    text = sentence(("x" * length, Person("U1"), sign * 30)).text
    assert len(text) <= 4000
    assert not re.search(r"&(?!amp;|lt;|gt;)|<(?!@U1>)", text)


def test_the_length_of_blocks_counts_labels_and_escapes():
    made = message(Paragraph((("a&b<",), (Strong("cd"),))), Buttons(name="row", buttons=(DONE,)))
    assert text_length(made.blocks) == len("a&amp;b&lt;\ncdValmis")


@pytest.mark.parametrize(("room", "number"), [(0, 0), (5, 0), (6, 1), (11, 1), (12, 2), (99, 2)])
def test_the_first_lines_are_those_that_fit_with_their_escapes(room, number):
    lines: tuple[Line, ...] = (("a&",), ("b", Strong("&")))
    assert first_that_fit(lines, room) == lines[:number]


def test_a_card_in_a_modal_has_nothing_to_submit():
    view = card_modal(("Rekisteröity",), ("Valmis",), Heading(("H1",)))
    assert (view["callback_id"], view["title"]["text"], view["close"]["text"]) == ("shown", "Rekisteröity", "Valmis")
    assert "submit" not in view


@pytest.mark.parametrize(("title", "blocks"), [("x" * 25, 1), ("x", 101)])
def test_a_modal_has_its_limits_too(title, blocks):
    with pytest.raises(ValueError, match=r"\d+ (characters|blocks)"):
        card_modal((title,), ("Valmis",), *[Divider()] * blocks)


def test_plain_text_keeps_emoji_codes_as_they_were_typed():
    assert plain_text((":tada: *x*",), 75) == {"type": "plain_text", "text": ":tada: *x*", "emoji": False}
