"""Pausing a project's reminders, taking them up again, and asking for one more, later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from programme.calendar import Calendar, Quiet
from programme.checks import is_plausible
from programme.model import DeadlineState, Project, Snooze
from services.access import require_change, require_change_of_deadline
from services.cards import CardDeadline, load_deadline
from services.deadlines import Choice, named_open
from services.division import Actor, Division
from services.planning import replan
from services.references import find_project, get_present
from services.running_refusal import DeadlineGone, DueDateImplausible, NoDayLeft, NotPaused, PauseOver
from storage import audit, deadlines, projects, snoozes


def pause(division: Division, actor: Actor, reference: str, *, until: date | None) -> Project:
    """Nobody is reminded of anything in the project, up to a day or until it is taken up again.

    What was missed is then told once. Raises NoSuchProject, SeveralProjectsFit, NotYourProject, PauseOver or
    DueDateImplausible.
    """
    if until is not None and not is_plausible(until):
        raise DueDateImplausible(day=until)
    if until is not None and until < division.today():
        raise PauseOver(day=until)
    with division.store.writing() as session:
        project = find_project(session, division, reference)
        require_change(actor, project)
        is_paused = project.is_paused(division.today())
        if not is_paused or project.paused_until != until:
            since = project.paused_at if is_paused and project.paused_at else division.now()
            projects.pause(session, project.id, at=since, until=until)
            replan(session, division, project.id, now=division.now())
            audit.record(
                session,
                at=division.now(),
                actor=actor.account_id,
                action="project.paused",
                subject=project.ref,
                after={"until": until},
            )
        return projects.get(session, project.id)


def resume(division: Division, actor: Actor, reference: str) -> Project:
    """Takes a project's reminders up again. Raises NotPaused besides what `pause` raises."""
    with division.store.writing() as session:
        project = find_project(session, division, reference)
        require_change(actor, project)
        if not project.is_paused(division.today()):
            raise NotPaused(ref=project.ref)
        projects.resume(session, project.id, at=division.now())
        replan(session, division, project.id, now=division.now())
        audit.record(
            session, at=division.now(), actor=actor.account_id, action="project.resumed", subject=project.ref
        )
        return projects.get(session, project.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A deadline of which somebody will hear again on a day; `is_earlier` than they asked, as its date is so near."""

    project: Project
    deadline: CardDeadline
    day: date
    is_earlier: bool


def remind_later(division: Division, actor: Actor, deadline_id: int, *, day: date) -> Later:
    """One more reminder, for the one who asks, on a day or the nearest working day that makes sense.

    It changes nothing in the rest of the plan. Before the date it comes on the last working day before it at the
    latest. Raises DeadlineGone, NotYourProject, NoDayLeft or DueDateImplausible.
    """
    if not is_plausible(day):
        raise DueDateImplausible(day=day)
    with division.store.writing() as session:
        deadline = deadlines.find(session, deadline_id)
        if deadline is None or deadline.project_id is None or deadline.state is not DeadlineState.OPEN:
            raise DeadlineGone
        project = get_present(session, division, deadline.project_id)
        card = load_deadline(session, division.rules, project, deadline_id)
        require_change_of_deadline(actor, project, card.mobility)
        chosen = latest_day(division, day, deadline.due_on)
        snooze = Snooze(deadline_id=deadline.id, due_on=deadline.due_on, account_id=actor.account_id, day=chosen)
        snoozes.add(session, snooze, at=division.now())
        replan(session, division, project.id, now=division.now())
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action="deadline.snoozed",
            subject=project.ref,
            after={"deadline_id": deadline_id, "day": chosen},
        )
        return Later(project=project, deadline=card, day=chosen, is_earlier=chosen < day)


def latest_day(division: Division, wanted: date, due_on: date) -> date:
    """The working day to remind on: the wanted one or the next, but before a date that has not come yet.

    Raises NoDayLeft where no working day is left between today and the date.
    """
    calendar, today = division.timetable.calendar, division.today()
    first = calendar.on_or_after(today + timedelta(days=1))
    day = calendar.on_or_after(max(wanted, first))
    if due_on <= today or day < due_on:
        return day
    last = _working_day_before(calendar, due_on)
    if last is None or last < first:
        raise NoDayLeft(due_on=due_on)
    return last


def _working_day_before(calendar: Calendar, due_on: date) -> date | None:
    day = calendar.on_or_before(due_on - timedelta(days=1))
    while isinstance(day, Quiet):
        day = calendar.on_or_before(day.first - timedelta(days=1))
    return day


def remind_later_of(
    division: Division, actor: Actor, reference: str, *, kind: str | None, word: str, day: date | None
) -> Later | Choice:
    """The same for a deadline that is named, or the only open one; else those among which one is to be chosen.

    Without a day that is to be chosen, too.

    Raises what `complete_named` raises, besides NoDayLeft.
    """
    with division.store.reading() as session:
        choice = named_open(session, division, actor, reference, kinds=frozenset({kind}) if kind else None, word=word)
    if len(choice.deadlines) > 1 or day is None:
        return choice
    return remind_later(division, actor, choice.deadlines[0].deadline.id, day=day)
