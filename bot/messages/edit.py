"""What an edit changes and moves: shown first where somebody has to agree, and again when it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, message
from bot.ids import Action, Form, write_said_value, write_value
from bot.messages.parts import ADULTS, MINORS, action_name, people
from bot.text import Channel, Country, Inline, Language, Line, Person, euros, say, show, zone_name
from services.facts import CallEdit, ContactEdit, FactChange, MobilityEdit
from services.meanwhile import Proposal
from services.moves import Move

SHOWN = 15

# As much of a long text as a line shows.
VALUE_LENGTH = 150


def render_preview(change: Proposal, agreed: str, language: Language) -> Message:
    """`agreed` is what the confirming button says once it is pressed."""
    row_id = int(change.ref[1:])
    confirm = Button(
        action=Action.EDIT_CONFIRM,
        label=say("button.edit_confirm", language),
        value=write_said_value(row_id, agreed),
        style="primary",
    )
    cancel = Button(action=Action.EDIT_CANCEL, label=say("button.edit_cancel", language), value=write_value(row_id))
    return message(
        Heading(say("edit.preview", language, ref=change.ref)),
        *preview_parts(change, language),
        Buttons(name="edit", buttons=(confirm, cancel)),
    )


def render_done(change: Proposal, language: Language) -> Message:
    return message(*done_parts(change, language))


def done_parts(change: Proposal, language: Language) -> tuple[Part, ...]:
    return (Heading(say("edit.done", language, ref=change.ref)), *_parts(change, language))


def preview_parts(change: Proposal, language: Language) -> list[Part]:
    shown = others_parts(change, language)
    if shown:
        shown.append(Paragraph((say("edit.yours", language),)))
    shown.extend(_parts(change, language))
    shown.append(Note(say("edit.nothing_yet", language)))
    return shown


def others_parts(change: Proposal, language: Language) -> list[Part]:
    """What others have changed since its author looked."""
    if not change.others:
        return []
    return [
        Paragraph((say("edit.others", language, people=people(change.others)),)),
        Bullets(tuple(_now(each, change, language) for each in change.theirs)),
    ]


def facts_part(change: Proposal, language: Language) -> Bullets:
    """What of it is another now, with what it was."""
    return Bullets(tuple(_fact(each, change, language) for each in change.facts))


def _parts(change: Proposal, language: Language) -> list[Part]:
    shown: list[Part] = []
    if change.facts:
        shown.append(facts_part(change, language))
    if change.moves:
        shown.append(Paragraph((say("edit.moves", language, count=len(change.moves)),)))
        shown.append(Bullets(tuple(_move(move, language) for move in change.moves[:SHOWN])))
    if len(change.moves) > SHOWN:
        shown.append(Note(say("list.more_deadlines", language, count=len(change.moves) - SHOWN)))
    return shown


def _fact(each: FactChange, change: Proposal, language: Language) -> Line:
    before, after = (Inline(_value(each.name, value, language)) for value in (each.before, each.after))
    return say("edit.fact", language, name=Inline(_name(each, change, language)), before=before, after=after)


def _now(each: FactChange, change: Proposal, language: Language) -> Line:
    value = Inline(_value(each.name, each.after, language))
    return say("edit.now", language, name=Inline(_name(each, change, language)), value=value)


def _name(each: FactChange, change: Proposal, language: Language) -> Line:
    """Facts are called what the form calls them."""
    match change.edit:
        case ContactEdit():
            return say(f"contact_field.{each.name}", language)
        case CallEdit():
            return say(f"form.{Form.CALL}.{_CALL_FIELDS.get(each.name, each.name)}", language)
    form = Form.MOBILITY if isinstance(change.edit, MobilityEdit) else Form.PROJECT
    return say(f"form.{form}.{each.name}", language)


def _value(name: str, value: object, language: Language) -> Line:
    if value in (None, (), ""):
        return say("edit.nothing", language)
    shown = _SHOWN_AS[name](value, language) if name in _SHOWN_AS else show(value, language)
    return tuple(_cut(piece) if isinstance(piece, str) else piece for piece in shown)


# What a call's form asks for in two fields is one fact.
_CALL_FIELDS = {"closes_at": "day", "timezone": "zone"}

_SHOWN_AS: Mapping[str, Callable[[Any, Language], Line]] = {
    "action_type": action_name,
    "kind": lambda value, language: say(f"mobility_kind.{value}", language),
    "country": lambda value, language: show(Country(value), language),
    "channel_id": lambda value, _: (Channel(value),),
    **dict.fromkeys(("responsible", "account_id", "deputy"), lambda value, _: (Person(value),)),
    "timezone": lambda value, language: (zone_name(value, language),),
    "coordinators": lambda value, language: show(people(tuple(value)), language),
    "grant_euros": lambda value, language: (euros(value, language),),
    "has_minors": lambda value, language: say(f"age.{MINORS if value else ADULTS}", language),
}


def _cut(text: str) -> str:
    return text if len(text) <= VALUE_LENGTH else f"{text[: VALUE_LENGTH - 1]}…"


def _move(move: Move, language: Language) -> Line:
    name: Line = say(f"deadline.{move.kind}", language)
    if move.mobility:
        name = (*name, f" · {move.mobility.ref}")
    shown = Inline(name)
    if move.before is None:
        return say("edit.appears", language, deadline=shown, after=move.after)
    if move.after is None:
        return say("edit.gone", language, deadline=shown, before=move.before)
    return say("edit.move", language, deadline=shown, before=move.before, after=move.after)
