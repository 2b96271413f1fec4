"""What people settle for themselves: language, the time of their reminders, leave, deputy, and their summaries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial

from programme.calendar import DAY
from programme.model import Recipient
from programme.timetable import EARLIEST_TIME, LATEST_TIME
from services.division import Actor, Division
from services.people import keep_language
from services.planning import replan_soon, replan_what_is_told
from services.presence import Leave, check_deputy, check_leave, keep_presence
from services.running_refusal import FirstDayMissing, LastDayMissing, ReminderTimeOutside
from storage import audit, people, reminders
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalSettings:
    """`language` is None where somebody never chose one, `reminder_time` where the division's will do.

    A leave has both its days or none.
    """

    language: str | None
    reminder_time: time | None
    leave_from: date | None
    leave_until: date | None
    deputy: str | None
    wants_digest: bool


def settings_of(division: Division, account_id: str) -> PersonalSettings:
    """As they are now; a leave that is over is none any more."""
    with division.store.reading() as session:
        return _settings(session, account_id, today=division.today())


def change_settings(division: Division, actor: Actor, wanted: PersonalSettings) -> PersonalSettings:
    """Keeps all of it, or nothing. The same again changes nothing.

    Raises ReminderTimeOutside, FirstDayMissing, LastDayMissing, or what `presence.check_leave` raises.
    """
    _check(wanted, actor, today=division.today())
    with division.store.writing() as session:
        now = division.now()
        before = _settings(session, actor.account_id, today=division.today())
        if wanted.language:
            keep_language(session, division, actor.account_id, wanted.language)
        around: list[int] = []
        is_another_time = _keep_reminder_time(session, actor, wanted.reminder_time, at=now)
        if _presence(wanted) != _presence(before):
            _, around = keep_presence(
                session,
                division,
                actor,
                action="person.leave" if wanted.leave_from else "person.leave_ended",
                change=lambda person: replace(
                    person, leave_from=wanted.leave_from, leave_until=wanted.leave_until, deputy=wanted.deputy
                ),
            )
        if wanted.wants_digest != before.wants_digest:
            _keep_wants_digest(session, division, actor, wants=wanted.wants_digest)
    replan_soon(division, around)
    if is_another_time:
        _move_reminders(division, actor, since=now)
    return settings_of(division, actor.account_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsMove:
    """What other settings would do to what is on its way to somebody.

    So many of their reminders would come at another time of day, and so many go to others during their leave; `past`
    is the leave that is on record now and would change, so that what was given to others for it is planned anew.
    """

    at_another_time: int
    to_others: int
    past: tuple[date, date] | None


def preview_settings(division: Division, actor: Actor, wanted: PersonalSettings) -> SettingsMove | None:
    """What `change_settings` would move; None where that is nothing. Raises what it raises."""
    _check(wanted, actor, today=division.today())
    me, now = Recipient.person(actor.account_id), division.now()
    with division.store.reading() as session:
        before = _settings(session, actor.account_id, today=division.today())
        at_another_time = to_others = 0
        if wanted.reminder_time != before.reminder_time:
            at_another_time = reminders.count_planned_for(session, me, since=now, until=None)
        is_another_leave = _presence(wanted) != _presence(before)
        if is_another_leave and wanted.leave_from and wanted.leave_until:
            since = max(now, division.timetable.moment(wanted.leave_from))
            until = division.timetable.moment(wanted.leave_until + DAY)
            to_others = reminders.count_planned_for(session, me, since=since, until=until)
    past = (before.leave_from, before.leave_until) if before.leave_from and before.leave_until else None
    move = SettingsMove(at_another_time=at_another_time, to_others=to_others, past=past if is_another_leave else None)
    return move if move.at_another_time or move.to_others or move.past else None


def choose_reminder_time(division: Division, actor: Actor, wanted: time | None) -> PersonalSettings:
    """From now on somebody is reminded at a time of the day, or again at the division's.

    Raises ReminderTimeOutside.
    """
    check_reminder_time(wanted)
    with division.store.writing() as session:
        now = division.now()
        is_another_time = _keep_reminder_time(session, actor, wanted, at=now)
    if is_another_time:
        _move_reminders(division, actor, since=now)
    return settings_of(division, actor.account_id)


def check_reminder_time(wanted: time | None) -> None:
    """Raises ReminderTimeOutside."""
    if wanted is not None and not EARLIEST_TIME <= wanted <= LATEST_TIME:
        raise ReminderTimeOutside(earliest=EARLIEST_TIME, latest=LATEST_TIME)


def _keep_reminder_time(session: Session, actor: Actor, wanted: time | None, *, at: datetime) -> bool:
    """Whether it is another than before. What came until now came at the time that was chosen then."""
    presence = people.presence(session, actor.account_id)
    if presence.reminder_time == wanted:
        return False
    people.save_presence(session, replace(presence, reminder_time=wanted), at=at)
    audit.record(
        session,
        at=at,
        actor=actor.account_id,
        action="person.reminder_time",
        subject=actor.account_id,
        before={"time": presence.reminder_time},
        after={"time": wanted},
    )
    return True


def _move_reminders(division: Division, actor: Actor, *, since: datetime) -> None:
    """Somebody may hear of hundreds of projects: they need not wait for all of them."""
    division.soon(partial(replan_what_is_told, division, actor.account_id, since=since))


def _check(wanted: PersonalSettings, actor: Actor, *, today: date) -> None:
    check_reminder_time(wanted.reminder_time)
    if wanted.leave_from and wanted.leave_until:
        check_leave(Leave(first=wanted.leave_from, last=wanted.leave_until, deputy=wanted.deputy), actor, today=today)
    elif wanted.leave_from:
        raise LastDayMissing
    elif wanted.leave_until:
        raise FirstDayMissing
    check_deputy(wanted.deputy, actor)


def _settings(session: Session, account_id: str, *, today: date) -> PersonalSettings:
    person, presence = people.find(session, account_id), people.presence(session, account_id)
    is_over = presence.leave_until is None or presence.leave_until < today
    return PersonalSettings(
        language=person.language if person else None,
        reminder_time=presence.reminder_time,
        leave_from=None if is_over else presence.leave_from,
        leave_until=None if is_over else presence.leave_until,
        deputy=presence.deputy,
        wants_digest=person.wants_digest if person else True,
    )


def _presence(settings: PersonalSettings) -> tuple[date | None, date | None, str | None]:
    return settings.leave_from, settings.leave_until, settings.deputy


def _keep_wants_digest(session: Session, division: Division, actor: Actor, *, wants: bool) -> None:
    people.save_wants_digest(session, actor.account_id, wants=wants)
    audit.record(
        session,
        at=division.now(),
        actor=actor.account_id,
        action="person.digest",
        subject=actor.account_id,
        before={"wants": not wants},
        after={"wants": wants},
    )
