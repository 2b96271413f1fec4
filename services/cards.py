"""One project, or one mobility, with everything a person wants to see of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.checks import last_day
from programme.code import parse_code
from programme.lengths import length_rule, lengths_of, practice_of
from programme.model import (
    Certainty,
    Contact,
    Deadline,
    DeadlineState,
    EducationField,
    Mobility,
    Origin,
    Project,
    Role,
)
from programme.rules import Rules
from services.division import Division
from storage import contacts, deadlines, mobilities
from storage.database import Session


class Note(StrEnum):
    """Something odd that is kept all the same; the card says so."""

    UNUSUAL_PERIOD = "unusual_period"
    CODE_OF_ANOTHER_YEAR = "code_of_another_year"
    CODE_OF_ANOTHER_COUNTRY = "code_of_another_country"
    UNUSUAL_LENGTH = "unusual_length"
    OUTSIDE_PROJECT = "outside_project"
    KIND_NOT_OFFERED = "kind_not_offered"
    ERASMUS_PRO = "erasmus_pro"
    UNLIKE_PRACTICE = "unlike_practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDeadline:
    """A deadline with the mobility it belongs to and how sure the rule behind it is."""

    deadline: Deadline
    mobility: Mobility | None
    certainty: Certainty

    @property
    def is_open(self) -> bool:
        return self.deadline.state is DeadlineState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCard:
    project: Project
    deadlines: tuple[CardDeadline, ...]
    mobilities: tuple[Mobility, ...]
    contact: Contact
    notes: tuple[Note, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityCard:
    mobility: Mobility
    project: Project
    deadlines: tuple[CardDeadline, ...]
    contact: Contact
    notes: tuple[Note, ...]
    today: date


def project_card(session: Session, division: Division, project: Project) -> ProjectCard:
    travels = tuple(mobilities.of_project(session, project.id))
    return ProjectCard(
        project=project,
        deadlines=_card_deadlines(session, division.rules, project, travels),
        mobilities=travels,
        contact=contact_of(session, division.rules, project),
        notes=_project_notes(project, division.rules),
        today=division.today(),
    )


def mobility_card(session: Session, division: Division, mobility: Mobility, project: Project) -> MobilityCard:
    all_deadlines = _card_deadlines(session, division.rules, project, (mobility,))
    return MobilityCard(
        mobility=mobility,
        project=project,
        deadlines=tuple(each for each in all_deadlines if each.mobility),
        contact=contact_of(session, division.rules, project),
        notes=_mobility_notes(mobility, project, division.rules),
        today=division.today(),
    )


def contact_of(session: Session, rules: Rules, project: Project) -> Contact:
    """Whom to ask about a project: today's contact of its sector."""
    return contacts.get(session, rules.contact_key(project.action_type, project.sector))


def load_deadline(session: Session, rules: Rules, project: Project, deadline_id: int) -> CardDeadline:
    """One deadline of a project as it stands now. Raises LookupError where there is none."""
    deadline = deadlines.get(session, deadline_id)
    mobility = mobilities.find(session, deadline.mobility_id) if deadline.mobility_id else None
    return card_deadline(rules, project, deadline, mobility)


def card_deadline(rules: Rules, project: Project, deadline: Deadline, mobility: Mobility | None) -> CardDeadline:
    rule = rules.deadline_rule(project, deadline.kind) if deadline.origin is Origin.COMPUTED else None
    return CardDeadline(
        deadline=deadline,
        mobility=mobility,
        certainty=rule.certainty if rule else Certainty.VERIFIED,
    )


def _card_deadlines(
    session: Session, rules: Rules, project: Project, travels: tuple[Mobility, ...]
) -> tuple[CardDeadline, ...]:
    by_id: dict[int | None, Mobility] = {mobility.id: mobility for mobility in travels}
    return tuple(
        card_deadline(rules, project, deadline, by_id.get(deadline.mobility_id))
        for deadline in deadlines.of_project(session, project.id)
    )


def _project_notes(project: Project, rules: Rules) -> tuple[Note, ...]:
    notes = []
    usual = rules.actions[project.action_type].usual_months
    if usual and project.end_on != last_day(project.start_on, usual):
        notes.append(Note.UNUSUAL_PERIOD)
    code = parse_code(project.code) if project.code else None
    if code and not code.call_year <= project.start_on.year <= code.call_year + 1:
        notes.append(Note.CODE_OF_ANOTHER_YEAR)
    if code and code.country != rules.country and project.role is Role.COORDINATOR:
        notes.append(Note.CODE_OF_ANOTHER_COUNTRY)
    return tuple(notes)


def _mobility_notes(mobility: Mobility, project: Project, rules: Rules) -> tuple[Note, ...]:
    notes = []
    length = length_rule(rules, project, mobility.kind)
    practice = practice_of(rules, project, mobility.kind)
    if length and not length.allows(mobility.days):
        notes.append(Note.UNUSUAL_LENGTH)
    elif practice and not practice.min_days <= mobility.days <= practice.max_days:
        notes.append(Note.UNLIKE_PRACTICE)
    if length is None and lengths_of(rules, project):
        notes.append(Note.KIND_NOT_OFFERED)
    if mobility.kind == "long_term_learner" and rules.actions[project.action_type].field is EducationField.VOCATIONAL:
        notes.append(Note.ERASMUS_PRO)
    if mobility.start_on < project.start_on or mobility.end_on > project.end_on:
        notes.append(Note.OUTSIDE_PROJECT)
    return tuple(notes)
