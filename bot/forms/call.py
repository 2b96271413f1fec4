"""The form for a call for applications. Pure."""

from __future__ import annotations

from datetime import time

from bot.blocks import Block
from bot.forms.edit import Opened, read_opened, write_opened
from bot.forms.fields import (
    datepicker,
    field,
    modal,
    multi_static_select,
    number_input,
    option,
    read_day,
    read_number,
    read_time,
    static_select,
    text_input,
    timepicker,
    values,
)
from bot.ids import Form
from bot.messages.parts import action_label
from bot.text import Language, say, zone_name
from bot.words.call import ZONES
from programme.rules import Rules, base_action
from services.calls import BRUSSELS, LAST_ROUND, TITLE_LIMIT, CallFields, CallToChange

# When the agencies' calls close.
NOON = time(12)


def build(rules: Rules, language: Language, opened: CallToChange | None = None) -> Block:
    """Empty for a new one, else filled in with a call as it is."""
    line = opened.line if opened else None
    call = line.call if line else None
    bases, fields = _parts_of(call.actions if call else ())
    current = _current(rules)
    actions = [option(action_label(code, language), code) for code in dict.fromkeys(map(base_action, current))]
    known = dict.fromkeys(code.partition("-")[2] for code in current if "-" in code)
    sectors = [option(say(f"call_field.{each}", language), each) for each in known]
    zones = [option((zone_name(each, language),), each) for each in ZONES]
    elements = [
        ("actions", multi_static_select(actions, bases), True),
        ("sectors", multi_static_select(sectors, fields), True),
        ("round", number_input(call.round if call else None, limit=LAST_ROUND), True),
        ("title", text_input(call.title if call else None, limit=TITLE_LIMIT), True),
        ("day", datepicker(line.there.date() if line else None), False),
        ("clock", timepicker(line.there.time() if line else NOON), False),
        ("zone", static_select(zones, call.timezone if call else BRUSSELS), False),
    ]
    hinted = {"sectors", "title", "zone"}
    shown = [
        field(Form.CALL, name, element, language=language, optional=optional, hint=name in hinted)
        for name, element, optional in elements
    ]
    about = write_opened(Opened(opened.line.call.ref, opened.version)) if opened else ""
    return modal(Form.CALL, language, shown, about=about)


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


def _parts_of(actions: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """KA121-VET is the action KA121 and the field VET."""
    parts = [action.partition("-") for action in actions]
    return list(dict.fromkeys(base for base, _, _ in parts)), list(
        dict.fromkeys(each for _, _, each in parts if each)
    )


def _current(rules: Rules) -> list[str]:
    """Without the actions of programme periods before the latest: no call of theirs is to come."""
    latest = max((action.last_call or 0 for action in rules.actions.values()), default=0)
    return [code for code, action in rules.actions.items() if action.last_call in (None, latest)]
