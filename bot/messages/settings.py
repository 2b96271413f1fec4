"""What somebody has settled for themselves."""

from __future__ import annotations

from datetime import time

from bot.blocks import Button, Buttons, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.look import look_parts
from bot.text import Language, Line, Period, Person, say
from services.personal import PersonalSettings, SettingsMove


def parts(settings: PersonalSettings, language: Language, *, usual: time) -> tuple[Part, ...]:
    """`usual` is the division's reminder time."""
    lines: list[Line] = [
        say("language.chosen", language),
        time_line(settings, language, usual=usual),
        *leave_lines(settings, language),
    ]
    lines.append(say("settings.digest" if settings.wants_digest else "settings.no_digest", language))
    return (Paragraph(tuple(lines)), Note(say("settings.how", language)))


def move_parts(move: SettingsMove, wanted: PersonalSettings, language: Language) -> tuple[Part, ...]:
    """What saving would move, before it does."""
    lines = []
    if move.at_another_time:
        lines.append(say("settings_move.time", language, count=move.at_another_time))
    if move.to_others and wanted.deputy:
        lines.append(say("settings_move.deputy", language, person=Person(wanted.deputy), count=move.to_others))
    elif move.to_others:
        lines.append(say("settings_move.chain", language, count=move.to_others))
    if move.past:
        lines.append(say("settings_move.past", language, period=Period(*move.past)))
    return look_parts(lines, language)


def way_back(language: Language) -> Buttons:
    """To change it again at once."""
    settings = Button(action=Action.SETTINGS_OPEN, label=say("button.settings", language), value=write_value(0))
    return Buttons(name="settings", buttons=(settings,))


def render_time(settings: PersonalSettings, language: Language, *, usual: time) -> Message:
    """After somebody has typed another time for their reminders."""
    return message(Paragraph((time_line(settings, language, usual=usual),)), way_back(language))


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
