"""What is due, and who travels, across projects, as somebody has asked for it."""

from __future__ import annotations

from bot.blocks import Bullets, Heading, Message, Note, Part, message, sentence
from bot.messages.digest import project_deadline
from bot.messages.parts import DOT, mobility_line
from bot.text import Language, joined, say
from services.agenda import Agenda
from services.mobilities import MobilityList

SHOWN = 20


def render(agenda: Agenda, language: Language) -> Message:
    if not agenda.lines:
        return sentence(say("agenda.none", language))
    parts: list[Part] = [
        Heading(say("agenda.heading", language, count=agenda.count)),
        Bullets(tuple(project_deadline(line, agenda.today, language) for line in agenda.lines)),
    ]
    if agenda.count > len(agenda.lines):
        parts.append(Note(say("list.more_deadlines", language, count=agenda.count - len(agenda.lines))))
    return message(*parts)


def render_mobilities(listed: MobilityList, language: Language) -> Message:
    if not listed.lines:
        return sentence(say("mobility_list.none", language))
    rows = tuple(joined([mobility_line(line.mobility, language), (line.project.ref,)], DOT) for line in listed.lines)
    parts: list[Part] = [Heading(say("mobility_list.heading", language, count=listed.count)), Bullets(rows)]
    if listed.count > len(listed.lines):
        parts.append(Note(say("agenda.more", language, count=listed.count - len(listed.lines))))
    return message(*parts)
