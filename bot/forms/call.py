"""The form for a call for applications. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from bot.blocks import Block, blocks
from bot.forms.edit import Opened, read_opened
from bot.forms.fields import (
    datepicker,
    field,
    modal,
    multi_static_select,
    number_input,
    option,
    read_about,
    read_day,
    read_number,
    read_time,
    seal,
    static_select,
    text_input,
    timepicker,
    values,
    write_about,
)
from bot.ids import Form
from bot.messages.calls import move_parts
from bot.messages.parts import action_label
from bot.text import Language, say, zone_name
from bot.words.call import ZONES
from programme.rules import Rules, base_action
from services.call_fields import CallFields
from services.calls import BRUSSELS, LAST_ROUND, TITLE_LIMIT, CallLine, CallMove, CallToChange

# When the agencies' calls close.
NOON = time(12)


def build(
    rules: Rules,
    language: Language,
    call: CallToChange | None = None,
    *,
    opened: Opened | None = None,
    filled: CallFields | None = None,
    move: CallMove | None = None,
) -> Block:
    """Empty for a new one, else filled in with a call as it is, or with what somebody has `filled` in.

    With `move` it shows what it would move, and is carried out when it is sent once more as it is; `opened` is the
    call that it was opened for.
    """
    if call is not None:
        opened = Opened(call.line.call.ref, call.version)
    filled = filled or _as_it_is(call.line if call else None)
    current = _current(rules)
    actions = [option(action_label(code, language), code) for code in dict.fromkeys(map(base_action, current))]
    known = dict.fromkeys(code.partition("-")[2] for code in current if "-" in code)
    sectors = [option(say(f"call_field.{each}", language), each) for each in known]
    zones = [option((zone_name(each, language),), each) for each in ZONES]
    elements = [
        ("actions", multi_static_select(actions, filled.actions), True),
        ("sectors", multi_static_select(sectors, filled.fields), True),
        ("round", number_input(filled.round, limit=LAST_ROUND), True),
        ("title", text_input(filled.title, limit=TITLE_LIMIT), True),
        ("day", datepicker(filled.day), False),
        ("clock", timepicker(filled.clock), False),
        ("zone", static_select(zones, filled.timezone), False),
    ]
    hinted = {"sectors", "title", "zone"}
    shown = [
        field(Form.CALL, name, element, language=language, optional=optional, hint=name in hinted)
        for name, element, optional in elements
    ]
    seen = {"seen": _seal(filled) if move else None}
    about = {"ref": opened.ref, "version": opened.version, **seen} if opened else seen
    above = blocks(move_parts(move, language)) if move else ()
    return modal(Form.CALL, language, [*above, *shown], about=write_about(about))


def _as_it_is(line: CallLine | None) -> CallFields:
    if line is None:
        return CallFields(actions=(), fields=(), title=None, round=None, day=None, clock=NOON, timezone=BRUSSELS)
    bases, fields = _parts_of(line.call.actions)
    return CallFields(
        actions=bases,
        fields=fields,
        title=line.call.title,
        round=line.call.round,
        day=line.there.date(),
        clock=line.there.time(),
        timezone=line.call.timezone,
    )


def was_seen(view: Block, filled: CallFields) -> bool:
    """Whether the form has shown what just this would move."""
    return read_about(view.get("private_metadata")).get("seen") == _seal(filled)


def _seal(filled: CallFields) -> str:
    """In whatever order the actions were chosen."""
    return seal(replace(filled, actions=tuple(sorted(filled.actions)), fields=tuple(sorted(filled.fields))))


def read(view: Block) -> tuple[Opened | None, CallFields]:
    """The call that the form is about, None for a new one; and what was filled in."""
    filled = values(view)
    zone = filled.get("zone")
    return read_opened(view.get("private_metadata")), CallFields(
        actions=tuple(filled.get("actions") or ()),
        fields=tuple(filled.get("sectors") or ()),
        title=filled.get("title"),
        round=read_number(filled.get("round")),
        day=read_day(filled.get("day")),
        clock=read_time(filled.get("clock")),
        timezone=zone if zone in ZONES else BRUSSELS,
    )


def _parts_of(actions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """KA121-VET is the action KA121 and the field VET."""
    parts = [action.partition("-") for action in actions]
    return tuple(dict.fromkeys(base for base, _, _ in parts)), tuple(
        dict.fromkeys(each for _, _, each in parts if each)
    )


def _current(rules: Rules) -> list[str]:
    """Without the actions of programme periods before the latest: no call of theirs is to come."""
    latest = max((action.last_call or 0 for action in rules.actions.values()), default=0)
    return [code for code, action in rules.actions.items() if action.last_call in (None, latest)]
