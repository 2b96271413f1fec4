"""The plan where people come and go: leave, escalation, pauses, handing over, closing."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from programme.model import Briefing, Deadline, Fate, Project, ProjectState, Reason, Recipient, Reminder
from programme.reminders import plan
from programme.staff import Earlier, Post, Staff
from tests.support.builders import make_deadline, make_project
from tests.support.clock import helsinki
from tests.support.posts import make_staff

AINO, ELLI, EERIKA, KATJA = (Recipient.person(name) for name in ("UAINO", "UELLI", "UEERIKA", "UKATJA"))
DIVISION = Recipient.channel("CKAIKKI")

# The final report of make_project: due on Saturday 30.10.2027. A fortnight before is Friday 15.10. in the end, a week
# before Friday 22.10., three days before Wednesday 27.10.
FORTNIGHT_BEFORE, WEEK_BEFORE, THREE_DAYS_BEFORE = date(2027, 10, 15), date(2027, 10, 22), date(2027, 10, 27)
DAY = timedelta(days=1)


@pytest.fixture
def planned_for(rules, timetable):
    def make(staff: Staff, project: Project | None = None, deadline: Deadline | None = None) -> tuple[Reminder, ...]:
        return plan(
            project or make_project(),
            [],
            [deadline or make_deadline()],
            rules=rules,
            timetable=timetable,
            staff=staff,
        )

    return make


def sent(reminders: tuple[Reminder, ...]) -> set[tuple[str, Recipient]]:
    return {(str(each.offset), each.recipient) for each in reminders if each.fate is Fate.PLANNED}


def told(reminders: tuple[Reminder, ...], offset: str) -> set[Recipient]:
    return {recipient for its_offset, recipient in sent(reminders) if its_offset == offset}


def reasons(reminders: tuple[Reminder, ...], recipient: Recipient = AINO) -> dict[str, Reason | None]:
    return {str(each.offset): each.reason for each in reminders if each.recipient == recipient}


def away_on(day: date, **said) -> dict:
    return {"leave_from": day, "leave_until": day, **said}


def test_a_leave_on_just_the_day_of_a_reminder_gives_that_one_to_the_deputy(planned_for):
    reminders = planned_for(make_staff({"UAINO": away_on(FORTNIGHT_BEFORE, deputy="UELLI")}))

    assert told(reminders, "due-14") == {ELLI}
    assert told(reminders, "internal-2") == {AINO}
    assert told(reminders, "due-7") == {AINO, ELLI}


def test_a_leave_on_the_day_that_is_meant_but_not_on_the_one_it_moves_to_changes_nothing(planned_for):
    meant = date(2027, 10, 16)
    assert planned_for(make_staff({"UAINO": away_on(meant)})) == planned_for(make_staff())


def test_along_the_chain_each_who_is_away_is_passed_over(planned_for):
    people = {"UAINO": away_on(FORTNIGHT_BEFORE, deputy="UELLI")}
    chain = [ELLI, EERIKA, KATJA]
    for recipient in chain:
        assert told(planned_for(make_staff(people)), "due-14") == {recipient}
        people[recipient.id] = away_on(FORTNIGHT_BEFORE)
    assert told(planned_for(make_staff(people)), "due-14") == {Recipient.person("UPAULI"), Recipient.person("USARI")}
    assert told(planned_for(make_staff(people, administrators=())), "due-14") == {AINO}


def test_who_has_gone_hears_of_nothing_from_that_day_on(planned_for):
    reminders = planned_for(make_staff({"UAINO": {"deputy": "UELLI", "gone_on": FORTNIGHT_BEFORE}}))

    assert told(reminders, "internal-2") == {AINO}
    assert [offset for offset, recipient in sent(reminders) if recipient == AINO and offset.startswith("due")] == []
    assert told(reminders, "due-14") == {ELLI}


def test_what_is_near_and_past_reaches_further_and_further(planned_for):
    reminders = planned_for(make_staff({"UAINO": {"deputy": "UELLI"}}))

    assert told(reminders, "due-14") == {AINO}
    assert told(reminders, "due-7") == told(reminders, "due-1") == {AINO, ELLI}
    assert told(reminders, "due+1") == told(reminders, "due+10") == {AINO, ELLI, EERIKA}
    assert told(reminders, "due+17") == told(reminders, "due+87") == {AINO, ELLI, EERIKA, KATJA, DIVISION}


def test_nobody_is_told_twice_of_one_thing_on_a_day(planned_for):
    same = Post(account_id="UELLI", deputy=None)
    staff = make_staff({"UAINO": away_on(WEEK_BEFORE, deputy="UELLI")}, contact=same, lead=same)
    reminders = planned_for(staff, make_project(coordinators=("UAINO", "UELLI")))

    days = Counter((each.recipient, each.send_at) for each in reminders if each.fate is Fate.PLANNED)
    assert set(days.values()) == {1}
    assert told(reminders, "due-7") == {ELLI}


def test_somebody_is_contact_since_a_day_and_hears_of_nothing_before(planned_for):
    before = Earlier(until=helsinki("2027-10-26 15:00"), staff=make_staff(contact=None, lead=None))
    reminders = planned_for(make_staff(lead=None, earlier=(before,)))

    assert told(reminders, "due-7") == {AINO}
    assert told(reminders, "due-3") == {AINO, EERIKA}


def test_in_a_pause_with_an_end_nothing_is_told_and_after_it_what_was_missed_once(planned_for):
    paused = make_project(paused_at=helsinki("2027-10-11 12:00"), paused_until=date(2027, 10, 24))
    reminders = planned_for(make_staff(contact=None, lead=None), paused)

    why = reasons(reminders)
    assert why["due-14"] is Reason.KNOWN_LATE
    (caught_up,) = [each for each in reminders if str(each.offset) == "due-7"]
    assert (caught_up.fate, caught_up.send_at) == (Fate.PLANNED, helsinki("2027-10-25 09:00"))
    assert [each for each in reminders if each.fate is Fate.PLANNED and each.send_at < caught_up.send_at] == []


def test_in_a_pause_that_ends_when_the_next_reminder_comes_that_one_stands_for_all(planned_for):
    paused = make_project(paused_at=helsinki("2027-10-11 12:00"), paused_until=WEEK_BEFORE + 4 * DAY)
    why = reasons(planned_for(make_staff(contact=None, lead=None), paused))

    assert (why["due-7"], why["due-3"]) == (Reason.SAME_DAY, None)


def test_a_pause_without_an_end_keeps_back_whatever_has_not_gone_out(planned_for):
    paused = make_project(paused_at=helsinki("2027-10-18 12:00"))
    reminders = planned_for(make_staff({"UAINO": {"deputy": "UELLI"}}), paused)

    why = reasons(reminders)
    assert {why[offset] for offset in ("due-14", "due-7", "due-1", "due+1", "due+87")} == {Reason.PAUSED}
    assert sent(reminders) == set()


def test_when_it_is_taken_up_again_what_was_missed_comes_once_and_at_once(planned_for):
    resumed_at = helsinki("2027-10-25 10:30")
    reminders = planned_for(make_staff(contact=None, lead=None), make_project(resumed_at=resumed_at))

    late = [each for each in reminders if each.fate is Fate.PLANNED and each.send_at <= resumed_at]
    assert [(str(each.offset), each.send_at) for each in late] == [("due-7", resumed_at)]
    assert reasons(reminders)["due-3"] is None


def test_a_pause_over_the_date_itself_leaves_the_overdue_reminders(planned_for):
    paused = make_project(paused_at=helsinki("2027-10-11 12:00"), paused_until=date(2027, 11, 5))
    reminders = planned_for(make_staff(contact=None, lead=None), paused)

    assert reasons(reminders)["due+3"] is None
    assert {reasons(reminders)[offset] for offset in ("due-7", "due-1", "due+1")} == {Reason.KNOWN_LATE}


def test_what_came_before_the_project_was_handed_over_stood_in_the_briefing(planned_for):
    handed_over = make_project(
        coordinators=("UAINO", "UELLI"), briefings=(Briefing("UAINO", helsinki("2027-10-22 12:00")),)
    )
    reminders = planned_for(make_staff(), handed_over)

    why = reasons(reminders)
    assert {why[offset] for offset in ("project_end+0", "internal-2", "due-14", "due-7")} == {Reason.BRIEFED}
    assert why["due-3"] is None
    of_contact = reasons(reminders, EERIKA)
    assert "due-7" not in of_contact
    assert of_contact["due-3"] is None
    assert Reason.BRIEFED not in reasons(reminders, Recipient.person("UELLI")).values()


def test_of_a_closed_project_the_end_of_record_keeping_alone_is_told(planned_for, rules):
    closed = make_project(state=ProjectState.CLOSED)
    kept = make_deadline(kind="record_keeping", due_on=date(2032, 10, 30))

    assert planned_for(make_staff(), closed) == ()
    assert {str(each.offset) for each in planned_for(make_staff(), closed, kept)} == {"due+0"}
    assert {rule.kind for rule in rules.deadlines if rule.outlives_project} == {"record_keeping"}


def test_of_a_removed_project_nothing_is_told(planned_for):
    removed = make_project(state=ProjectState.REMOVED)
    assert planned_for(make_staff(), removed, make_deadline(kind="record_keeping")) == ()
