"""What moves when a period changes: shown first, and again when it is done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_item_value
from bot.messages.parts import deadline_name
from bot.text import Inline, Language, Line, Period, say
from services.changes import Move, PeriodChange

SHOWN = 15

_CHOICE = re.compile(r"([hl])-(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A project or mobility, and the period it is to have."""

    reference: str
    start_on: date
    end_on: date


def read_choice(row_id: int, chosen: str) -> Choice | None:
    """What a confirming button says; None for anything that we have not written."""
    match = _CHOICE.fullmatch(chosen)
    if match is None:
        return None
    try:
        first, last = date.fromisoformat(match[2]), date.fromisoformat(match[3])
    except ValueError:
        return None
    return Choice(reference=f"{match[1].upper()}{row_id}", start_on=first, end_on=last)


def render_preview(change: PeriodChange, language: Language) -> Message:
    subject = change.mobility or change.project
    letter = "l" if change.mobility else "h"
    confirm = Button(
        action=Action.PERIOD_CONFIRM,
        label=say("button.period_confirm", language),
        value=write_item_value(subject.id, f"{letter}-{change.start_on}-{change.end_on}"),
        style="primary",
    )
    return message(
        Heading(say("period_change.preview", language, ref=subject.ref)),
        *_parts(change, language),
        Buttons(name="period", buttons=(confirm,)),
        Note(say("period_change.nothing_yet", language)),
    )


def render_changed(change: PeriodChange, language: Language) -> Message:
    subject = change.mobility or change.project
    return message(Heading(say("period_change.done", language, ref=subject.ref)), *_parts(change, language))


def _parts(change: PeriodChange, language: Language) -> list[Part]:
    subject = change.mobility or change.project
    before, after = Period(subject.start_on, subject.end_on), Period(change.start_on, change.end_on)
    shown: list[Part] = [Paragraph((say("period_change.period", language, before=before, after=after),))]
    if change.moves:
        shown.append(Paragraph((say("period_change.moves", language, count=len(change.moves)),)))
        shown.append(Bullets(tuple(_line(move, language) for move in change.moves[:SHOWN])))
    if len(change.moves) > SHOWN:
        shown.append(Note(say("list.more_deadlines", language, count=len(change.moves) - SHOWN)))
    return shown


def _line(move: Move, language: Language) -> Line:
    name = Inline(deadline_name(move.deadline, language))
    before = move.deadline.deadline.due_on
    if move.after is None:
        return say("period_change.gone", language, deadline=name, before=before)
    return say("period_change.move", language, deadline=name, before=before, after=move.after)
