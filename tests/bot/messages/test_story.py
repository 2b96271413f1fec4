"""What became of each reminder, in one line: the moment, the rule, the outcome with its reason, and for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.messages.explanation import SHOWN_STORIES, render
from bot.messages.story import line
from bot.messages.upcoming import render as render_upcoming
from bot.text import Language, plain, say
from programme.model import Offset
from services.explanations import Story
from services.troubles import SHOWN as TROUBLES_SHOWN
from services.upcoming import SHOWN as UPCOMING_SHOWN
from storage.reminders import ReminderState
from tests.bot.facts import COMING
from tests.bot.sample_dates import CUSTOM, EXPLAINED
from tests.bot.sample_stories import (
    CLAIMED_JUST_NOW,
    NOT_DELIVERED,
    NOT_SENT,
    ON_ITS_WAY,
    ONE_EXPLAINED,
    SENT,
    SENT_LATE,
    STORIES,
    TO_COME,
    TROUBLES,
)
from tests.bot.shown import fits
from tests.support.clock import HELSINKI

EN = Language.ENGLISH


def told(story: Story, language: Language = EN) -> str:
    return plain(line(story, language, timezone=HELSINKI))


def test_what_went_out_tells_the_moment_it_went_out():
    assert told(SENT) == "4 January 2027 9:02 · deadline −7 d · sent · #CSTADIN"
    assert told(SENT_LATE).startswith("7 January 2027 11:30 · ")


def test_what_is_to_come_tells_the_moment_it_is_to_come():
    assert told(TO_COME) == "16 October 2027 9:00 · deadline −7 d · to come · @UAINO"


def test_what_cannot_be_delivered_says_what_slack_said():
    assert told(NOT_DELIVERED).endswith("not delivered (Slack: is_archived) · #CSTADIN · 2 attempts")


def test_what_was_tried_more_than_once_says_how_often_until_it_is_sent():
    assert told(ON_ITS_WAY).endswith(" · 3 attempts")
    assert "attempt" not in told(CLAIMED_JUST_NOW)
    assert "attempt" not in told(SENT_LATE)


def test_every_state_is_among_the_stories():
    assert {story.reminder.state for story in STORIES} == set(ReminderState)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("story", NOT_SENT, ids=lambda story: str(story.reminder.reason))
def test_what_is_not_sent_says_why(story, language):
    assert plain(say(f"reason.{story.reminder.reason}", language)) in told(story, language)


@pytest.mark.parametrize(
    ("offset", "shown"),
    [
        ("due-14", "deadline −14 d"),
        ("due+0", "deadline ±0 d"),
        ("due+3", "deadline +3 d"),
        ("due-7<", "deadline −7 d"),
        ("internal-2", "internal deadline −2 d"),
        ("mobility_end+14", "mobility end +14 d"),
        ("chosen-20", "asked for"),
    ],
)
def test_each_says_by_which_rule_it_comes(offset, shown):
    story = replace(TO_COME, reminder=replace(TO_COME.reminder, offset=Offset.parse(offset)))
    assert told(story).split(" · ")[1] == shown


@pytest.mark.parametrize("language", list(Language))
def test_every_offset_of_the_rules_has_its_words(language, rules):
    for rule in rules.reminders:
        story = replace(TO_COME, reminder=replace(TO_COME.reminder, offset=rule.offset))
        assert str(abs(rule.offset.days)) in told(story, language)


# -- in the explanation of one deadline


def test_of_one_deadline_every_reminder_is_told_and_counted():
    text = render(ONE_EXPLAINED, EN, timezone=HELSINKI).text
    assert "Reminders: 2 sent, 1 to come." in text
    assert text.count("deadline −7 d") == len(STORIES)


def test_of_several_deadlines_only_the_numbers():
    several = replace(ONE_EXPLAINED, deadlines=ONE_EXPLAINED.deadlines * 2)
    text = render(several, EN, timezone=HELSINKI).text
    assert text.count("Reminders: 2 sent, 1 to come.") == 2
    assert "deadline −7 d" not in text
    assert "/muistutus why H1 final report" in text


def test_where_there_is_no_reminder_there_is_no_list():
    told_of = render(replace(EXPLAINED, deadlines=(CUSTOM,)), EN, timezone=HELSINKI).text.splitlines()
    assert "Reminders: 0 sent, 0 to come." in told_of
    assert "Reminders:" not in told_of


@pytest.mark.parametrize("language", list(Language))
def test_the_newest_thirty_fit_whatever_became_of_them(language):
    longest = max(STORIES, key=lambda story: len(told(story, language)))
    one = replace(ONE_EXPLAINED.deadlines[0], stories=(longest,) * 3 * SHOWN_STORIES)
    made = render(replace(ONE_EXPLAINED, deadlines=(one,)), language, timezone=HELSINKI)
    assert fits(made)
    assert plain(say("explain.older", language, count=2 * SHOWN_STORIES)) in str(made.blocks)


# -- among what is on its way


def test_what_did_not_arrive_stands_below_what_comes():
    lines = render_upcoming(COMING, TROUBLES, EN, has_more=False, timezone=HELSINKI).text.splitlines()
    assert lines.index("These have not arrived:") == 1 + len(COMING)
    assert [line.split(" · ")[0] for line in lines[-len(TROUBLES) :]] == [
        "• H1 Final report", "• H1 Mobility starts", "• H3 Väliraportti &lt;ESF+&gt;",
    ]  # fmt: skip


def test_where_all_has_arrived_nothing_is_said_of_it():
    assert "arrived" not in render_upcoming(COMING, [], EN, has_more=False, timezone=HELSINKI).text


@pytest.mark.parametrize("language", list(Language))
def test_as_many_of_both_as_are_shown_fit(language):
    made = render_upcoming(
        COMING[:1] * UPCOMING_SHOWN, TROUBLES[:1] * TROUBLES_SHOWN, language, has_more=True, timezone=HELSINKI
    )
    assert fits(made)
