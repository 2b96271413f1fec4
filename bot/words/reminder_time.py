"""Reads the time of day at which somebody wants to be reminded. Pure."""

from __future__ import annotations

from datetime import time

from bot.words.dates import is_clock_word, read_clock
from bot.words.vocabulary import find_code, phrases, unknown
from programme.timetable import EARLIEST_TIME, LATEST_TIME
from services.running_refusal import ReminderTimeOutside, TimeImpossible


def read_reminder_time(text: str) -> time | None:
    """`klo 8`, `8.30`, `8`; None for a word that says the division's own time, such as `oletus`.

    Raises ReminderTimeOutside for a time that no clock shows, or a Refusal for any other word.
    """
    usual = phrases("reminder_time", ("usual",))
    if find_code(text, usual):
        return None
    first, *others = text.split(maxsplit=1)
    word = "".join(others) if others and is_clock_word(first) else text.strip()
    try:
        clock = read_clock(word, is_announced=True)
    except TimeImpossible as error:
        raise ReminderTimeOutside(earliest=EARLIEST_TIME, latest=LATEST_TIME) from error
    if clock is None:
        raise unknown(word, usual)
    return clock
