"""The form for a new mobility, and its search for countries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.forms.mobility import OPTIONS, build, country_options, project_option, read
from bot.text import Language
from bot.words.draft import MobilityDraft
from sandbox.forms import initial_state
from tests.bot.samples import FILLED_MOBILITY
from tests.support.builders import make_project

FI, SV, EN = Language


@pytest.mark.parametrize("language", list(Language))
def test_a_form_filled_in_from_a_line_reads_back_as_that_line(language, rules):
    view = build(FILLED_MOBILITY, make_project(), language, rules=rules)
    assert read({"state": {"values": initial_state(view["blocks"])}}) == FILLED_MOBILITY


def test_an_empty_form_says_nothing(rules):
    view = build(MobilityDraft(), None, Language.FINNISH, rules=rules)
    assert read({"state": {"values": initial_state(view["blocks"])}}) == MobilityDraft()


@pytest.mark.parametrize("has_minors", [True, False, None])
def test_the_age_of_participants_may_be_said_or_left_to_what_is_likely(has_minors, rules):
    draft = replace(FILLED_MOBILITY, has_minors=has_minors)
    view = build(draft, make_project(), FI, rules=rules)
    assert read({"state": {"values": initial_state(view["blocks"])}}).has_minors is has_minors


def test_nobody_accompanying_and_no_travel_day_can_be_said(rules):
    draft = replace(FILLED_MOBILITY, accompanying=0, travel_days=0)
    view = build(draft, make_project(), FI, rules=rules)
    read_back = read({"state": {"values": initial_state(view["blocks"])}})
    assert (read_back.accompanying, read_back.travel_days) == (0, 0)


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("saks", FI, "Saksa"), ("tysk", FI, "Saksa"), ("germ", FI, "Saksa"), ("SAKS", SV, "Tyskland"),
        ("Österr", EN, "Austria"), ("osterr", SV, "Österrike"), ("holl", FI, "Alankomaat"), ("turkey", SV, "Turkiet"),
    ],
)  # fmt: skip
def test_a_country_is_found_in_any_language_and_shown_in_the_askers(typed, language, first):
    assert country_options(typed, language)[0]["text"]["text"] == first


def test_countries_that_begin_as_typed_come_before_those_that_hold_it():
    assert [each["text"]["text"] for each in country_options("viro", FI)] == ["Viro"]
    assert [each["text"]["text"] for each in country_options("mali", FI)] == ["Mali", "Somalia"]


def test_no_more_countries_are_offered_than_slack_takes_and_each_once():
    options = country_options("", FI)
    assert len(options) == len({each["value"] for each in options}) == OPTIONS
    assert country_options("xyzzy", FI) == []


def test_a_project_is_offered_by_its_reference_and_title():
    assert project_option(make_project(id=7, title="x" * 120)) == {
        "text": {"type": "plain_text", "text": "H7 " + "x" * 71 + "…", "emoji": False},
        "value": "H7",
    }
