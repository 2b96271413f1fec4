"""From open deadlines to every reminder of them, sent or not, each with the moment and the reason.

A pure function of facts, rules and calendar: planning again gives the same set, key for key. Nothing is
left out in silence. What will not be sent is in the set as overtaken, with its reason; only what would
announce a date after it has passed, or follow an event before it has happened, is not in it at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial

from programme.calendar import DAY, Calendar, Quiet
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
    Snooze,
)
from programme.own_times import Coming, own_time, own_times
from programme.recipients import hearers
from programme.rules import ReminderRule, Rules
from programme.staff import NOBODY_KNOWN, Staff
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
    at: time
    """The time of the day, which may be its recipient's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What can be announced: nothing before it was known, nothing that a briefing has told, nothing in a pause."""

    known_at: datetime
    briefed_at: datetime | None = None
    is_paused: bool = False
    """Until somebody takes the project up again; then what was held back is planned anew."""


def plan(
    project: Project,
    mobilities: Iterable[Mobility],
    deadlines: Iterable[Deadline],
    *,
    rules: Rules,
    timetable: Timetable,
    staff: Staff = NOBODY_KNOWN,
    snoozes: Iterable[Snooze] = (),
) -> tuple[Reminder, ...]:
    """The whole set of reminders of a project, in the order they come.

    A deadline that is done, over or withdrawn has none, nor has a project that is closed, but for what outlives it.
    A snooze adds one, for as long as whoever asked for it has a part in the project.
    """
    if project.state is ProjectState.REMOVED:
        return ()
    is_closed = project.state is ProjectState.CLOSED
    by_id = {mobility.id: mobility for mobility in mobilities}
    asked_for = tuple(snoozes)
    reminders: list[Reminder] = []
    for deadline in deadlines:
        if deadline.state is not DeadlineState.OPEN or (is_closed and not rules.outlives_project(deadline.kind)):
            continue
        mobility = by_id.get(deadline.mobility_id) if deadline.mobility_id is not None else None
        reminders += _of_deadline(project, mobility, deadline, rules=rules, timetable=timetable, staff=staff)
        reminders += _snoozed(project, mobility, deadline, asked_for, timetable=timetable, staff=staff)
    return tuple(sorted(reminders, key=lambda reminder: (reminder.send_at, reminder.key)))


def plan_call(
    deadline: Deadline, told: Iterable[Recipient], *, rules: Rules, timetable: Timetable, staff: Staff = NOBODY_KNOWN
) -> tuple[Reminder, ...]:
    """The reminders of a call for applications: it belongs to no project, so somebody has to say who hears of it."""
    if deadline.state is not DeadlineState.OPEN:
        return ()
    occurrences = _all_occurrences(None, None, deadline, rules=rules, timetable=timetable)
    window = Window(known_at=deadline.known_at)
    reminders = [
        reminder
        for recipient in told
        for reminder in _with_fates(
            [_at_own_time(each, recipient, deadline, timetable=timetable, staff=staff) for each in occurrences],
            deadline,
            recipient,
            window=window,
            timetable=timetable,
            staff=staff,
        )
    ]
    return tuple(sorted(reminders, key=lambda reminder: (reminder.send_at, reminder.key)))


def _of_deadline(
    project: Project,
    mobility: Mobility | None,
    deadline: Deadline,
    *,
    rules: Rules,
    timetable: Timetable,
    staff: Staff,
) -> Iterator[Reminder]:
    by_recipient: dict[Recipient, list[Occurrence]] = {}
    for occurrence in _all_occurrences(project, mobility, deadline, rules=rules, timetable=timetable):
        coming = _coming(occurrence, deadline, timetable=timetable)
        moment = timetable.moment(occurrence.day)
        hearers_by = partial(
            hearers,
            project,
            mobility,
            deadline,
            meant_on=occurrence.nominal_day,
            day=timetable.local_date(coming.comes_at(timetable.reminder_time)),
            rules=rules,
            briefed=[each.account_id for each in project.briefings if moment < each.at],
        )
        for recipient, at in own_times(hearers_by, staff, coming).items():
            for_them = occurrence if at == occurrence.at else replace(occurrence, at=at)
            by_recipient.setdefault(recipient, []).append(for_them)
    for recipient, theirs in by_recipient.items():
        window = _window(project, deadline, recipient, timetable=timetable)
        yield from _with_fates(theirs, deadline, recipient, window=window, timetable=timetable, staff=staff)


def _coming(occurrence: Occurrence, deadline: Deadline, *, timetable: Timetable) -> Coming:
    """Whoever is there at the moment it comes hears it: at its own, or when it is caught up as it was known late.

    What a pause held back stays with whoever was there then, or others would hear again what came before it.
    """

    def comes_at(at: time) -> datetime:
        moment = timetable.moment(occurrence.day, at)
        if moment >= deadline.known_at:
            return moment
        return _catch_up(occurrence, deadline, deadline.known_at, timetable, at)

    known: dict[time, datetime] = {}

    def once(at: time) -> datetime:
        if at not in known:
            known[at] = comes_at(at)
        return known[at]

    earliest = max(timetable.beginning(occurrence.day), deadline.known_at)
    return Coming(once, earliest, timetable)


def _at_own_time(
    occurrence: Occurrence, recipient: Recipient, deadline: Deadline, *, timetable: Timetable, staff: Staff
) -> Occurrence:
    coming = _coming(occurrence, deadline, timetable=timetable)
    return replace(occurrence, at=own_time(recipient, staff, coming))


