"""What could not be delivered, for those it concerns: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import timedelta

from programme.model import Project
from services.access import may_change_deadline
from services.cards import CardDeadline, load_deadline
from services.division import Actor, Division
from storage import deliveries, projects, reminders
from storage.database import Session
from storage.deliveries import Delivery
from storage.reminders import StoredReminder

# What is older concerns nobody any more.
LOOKED_BACK = timedelta(days=30)

SHOWN = 10
_LOOKED_AT = 200

# Of a whole portfolio so many are named, and no more are counted.
_NAMED = 4
_COUNTED = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A reminder that did not reach its recipient, or has not yet; the delivery says what the chat answered."""

    project: Project
    deadline: CardDeadline
    reminder: StoredReminder
    delivery: Delivery | None


def troubles_for(division: Division, actor: Actor) -> list[Trouble]:
    """Those of somebody's own projects and mobilities; for administrators, everybody's. The newest first."""
    with division.store.reading() as session:
        found = reminders.undelivered_since(session, division.now() - LOOKED_BACK, limit=_LOOKED_AT)
        troubles = [trouble for reminder in found if (trouble := _trouble(session, division, reminder))]
    mine = [each for each in troubles if may_change_deadline(actor, each.project, each.deadline.mobility)]
    return mine[:SHOWN]


@dataclass(frozen=True, slots=True, kw_only=True)
class Troubles:
    """The first few, and how many there are."""

    first: tuple[Trouble, ...]
    count: int


def troubles_of(session: Session, division: Division, project_ids: Container[int]) -> Troubles:
    """Those of some projects, whosever they are; the newest first."""
    found = [
        reminder
        for reminder in reminders.undelivered_since(session, division.now() - LOOKED_BACK, limit=_COUNTED)
        if reminder.project_id in project_ids
    ]
    first = [trouble for reminder in found[:_NAMED] if (trouble := _trouble(session, division, reminder))]
    return Troubles(first=tuple(first), count=len(found))


def _trouble(session: Session, division: Division, reminder: StoredReminder) -> Trouble | None:
    if reminder.project_id is None:
        return None
    project = projects.get(session, reminder.project_id)
    return Trouble(
        project=project,
        deadline=load_deadline(session, division.rules, project, reminder.deadline_id),
        reminder=reminder,
        delivery=deliveries.find(session, reminder.delivery_id) if reminder.delivery_id else None,
    )
