"""The reminders that are on their way to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from programme.model import Call, Project, Recipient
from services.cards import CardDeadline, load_call_deadline, load_deadline
from services.division import Actor, Division
from storage import calls, projects, reminders
from storage.database import Session
from storage.reminders import StoredReminder

# As many as fit on a screen; the rest is said to follow.
SHOWN = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A reminder to come, of a project's deadline or of a call's."""

    send_at: datetime
    project: Project | None
    call: Call | None
    deadline: CardDeadline


def upcoming_for(division: Division, actor: Actor) -> tuple[list[Upcoming], bool]:
    """What a person will next hear of each deadline, in direct messages or their projects' channels.

    Each deadline stands once, with its next reminder: the later ones come only if nobody has done it by then.
    Tells also whether there is more than is shown.
    """
    with division.store.reading() as session:
        recipients = {Recipient.person(actor.account_id)} | {
            Recipient.channel(project.channel_id)
            for project in projects.coordinated_by(session, actor.account_id)
            if project.channel_id
        }
        found = reminders.next_for(session, sorted(recipients), limit=SHOWN + 1)
        shown = [_upcoming(session, division, reminder) for reminder in found[:SHOWN]]
    return shown, len(found) > SHOWN


def _upcoming(session: Session, division: Division, reminder: StoredReminder) -> Upcoming:
    if reminder.project_id is None:
        call = calls.of_deadline(session, reminder.deadline_id)
        deadline = load_call_deadline(session, reminder.deadline_id)
        return Upcoming(send_at=reminder.send_at, project=None, call=call, deadline=deadline)
    project = projects.get(session, reminder.project_id)
    deadline = load_deadline(session, division.rules, project, reminder.deadline_id)
    return Upcoming(send_at=reminder.send_at, project=project, call=None, deadline=deadline)
