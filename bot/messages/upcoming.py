"""The reminders on their way to the asker."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.blocks import Bullets, Heading, Message, Note, Paragraph, message
from bot.messages.parts import DOT, call_name, deadline_name
from bot.text import Language, Line, Strong, day, joined, plain, say, show
from services.upcoming import Upcoming


def render(upcoming: list[Upcoming], language: Language, *, has_more: bool, timezone: ZoneInfo) -> Message:
    if not upcoming:
        return message(Paragraph((say("upcoming.none", language),)))
    rows = Bullets(tuple(_line(each, language, timezone=timezone) for each in upcoming))
    heading = Heading(say("upcoming.heading", language))
    if not has_more:
        return message(heading, rows)
    return message(heading, rows, Note(say("upcoming.more", language, count=len(upcoming))))


def _line(each: Upcoming, language: Language, *, timezone: ZoneInfo) -> Line:
    moment = plain(show(each.send_at.astimezone(timezone), language))
    due = say("upcoming.due", language, date=day(each.deadline.deadline.due_on, language))
    return joined([(Strong(moment),), deadline_name(each.deadline, language), _subject(each, language), due], DOT)


def _subject(each: Upcoming, language: Language) -> Line:
    if each.project:
        mobility = f"{each.deadline.mobility.ref}{DOT}" if each.deadline.mobility else ""
        return (f"{mobility}{each.project.ref} {each.project.title}",)
    return (f"{each.call.ref} ", *call_name(each.call, language)) if each.call else ()
