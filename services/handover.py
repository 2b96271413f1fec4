"""Handing projects to other coordinators, who get a briefing of everything that is open."""

from __future__ import annotations

from dataclasses import dataclass

from programme.model import Project, ProjectState, Recipient
from services.access import may_change, require_change
from services.briefings import begin_of_unreached
from services.division import Actor, Division
from services.planning import replan_soon
from services.references import find_project, require_present
from services.refusal import NoSuchProject, NotYourProject
from services.running_refusal import AlreadyCoordinates, NothingToHandOver
from services.staffing import staff_of
from storage import audit, deliveries, projects, summaries
from storage.database import Session
from storage.deliveries import DeliveryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    projects: tuple[Project, ...]
    to: str


def hand_over(division: Division, actor: Actor, reference: str | None, *, to: str) -> HandedOver:
    """Gives one project, or without a reference all of the actor's own, to another coordinator.

    Who hands over a project of their own leaves it; somebody else who may change it puts the new one in the place of
    all there were. Raises NoSuchProject, SeveralProjectsFit, NotYourProject, AlreadyCoordinates or NothingToHandOver.
    """
    with division.store.writing() as session:
        given = _given(session, division, actor, reference, to)
        for project in given:
            give(session, division, actor, project, _after(project, actor.account_id, to))
        handed = tuple(projects.by_id(session, [project.id for project in given]).values())
    replan_soon(division, [project.id for project in handed])
    return HandedOver(projects=handed, to=to)


def preview_handover(division: Division, actor: Actor, *, to: str) -> tuple[Project, ...]:
    """All of the actor's own that `hand_over` would give without a reference. Raises what it raises."""
    with division.store.reading() as session:
        return tuple(_given(session, division, actor, None, to))


def _given(session: Session, division: Division, actor: Actor, reference: str | None, to: str) -> list[Project]:
    if reference is None:
        mine = projects.coordinated_by(session, actor.account_id)
    else:
        mine = [find_project(session, division, reference)]
        require_change(actor, mine[0])
    given = [each for each in mine if each.coordinators != _after(each, actor.account_id, to)]
    if not given:
        raise AlreadyCoordinates(people=(to,)) if mine else NothingToHandOver
    return given


def name_coordinator(division: Division, actor: Actor, project_id: int, *, to: str) -> HandedOver:
    """Names a new coordinator in the place of those who are not there any more.

    Whoever stands in for them may, or was told that they could not be reached, beside those who may change the
    project. Raises NoSuchProject or NotYourProject.
    """
    with division.store.writing() as session:
        project = projects.find(session, project_id)
        if project is None:
            raise NoSuchProject(reference=f"H{project_id}")
        require_present(division, project)
        staff = staff_of(session, division, project, ())
        stand_ins = {
            told
            for account_id in project.coordinators
            if staff.is_away(account_id, division.today())
            for told in staff.stand_ins(account_id, division.today())
        }
        told = {each: _told_of_unreached(session, project, each) for each in project.coordinators}
        asked = stand_ins.union(*told.values())
        if actor.account_id not in asked and not may_change(actor, project):
            raise NotYourProject(ref=project.ref, coordinators=project.coordinators)
        still_there = [
            each for each in project.coordinators if not told[each] and not staff.is_away(each, division.today())
        ]
        after = tuple(dict.fromkeys((to, *still_there)))
        if project.coordinators != after:
            give(session, division, actor, project, after)
        named = projects.get(session, project_id)
    replan_soon(division, [project_id])
    return HandedOver(projects=(named,), to=to)


def _told_of_unreached(session: Session, project: Project, account_id: str) -> set[str]:
    """Who heard in the place of a coordinator, who could not be reached, that the project is theirs."""
    begins = begin_of_unreached(project.ref, account_id)
    return {told.id for told in summaries.reached(session, DeliveryKind.BRIEFING, subject_begins=begins)}


def _after(project: Project, leaving: str, to: str) -> tuple[str, ...]:
    """Who leaves makes room for the new one; where somebody else decides, the new one takes over alone."""
    if leaving not in project.coordinators:
        return (to,)
    return tuple(dict.fromkeys(to if each == leaving else each for each in project.coordinators))


def give(
    session: Session,
    division: Division,
    actor: Actor,
    project: Project,
    coordinators: tuple[str, ...],
) -> None:
    """Gives a project these coordinators; who is new among them gets a briefing. To be planned anew afterwards."""
    now = division.now()
    is_active = project.state is ProjectState.ACTIVE
    briefed = sorted(set(coordinators) - set(project.coordinators)) if is_active else []
    earlier = {briefing.account_id: briefing.at for briefing in project.briefings}
    projects.hand_over(session, project.id, coordinators, briefed_at={**earlier, **dict.fromkeys(briefed, now)})
    for account_id in briefed:
        deliveries.prepare(
            session,
            division.new_id(),
            DeliveryKind.BRIEFING,
            Recipient.person(account_id),
            subject=f"{project.ref} at {now.isoformat()}",
            now=now,
        )
    audit.record(
        session,
        at=now,
        actor=actor.account_id,
        action="project.handed_over",
        subject=project.ref,
        before={"coordinators": project.coordinators},
        after={"coordinators": coordinators},
    )
