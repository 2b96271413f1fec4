"""The form for a date from the contract, or for a deadline of one's own. Pure; its project is searched for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.blocks import Block, blocks
from bot.forms.fields import (
    datepicker,
    external_select,
    field,
    modal,
    option,
    read_day,
    read_time,
    static_select,
    text_input,
    timepicker,
    values,
)
from bot.ids import Form
from bot.messages.typed_dates import move_parts, typed_parts
from bot.text import Language, say
from programme.model import Mobility, Project
from programme.rules import Rules
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
    move: DateMove | None = None,
) -> Block:
    """Whatever is given is filled in. `dates` says which project it is, and what of it is dated by hand already.

    With `move` the form shows what it would move, and is carried out when it is sent once more as it is.
    """
    chosen = subject_option(dates.project, dates.mobility) if dates else None
    kinds = dates.kinds if dates else _every_kind(rules)
    elements = [
        ("subject", external_select(chosen, min_query_length=0, placeholder=say("form.search", language)), False),
        *([("kind", _kind_select(kinds, kind, language), True)] if kinds else []),
        ("name", text_input(name, limit=NAME_LIMIT), True),
        ("due_on", datepicker(due_on), False),
        ("due_time", timepicker(due_time), True),
    ]
    hinted = {"kind", "name", "due_time"}
    fields = [
        field(Form.DEADLINE, each, element, language=language, optional=optional, hint=each in hinted)
        for each, element, optional in elements
    ]
    above = move_parts(move, language) if move else ()
    below = typed_parts(dates.typed, today, language) if dates and not move else ()
    filled = DeadlineFields(
        reference=str(chosen["value"]) if chosen else None, kind=kind, name=name, due_on=due_on, due_time=due_time
    )
    shown = [*blocks(above), *fields, *blocks(below)]
    return modal(Form.DEADLINE, language, shown, about=_seal(filled) if move else "")


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
    return view.get("private_metadata") == _seal(filled)


def _seal(filled: DeadlineFields) -> str:
    """Tells these fields from others, and holds nothing that was typed."""
    told = [filled.reference, filled.kind, filled.name, str(filled.due_on), str(filled.due_time)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _kind_select(kinds: Sequence[str], kind: str | None, language: Language) -> Block:
    options = [option(say(f"deadline.{each}", language), each) for each in kinds]
    return static_select(sorted(options, key=lambda each: str(each["text"]["text"]).casefold()), kind)


def _every_kind(rules: Rules) -> tuple[str, ...]:
    """The kinds of a project's own deadlines that somebody has to do something about."""
    mine = (rule.kind for rule in rules.deadlines if not rule.is_event and not rule.is_for_mobilities)
    return tuple(dict.fromkeys(mine))


def subject_option(project: Project, mobility: Mobility | None = None) -> Block:
    """A project, or one of its mobilities."""
    if mobility is None:
        return option((f"{project.ref} {project.title}",), project.ref)
    return option((f"{mobility.ref} · {project.ref} {project.title}",), mobility.ref)
