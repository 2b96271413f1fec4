"""What people want to hear of once more."""

from __future__ import annotations

from datetime import date

from programme.model import RequiredDeadline, Snooze
from storage import deadlines, snoozes

DUE = date(2027, 10, 30)


def snooze(**values) -> Snooze:
    return Snooze(**{"deadline_id": 1, "due_on": DUE, "account_id": "UAINO", "day": date(2027, 10, 20), **values})


def test_each_wish_is_kept_once_and_only_for_its_project(store, project, now):
    wishes = [snooze(), snooze(account_id="UELLI"), snooze(day=date(2027, 10, 21)), snooze()]
    with store.writing() as session:
        report = RequiredDeadline(mobility_id=None, kind="final_report", due_on=DUE, is_event=False)
        deadlines.synchronise(session, project.id, [report], now=now, today=now.date())
        assert [snoozes.add(session, wish, at=now) for wish in wishes] == [True, True, True, False]

    with store.reading() as session:
        assert snoozes.of_project(session, project.id) == wishes[:3]
        assert snoozes.of_project(session, project.id + 1) == []
