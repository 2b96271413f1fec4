"""Marking deadlines done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programme.model import Deadline, DeadlineState, Project
from services.access import require_change_of_deadline
from services.cards import CardDeadline, load_deadline
from services.completion import complete_deadline
from services.division import Actor, Division
from services.references import find_mobility, find_project, get_present, is_mobility_ref
from services.running_refusal import DeadlineGone, NoSuchDeadline, NothingOpen
from storage import deadlines
from storage.database import Session

# Nobody has to do these any more, or ever had to.
_OVER = (DeadlineState.WITHDRAWN, DeadlineState.PASSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completed:
    """A deadline that is done. `already` tells that it was done before this request."""

    project: Project
    deadline: CardDeadline
    already: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The open deadlines among which the person still has to say which is done."""

    project: Project
    deadlines: tuple[CardDeadline, ...]


def complete(division: Division, actor: Actor, deadline_id: int) -> Completed:
    """Marks one deadline done, takes its reminders out of the plan and has its messages brought up to date.

    Doing it twice is doing it once. Raises NotYourProject; DeadlineGone where the rule fell away meanwhile.
    """
    with division.store.writing() as session:
        deadline = deadlines.find(session, deadline_id)
        if deadline is None or deadline.project_id is None or deadline.state in _OVER:
            raise DeadlineGone
        project = get_present(session, division, deadline.project_id)
        return _complete(session, division, actor, project, deadline_id)


def complete_named(
    division: Division, actor: Actor, reference: str, *, kinds: frozenset[str] | None, word: str
) -> Completed | Choice:
    """Marks the deadline of a project or mobility that a person named, or the only one that is open.

    `kinds` are the kinds that the person's `word` can mean, None where it is no kind's; then it may be the name of
    a deadline that was made by hand. One that is done already stays as it is. Raises NoSuchProject, NoSuchMobility,
    SeveralProjectsFit, NotYourProject, NothingOpen, or NoSuchDeadline where the word fits nothing.
    """
    with division.store.writing() as session:
        try:
            choice = named_open(session, division, actor, reference, kinds=kinds, word=word)
        except (NothingOpen, NoSuchDeadline):
            choice = _named_done(session, division, actor, reference, kinds=kinds, word=word)
            if not word or len(choice.deadlines) != 1:
                raise
        if len(choice.deadlines) == 1:
            return _complete(session, division, actor, choice.project, choice.deadlines[0].deadline.id)
        return choice


def named_open(
    session: Session, division: Division, actor: Actor, reference: str, *, kinds: frozenset[str] | None, word: str
) -> Choice:
    """The open deadlines that a person can mean. Raises as `complete_named` does."""
    project, open_deadlines = _deadlines_of(session, division, actor, reference, DeadlineState.OPEN)
    if not open_deadlines:
        raise NothingOpen(ref=project.ref)
    fitting = _meant(open_deadlines, kinds, word)
    if not fitting:
        raise NoSuchDeadline(ref=project.ref, word=word)
    return Choice(project=project, deadlines=fitting)


def is_called(deadline: Deadline, word: str) -> bool:
    """Whether somebody has given it that name."""
    return (deadline.name or "").casefold() == word.casefold()


def _named_done(
    session: Session, division: Division, actor: Actor, reference: str, *, kinds: frozenset[str] | None, word: str
) -> Choice:
    """The same of those that are done, if any."""
    project, done = _deadlines_of(session, division, actor, reference, DeadlineState.DONE)
    return Choice(project=project, deadlines=_meant(done, kinds, word))


def _deadlines_of(
    session: Session, division: Division, actor: Actor, reference: str, state: DeadlineState
) -> tuple[Project, list[CardDeadline]]:
    """A project's, or one mobility's, for whoever may change them."""
    project = find_project(session, division, reference)
    mobility = find_mobility(session, division, reference) if is_mobility_ref(reference) else None
    require_change_of_deadline(actor, project, mobility)
    return project, [
        load_deadline(session, division.rules, project, deadline.id)
        for deadline in deadlines.of_project(session, project.id)
        if deadline.state is state and (mobility is None or deadline.mobility_id == mobility.id)
    ]


def _meant(known: Sequence[CardDeadline], kinds: frozenset[str] | None, word: str) -> tuple[CardDeadline, ...]:
    """A name of one's own is meant before a kind that is called the same."""
    named = tuple(each for each in known if word and is_called(each.deadline, word))
    return named or tuple(each for each in known if not word or (kinds and each.deadline.kind in kinds))


def _complete(session: Session, division: Division, actor: Actor, project: Project, deadline_id: int) -> Completed:
    found = load_deadline(session, division.rules, project, deadline_id)
    require_change_of_deadline(actor, project, found.mobility)
    changed = complete_deadline(session, division, actor, found.deadline)
    done = load_deadline(session, division.rules, project, deadline_id)
    return Completed(project=project, deadline=done, already=not changed)
