"""Registering, showing and listing projects."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Final

from programme.checks import is_plausible, is_too_long, is_too_short, last_day
from programme.code import parse_code
from programme.model import Deadline, Project
from programme.rules import Rules, base_action
from services.cards import ProjectCard, project_card
from services.division import Actor, Division
from services.filters import ProjectFilter, select_ids
from services.pages import Page, page_within
from services.particulars import check_case_number, check_grant, check_partners, check_unit
from services.planning import replan
from services.references import NAMED, find_project, require_present
from services.refusal import (
    AlreadyRegistered,
    CodeContradictsAction,
    CodeTaken,
    EndImplausible,
    IdentityCodeInTitle,
    PeriodReversed,
    PeriodTooLong,
    PeriodTooShort,
    StartImplausible,
    TitleEmpty,
    TitleTooLong,
    UnknownActionType,
    code_malformed,
)
from services.typed_text import clean_line, has_identity_code
from storage import audit, due, project_lists, projects, requests
from storage.database import Session
from storage.projects import NewProject

__all__ = ["NewProject", "ProjectLine", "list_projects", "register", "show", "suggest"]

# A title stands in Slack's headers and select menus beside its reference.
TITLE_LIMIT: Final = 120

# As much of what somebody types into a searching field is looked for.
SOUGHT_LENGTH: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLine:
    """A project in a list, with the deadline that comes next."""

    project: Project
    next_deadline: Deadline | None


def register(division: Division, actor: Actor, new: NewProject, *, request_key: str) -> ProjectCard:
    """Keeps a project, its deadlines and its reminders, all at once.

    The same request delivered twice gives the card of what the first made. Raises a Refusal for what cannot be.
    """
    checked = check(new, division.rules)
    with division.store.writing() as session:
        made = requests.find_subject(session, request_key)
        if made is not None:
            return project_card(session, division, projects.get(session, made))
        _refuse_twins(session, division, checked)
        now = division.now()
        project = projects.insert(session, checked, created_by=actor.account_id, created_at=now)
        replan(session, division, project.id, now=now)
        requests.record(session, request_key, project.id, at=now)
        audit.record(
            session,
            at=now,
            actor=actor.account_id,
            action="project.registered",
            subject=project.ref,
            after=asdict(checked),
        )
        return project_card(session, division, project)


def check(new: NewProject, rules: Rules) -> NewProject:
    """The project with its text made fit to keep. Raises a Refusal for what cannot be."""
    title = check_title(new.title)
    if new.action_type not in rules.actions:
        raise UnknownActionType(word=new.action_type)
    check_project_period(new.action_type, new.start_on, new.end_on, rules)
    return replace(
        new,
        title=title,
        code=_checked_code(new.code, new.action_type),
        coordinators=tuple(dict.fromkeys(new.coordinators)),
        unit=check_unit(new.unit),
        grant_euros=check_grant(new.grant_euros),
        partners=check_partners(new.partners),
        case_number=check_case_number(new.case_number),
    )


def check_project_period(action_type: str, start_on: date, end_on: date, rules: Rules) -> None:
    """Raises PeriodTooLong or PeriodTooShort besides what `check_period` raises."""
    check_period(start_on, end_on)
    action = rules.actions[action_type]
    if is_too_long(start_on, end_on, action):
        months = action.max_months or 0
        raise PeriodTooLong(action_type=action.code, months=months, last_on=last_day(start_on, months))
    if is_too_short(start_on, end_on, action):
        months = action.min_months or 0
        raise PeriodTooShort(action_type=action.code, months=months, first_on=last_day(start_on, months))


def check_title(typed: str) -> str:
    """The title made fit to keep. Raises TitleEmpty, TitleTooLong or IdentityCodeInTitle."""
    title = clean_line(typed)
    if not title:
        raise TitleEmpty
    if len(title) > TITLE_LIMIT:
        raise TitleTooLong(limit=TITLE_LIMIT)
    if has_identity_code(title):
        raise IdentityCodeInTitle
    return title


def check_period(start_on: date, end_on: date) -> None:
    """Raises StartImplausible, EndImplausible or PeriodReversed."""
    if not is_plausible(start_on):
        raise StartImplausible(day=start_on)
    if not is_plausible(end_on):
        raise EndImplausible(day=end_on)
    if end_on < start_on:
        raise PeriodReversed(start_on=start_on, end_on=end_on)


def _checked_code(text: str | None, action_type: str) -> str | None:
    if not text or not text.strip():
        return None
    code = parse_code(text)
    if code is None:
        raise code_malformed(clean_line(text))
    said = code.action_type
    if said not in (action_type, base_action(action_type)):
        raise CodeContradictsAction(code=code.text, code_action=said, action_type=action_type)
    return code.text


def _refuse_twins(session: Session, division: Division, new: NewProject) -> None:
    """Whoever saw no answer types again: the same code, or the same title and period, is the same project."""
    require_free_code(session, division, new.code, project_id=None)
    twin = projects.find_twin(session, new)
    if twin:
        raise AlreadyRegistered(ref=twin.ref, title=twin.title)


def require_free_code(session: Session, division: Division, code: str | None, *, project_id: int | None) -> None:
    """Raises CodeTaken where another project has the code, or ProjectRemoved where one that was removed has it."""
    owner = projects.find_by_code(session, code) if code else None
    if owner is None or code is None or owner.id == project_id:
        return
    require_present(division, owner)
    raise CodeTaken(code=code, ref=owner.ref)


def show(division: Division, reference: str) -> ProjectCard:
    """Raises NoSuchProject or SeveralProjectsFit."""
    with division.store.reading() as session:
        return project_card(session, division, find_project(session, division, reference))


def list_projects(
    division: Division, wanted: ProjectFilter, *, limit: int | None = None, page: int = 0
) -> Page[ProjectLine]:
    """The projects that are meant, or a page of them, the most urgent first.

    Of days in which something is due the line names that. Past the last page it is the last one that is given.
    """
    first = wanted.span.first if wanted.span and wanted.edge is None else None
    with division.store.reading() as session:
        meant = select_ids(session, division, wanted)
        page = page_within(page, len(meant), limit) if limit else 0
        shown = project_lists.by_urgency(session, meant, first=first, limit=limit, offset=page * (limit or 0))
        by_id = projects.by_id(session, shown)
        upcoming = due.next_open_by_project(session, shown, first=first)
    lines = tuple(ProjectLine(project=by_id[each], next_deadline=upcoming.get(each)) for each in shown)
    return Page(lines=lines, count=len(meant), page=page)


def titled(division: Division, part: str) -> list[Project]:
    """The first few projects whose title holds these words."""
    with division.store.reading() as session:
        return projects.with_title_part(session, clean_line(part), limit=NAMED)


def suggest(division: Division, actor: Actor, typed: str, *, limit: int) -> list[Project]:
    """Active projects whose reference, code or title holds every word typed so far; the asker's own first."""
    words = clean_line(typed)[:SOUGHT_LENGTH].split()
    with division.store.reading() as session:
        return projects.sought(session, words, account_id=actor.account_id, limit=limit)
