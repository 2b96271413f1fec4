"""What somebody has settled for themselves."""

from __future__ import annotations

from datetime import time

from bot.blocks import Note, Paragraph, Part
from bot.text import Language, Line, Period, Person, say
from services.personal import PersonalSettings


def parts(settings: PersonalSettings, language: Language, *, usual: time) -> tuple[Part, ...]:
    """`usual` is the division's reminder time."""
    lines: list[Line] = [
        say("language.chosen", language),
        time_line(settings, language, usual=usual),
        *leave_lines(settings, language),
    ]
    lines.append(say("settings.digest" if settings.wants_digest else "settings.no_digest", language))
    return (Paragraph(tuple(lines)), Note(say("settings.how", language)))


def time_line(settings: PersonalSettings, language: Language, *, usual: time) -> Line:
    """When their reminders come."""
    if settings.reminder_time is None:
        return say("settings.usual_time", language, time=usual)
    return say("settings.own_time", language, time=settings.reminder_time)


def leave_lines(settings: PersonalSettings, language: Language) -> list[Line]:
    """The leave that is on record, if any, and who stands in."""
    if settings.leave_from and settings.leave_until:
        lines = [say("leave.period", language, period=Period(settings.leave_from, settings.leave_until))]
    else:
        lines = [say("leave.none", language)]
    if settings.deputy:
        lines.append(say("leave.deputy", language, person=Person(settings.deputy)))
    elif settings.leave_from:
        lines.append(say("leave.no_deputy", language))
    return lines
