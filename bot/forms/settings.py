"""The form for what people settle for themselves: what is known is filled in. Pure."""

from __future__ import annotations

from datetime import time

from bot.blocks import Block, blocks
from bot.forms.fields import (
    datepicker,
    field,
    modal,
    option,
    read_about,
    read_day,
    read_time,
    seal,
    static_select,
    users_select,
    values,
    write_about,
)
from bot.ids import Form
from bot.messages.settings import move_parts
from bot.text import Language, clock, say
from programme.timetable import EARLIEST_TIME, LATEST_TIME
from services.personal import PersonalSettings, SettingsMove

WANTED, UNWANTED = "on", "off"

# A list, and no time picker: an empty one would not say what time the division has, nor be easy to empty again.
USUAL = "usual"
TIMES = tuple(time(hour, minute) for hour in range(EARLIEST_TIME.hour, LATEST_TIME.hour + 1) for minute in (0, 30))


def build(settings: PersonalSettings, language: Language, *, usual: time, move: SettingsMove | None = None) -> Block:
    """`language` is what the person is spoken to in, whether they chose it or not; `usual` is the division's time.

    With `move` the form shows what it would move, and is carried out when it is sent once more as it is.
    """
    languages = [option(say("language.name", each), each) for each in Language]
    summaries = [option(say(f"digest.{choice}", language), choice) for choice in (WANTED, UNWANTED)]
    elements = [
        ("language", static_select(languages, settings.language or language), False),
        ("reminder_time", _time_select(settings.reminder_time, usual, language), False),
        ("leave_from", datepicker(settings.leave_from), True),
        ("leave_until", datepicker(settings.leave_until), True),
        ("deputy", users_select(settings.deputy), True),
        ("digest", static_select(summaries, WANTED if settings.wants_digest else UNWANTED), False),
    ]
    hinted = {"reminder_time", "leave_from", "deputy", "digest"}
    shown = [
        field(Form.SETTINGS, name, element, language=language, optional=optional, hint=name in hinted)
        for name, element, optional in elements
    ]
    above = blocks(move_parts(move, settings, language)) if move else ()
    about = write_about({"seen": seal(settings) if move else None})
    return modal(Form.SETTINGS, language, [*above, *shown], about=about)


def was_seen(view: Block, filled: PersonalSettings) -> bool:
    """Whether the form has shown what just this would move."""
    return read_about(view.get("private_metadata")).get("seen") == seal(filled)


def _time_select(chosen: time | None, usual: time, language: Language) -> Block:
    """The division's time, each half hour, and what somebody has chosen in words."""
    times = sorted({*TIMES, *([chosen] if chosen else [])})
    options = [option(say("form.settings.usual_time", language, time=usual), USUAL)]
    options += [option((clock(each, language),), each.strftime("%H:%M")) for each in times]
    return static_select(options, chosen.strftime("%H:%M") if chosen else USUAL)


def read(view: Block) -> PersonalSettings:
    """What was filled in. A forged language is none."""
    filled = values(view)
    language, reminder_time = filled.get("language"), filled.get("reminder_time")
    return PersonalSettings(
        language=language if language in set(Language) else None,
        reminder_time=None if reminder_time == USUAL else read_time(reminder_time),
        leave_from=read_day(filled.get("leave_from")),
        leave_until=read_day(filled.get("leave_until")),
        deputy=filled.get("deputy"),
        wants_digest=filled.get("digest") != UNWANTED,
    )
