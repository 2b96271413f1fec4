"""What somebody has to know who takes a project over: everything that is open, and whom to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from programme.model import Contact, DeadlineState, Mobility, MobilityState, Project, ProjectState, Recipient
from services.cards import CardDeadline, contact_of, load_deadline
from services.division import Division
from storage import deadlines, mobilities, people, projects
from storage.database import Session

_SUBJECT = re.compile(r"H(\d+) (?:at|without (\S+)) .*", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A project with everything in it that is open.

    `gone` is the coordinator who has left the chat: then a new one is to be named. Without it, the project was handed
    over to whoever reads this.
    """

    delivery_id: str
    recipient: Recipient
    project: Project
    deadlines: tuple[CardDeadline, ...]
    mobilities: tuple[Mobility, ...]
    contact: Contact
    gone: str | None
    today: date


def briefing_for(
    session: Session, division: Division, recipient: Recipient, subject: str, *, delivery_id: str
) -> Briefing | None:
    """The briefing as it stands at this moment; None where it concerns nobody any more."""
    match = _SUBJECT.fullmatch(subject)
    project = projects.find(session, int(match[1])) if match else None
    if match is None or project is None or project.state is not ProjectState.ACTIVE:
        return None
    gone = match[2]
    if (gone or recipient.id) not in project.coordinators:
        return None
    if gone and people.presence(session, gone).gone_on is None:
        return None
    open_deadlines = [
        load_deadline(session, division.rules, project, deadline.id)
        for deadline in deadlines.of_project(session, project.id)
        if deadline.state is DeadlineState.OPEN
    ]
    today = division.today()
    return Briefing(
        delivery_id=delivery_id,
        recipient=recipient,
        project=project,
        deadlines=tuple(open_deadlines),
        mobilities=tuple(
            mobility
            for mobility in mobilities.of_project(session, project.id)
            if mobility.state is MobilityState.PLANNED and mobility.end_on >= today
        ),
        contact=contact_of(session, division.rules, project),
        gone=gone,
        today=today,
    )
