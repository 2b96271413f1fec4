"""From open deadlines to every reminder of them, sent or not, each with the moment and the reason.

A pure function of facts, rules and calendar: planning again gives the same set, key for key. Nothing is
left out in silence. What will not be sent is in the set as overtaken, with its reason; only what would
announce a date after it has passed, or follow an event before it has happened, is not in it at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from programme.calendar import Calendar, Quiet
from programme.deadlines import anchor_day, internal_day
from programme.model import (
    Anchor,
    Announcement,
    Deadline,
    DeadlineState,
    Fate,
    Mobility,
    Offset,
    Project,
    ProjectState,
    Reason,
    Recipient,
    Reminder,
)
from programme.rules import ReminderRule, Rules
from programme.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A reminder rule met on a day. `about_overdue` ones alone may come after the date."""

    day: date
    nominal_day: date
    offset: Offset
    about_overdue: bool
    calendar: Calendar
    """The days it may come on."""


def plan(
    project: Project,
    mobilities: Iterable[Mobility],
    deadlines: Iterable[Deadline],
    *,
    rules: Rules,
    timetable: Timetable,
) -> tuple[Reminder, ...]:
    """The whole set of reminders of a project, in the order they come.

    A deadline that is done, over or withdrawn, and a project that is closed, have none.
    """
    if project.state is not ProjectState.ACTIVE:
        return ()
    by_id = {mobility.id: mobility for mobility in mobilities}
    reminders = [
        reminder
        for deadline in deadlines
        if deadline.state is DeadlineState.OPEN
        for reminder in _of_deadline(
            project,
            by_id.get(deadline.mobility_id) if deadline.mobility_id is not None else None,
            deadline,
            rules=rules,
            timetable=timetable,
        )
    ]
    return tuple(sorted(reminders, key=lambda reminder: (reminder.send_at, reminder.key)))


def plan_call(
    deadline: Deadline, recipients: Iterable[Recipient], *, rules: Rules, timetable: Timetable
) -> tuple[Reminder, ...]:
    """The reminders of a call for applications: it belongs to no project, so somebody has to say who hears of it."""
    if deadline.state is not DeadlineState.OPEN:
        return ()
    occurrences = _all_occurrences(None, None, deadline, rules=rules, timetable=timetable)
    reminders = [
        reminder
        for recipient in recipients
        for reminder in _with_fates(occurrences, deadline, recipient, timetable=timetable)
    ]
    return tuple(sorted(reminders, key=lambda reminder: (reminder.send_at, reminder.key)))


def _of_deadline(
    project: Project, mobility: Mobility | None, deadline: Deadline, *, rules: Rules, timetable: Timetable
) -> Iterator[Reminder]:
    occurrences = _all_occurrences(project, mobility, deadline, rules=rules, timetable=timetable)
    # By the day the rule means, not the working day it moved to: a week before a Saturday is a Friday.
    direct_from = deadline.due_on - timedelta(days=rules.direct_message_days)
    for recipient, only_near in _recipients(project, mobility):
        for_them = [each for each in occurrences if each.nominal_day >= direct_from or not only_near]
        yield from _with_fates(for_them, deadline, recipient, timetable=timetable)


def _recipients(project: Project, mobility: Mobility | None) -> Iterator[tuple[Recipient, bool]]:
    """Who hears of it, and whether only from a week before.

    A project with a channel speaks there, and turns to its coordinators directly when the date is near or
    past; one without speaks to them from the start. Whoever answers for a mobility hears all of it.
    """
    responsible = mobility.responsible if mobility else None
    if project.channel_id:
        yield Recipient.channel(project.channel_id), False
    for account_id in dict.fromkeys(project.coordinators):
        if account_id != responsible:
            yield Recipient.person(account_id), project.channel_id is not None
    if responsible:
        yield Recipient.person(responsible), False


def _all_occurrences(
    project: Project | None, mobility: Mobility | None, deadline: Deadline, *, rules: Rules, timetable: Timetable
) -> list[Occurrence]:
    behind = rules.deadline_rule(project, deadline.kind, mobility) if project else None
    internal_on = internal_day(behind, deadline.due_on)
    return [
        occurrence
        for rule in rules.reminders
        if rule.deadline == deadline.kind and (rule.offset.anchor is not Anchor.INTERNAL or internal_on)
        for occurrence in _occurrences(
            rule,
            anchor_day(rule.offset.anchor, project, mobility, due_on=deadline.due_on, internal_on=internal_on),
            deadline.due_on if rule.offset.anchor is not Anchor.INTERNAL or not internal_on else internal_on,
            calendar=timetable.school_calendar if rule.faces_participants else timetable.calendar,
        )
        if _is_within(occurrence, rule, project, mobility)
    ]


