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

# Handed over at a moment; without somebody who has gone; or handed over to somebody who could not be reached.
_SUBJECT = re.compile(r"H(\d+) (?:at|(without|unreached) (\S+)) (.*)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """A project with everything in it that is open.

    `gone` is the coordinator who has left the chat or, where `is_unreached`, cannot be told of it: then a new one is
    to be named. Without it, the project was handed over to whoever reads this.
    """

    delivery_id: str
    recipient: Recipient
    project: Project
    deadlines: tuple[CardDeadline, ...]
    mobilities: tuple[Mobility, ...]
    contact: Contact
    gone: str | None
    today: date
    is_unreached: bool = False


def briefing_for(
    session: Session, division: Division, recipient: Recipient, subject: str, *, delivery_id: str
) -> Briefing | None:
    """The briefing as it stands at this moment; None where it concerns nobody any more."""
    match = _SUBJECT.fullmatch(subject)
    project = project_of(session, subject)
    if match is None or project is None or project.state is not ProjectState.ACTIVE:
        return None
    gone, is_unreached = match[3], match[2] == "unreached"
    if (gone or recipient.id) not in project.coordinators:
        return None
    if gone and not is_unreached and people.presence(session, gone).gone_on is None:
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
        is_unreached=is_unreached,
    )


def project_of(session: Session, subject: str) -> Project | None:
    """The project that a briefing's subject names."""
    match = _SUBJECT.fullmatch(subject)
    return projects.find(session, int(match[1])) if match else None


def unreached_subject(subject: str, recipient: Recipient) -> str:
    """The subject of a briefing that could not reach its recipient, for whoever comes next."""
    match = _SUBJECT.fullmatch(subject)
    if match is None or match[3]:
        return subject
    return f"{begin_of_unreached(f'H{match[1]}', recipient.id)}{match[4]}"


def coordinator_of(subject: str) -> str | None:
    """The coordinator who is gone or could not be reached, as a briefing's subject names them."""
    match = _SUBJECT.fullmatch(subject)
    return match[3] if match else None


def begin_of_unreached(ref: str, account_id: str) -> str:
    """How the subjects of all briefings begin that tell others of a coordinator who could not be reached."""
    return f"{ref} unreached {account_id} "