def _snoozed(
    project: Project,
    mobility: Mobility | None,
    deadline: Deadline,
    snoozes: Iterable[Snooze],
    *,
    timetable: Timetable,
    staff: Staff,
) -> Iterator[Reminder]:
    """What was asked for beside the rules. It makes none of them needless; what falls together is one item."""
    with_a_part = {*project.coordinators, *staff.administrators, mobility.responsible if mobility else None}
    for snooze in snoozes:
        if snooze.account_id not in with_a_part or not snooze.is_about(deadline):
            continue
        recipient = Recipient.person(snooze.account_id)
        occurrence = Occurrence(
            day=snooze.day,
            nominal_day=snooze.day,
            offset=Offset(Anchor.CHOSEN, (snooze.day - deadline.due_on).days),
            about_overdue=snooze.day > deadline.due_on,
            calendar=timetable.calendar,
            at=timetable.reminder_time,
        )
        occurrence = _at_own_time(occurrence, recipient, deadline, timetable=timetable, staff=staff)
        window = _window(project, deadline, recipient, timetable=timetable)
        yield from _with_fates([occurrence], deadline, recipient, window=window, timetable=timetable, staff=staff)


def _window(project: Project, deadline: Deadline, recipient: Recipient, *, timetable: Timetable) -> Window:
    """A pause with an end is like a date that becomes known when it is over; one without keeps everything back."""
    known_at = max(deadline.known_at, project.resumed_at or deadline.known_at)
    if project.paused_at and project.paused_until:
        known_at = max(known_at, timetable.beginning(timetable.calendar.on_or_after(project.paused_until + DAY)))
    return Window(
        known_at=known_at,
        briefed_at=project.briefed_at(recipient.id) if recipient.kind == Recipient.PERSON else None,
        is_paused=project.paused_at is not None and project.paused_until is None,
    )


def _all_occurrences(
    project: Project | None, mobility: Mobility | None, deadline: Deadline, *, rules: Rules, timetable: Timetable
) -> list[Occurrence]:
    behind = rules.deadline_rule(project, deadline.kind, mobility) if project else None
    internal_on = internal_day(behind, deadline.due_on)
    return [
        occurrence
        for rule in rules.reminders_of(deadline.kind)
        if (rule.offset.anchor is not Anchor.INTERNAL or internal_on)
        for occurrence in _occurrences(
            rule,
            anchor_day(rule.offset.anchor, project, mobility, due_on=deadline.due_on, internal_on=internal_on),
            deadline.due_on if rule.offset.anchor is not Anchor.INTERNAL or not internal_on else internal_on,
            calendar=timetable.school_calendar if rule.faces_participants else timetable.calendar,
            at=timetable.reminder_time,
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


def _occurrences(
    rule: ReminderRule, anchored_on: date, last_on: date, *, calendar: Calendar, at: time
) -> Iterator[Occurrence]:
    """The day or days on which a rule is met, none where no day fits; `last_on` is the date that it is about."""
    nominal_day = anchored_on + timedelta(days=rule.offset.days)
    met = Occurrence(nominal_day, nominal_day, rule.offset, about_overdue=rule.is_overdue, calendar=calendar, at=at)
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
    occurrences: list[Occurrence],
    deadline: Deadline,
    recipient: Recipient,
    *,
    window: Window,
    timetable: Timetable,
    staff: Staff,
) -> Iterator[Reminder]:
    """Decides which occurrences are sent: one a day, the nearest to the date, and one of those known late."""
    in_order = sorted(occurrences, key=lambda each: (each.day, each.nominal_day, str(each.offset)))
    moments = [timetable.moment(each.day, each.at) for each in in_order]
    passed = max((number + 1 for number, moment in enumerate(moments) if moment < window.known_at), default=0)
    for number, (each, moment) in enumerate(zip(in_order, moments, strict=True)):
        following = in_order[number + 1] if number + 1 < len(in_order) else None
        send_at, reason = moment, None
        if window.briefed_at and moment < window.briefed_at:
            reason = Reason.BRIEFED
        elif number + 1 < passed:
            reason = Reason.KNOWN_LATE
        elif number + 1 == passed:
            send_at = _late_moment(each, deadline, recipient, window=window, timetable=timetable, staff=staff)
            reason = _fate_of_catch_up(each, following, deadline, send_at=send_at, timetable=timetable)
        elif following and following.day == each.day:
            reason = Reason.SAME_DAY
        if reason is None and window.is_paused:
            reason = Reason.PAUSED
        yield Reminder(
            deadline_id=deadline.id,
            due_on=deadline.due_on,
            offset=each.offset,
            recipient=recipient,
            send_at=send_at,
            fate=Fate.OVERTAKEN if reason else Fate.PLANNED,
            reason=reason,
        )


def _late_moment(
    missed: Occurrence,
    deadline: Deadline,
    recipient: Recipient,
    *,
    window: Window,
    timetable: Timetable,
    staff: Staff,
) -> datetime:
    """What a pause held back may come long after its own moment, so at the time its recipient has chosen by then."""
    catch_up = partial(_catch_up, missed, deadline, window.known_at, timetable)
    if window.known_at == deadline.known_at:
        return catch_up(missed.at)
    return catch_up(own_time(recipient, staff, Coming(catch_up, window.known_at, timetable)))


def _catch_up(missed: Occurrence, deadline: Deadline, known_at: datetime, timetable: Timetable, at: time) -> datetime:
    """When the last reminder that was missed can go out: on a day it may come on, unless that is after the date."""
    send_at = timetable.catch_up(known_at, missed.calendar, at)
    if missed.about_overdue or timetable.local_date(send_at) <= deadline.due_on:
        return send_at
    return timetable.catch_up(known_at, at=at)


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
