"""A list of mobilities, of one project or all that are under way or to come."""

from __future__ import annotations

from bot.blocks import Bullets, Heading, Message, Note, Paragraph, message
from bot.messages.parts import DOT, mobility_line
from bot.text import Language, joined, say
from services.mobilities import MobilityLine

SHOWN = 20


def render(lines: list[MobilityLine], language: Language) -> Message:
    if not lines:
        return message(Paragraph((say("mobility_list.none", language),)))
    rows = tuple(joined([mobility_line(line.mobility, language), (line.project.ref,)], DOT) for line in lines[:SHOWN])
    heading = Heading(say("mobility_list.heading", language, count=len(lines)))
    if len(lines) <= SHOWN:
        return message(heading, Bullets(rows))
    return message(heading, Bullets(rows), Note(say("list.more", language, count=len(lines) - SHOWN)))
