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
    if person.leave_from and person.leave_until and person.leave_until >= today:
        lines.append(say("leave.period", language, period=Period(person.leave_from, person.leave_until)))
    else:
        lines.append(say("leave.none", language))
    if person.deputy:
        lines.append(say("leave.deputy", language, person=Mention(person.deputy)))
    else:
        lines.append(say("leave.no_deputy", language))
    return message(Paragraph(tuple(lines)), way_back(language), Note(say("leave.how", language)))
