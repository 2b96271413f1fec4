"""Above a form that is shown once more: what saving it would move, before it does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.blocks import Divider, Heading, Note, Paragraph, Part
from bot.text import Inline, Language, Line, say

# As many days of reminders as a line names.
DAYS = 6


def look_parts(lines: Sequence[Line], language: Language) -> tuple[Part, ...]:
    return (
        Heading(say("date_move.heading", language)),
        Paragraph(tuple(lines)),
        Note(say("date_move.nothing_yet", language)),
        Divider(),
    )


def days_lines(before: Sequence[date], after: Sequence[date], language: Language) -> list[Line]:
    """On which days there are reminders now, and on which there would be."""
    lines = [say("date_move.days_before", language, days=_days(before, language))] if before else []
    if after:
        return [*lines, say("date_move.days_after", language, days=_days(after, language))]
    return [*lines, say("date_move.no_days", language)]


def _days(days: Sequence[date], language: Language) -> list[object]:
    """The first few of them."""
    more = len(days) - DAYS
    return [*days[:DAYS], *([Inline(say("date_move.more", language, count=more))] if more > 0 else [])]
