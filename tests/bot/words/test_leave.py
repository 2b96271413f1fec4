"""Somebody's leave, from words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text import Language, template
from bot.words.draft import LeaveDraft
from bot.words.faults import DateAlone, DateImpossible, MistypedWord, SaidTwice, UnknownPerson, UnknownWord
from bot.words.leave import read_leave
from services.running_refusal import LeaveDaysMissing

JULY = LeaveDraft(start_on=date(2027, 7, 1), end_on=date(2027, 7, 31))
JULY_WITH_DEPUTY = LeaveDraft(start_on=date(2027, 7, 1), end_on=date(2027, 7, 31), deputy="U2")


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
        ("1.7.2027–31.7.2027 <@U2> <@U3>", SaidTwice),
        ("1.7.2027–31.7.2027 1.8.2027–8.8.2027", SaidTwice),
    ],
)
def test_whatever_else_is_said_is_named(line, fault):
    with pytest.raises(fault):
        read_leave(line)


@pytest.mark.parametrize("line", ["<@U2>", "<@U2> <@U2>", "pois <@U2>"])
def test_a_deputy_without_days_is_kept_while_the_days_are_asked_for(line):
    with pytest.raises(LeaveDaysMissing) as refused:
        read_leave(line)
    assert refused.value.people == ("U2",)
