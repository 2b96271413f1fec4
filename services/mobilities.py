"""Registering, showing and listing mobilities."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Final

from programme.lengths import has_minors_by_default, kind_by_days
from programme.model import Mobility, Project, ProjectState
from programme.notes import kind_notes
from programme.rules import Rules
from services.cards import MobilityCard, mobility_card
from services.division import Actor, Division
from services.planning import replan
from services.projects import check_period
from services.references import find_mobility, find_project
from services.refusal import (
    AccompanyingImplausible,
    HeadCountImplausible,
    HostTooLong,
    IdentityCodeInHost,
    MobilityAlreadyRegistered,
    NoMobilitiesInAction,
    ProjectClosed,
    TravelDaysImplausible,
    UnknownMobilityKind,
)
from services.typed_text import clean_line, has_identity_code
from storage import audit, mobilities, projects, requests
from storage.database import Session
from storage.mobilities import NewMobility

__all__ = ["MobilityLine", "MobilityList", "NewMobility", "list_mobilities", "register", "show"]

HOST_LIMIT: Final = 120
HEAD_COUNT_LIMIT: Final = 9999
TRAVEL_DAYS_LIMIT: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityLine:
    mobility: Mobility
    project: Project


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityList:
    """The first of them, and how many there are."""

    lines: tuple[MobilityLine, ...]
    count: int


def register(division: Division, actor: Actor, reference: str, new: NewMobility, *, request_key: str) -> MobilityCard:
    """Keeps a mobility of the project that `reference` names, with its deadlines and reminders, all at once.

    Any member may: whoever travels registers the trip. Raises a Refusal for what cannot be.
    """
    checked = _checked(new, division.rules)
    with division.store.writing() as session:
        made = requests.find_subject(session, request_key)
        if made is not None:
            mobility = mobilities.get(session, made)
            return _card(session, division, mobility, projects.get(session, mobility.project_id), new)
        project = find_project(session, reference)
        _require_mobilities(project, division.rules)
        checked = _completed(checked, project, division.rules)
        if twin := mobilities.find_twin(session, project.id, checked):
            raise MobilityAlreadyRegistered(ref=twin.ref)
        now = division.now()
        mobility = mobilities.insert(session, project.id, checked, created_by=actor.account_id, created_at=now)
        replan(session, division, project.id, now=now)
        requests.record(session, request_key, mobility.id, at=now)
        audit.record(
            session,
            at=now,
            actor=actor.account_id,
            action="mobility.registered",
            subject=mobility.ref,
            after=asdict(checked) | {"project_id": project.id},
        )
        return _card(session, division, mobility, project, new)


def _card(
    session: Session, division: Division, mobility: Mobility, project: Project, new: NewMobility
) -> MobilityCard:
    card = mobility_card(session, division, mobility, project)
    return replace(card, notes=(*card.notes, *kind_notes(new.kind, mobility.kind)))


def _require_mobilities(project: Project, rules: Rules) -> None:
    if project.state is not ProjectState.ACTIVE:
        raise ProjectClosed(ref=project.ref)
    if not rules.actions[project.action_type].mobilities:
        raise NoMobilitiesInAction(action_type=project.action_type)


def _completed(new: NewMobility, project: Project, rules: Rules) -> NewMobility:
    """With what the project and the days tell, where people need not say it themselves."""
    kind = kind_by_days(rules, project, new.kind, new.days)
    has_minors = has_minors_by_default(rules, project, kind) if new.has_minors is None else new.has_minors
    return replace(new, kind=kind, has_minors=has_minors)


def _checked(new: NewMobility, rules: Rules) -> NewMobility:
    if new.kind not in rules.mobility_kinds:
        raise UnknownMobilityKind(word=new.kind)
    check_period(new.start_on, new.end_on)
    check_people(new.head_count, new.accompanying)
    check_travel_days(new.travel_days)
    return replace(new, host=check_host(new.host))


def check_host(typed: str | None) -> str | None:
    """The host's name made fit to keep. Raises HostTooLong or IdentityCodeInHost."""
    host = clean_line(typed or "") or None
    if host and len(host) > HOST_LIMIT:
        raise HostTooLong(limit=HOST_LIMIT)
    if host and has_identity_code(host):
        raise IdentityCodeInHost
    return host


def check_people(head_count: int | None, accompanying: int | None) -> None:
    """Raises HeadCountImplausible or AccompanyingImplausible."""
    if head_count is not None and not 1 <= head_count <= HEAD_COUNT_LIMIT:
        raise HeadCountImplausible(limit=HEAD_COUNT_LIMIT)
    if accompanying is not None and not 0 <= accompanying <= HEAD_COUNT_LIMIT:
        raise AccompanyingImplausible(limit=HEAD_COUNT_LIMIT)


def check_travel_days(travel_days: int | None) -> None:
    """Raises TravelDaysImplausible."""
    if travel_days is not None and not 0 <= travel_days <= TRAVEL_DAYS_LIMIT:
        raise TravelDaysImplausible(limit=TRAVEL_DAYS_LIMIT)


def show(division: Division, reference: str) -> MobilityCard:
    """Raises NoSuchMobility."""
    with division.store.reading() as session:
        mobility = find_mobility(session, reference)
        return mobility_card(session, division, mobility, projects.get(session, mobility.project_id))


def list_mobilities(division: Division, reference: str | None, *, limit: int) -> MobilityList:
    """The mobilities of one project, or all that have not ended yet; the next to start first, so many at most.

    Raises NoSuchProject or SeveralProjectsFit.
    """
    with division.store.reading() as session:
        if reference is not None:
            project = find_project(session, reference)
            found = mobilities.of_project(session, project.id)
            lines = tuple(MobilityLine(mobility=each, project=project) for each in found[:limit])
            return MobilityList(lines=lines, count=len(found))
        today = division.today()
        lines = tuple(
            MobilityLine(mobility=each, project=projects.get(session, each.project_id))
            for each in mobilities.ending_from(session, today, limit=limit)
        )
        return MobilityList(lines=lines, count=mobilities.count_ending_from(session, today))
