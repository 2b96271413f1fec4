"""Somebody's leave, from words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text import Language, template
from bot.words.faults import DateAlone, DateImpossible, MistypedWord, UnknownPerson, UnknownWord
from bot.words.leave import LeaveDraft, read_leave

JULY = LeaveDraft(first=date(2027, 7, 1), last=date(2027, 7, 31))
JULY_WITH_DEPUTY = LeaveDraft(first=date(2027, 7, 1), last=date(2027, 7, 31), deputy="U2")


@pytest.mark.parametrize("line", ["1.7.2027–31.7.2027", "1.7.–31.7.2027", "1.–31.7.2027", "2027-07-01 2027-07-31"])
def test_a_leave_is_a_period(line):
    assert read_leave(line) == JULY


@pytest.mark.parametrize(
    "line", ["1.7.2027–31.7.2027 <@U2|sijainen>", "<@U2> 1.7.2027–31.7.2027", "1.–31.7.2027, <@U2>"]
)
def test_whoever_stands_in_may_be_named_on_either_side(line):
    assert read_leave(line) == JULY_WITH_DEPUTY


@pytest.mark.parametrize("language", list(Language))
def test_every_word_for_it_ends_a_leave(language):
    for word in template("words.leave.over", language).split(","):
        assert read_leave(f" {word.strip().upper()} ") == LeaveDraft(is_over=True)


def test_nothing_said_asks_what_there_is():
    assert read_leave("") == read_leave(" \u00a0") == LeaveDraft()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1.7.2027", DateAlone),
        ("31.6.2027–31.7.2027", DateImpossible),
        ("1.7.2027–31.7.2027 @sijainen", UnknownPerson),
        ("kesällä", UnknownWord),
        ("poiss", MistypedWord),
        ("<#C1|lomat>", UnknownWord),
        ('"1.7.2027–31.7.2027"', UnknownWord),
    ],
)
def test_whatever_else_is_said_is_named(line, fault):
    with pytest.raises(fault):
        read_leave(line)
