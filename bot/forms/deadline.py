"""The form for a date from the contract, or a deadline of one's own. Pure; whose it is, is searched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.blocks import Block, blocks
from bot.forms.fields import (
    datepicker,
    external_select,
    field,
    grouped_select,
    modal,
    option,
    option_group,
    read_about,
    read_day,
    read_time,
    seal,
    static_select,
    text_input,
    timepicker,
    values,
    write_about,
)
from bot.forms.mobility import project_option
from bot.ids import Form
from bot.message_link import is_message_link
from bot.messages.parts import DOT
from bot.messages.typed_dates import move_parts, typed_parts
from bot.text import Country, Language, Line, Period, joined, say, show
from programme.model import Mobility, Project
from programme.rules import Rules
from services.subjects import Subjects
from services.typed_dates import NAME_LIMIT, DateMove, TypedDates


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineFields:
    """What was filled in."""

    reference: str | None
    kind: str | None
    name: str | None
    due_on: date | None
    due_time: time | None


def build(
    language: Language,
    *,
    rules: Rules,
    today: date,
    dates: TypedDates | None = None,
    kind: str | None = None,
    name: str | None = None,
    due_on: date | None = None,
    due_time: time | None = None,
    source_url: str | None = None,
    is_other_date: bool = False,
    move: DateMove | None = None,
) -> Block:
    """Whatever is given is filled in. `dates` says whose it is, and what of that is dated by hand already.
    `source_url` is the address of the message that it comes from, and comes back with the form.

    With `is_other_date` it is for another date of the one deadline that is filled in, and lists no others.
    With `move` the form shows what it would move, and is carried out when it is sent once more as it is.
    """
    chosen = _subject(dates, language) if dates else None
    kinds = _kind_select(dates, kind, language) if dates else _every_kind_select(rules, kind, language)
    elements = [
        ("subject", external_select(chosen, min_query_length=0, placeholder=say("form.search", language)), False),
        *([("kind", kinds, True)] if not dates or dates.kinds else []),
        ("name", text_input(name, limit=NAME_LIMIT), True),
        ("due_on", datepicker(due_on), False),
        ("due_time", timepicker(due_time), True),
    ]
    hinted = {"subject", "kind", "name", "due_time"}
    fields = [
        field(Form.DEADLINE, each, element, language=language, optional=optional, hint=each in hinted)
        for each, element, optional in elements
    ]
    above = move_parts(move, language) if move else ()
    below = typed_parts(dates.typed, today, language) if dates and not is_other_date and not move else ()
    filled = DeadlineFields(
        reference=str(chosen["value"]) if chosen else None, kind=kind, name=name, due_on=due_on, due_time=due_time
    )
    shown = [*blocks(above), *fields, *blocks(below)]
    about = {"source": source_url, "seen": seal(filled) if move else None}
    return modal(Form.DEADLINE, language, shown, about=write_about(about))


def read(view: Block) -> DeadlineFields:
    filled = values(view)
    return DeadlineFields(
        reference=filled.get("subject"),
        kind=filled.get("kind"),
        name=filled.get("name"),
        due_on=read_day(filled.get("due_on")),
        due_time=read_time(filled.get("due_time")),
    )


def was_seen(view: Block, filled: DeadlineFields) -> bool:
    """Whether the form has shown what just this would move."""
    return read_about(view.get("private_metadata")).get("seen") == seal(filled)


def read_source(view: Block, *, workspace_url: str) -> str | None:
    """The address of the message that it comes from; None for anything that is no message of our workspace."""
    source = read_about(view.get("private_metadata")).get("source")
    is_ours = isinstance(source, str) and is_message_link(source, workspace_url=workspace_url)
    return source if is_ours else None


def _subject(dates: TypedDates, language: Language) -> Block:
    if dates.mobility:
        return mobility_option(dates.mobility, dates.project, language)
    return project_option(dates.project)


def _kind_select(dates: TypedDates, kind: str | None, language: Language) -> Block:
    return static_select(_kind_options(dates.kinds, language), kind)


def _every_kind_select(rules: Rules, kind: str | None, language: Language) -> Block:
    """As long as nobody has said whose it is: whatever somebody has to do something about."""
    groups = [
        _projects(_kind_options(_kinds(rules, is_for_mobilities=False), language), language),
        _mobilities(_kind_options(_kinds(rules, is_for_mobilities=True), language), language),
    ]
    return grouped_select(groups, kind)


def _kind_options(kinds: Sequence[str], language: Language) -> list[Block]:
    options = [option(say(f"deadline.{each}", language), each) for each in kinds]
    return sorted(options, key=lambda each: str(each["text"]["text"]).casefold())


def _kinds(rules: Rules, *, is_for_mobilities: bool) -> tuple[str, ...]:
    mine = (
        rule.kind for rule in rules.deadlines if not rule.is_event and rule.is_for_mobilities is is_for_mobilities
    )
    return tuple(dict.fromkeys(mine))


def mobility_option(mobility: Mobility, project: Project, language: Language) -> Block:
    """What tells it from others of its project first: a label is short."""
    label: list[Line] = [
        (mobility.ref,),
        show(Period(mobility.start_on, mobility.end_on), language),
        show(Country(mobility.country), language),
    ]
    whose = (f"{project.ref} {project.title}",)
    description = joined([(mobility.host,), whose], DOT) if mobility.host else whose
    return option(joined(label, DOT), mobility.ref, description=description)


def subject_groups(found: Subjects, language: Language) -> tuple[Block, ...]:
    """What was found, each kind under its name."""
    projects = [project_option(project) for project in found.projects]
    mobilities = [mobility_option(line.mobility, line.project, language) for line in found.mobilities]
    groups = (_projects(projects, language), _mobilities(mobilities, language))
    return tuple(group for group in groups if group["options"])


def _projects(options: Sequence[Block], language: Language) -> Block:
    return option_group(say("form.deadline.projects", language), options)


def _mobilities(options: Sequence[Block], language: Language) -> Block:
    return option_group(say("form.deadline.mobilities", language), options)
