"""The form for the day of one more reminder."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.forms.later import build, read
from bot.text import Language

TODAY = date(2027, 2, 28)


def sent_back(view: dict[str, Any], day: str | None) -> dict[str, Any]:
    return {**view, "state": {"values": {"day": {"day": {"type": "datepicker", "selected_date": day}}}}}


@pytest.mark.parametrize("language", list(Language))
def test_it_begins_with_tomorrow(language):
    (block,) = build(7, TODAY, language)["blocks"]
    assert block["element"]["initial_date"] == "2027-03-01"


@pytest.mark.parametrize(("chosen", "day"), [("2027-03-15", date(2027, 3, 15)), (None, None)])
def test_it_comes_back_with_its_deadline_and_the_day(chosen, day):
    assert read(sent_back(build(7, TODAY, Language.FINNISH), chosen)) == (7, day)


def test_a_form_that_we_have_not_written_is_about_no_deadline():
    view = {**build(7, TODAY, Language.FINNISH), "private_metadata": "7"}
    assert read(sent_back(view, "2027-03-15")) == (None, date(2027, 3, 15))
