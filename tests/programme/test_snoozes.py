"""One more reminder that somebody asked for: part of the plan, and gone with whatever it hung on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from programme.model import DeadlineState, ProjectState, Reason, Recipient, Reminder, Snooze
from programme.reminders import plan
from programme.staff import NOBODY_KNOWN
from tests.support.builders import make_deadline, make_project
from tests.support.clock import helsinki

DEADLINE = make_deadline()
DAY = date(2027, 10, 20)  # ten days before it, on a Wednesday
OWN_REMINDER = [("chosen-10", Recipient.person("UAINO"), helsinki("2027-10-20 09:00"), None)]


@pytest.fixture
def asked_for(rules, timetable):
    """What a wish adds to the plan."""

    def make(wish: Snooze, project=None, deadline=DEADLINE, staff=NOBODY_KNOWN) -> list[tuple]:
        facts = {"rules": rules, "timetable": timetable, "staff": staff}
        without = plan(project or make_project(), [], [deadline], **facts)
        reminders = plan(project or make_project(), [], [deadline], **facts, snoozes=[wish])
        assert set(without) <= set(reminders)
        return [shown(each) for each in reminders if each not in without]

    return make


def shown(reminder: Reminder) -> tuple:
    return (str(reminder.offset), reminder.recipient, reminder.send_at, reminder.reason)


def snooze(**values) -> Snooze:
    return Snooze(
        **{"deadline_id": DEADLINE.id, "due_on": DEADLINE.due_on, "account_id": "UAINO", "day": DAY, **values}
    )


def test_it_comes_on_its_day_at_the_reminder_time(asked_for):
    assert asked_for(snooze()) == OWN_REMINDER


def test_it_hangs_on_the_date_as_it_was(asked_for):
    assert asked_for(snooze(due_on=date(2027, 11, 1))) == []
    assert asked_for(snooze(), deadline=replace(DEADLINE, state=DeadlineState.DONE)) == []


def test_it_hangs_on_ones_part_in_the_project(asked_for):
    assert asked_for(snooze(account_id="USARI")) == []
    administered = replace(NOBODY_KNOWN, administrators=("USARI",))
    assert len(asked_for(snooze(account_id="USARI"), staff=administered)) == 1


@pytest.mark.parametrize("state", [ProjectState.CLOSED, ProjectState.REMOVED])
def test_it_hangs_on_the_project(asked_for, state):
    assert asked_for(snooze(), project=make_project(state=state)) == []


def test_a_pause_holds_it_back_and_tells_it_afterwards(asked_for):
    paused = make_project(paused_at=helsinki("2027-10-18 10:00"))
    assert [reason for *_, reason in asked_for(snooze(), project=paused)] == [Reason.PAUSED]

    for over in (
        make_project(paused_at=helsinki("2027-10-18 10:00"), paused_until=date(2027, 10, 21)),
        make_project(resumed_at=helsinki("2027-10-22 09:00")),
    ):
        assert [send_at for *_, send_at, _ in asked_for(snooze(), project=over)] == [helsinki("2027-10-22 09:00")]


def test_what_was_to_come_before_the_date_does_not_come_after_it(asked_for):
    resumed = make_project(resumed_at=helsinki("2027-11-02 10:00"))
    assert [reason for *_, reason in asked_for(snooze(), project=resumed)] == [Reason.PAST_DUE]
    overdue = snooze(day=date(2027, 11, 1))
    assert [reason for *_, reason in asked_for(overdue, project=resumed)] == [None]
