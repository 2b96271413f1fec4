"""Dates that people type: from the contract, where they beat the rule's, or for what no rule knows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Final

from programme.checks import is_plausible
from programme.model import CUSTOM_KIND, Deadline, DeadlineState, Mobility, Origin, Project
from services.access import require_change_of_deadline
from services.cards import CardDeadline, load_deadline
from services.division import Actor, Division
from services.planning import reminder_days, replan
from services.references import find_mobility, find_project, get_present, is_mobility_ref
from services.running_refusal import (
    DeadlineDone,
    DeadlineGone,
    DeadlineNameMissing,
    DeadlineNameTooLong,
    DueDateImplausible,
    IdentityCodeInDeadline,
    NoContractDate,
    NotDueHere,
)
from services.typed_text import clean_line, has_identity_code
from storage import audit, deadlines, deliveries
from storage.database import Session

NAME_LIMIT: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDate:
    """A deadline and its date, as somebody says them.

    `kind` is the programme's kind that `name` means, if any. With `is_own_name` they mean it as one of their own.
    """

    kind: str | None
    name: str
    is_own_name: bool
    due_on: date
    due_time: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSet:
    """A deadline with the date that somebody has typed. `before` is the one it had, None where it is new."""

    project: Project
    deadline: CardDeadline
    before: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTakenBack:
    """A typed date that was taken away. Where no rule gives another, nothing is due any more: `is_gone`."""

    project: Project
    deadline: CardDeadline
    is_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMove:
    """What a typed date would make of a deadline that has another, and the days of its reminders before and after."""

    deadline: CardDeadline
    moved: Deadline
    days_before: tuple[date, ...]
    days_after: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedDates:
    """A project or one of its mobilities: the kinds that may be given a date, and the open dates typed so far."""

    project: Project
    mobility: Mobility | None
    kinds: tuple[str, ...]
    typed: tuple[CardDeadline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A deadline as somebody wants it: what is there of it, and the name under which one made by hand is kept."""

    project: Project
    mobility: Mobility | None
    kind: str
    label: str | None
    found: Deadline | None
    typed: TypedDate

    @property
    def origin(self) -> Origin:
        return Origin.CUSTOM if self.label else Origin.CONTRACT

    @property
    def before(self) -> date | None:
        """The date that counts now."""
        return self.found.due_on if self.found and self.found.state is not DeadlineState.WITHDRAWN else None

    @property
    def kept_source(self) -> str | None:
        """Of the date that counts now: one entered anew does not come from where the withdrawn one did."""
        return self.found.source_url if self.found and self.before else None

    @property
    def changes(self) -> bool:
        now = (self.before, self.found.due_time, self.found.origin) if self.found else None
        return now != (self.typed.due_on, self.typed.due_time, self.origin)


@dataclass(frozen=True, slots=True)
class _Dating:
    """What the log has of a typed date."""

    due_on: date | None
    source_url: str | None


def set_date(
    division: Division, actor: Actor, reference: str, typed: TypedDate, *, source_url: str | None = None
) -> DateSet:
    """Gives a deadline of a project or mobility a date; one that is not there yet is made.

    Where the programme has a rule of the kind for this project, the date counts as one from the contract; else it is
    a deadline made by hand under its name, if the person means it as one of their own. `source_url` is the https
    address of the message that it comes from; without one, that of the date that counts now is kept. Raises a
    Refusal for what cannot be.
    """
    with division.store.writing() as session:
        wanted = _wanted(session, division, actor, reference, typed)
        project, now = wanted.project, division.now()
        found = wanted.found or deadlines.insert(
            session,
            project_id=project.id,
            mobility_id=wanted.mobility.id if wanted.mobility else None,
            call_id=None,
            kind=wanted.kind,
            name=wanted.label,
            due_on=typed.due_on,
            due_time=typed.due_time,
            origin=wanted.origin,
            known_at=now,
        )
        if wanted.changes:
            deadlines.set_date(
                session,
                found.id,
                due_on=typed.due_on,
                due_time=typed.due_time,
                origin=wanted.origin,
                known_at=now,
            )
        source = source_url or wanted.kept_source
        if source != found.source_url:
            deadlines.set_source(session, found.id, source)
        if wanted.changes or source != found.source_url:
            action = "deadline.dated" if wanted.changes else "deadline.linked"
            was, now_is = _Dating(wanted.before, found.source_url), _Dating(typed.due_on, source)
            _settle(session, division, actor, project, found.id, action, was, now_is)
        dated = load_deadline(session, division.rules, project, found.id)
        return DateSet(project=project, deadline=dated, before=wanted.before)


