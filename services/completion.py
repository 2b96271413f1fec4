"""What it means that a deadline is done, whichever way somebody said so."""

from __future__ import annotations

from programme.model import Deadline
from services.division import Actor, Division
from services.planning import replan
from storage import audit, deadlines, deliveries
from storage.database import Session


def complete_deadline(session: Session, division: Division, actor: Actor, deadline: Deadline) -> bool:
    """Marks a project's deadline done, takes its reminders out of the plan and has its messages brought up to date.

    Whether the person may is asked before. Returns False where it was done already.
    """
    now = division.now()
    if deadline.project_id is None or not deadlines.complete(
        session, deadline.id, done_by=actor.account_id, done_at=now
    ):
        return False
    replan(session, division, deadline.project_id, now=now)
    deliveries.mark_for_refresh(session, deadline.id, now=now)
    audit.record(
        session,
        at=now,
        actor=actor.account_id,
        action="deadline.completed",
        subject=f"H{deadline.project_id}",
        after={"deadline_id": deadline.id, "kind": deadline.kind, "due_on": deadline.due_on},
    )
    return True
