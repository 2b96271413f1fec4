"""One project, or one mobility, with everything a person wants to see of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programme.checklists import checklist
from programme.deadlines import internal_day
from programme.gaps import Gap, gaps_of
from programme.kinds import ChecklistItem
from programme.model import Call, Certainty, Contact, Deadline, DeadlineState, Mobility, Project, Tick
from programme.notes import Note, mobility_notes, project_notes
from programme.rules import Rules
from services.division import Division
from storage import checklists, contacts, deadlines, mobilities
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class CardItem:
    """An item of a deadline's checklist, and who has ticked it when."""

    item: ChecklistItem
    tick: Tick | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDeadline:
    """A deadline with the mobility it belongs to, how sure the rule of its kind is, and its checklist.

    `internal_on` is the division's own date before the official one, for what has one.
    """

    deadline: Deadline
    mobility: Mobility | None
    certainty: Certainty
    internal_on: date | None
    items: tuple[CardItem, ...]

    @property
    def is_open(self) -> bool:
        return self.deadline.state is DeadlineState.OPEN

    @property
    def open_items(self) -> tuple[CardItem, ...]:
        return tuple(each for each in self.items if each.tick is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCard:
    project: Project
    deadlines: tuple[CardDeadline, ...]
    mobilities: tuple[Mobility, ...]
    contact: Contact
    notes: tuple[Note, ...]
    gaps: tuple[Gap, ...]
    is_paused: bool
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
        notes=project_notes(project, travels, division.rules),
        gaps=gaps_of(project, travels, division.rules),
        is_paused=project.is_paused(division.today()),
        today=division.today(),
    )


def mobility_card(session: Session, division: Division, mobility: Mobility, project: Project) -> MobilityCard:
    all_deadlines = _card_deadlines(session, division.rules, project, (mobility,))
    return MobilityCard(
        mobility=mobility,
        project=project,
        deadlines=tuple(each for each in all_deadlines if each.mobility),
        contact=contact_of(session, division.rules, project),
        notes=mobility_notes(mobility, project, division.rules),
        today=division.today(),
    )


def contact_of(session: Session, rules: Rules, project: Project) -> Contact:
    """Whom to ask about a project: today's contact of its sector."""
    return contacts.get(session, rules.contact_key(project.action_type, project.sector))


def contact_of_call(session: Session, rules: Rules, call: Call) -> Contact:
    return contacts.get(session, rules.call_contact_key(call))


def load_call_deadline(session: Session, deadline_id: int) -> CardDeadline:
    """The deadline of a call as it stands now: typed by an administrator, without mobility or checklist."""
    return CardDeadline(
        deadline=deadlines.get(session, deadline_id),
        mobility=None,
        certainty=Certainty.VERIFIED,
        internal_on=None,
        items=(),
    )


def load_deadline(session: Session, rules: Rules, project: Project, deadline_id: int) -> CardDeadline:
    """One deadline of a project as it stands now. Raises LookupError where there is none."""
    deadline = deadlines.get(session, deadline_id)
    mobility = mobilities.find(session, deadline.mobility_id) if deadline.mobility_id else None
    return card_deadline(rules, project, deadline, mobility, checklists.of_deadline(session, deadline_id))


def card_deadline(
    rules: Rules, project: Project, deadline: Deadline, mobility: Mobility | None, ticks: Iterable[Tick] = ()
) -> CardDeadline:
    rule = rules.deadline_rule(project, deadline.kind, mobility)
    by_item = {tick.item: tick for tick in ticks}
    return CardDeadline(
        deadline=deadline,
        mobility=mobility,
        certainty=rule.certainty if rule else Certainty.VERIFIED,
        internal_on=internal_day(rule, deadline.due_on),
        items=tuple(
            CardItem(item=item, tick=by_item.get(item.code))
            for item in checklist(rules, project, mobility, deadline.kind)
        ),
    )


def _card_deadlines(
    session: Session, rules: Rules, project: Project, travels: tuple[Mobility, ...]
) -> tuple[CardDeadline, ...]:
    by_id: dict[int | None, Mobility] = {mobility.id: mobility for mobility in travels}
    found = deadlines.of_project(session, project.id)
    ticks = checklists.of_deadlines(session, [deadline.id for deadline in found])
    return tuple(
        card_deadline(rules, project, deadline, by_id.get(deadline.mobility_id), ticks.get(deadline.id, ()))
        for deadline in found
    )
