"""Finds what people mean by H1, L1, a project code, or a part of a title that fits one project only."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from programme.code import parse_code
from programme.model import Mobility, Project
from services.division import Division
from services.refusal import NoSuchMobility, NoSuchProject, ProjectRemoved, SeveralProjectsFit
from services.typed_text import clean_line
from storage import mobilities, projects
from storage.database import Session

# So long a removed project can be brought back; then it is really gone.
REMOVED_KEPT: Final = timedelta(days=30)

_PROJECT = re.compile(r"h(\d{1,9})", re.IGNORECASE)
_MOBILITY = re.compile(r"l(\d{1,9})", re.IGNORECASE)
_CALL = re.compile(r"k(\d{1,9})", re.IGNORECASE | re.ASCII)
_CONTACT = re.compile(r"y(\d{1,9})", re.IGNORECASE | re.ASCII)

# So many of the projects that fit are named; then the person knows to say more.
NAMED: Final = 5


def is_project_ref(word: str) -> bool:
    return _PROJECT.fullmatch(word) is not None


def is_mobility_ref(word: str) -> bool:
    return _MOBILITY.fullmatch(word) is not None


def is_call_ref(word: str) -> bool:
    return _CALL.fullmatch(word) is not None


def is_contact_ref(word: str) -> bool:
    """Contacts have references only where a form carries one."""
    return _CONTACT.fullmatch(word) is not None


def find_project(session: Session, division: Division, reference: str) -> Project:
    """By its own reference, its code, a part of its title, or the reference of one of its mobilities.

    Raises NoSuchProject, SeveralProjectsFit or ProjectRemoved.
    """
    return require_present(division, find_even_removed(session, reference))


def kept_until(division: Division, removed_at: datetime) -> date:
    """The last day, in the division's time zone, on which what was removed at a moment can be brought back."""
    return division.timetable.local_date(removed_at + REMOVED_KEPT)


def require_present(division: Division, project: Project) -> Project:
    """Raises ProjectRemoved."""
    if project.removed_at is not None:
        raise ProjectRemoved(ref=project.ref, until=kept_until(division, project.removed_at))
    return project


def get_present(session: Session, division: Division, project_id: int) -> Project:
    """Raises LookupError where there is none, or ProjectRemoved."""
    return require_present(division, projects.get(session, project_id))


def find_even_removed(session: Session, reference: str) -> Project:
    """The same, for whoever brings it back; not by its title, though. Raises NoSuchProject or SeveralProjectsFit."""
    wanted = clean_line(reference)
    if match := _PROJECT.fullmatch(wanted):
        project = projects.find(session, int(match[1]))
    elif is_mobility_ref(wanted):
        project = projects.get(session, _mobility(session, wanted).project_id)
    elif code := parse_code(wanted):
        project = projects.find_by_code(session, code.text)
    else:
        project = _by_title(session, wanted)
    if project is None:
        raise NoSuchProject(reference=wanted)
    return project


def _by_title(session: Session, part: str) -> Project | None:
    if not part:
        return None
    fitting = projects.with_title_part(session, part, limit=NAMED)
    exact = [project for project in fitting if project.title.casefold() == part.casefold()]
    if len(exact) == 1:
        return exact[0]
    if len(fitting) > 1:
        raise SeveralProjectsFit(reference=part, projects=[f"{project.ref} {project.title}" for project in fitting])
    return fitting[0] if fitting else None


def find_mobility(session: Session, division: Division, reference: str) -> Mobility:
    """Raises NoSuchMobility, or ProjectRemoved where its project is."""
    mobility = _mobility(session, reference)
    require_present(division, projects.get(session, mobility.project_id))
    return mobility


def _mobility(session: Session, reference: str) -> Mobility:
    wanted = clean_line(reference)
    match = _MOBILITY.fullmatch(wanted)
    mobility = mobilities.find(session, int(match[1])) if match else None
    if mobility is None:
        raise NoSuchMobility(reference=wanted)
    return mobility
