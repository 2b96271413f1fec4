"""What is wrong, and what to do: what was typed is repeated, visibly and in part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.refusal import render
from bot.text import Language
from bot.words.faults import SaidTwice, UnknownWord
from services.refusal import AlreadyRegistered, CodeTaken, NoSuchProject, NotYourProject, TitleEmpty
from services.running_refusal import AlreadyCoordinates, NothingOpen
from tests.bot.refused import REFUSALS

EXAMPLE = ("/hanke new …",)


@pytest.mark.parametrize("refusal", [UnknownWord(word="xyzzy"), TitleEmpty()], ids=str)
def test_a_fault_in_the_words_comes_with_the_right_form(refusal):
    assert render(refusal, Language.ENGLISH, example=EXAMPLE).text.endswith("\n/hanke new …")


@pytest.mark.parametrize(
    "refusal",
    [NothingOpen(ref="H1"), NoSuchProject(reference="x"), CodeTaken(code="x", ref="H1"),
     AlreadyRegistered(ref="H1", title="x")],
    ids=str,
)  # fmt: skip
def test_a_fault_elsewhere_comes_alone(refusal):
    assert "\n" not in render(refusal, Language.ENGLISH, example=EXAMPLE).text


def test_whoever_coordinates_already_is_mentioned():
    refused = render(AlreadyCoordinates(people=("U1",)), Language.ENGLISH, example=None)
    assert "<@U1>" in refused.text


def test_without_an_example_there_is_none():
    assert render(TitleEmpty(), Language.ENGLISH, example=None).text == (
        "The project has no title. Give it one that others will recognise."
    )


def test_coordinators_are_mentioned():
    refused = render(NotYourProject(ref="H1", coordinators=("U1", "U2")), Language.ENGLISH, example=None)
    (section,) = refused.blocks[0]["elements"]
    assert [each["user_id"] for each in section["elements"] if each["type"] == "user"] == ["U1", "U2"]
    assert "<@U1>, <@U2>" in refused.text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("x" * 3000, "x" * 119 + "…"),
        ("a\n\tb\x00c\u202e", "a bc"),
        ("\u200b", "?"),
        ("", "?"),
        ("<!channel>", "&lt;!channel&gt;"),
    ],
)
def test_what_was_typed_is_shown_on_one_visible_line(typed, shown):
    refused = render(SaidTwice(word=typed), Language.ENGLISH, example=None)
    assert refused.text == f"This was already said differently: {shown}. Say each thing once only."


@given(st.text(max_size=5000), st.sampled_from(list(Language)))
def test_whatever_was_typed_the_answer_can_be_sent(typed, language):
    answered = render(NoSuchProject(reference=typed), language, example=None)
    assert 0 < len(answered.text) <= 4000
    assert not {"<", ">"} & set(answered.text)


@pytest.mark.parametrize("language", list(Language))
def test_every_refusal_is_a_whole_sentence(language):
    for refusal in REFUSALS:
        text = render(refusal, language, example=None).text
        assert text[0].isupper(), refusal
        assert "{" not in text, refusal
