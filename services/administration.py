"""Who administers, and what administrators may set for the whole division in the chat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from services.access import require_administrator
from services.division import Actor, Division
from services.facts import KEPT, Keep
from services.missing import MissingData, missing_data
from services.people import administrators, division_channel
from services.planning import replan_all
from services.running_refusal import AdministratorConfigured, NoAdministrator
from storage import audit, homes, people, project_lists, settings
from storage.database import Session
from storage.settings import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """Who administers and why, and the division's settings: chosen in the chat, or as the environment has them."""

    configured: tuple[str, ...]
    appointed: tuple[str, ...]
    channel_id: str | None
    has_chosen_channel: bool
    language: str
    has_chosen_language: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSettings:
    """What of the division's settings is to be another; None goes back to what the environment says."""

    language: str | Keep | None = KEPT
    channel_id: str | Keep | None = KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministrationChange:
    """How it stands now, and what of it somebody has just changed."""

    after: Administration
    appointed: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()
    is_channel_changed: bool = False
    is_language_changed: bool = False


def overview(division: Division) -> Administration:
    with division.store.reading() as session:
        return Administration(
            configured=tuple(sorted(division.administrators)),
            appointed=tuple(each for each in people.appointed(session) if each not in division.administrators),
            channel_id=division_channel(session, division),
            has_chosen_channel=settings.find(session, Setting.CHANNEL) is not None,
            language=settings.find(session, Setting.LANGUAGE) or division.language,
            has_chosen_language=settings.find(session, Setting.LANGUAGE) is not None,
        )


def appoint(division: Division, actor: Actor, account_id: str) -> AdministrationChange:
    """Makes somebody an administrator. Doing it twice is doing it once. Raises AdministratorsOnly."""
    return change(division, actor, appointed=(account_id,))


def dismiss(division: Division, actor: Actor, account_id: str) -> AdministrationChange:
    """Raises AdministratorsOnly; AdministratorConfigured for one whom only the environment names; NoAdministrator."""
    require_administrator(actor)
    with division.store.reading() as session:
        if account_id in division.administrators:
            raise AdministratorConfigured(people=(account_id,))
        if account_id not in administrators(session, division):
            raise NoAdministrator(people=(account_id,))
    return change(division, actor, dismissed=(account_id,))


def change(
    division: Division,
    actor: Actor,
    *,
    appointed: tuple[str, ...] = (),
    dismissed: tuple[str, ...] = (),
    chosen: ChosenSettings | None = None,
) -> AdministrationChange:
    """Appoints some, dismisses others and sets the division's settings: all of it or nothing.

    The configured administrators stay. Raises AdministratorsOnly.
    """
    require_administrator(actor)
    with division.store.writing() as session:
        told_before = _told_of_everything(session, division)
        before = set(people.appointed(session))
        _change_administrators(session, division, actor, appointed=appointed, dismissed=dismissed)
        after = set(people.appointed(session))
        changed = _change_settings(session, division, actor, chosen) if chosen else set()
        others_are_told = _told_of_everything(session, division) != told_before
    if others_are_told:
        division.soon(partial(replan_all, division))
    return AdministrationChange(
        after=overview(division),
        appointed=tuple(each for each in appointed if each in after - before),
        dismissed=tuple(each for each in dismissed if each in before - after),
        is_channel_changed=Setting.CHANNEL in changed,
        is_language_changed=Setting.LANGUAGE in changed,
    )


def _told_of_everything(session: Session, division: Division) -> tuple[frozenset[str], str | None]:
    """Who is told of what concerns the whole division, in any project."""
    return frozenset(administrators(session, division)), division_channel(session, division)


def _change_administrators(
    session: Session, division: Division, actor: Actor, *, appointed: tuple[str, ...], dismissed: tuple[str, ...]
) -> None:
    before = people.appointed(session)
    for account_id in appointed:
        if account_id not in before and account_id not in division.administrators:
            people.save_administrator(session, account_id, is_administrator=True)
            _record(session, division, actor, "administrator.appointed", account_id)
    for account_id in dismissed:
        if account_id in before:
            people.save_administrator(session, account_id, is_administrator=False)
            _record(session, division, actor, "administrator.dismissed", account_id)


def _change_settings(session: Session, division: Division, actor: Actor, chosen: ChosenSettings) -> set[Setting]:
    changed = set()
    for setting, value in ((Setting.LANGUAGE, chosen.language), (Setting.CHANNEL, chosen.channel_id)):
        before = settings.find(session, setting)
        if value is not KEPT and before != value:
            settings.save(session, setting, value)
            _record(session, division, actor, "setting.changed", setting, before, value)
            # Whoever has chosen no language is spoken to in the division's.
            homes.open_all(session)
            changed.add(setting)
    return changed


def incomplete_projects(division: Division, actor: Actor) -> list[MissingData]:
    """Active projects in whose data something is missing, what misses most first. Raises AdministratorsOnly."""
    require_administrator(actor)
    with division.store.reading() as session:
        active = project_lists.ids(session, project_lists.ACTIVE)
        found = missing_data(session, division.rules, active, with_planning=False).lines
    return sorted(found, key=lambda each: (-len(each.gaps), each.project.id))


def _record(
    session: Session,
    division: Division,
    actor: Actor,
    action: str,
    subject: str,
    before: str | None = None,
    after: str | None = None,
) -> None:
    audit.record(
        session,
        at=division.now(),
        actor=actor.account_id,
        action=action,
        subject=subject,
        before={"value": before} if before else None,
        after={"value": after} if after else None,
    )
