"""For administrators: a digest that did not arrive, and a time in which nothing ran."""

from __future__ import annotations

from bot.blocks import Heading, Message, Note, Paragraph, message
from bot.messages.story import whom
from bot.text import Inline, Language, say
from programme.model import Recipient
from services.alarms import Silence, Undelivered


def render(alarm: Undelivered | Silence, language: Language) -> Message:
    if isinstance(alarm, Undelivered):
        return _undelivered(alarm, language)
    return message(
        Heading(say("silence.heading", language)),
        Paragraph(
            (
                say("silence.period", language, since=alarm.since, until=alarm.until),
                say("silence.late", language, count=alarm.late),
            )
        ),
        Note(say("silence.how", language)),
    )


def _undelivered(alarm: Undelivered, language: Language) -> Message:
    how = "undelivered.how_channel" if alarm.meant_for.kind == Recipient.CHANNEL else "undelivered.how_person"
    return message(
        Heading(say("undelivered.heading", language)),
        Paragraph(
            (
                say("undelivered.recipient", language, recipient=Inline(whom(alarm.meant_for, language))),
                say("undelivered.answer", language, error=alarm.error),
            )
        ),
        Note(say(how, language)),
    )