def _is_within(
    occurrence: Occurrence, rule: ReminderRule, project: Project | None, mobility: Mobility | None
) -> bool:
    """Whether the day it has moved to still makes sense: papers are not asked for before anybody has travelled."""
    is_too_early = rule.not_before and occurrence.day < anchor_day(rule.not_before, project, mobility)
    is_too_late = rule.not_after and occurrence.day > anchor_day(rule.not_after, project, mobility)
    return not is_too_early and not is_too_late


def _occurrences(rule: ReminderRule, anchored_on: date, last_on: date, *, calendar: Calendar) -> Iterator[Occurrence]:
    """The day or days on which a rule is met, none where no day fits; `last_on` is the date that it is about."""
    nominal_day = anchored_on + timedelta(days=rule.offset.days)
    met = Occurrence(nominal_day, nominal_day, rule.offset, about_overdue=rule.is_overdue, calendar=calendar)
    if rule.is_overdue:
        yield replace(met, day=calendar.on_or_after(nominal_day))
        return
    if nominal_day > last_on:
        return
    if rule.moves_later and (day := calendar.on_or_after(nominal_day)) <= last_on:
        yield replace(met, day=day)
        return
    for moved in _moved_earlier(met, calendar, last_on):
        if moved.day >= anchored_on or not rule.moves_later:
            yield moved


def _moved_earlier(met: Occurrence, calendar: Calendar, due_on: date) -> Iterator[Occurrence]:
    """The working day before, or, in a quiet period, the announcement before it and the one after it."""
    day = calendar.on_or_before(met.nominal_day)
    if not isinstance(day, Quiet):
        yield replace(met, day=day)
        return
    before, after = calendar.announcement_day(day), calendar.on_or_after(day.last)
    yield replace(met, day=before, offset=replace(met.offset, announcement=Announcement.BEFORE))
    if after <= due_on:
        yield replace(met, day=after, offset=replace(met.offset, announcement=Announcement.AFTER))


def _with_fates(
    occurrences: list[Occurrence], deadline: Deadline, recipient: Recipient, *, timetable: Timetable
) -> Iterator[Reminder]:
    """Decides which occurrences are sent: one a day, the nearest to the date, and one of those known late."""
    in_order = sorted(occurrences, key=lambda each: (each.day, each.nominal_day, str(each.offset)))
    passed = [each for each in in_order if timetable.moment(each.day) < deadline.known_at]
    catch_up_at = _catch_up(passed[-1], deadline, timetable=timetable) if passed else deadline.known_at
    for number, each in enumerate(in_order):
        following = in_order[number + 1] if number + 1 < len(in_order) else None
        send_at, reason = timetable.moment(each.day), None
        if number + 1 < len(passed):
            reason = Reason.KNOWN_LATE
        elif number + 1 == len(passed):
            send_at = catch_up_at
            reason = _fate_of_catch_up(each, following, deadline, send_at=send_at, timetable=timetable)
        elif following and following.day == each.day:
            reason = Reason.SAME_DAY
        yield Reminder(
            deadline_id=deadline.id,
            due_on=deadline.due_on,
            offset=each.offset,
            recipient=recipient,
            send_at=send_at,
            fate=Fate.OVERTAKEN if reason else Fate.PLANNED,
            reason=reason,
        )


def _catch_up(missed: Occurrence, deadline: Deadline, *, timetable: Timetable) -> datetime:
    """When the last reminder that was missed can go out: on a day it may come on, unless that is after the date."""
    send_at = timetable.catch_up(deadline.known_at, missed.calendar)
    if missed.about_overdue or timetable.local_date(send_at) <= deadline.due_on:
        return send_at
    return timetable.catch_up(deadline.known_at)


def _fate_of_catch_up(
    passed: Occurrence,
    following: Occurrence | None,
    deadline: Deadline,
    *,
    send_at: datetime,
    timetable: Timetable,
) -> Reason | None:
    """Whether the last reminder that was missed still makes sense at the moment it could go out."""
    day = timetable.local_date(send_at)
    if following and following.day <= day:
        return Reason.SAME_DAY
    if day > deadline.due_on and not passed.about_overdue:
        return Reason.PAST_DUE
    return None