def preview_date(division: Division, actor: Actor, reference: str, typed: TypedDate) -> DateMove | None:
    """What `set_date` would move; None where no date is there to be moved. Raises what it raises."""
    with division.store.reading() as session:
        wanted = _wanted(session, division, actor, reference, typed)
        found = wanted.found
        if found is None or wanted.before in (None, typed.due_on):
            return None
        moved = replace(
            found,
            due_on=typed.due_on,
            due_time=typed.due_time,
            origin=wanted.origin,
            state=DeadlineState.OPEN,
            known_at=division.now(),
        )
        return DateMove(
            deadline=load_deadline(session, division.rules, wanted.project, found.id),
            moved=moved,
            days_before=reminder_days(session, division, wanted.project, found),
            days_after=reminder_days(session, division, wanted.project, moved),
        )


def _wanted(session: Session, division: Division, actor: Actor, reference: str, typed: TypedDate) -> _Wanted:
    if not is_plausible(typed.due_on):
        raise DueDateImplausible(day=typed.due_on)
    project, mobility = _find(session, division, actor, reference)
    mine = _kind_for(division, project, mobility, typed.kind)
    if typed.kind and not mine and not typed.is_own_name and division.rules.actions[project.action_type].erasmus:
        raise NotDueHere(ref=(mobility or project).ref, word=typed.name)
    found, label = _present(session, project, mobility, mine, typed.name)
    if found is not None and found.state is DeadlineState.DONE:
        raise DeadlineDone(ref=project.ref)
    return _Wanted(
        project=project, mobility=mobility, kind=mine or CUSTOM_KIND, label=label, found=found, typed=typed
    )


def take_back(division: Division, actor: Actor, reference: str, *, kind: str | None, name: str) -> DateTakenBack:
    """Takes a typed date away: the rule's comes back, and what was made by hand is due no more.

    Raises NoContractDate where the date was not typed by anyone.
    """
    with division.store.writing() as session:
        project, mobility = _find(session, division, actor, reference)
        mine = _kind_for(division, project, mobility, kind)
        found, _ = _present(session, project, mobility, mine, name)
        if found is None or not _is_typed(found):
            raise NoContractDate(ref=project.ref, word=name)
        return _take_back(session, division, actor, project, found)


def take_back_one(division: Division, actor: Actor, deadline_id: int) -> DateTakenBack:
    """The same for one deadline that is shown. Raises DeadlineGone where no typed date is left to be taken away."""
    with division.store.writing() as session:
        project, found = _typed(session, division, actor, deadline_id)
        return _take_back(session, division, actor, project, found.deadline)


def typed_one(division: Division, actor: Actor, deadline_id: int) -> tuple[Project, CardDeadline]:
    """A deadline with a typed date, for whoever may give it another. Raises DeadlineGone or NotYourProject."""
    with division.store.reading() as session:
        return _typed(session, division, actor, deadline_id)


