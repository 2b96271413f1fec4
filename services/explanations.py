"""Why a project's, or a mobility's, dates are what they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from programme.explanation import Explanation, explain
from programme.model import DeadlineState, Mobility, Project
from services.cards import CardDeadline, load_deadline
from services.deadlines import is_called
from services.division import Division
from services.planning import day_of_report
from services.references import find_mobility, find_project, is_mobility_ref
from services.running_refusal import NoSuchDeadline
from storage import deadlines, deliveries, reminders
from storage.database import Session
from storage.deliveries import Delivery
from storage.reminders import StoredReminder


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A reminder, and the message it went out in or is to go out in."""

    reminder: StoredReminder
    delivery: Delivery | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDeadline:
    """A date, how it came about, and every reminder of it, past and to come, in order."""

    deadline: CardDeadline
    explanation: Explanation
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDates:
    """The dates of a project itself, or of one of its mobilities; those still to come first, each in order."""

    project: Project
    mobility: Mobility | None
    deadlines: tuple[ExplainedDeadline, ...]
    now: datetime


def explain_dates(division: Division, reference: str, *, kind: str | None = None, word: str = "") -> ExplainedDates:
    """All dates, or those of a kind, or of the name that was made by hand.

    Raises NoSuchProject, NoSuchMobility, SeveralProjectsFit, or NoSuchDeadline where the word fits nothing.
    """
    with division.store.reading() as session:
        project = find_project(session, division, reference)
        mobility = find_mobility(session, division, reference) if is_mobility_ref(reference) else None
        everything = deadlines.of_project(session, project.id)
        reported_on = day_of_report(division, everything)
        mine = [each for each in everything if each.mobility_id == (mobility.id if mobility else None)]
        if word:
            named = [each for each in mine if is_called(each, word)]
            mine = named or [each for each in mine if each.kind == kind]
        if word and not mine:
            raise NoSuchDeadline(ref=project.ref, word=word)
        in_order = sorted(mine, key=lambda each: (each.state is not DeadlineState.OPEN, each.due_on, each.id))
        return ExplainedDates(
            project=project,
            mobility=mobility,
            deadlines=tuple(
                ExplainedDeadline(
                    deadline=load_deadline(session, division.rules, project, each.id),
                    explanation=explain(each, project, mobility, division.rules, reported_on=reported_on),
                    stories=_stories(session, each.id),
                )
                for each in in_order
            ),
            now=division.now(),
        )


def _stories(session: Session, deadline_id: int) -> tuple[Story, ...]:
    return tuple(
        Story(
            reminder=reminder,
            delivery=deliveries.find(session, reminder.delivery_id) if reminder.delivery_id else None,
        )
        for reminder in reminders.of_deadline(session, deadline_id)
    )
