"""Somebody's leave, and who stands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.messages.leave import render
from bot.text import Language
from programme.staff import Person
from tests.bot.facts import TODAY
from tests.bot.sample_changes import AWAY

EN = Language.ENGLISH


@pytest.mark.parametrize(("today", "is_shown"), [(TODAY, True), (date(2027, 7, 31), True), (date(2027, 8, 1), False)])
def test_a_leave_is_shown_until_it_is_over(today, is_shown):
    told = render(AWAY, today, EN).text
    assert ("Your leave: 1 July 2027–31 July 2027" in told) is is_shown
    assert ("You have no leave on record." in told) is not is_shown


def test_a_deputy_is_shown_with_or_without_a_leave():
    without_leave = replace(AWAY, leave_from=None, leave_until=None)
    assert all("Your deputy: <@UPEKKA>" in render(each, TODAY, EN).text for each in (AWAY, without_leave))


def test_without_a_deputy_one_reads_who_hears_instead_while_there_is_a_leave():
    assert "No deputy is named." in render(replace(AWAY, deputy=None), TODAY, EN).text
    assert "deputy is named" not in render(Person(account_id="UAINO"), TODAY, EN).text
