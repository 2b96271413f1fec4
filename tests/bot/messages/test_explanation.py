"""Where a date comes from, as a sum that one can check with a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.blocks import BLOCKS_TEXT_LENGTH, MESSAGE_BLOCKS
from bot.messages.explanation import OUR_OWN, SHOWN, render, sentence
from bot.rich_text import text_length
from bot.text import Language, Link, plain, say
from programme.explanation import explain
from programme.model import Anchor, Certainty
from services.explanations import ExplainedDates, ExplainedDeadline
from tests.bot.facts import GROUP, PROJECT
from tests.bot.sample_dates import (
    AFTER_THE_REPORT,
    AFTER_THE_TRIP,
    BEFORE_THE_TRIP,
    BONN,
    COMPUTED,
    CONTRACT,
    CONTRACT_WITHOUT_RULE,
    CUSTOM,
    CUT,
    EXPLAINED,
    LESS_A_DAY,
    MALTA,
    OTHER_AGENCY,
    SAME_DAY,
)
from tests.support.builders import make_deadline, make_mobility, make_project
from tests.support.clock import HELSINKI

FI, _, EN = Language


@pytest.mark.parametrize(
    ("explained", "added_up", "anchor"),
    [
        (COMPUTED, "30 October 2027 = 31 August 2027 + 60 days", Anchor.PROJECT_END),
        (LESS_A_DAY, "31 May 2027 = 1 June 2026 + 12 months − 1 day", Anchor.PROJECT_START),
        (CUT, "31 August 2027 = 1 June 2026 + 60 months", Anchor.PROJECT_START),
        (AFTER_THE_REPORT, "14 December 2027 = 15 October 2027 + 60 days", Anchor.REPORTED),
        (BEFORE_THE_TRIP, "26 April 2027 = 10 May 2027 − 14 days", Anchor.MOBILITY_START),
        (AFTER_THE_TRIP, "28 May 2027 = 14 May 2027 + 14 days", Anchor.MOBILITY_END),
        (CONTRACT, "30 October 2027 = 31 August 2027 + 60 days", Anchor.PROJECT_END),
        (SAME_DAY, "31 August 2027 is the ", Anchor.PROJECT_END),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_date_is_added_up_from_the_day_it_is_counted_from(explained, added_up, anchor):
    line = plain(sentence(explained.explanation, EN))
    assert added_up in line
    assert plain(say(f"anchor.{anchor}", EN)) in line


@pytest.mark.parametrize(
    ("explained", "key"),
    [(CONTRACT_WITHOUT_RULE, "explain.contract"), (CUSTOM, "explain.custom")],
    ids=["contract", "custom"],
)
def test_what_somebody_typed_needs_no_sum_and_no_source(explained, key):
    for language in Language:
        assert sentence(explained.explanation, language) == say(key, language)


def test_a_date_from_the_contract_says_what_the_rule_would_give():
    line = plain(sentence(CONTRACT.explanation, EN))
    assert line.startswith(plain(say("explain.contract", EN)))
    assert "15 October 2027" not in line


def test_a_date_cut_at_the_projects_end_says_so():
    cut = plain(say("explain.cut", EN))
    assert [cut in plain(sentence(each.explanation, EN)) for each in (CUT, COMPUTED)] == [True, False]


@pytest.mark.parametrize("certainty", list(Certainty))
def test_a_source_says_how_sure_it_is(certainty):
    line = plain(sentence(replace(OTHER_AGENCY.explanation, certainty=certainty), EN))
    if certainty in (Certainty.VERIFIED, Certainty.PRACTICE):
        assert line.endswith(BONN.title)
    else:
        assert line.endswith(f"{BONN.title} {plain(say(f'explain.{certainty}', EN))}")


def test_a_source_is_a_link_to_its_page_and_ours_has_a_name_in_every_language():
    assert Link(MALTA.url or "", MALTA.title) in sentence(COMPUTED.explanation, FI)
    for language in Language:
        ours = plain(say("source.practice", language))
        assert plain(sentence(BEFORE_THE_TRIP.explanation, language)).endswith(f" {ours}")


def test_what_has_no_page_keeps_its_title_or_has_a_name(rules):
    unlinked = {key for key, source in rules.sources.items() if not source.url}
    assert set(OUR_OWN) <= unlinked


def test_the_internal_date_is_told_beside_the_official_one():
    text = render(replace(EXPLAINED, deadlines=(COMPUTED, CUSTOM)), EN, timezone=HELSINKI).text
    assert plain(say("explain.internal", EN, date=date(2027, 10, 2))) in text.splitlines()
    assert text.count("internal") == 1


def test_a_project_tells_how_to_ask_about_a_mobility_and_a_mobility_does_not():
    assert "/muistutus why L1" in render(EXPLAINED, EN, timezone=HELSINKI).text
    of_mobility = render(replace(EXPLAINED, mobility=GROUP, deadlines=(BEFORE_THE_TRIP,)), EN, timezone=HELSINKI).text
    assert "/muistutus why" not in of_mobility
    assert of_mobility.splitlines()[0].endswith(" L14")


@pytest.mark.parametrize("language", list(Language))
def test_whatever_the_rules_demand_can_be_explained(language, rules):
    """Every rule, of the project with the longest title, in one page each time as long as a page gets."""
    explained = [
        ExplainedDeadline(
            deadline=COMPUTED.deadline,
            explanation=explain(
                make_deadline(kind=rule.kind, due_on=date(2028, 1, 1)),
                make_project(action_type=action, role=role, start_on=date(2026, 6, 1), end_on=date(2029, 5, 31)),
                make_mobility(has_minors=bool(rule.minors)) if rule.is_for_mobilities else None,
                rules,
                reported_on=date(2029, 6, 15),
            ),
            stories=(),
        )
        for rule in rules.deadlines
        for action in [next(code for code in rules.actions if code.partition("-")[0] in rule.actions)]
        for role in rule.roles
    ]
    longest = sorted(explained, key=lambda each: -len(plain(sentence(each.explanation, language))))
    assert all(plain(sentence(each.explanation, language)) for each in explained)
    dates = ExplainedDates(
        project=replace(PROJECT, title="&" * 120),
        mobility=None,
        deadlines=tuple(longest[:1] * (SHOWN + 1)),
        now=EXPLAINED.now,
    )
    made = render(dates, language, timezone=HELSINKI)
    assert len(made.blocks) <= MESSAGE_BLOCKS
    assert text_length(made.blocks) <= BLOCKS_TEXT_LENGTH
