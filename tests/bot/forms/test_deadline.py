"""The form for a date of a deadline."""

from __future__ import annotations

import json
from datetime import date, time
from typing import Any

import pytest

from bot.forms.deadline import DeadlineFields, build, read, read_source, was_seen
from bot.text import Language
from programme.loader import load_rules
from tests.bot.facts import SOURCE_URL
from tests.bot.sample_dates import DATES, MOVE
from tests.support.reception import WORKSPACE_URL

RULES = load_rules()
TODAY = date(2027, 3, 2)
FILLED = DeadlineFields(
    reference="H1", kind="final_report", name=None, due_on=date(2027, 10, 15), due_time=time(12, 30)
)


def sent_back(view: dict[str, Any], **changed: Any) -> dict[str, Any]:
    state = {
        "subject": {"selected_option": {"value": "H1"}},
        "kind": {"selected_option": {"value": "final_report"}},
        "name": {"value": None},
        "due_on": {"selected_date": "2027-10-15"},
        "due_time": {"selected_time": "12:30"},
        **changed,
    }
    return {**view, "state": {"values": {name: {name: value} for name, value in state.items()}}}


def source_of(view: dict[str, Any]) -> str | None:
    return read_source(view, workspace_url=WORKSPACE_URL)


def form(language: Language = Language.FINNISH, **values: Any) -> dict[str, Any]:
    return build(language, rules=RULES, today=TODAY, **values)


def test_it_comes_back_with_what_was_filled_in():
    assert read(sent_back(form())) == FILLED


def test_a_form_without_kinds_for_the_project_asks_for_a_name_only():
    view = form(dates=DATES.__class__(project=DATES.project, mobility=None, kinds=(), typed=()))
    assert [block["block_id"] for block in view["blocks"]] == ["subject", "name", "due_on", "due_time"]


@pytest.mark.parametrize("language", list(Language))
def test_what_was_looked_at_counts_only_as_it_was(language):
    view = form(language, dates=DATES, kind="final_report", due_on=FILLED.due_on, due_time=FILLED.due_time, move=MOVE)
    assert was_seen(sent_back(view), read(sent_back(view)))
    other = sent_back(view, due_on={"selected_date": "2027-10-16"})
    assert not was_seen(other, read(other))
    assert not was_seen(sent_back(form()), FILLED)


@pytest.mark.parametrize("move", [None, MOVE], ids=["at first", "after a look"])
def test_the_message_it_comes_from_comes_back_with_it(move):
    view = form(dates=DATES, kind="final_report", due_on=FILLED.due_on, due_time=FILLED.due_time, move=move)
    assert source_of(view) is None
    view = form(
        dates=DATES,
        kind="final_report",
        due_on=FILLED.due_on,
        due_time=FILLED.due_time,
        source_url=SOURCE_URL,
        move=move,
    )
    assert source_of(view) == SOURCE_URL
    assert was_seen(sent_back(view), FILLED) is (move is not None)


@pytest.mark.parametrize(
    "about",
    [
        "",
        "no JSON",
        "[]",
        json.dumps(SOURCE_URL),
        json.dumps({"source": None}),
        json.dumps({"source": [SOURCE_URL]}),
        json.dumps({"source": "https://a.example/archives/C1/p1795507200000100"}),
        json.dumps({"source": "javascript:alert(1)"}),
        json.dumps({"source": f"{SOURCE_URL}&more"}),
        json.dumps({"source": f"{SOURCE_URL}\n"}),
        json.dumps({"source": "\ud800"}),
    ],
)
def test_what_is_no_message_of_ours_is_dropped(about):
    view = {**sent_back(form()), "private_metadata": about}
    assert source_of(view) is None
    assert not was_seen(view, FILLED)