def dates_of(division: Division, actor: Actor, reference: str) -> TypedDates:
    """What of a project or mobility can be dated by hand, and what has been. Raises what `set_date` raises of it."""
    with division.store.reading() as session:
        project, mobility = _find(session, division, actor, reference)
        whose = mobility.id if mobility else None
        found = deadlines.of_project(session, project.id)
        return TypedDates(
            project=project,
            mobility=mobility,
            kinds=tuple(
                dict.fromkeys(
                    rule.kind
                    for rule in division.rules.deadlines
                    if not rule.is_event and _kind_for(division, project, mobility, rule.kind)
                )
            ),
            typed=tuple(
                load_deadline(session, division.rules, project, each.id)
                for each in found
                if each.mobility_id == whose and each.state is DeadlineState.OPEN and _is_typed(each)
            ),
        )


def _is_typed(deadline: Deadline) -> bool:
    return deadline.origin is not Origin.COMPUTED and deadline.state is not DeadlineState.WITHDRAWN


def _typed(session: Session, division: Division, actor: Actor, deadline_id: int) -> tuple[Project, CardDeadline]:
    found = deadlines.find(session, deadline_id)
    if found is None or found.project_id is None or not _is_typed(found):
        raise DeadlineGone
    project = get_present(session, division, found.project_id)
    card = load_deadline(session, division.rules, project, deadline_id)
    require_change_of_deadline(actor, project, card.mobility)
    return project, card


def _take_back(
    session: Session, division: Division, actor: Actor, project: Project, found: Deadline
) -> DateTakenBack:
    if found.state is DeadlineState.DONE:
        raise DeadlineDone(ref=project.ref)
    if found.origin is Origin.CONTRACT:
        deadlines.leave_to_the_rule(session, found.id)
    else:
        deadlines.withdraw(session, found.id)
    was = _Dating(found.due_on, found.source_url)
    _settle(session, division, actor, project, found.id, "deadline.undated", was, _Dating(None, None))
    left = load_deadline(session, division.rules, project, found.id)
    return DateTakenBack(project=project, deadline=left, is_gone=left.deadline.state is DeadlineState.WITHDRAWN)


def _find(session: Session, division: Division, actor: Actor, reference: str) -> tuple[Project, Mobility | None]:
    project = find_project(session, division, reference)
    mobility = find_mobility(session, division, reference) if is_mobility_ref(reference) else None
    require_change_of_deadline(actor, project, mobility)
    return project, mobility


def _kind_for(division: Division, project: Project, mobility: Mobility | None, kind: str | None) -> str | None:
    """The kind, where the programme has a rule of it for just this: a project's for the project alone."""
    rule = division.rules.deadline_rule(project, kind, mobility) if kind else None
    return kind if rule and rule.is_for_mobilities == (mobility is not None) else None


def _present(
    session: Session, project: Project, mobility: Mobility | None, kind: str | None, name: str
) -> tuple[Deadline | None, str | None]:
    """The deadline that is there already, and the name under which one made by hand is kept."""
    label = None if kind else check_name(name)
    found = deadlines.find_named(session, project.id, mobility.id if mobility else None, kind or CUSTOM_KIND, label)
    return found, label


def check_name(typed: str) -> str:
    """The name as it is kept. Raises DeadlineNameMissing, DeadlineNameTooLong or IdentityCodeInDeadline."""
    name = clean_line(typed)
    if not name:
        raise DeadlineNameMissing
    if len(name) > NAME_LIMIT:
        raise DeadlineNameTooLong(limit=NAME_LIMIT)
    if has_identity_code(name):
        raise IdentityCodeInDeadline
    return name


def _settle(
    session: Session,
    division: Division,
    actor: Actor,
    project: Project,
    deadline_id: int,
    action: str,
    before: _Dating,
    after: _Dating,
) -> None:
    """Brings plan, messages and log in step with what has changed."""
    now = division.now()
    replan(session, division, project.id, now=now)
    deliveries.mark_for_refresh(session, deadline_id, now=now)
    audit.record(
        session,
        at=now,
        actor=actor.account_id,
        action=action,
        subject=project.ref,
        before={"deadline_id": deadline_id, **asdict(before)},
        after={"deadline_id": deadline_id, **asdict(after)},
    )
