"""What people settle for themselves, all at once: language, leave, deputy, and whether they want summaries."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from services.division import Actor, Division
from services.people import keep_language
from services.presence import Leave, check_deputy, check_leave, keep_presence, replan_each
from services.running_refusal import FirstDayMissing, LastDayMissing
from storage import audit, people
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalSettings:
    """`language` is None where somebody never chose one. A leave has both its days or none."""

    language: str | None
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

    Raises FirstDayMissing, LastDayMissing, or what `presence.check_leave` raises.
    """
    _check(wanted, actor, today=division.today())
    with division.store.writing() as session:
        before = _settings(session, actor.account_id, today=division.today())
        if wanted.language:
            keep_language(session, division, actor.account_id, wanted.language)
        around: list[int] = []
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
    replan_each(division, around)
    return settings_of(division, actor.account_id)


def _check(wanted: PersonalSettings, actor: Actor, *, today: date) -> None:
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
