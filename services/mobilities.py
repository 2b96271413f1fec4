"""Registering, showing and listing mobilities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Final, Literal

from programme.lengths import has_minors_by_default, kind_by_days
from programme.model import Mobility, Project, ProjectState
from programme.notes import kind_notes
from programme.rules import Rules
from services.cards import MobilityCard, mobility_card
from services.division import Actor, Division
from services.filters import Edge, ProjectFilter, Standing, select_ids
from services.pages import Page, page_within
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

__all__ = ["MobilityLine", "NewMobility", "list_mobilities", "register", "show"]

HOST_LIMIT: Final = 120
HEAD_COUNT_LIMIT: Final = 9999
TRAVEL_DAYS_LIMIT: Final = 20


# A mobility is over when it has ended, whether or not its project goes on.
_STANDING_OF_PROJECT: Mapping[Standing, Standing] = {
    Standing.CLOSED: Standing.ALL,
    Standing.ALL: Standing.ALL,
    Standing.PAUSED: Standing.PAUSED,
}

# Without one it is any of its days.
_STORED_EDGES: Mapping[Edge, Literal["start", "end"]] = {Edge.START: "start", Edge.END: "end"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityLine:
    mobility: Mobility
    project: Project


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
        project = find_project(session, division, reference)
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


def check(new: NewMobility, project: Project, rules: Rules) -> NewMobility:
    """The mobility made fit to keep. Raises a Refusal for what cannot be."""
    return _completed(_checked(new, rules), project, rules)


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
        mobility = find_mobility(session, division, reference)
        return mobility_card(session, division, mobility, projects.get(session, mobility.project_id))


def list_mobilities(
    division: Division, wanted: ProjectFilter, *, reference: str | None = None, limit: int, page: int = 0
) -> Page[MobilityLine]:
    """Mobilities of the projects that are meant, or of one project: a page of them, the first to start first.

    Where nothing is said of time or standing these are the ones that have not ended; of one project all. Past the
    last page it is the last one that is given. Raises NoSuchProject or SeveralProjectsFit.
    """
    with division.store.reading() as session:
        which = _which(session, division, wanted, reference)
        count = mobilities.count_wanted(session, which)
        page = page_within(page, count, limit)
        found = mobilities.wanted(session, which, limit=limit, offset=page * limit)
        by_id = {project_id: projects.get(session, project_id) for project_id in {each.project_id for each in found}}
        lines = tuple(MobilityLine(mobility=each, project=by_id[each.project_id]) for each in found)
        return Page(lines=lines, count=count, page=page)


def _which(session: Session, division: Division, wanted: ProjectFilter, reference: str | None) -> mobilities.Wanted:
    today = division.today()
    only = find_project(session, division, reference) if reference is not None else None
    is_over, is_any = wanted.standing is Standing.CLOSED, wanted.standing is Standing.ALL
    is_late = wanted.standing is Standing.OVERDUE
    says_when = is_over or is_any or is_late or wanted.span or only
    return mobilities.Wanted(
        project_ids=frozenset({only.id}) if only else _project_ids(session, division, wanted),
        country=wanted.country,
        first=wanted.span.first if wanted.span else None if says_when else today,
        last=wanted.span.last if wanted.span else None,
        edge=_STORED_EDGES.get(wanted.edge) if wanted.edge else None,
        before=today if is_over else None,
        person=wanted.coordinator,
        overdue_on=today if is_late else None,
        events=division.rules.events,
        with_cancelled=is_any or (only is not None and wanted.standing is None),
    )


def _project_ids(session: Session, division: Division, wanted: ProjectFilter) -> frozenset[int]:
    """Those whose mobilities are meant: what is said of people, countries and days is said of the mobilities."""
    standing = _STANDING_OF_PROJECT.get(wanted.standing) if wanted.standing else None
    narrowed = replace(wanted, standing=standing, coordinator=None, country=None, span=None, edge=None)
    return frozenset(select_ids(session, division, narrowed))
