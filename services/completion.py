"""What it means that a deadline is done, whichever way somebody said so."""

from __future__ import annotations

from typing import Final

from programme.model import Deadline, DeadlineState, Project
from services.access import require_change_of_deadline
from services.cards import CardDeadline, load_deadline
from services.division import Actor, Division
from services.planning import replan
from services.references import get_present
from services.running_refusal import DeadlineGone, IdentityCodeInReceipt, ReceiptTooLong
from services.typed_text import clean_line, has_identity_code
from storage import audit, deadlines, deliveries
from storage.database import Session

RECEIPT_LIMIT: Final = 200


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


def take_back(division: Division, actor: Actor, deadline_id: int) -> tuple[Project, CardDeadline]:
    """Opens a deadline again that was marked done by mistake; its reminders come back.

    Taking back twice is taking back once. Raises DeadlineGone or NotYourProject.
    """
    with division.store.writing() as session:
        project, before = _find(session, division, actor, deadline_id)
        if deadlines.reopen(session, deadline_id):
            now = division.now()
            replan(session, division, project.id, now=now)
            deliveries.mark_for_refresh(session, deadline_id, now=now)
            audit.record(
                session,
                at=now,
                actor=actor.account_id,
                action="deadline.reopened",
                subject=project.ref,
                before={"deadline_id": deadline_id, "done_by": before.deadline.done_by},
            )
        return project, load_deadline(session, division.rules, project, deadline_id)


def keep_receipt(division: Division, actor: Actor, deadline_id: int, typed: str) -> tuple[Project, CardDeadline]:
    """Keeps what proves that a deadline is done: a number or a link. Empty takes it away again.

    Raises DeadlineGone, NotYourProject, ReceiptTooLong or IdentityCodeInReceipt.
    """
    receipt = clean_line(typed) or None
    if receipt and len(receipt) > RECEIPT_LIMIT:
        raise ReceiptTooLong(limit=RECEIPT_LIMIT)
    if receipt and has_identity_code(receipt):
        raise IdentityCodeInReceipt
    with division.store.writing() as session:
        project, before = _find(session, division, actor, deadline_id)
        if before.deadline.state is not DeadlineState.DONE:
            raise DeadlineGone
        now = division.now()
        deadlines.set_receipt(session, deadline_id, receipt)
        deliveries.mark_for_refresh(session, deadline_id, now=now)
        audit.record(
            session,
            at=now,
            actor=actor.account_id,
            action="deadline.receipt",
            subject=project.ref,
            before={"deadline_id": deadline_id, "receipt": before.deadline.receipt},
            after={"deadline_id": deadline_id, "receipt": receipt},
        )
        return project, load_deadline(session, division.rules, project, deadline_id)


def _find(session: Session, division: Division, actor: Actor, deadline_id: int) -> tuple[Project, CardDeadline]:
    deadline = deadlines.find(session, deadline_id)
    if deadline is None or deadline.project_id is None:
        raise DeadlineGone
    project = get_present(session, division, deadline.project_id)
    card = load_deadline(session, division.rules, project, deadline_id)
    require_change_of_deadline(actor, project, card.mobility)
    return project, card
