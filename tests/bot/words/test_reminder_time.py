"""The time of somebody's reminders, from words."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Language, template
from bot.words.faults import MistypedWord, UnknownWord
from bot.words.reminder_time import read_reminder_time
from services.refusal import Refusal
from services.running_refusal import ReminderTimeOutside


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("klo 8", time(8)),
        ("kello 8.30", time(8, 30)),
        ("kl 8", time(8)),
        ("at 8:30", time(8, 30)),
        ("8.30", time(8, 30)),
        (" 8 ", time(8)),
        ("KLO\u00a007:30", time(7, 30)),
    ],
)
def test_a_time_is_an_hour_or_a_clock_time_with_a_word_before_it_or_without(words, at):
    assert read_reminder_time(words) == at


@pytest.mark.parametrize("language", list(Language))
def test_every_word_for_it_takes_up_the_divisions_time_again(language):
    for word in template("words.reminder_time.usual", language).split(","):
        assert read_reminder_time(f" {word.strip().upper()} ") is None


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("klo 24", ReminderTimeOutside),
        ("8.60", ReminderTimeOutside),
        ("9" * 50, ReminderTimeOutside),
        ("oletuss", MistypedWord),
        ("aamulla", UnknownWord),
        ("klo", Refusal),
    ],
)
def test_what_is_no_time_is_named(words, fault):
    with pytest.raises(fault):
        read_reminder_time(words)


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_a_time_or_a_refusal(text):
    with suppress(Refusal):
        read_reminder_time(text)
