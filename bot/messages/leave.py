"""Somebody's leave, and who stands in."""

from __future__ import annotations

from datetime import date

from bot.blocks import Message, Note, Paragraph, message
from bot.messages.settings import way_back
from bot.text import Language, Line, Period, say
from bot.text import Person as Mention
from programme.staff import Person


def render(person: Person, today: date, language: Language) -> Message:
    lines: list[Line] = []
    leave = _leave(person, today)
    lines.append(say("leave.period", language, period=leave) if leave else say("leave.none", language))
    if person.deputy:
        lines.append(say("leave.deputy", language, person=Mention(person.deputy)))
    elif leave:
        lines.append(say("leave.no_deputy", language))
    return message(Paragraph(tuple(lines)), way_back(language), Note(say("leave.how", language)))


def _leave(person: Person, today: date) -> Period | None:
    """One that is not over."""
    if person.leave_from is None or person.leave_until is None or person.leave_until < today:
        return None
    return Period(person.leave_from, person.leave_until)
