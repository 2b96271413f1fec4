"""The reminders on their way to the asker, and those that did not arrive."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.blocks import BLOCKS_TEXT_LENGTH, Bullets, Heading, Message, Note, Paragraph, Part, message
from bot.messages.parts import DOT, call_name, deadline_name
from bot.messages.story import line as story_line
from bot.rich_text import first_that_fit, lines_length
from bot.text import Language, Line, Strong, day, joined, plain, say, show
from services.explanations import Story
from services.troubles import Trouble
from services.upcoming import Upcoming

# What stands around the lines, in the longest of the languages: headings, and how many are shown.
FRAME = 500


def render(
    upcoming: list[Upcoming],
    troubles: list[Trouble],
    language: Language,
    *,
    has_more: bool,
    timezone: ZoneInfo,
) -> Message:
    """What could not be delivered of late, and of what comes as much as Slack takes beside it."""
    told = tuple(trouble_line(each, language, timezone=timezone) for each in troubles)
    room = BLOCKS_TEXT_LENGTH - FRAME - lines_length(told)
    shown = first_that_fit((_line(each, language, timezone=timezone) for each in upcoming), room)
    parts: list[Part] = []
    if upcoming:
        parts += [Heading(say("upcoming.heading", language)), Bullets(shown)]
    else:
        parts.append(Paragraph((say("upcoming.none", language),)))
    if has_more or len(shown) < len(upcoming):
        parts.append(Note(say("upcoming.more", language, count=len(shown))))
    if told:
        parts += [Paragraph((say("upcoming.troubles", language),)), Bullets(told)]
    return message(*parts)


def trouble_line(each: Trouble, language: Language, *, timezone: ZoneInfo) -> Line:
    """What did not arrive, and why."""
    name: Line = (f"{each.project.ref} ", *deadline_name(each.deadline, language))
    story = Story(reminder=each.reminder, delivery=each.delivery)
    return joined([name, story_line(story, language, timezone=timezone)], DOT)


def _line(each: Upcoming, language: Language, *, timezone: ZoneInfo) -> Line:
    moment = plain(show(each.send_at.astimezone(timezone), language))
    due = say("upcoming.due", language, date=day(each.deadline.deadline.due_on, language))
    return joined([(Strong(moment),), deadline_name(each.deadline, language), _subject(each, language), due], DOT)


def _subject(each: Upcoming, language: Language) -> Line:
    if each.project:
        mobility = f"{each.deadline.mobility.ref}{DOT}" if each.deadline.mobility else ""
        return (f"{mobility}{each.project.ref} {each.project.title}",)
    return (f"{each.call.ref} ", *call_name(each.call, language)) if each.call else ()
