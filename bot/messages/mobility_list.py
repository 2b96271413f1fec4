"""A list of mobilities, of one project or all that are under way or to come."""

from __future__ import annotations

from bot.blocks import Bullets, Heading, Message, Note, Paragraph, message
from bot.messages.parts import DOT, mobility_line
from bot.text import Language, joined, say
from services.mobilities import MobilityList

SHOWN = 20


def render(listed: MobilityList, language: Language) -> Message:
    if not listed.lines:
        return message(Paragraph((say("mobility_list.none", language),)))
    shown = listed.lines[:SHOWN]
    rows = tuple(joined([mobility_line(line.mobility, language), (line.project.ref,)], DOT) for line in shown)
    heading = Heading(say("mobility_list.heading", language, count=listed.count))
    if listed.count == len(shown):
        return message(heading, Bullets(rows))
    return message(heading, Bullets(rows), Note(say("list.more", language, count=listed.count - len(shown))))
