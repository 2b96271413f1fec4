"""Reminders of every sort, and the longest that there can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.blocks import Message
from bot.messages import reminder
from bot.text import Language
from programme.model import Anchor, Offset
from services.cards import CardDeadline
from services.gateway import Occasion, Share
from tests.bot.facts import (
    AMENDMENT,
    DEPARTURE,
    DONE,
    ENCODING,
    FINAL,
    LATE,
    OWN,
    PREPARATIONS,
    SURVEY,
    TODAYS,
    TOMORROWS,
    before,
    item,
    notice,
)
from tests.bot.sample_changes import RECEIPT_KEPT
from tests.bot.sample_longest import longest_notice

ONE_OF_EACH = (
    item(LATE, Offset(Anchor.DUE, 1)),
    item(TODAYS, before(0), is_late=True),
    item(TOMORROWS, before(1)),
    item(SURVEY, Offset(Anchor.MOBILITY_END, 14)),
    item(AMENDMENT, before(30)),
    item(DONE, before(3)),
)


def replace_kind(named: CardDeadline) -> CardDeadline:
    """A deadline with its own name; its next step is that of a final report."""
    return replace(named, deadline=replace(named.deadline, kind="final_report"))


MESSAGES: dict[str, Callable[[Language], Message]] = {
    "reminder_many": lambda language: reminder.render(notice(*ONE_OF_EACH), language),
    "reminder_bare": lambda language: reminder.render_bare(notice(*ONE_OF_EACH), language),
    "reminder_longest": lambda language: reminder.render(longest_notice("W"), language),
    "reminder_final_report": lambda language: reminder.render(notice(item(FINAL, before(30))), language),
    "reminder_own_name": lambda language: reminder.render(notice(item(replace_kind(OWN), before(14))), language),
    "reminder_departure": lambda language: reminder.render(notice(item(DEPARTURE, before(7))), language),
    "reminder_done": lambda language: reminder.render(notice(item(DONE, before(7))), language),
    "reminder_late": lambda language: reminder.render(
        notice(item(LATE, Offset(Anchor.DUE, 1), is_late=True)), language
    ),
    "reminder_internal": lambda language: reminder.render(notice(item(FINAL, Offset(Anchor.INTERNAL, -7))), language),
    "reminder_checklist": lambda language: reminder.render(
        notice(item(PREPARATIONS, before(7), shown_items=PREPARATIONS.items)), language
    ),
    "reminder_all_ticked": lambda language: reminder.render(
        notice(item(FINAL, Offset(Anchor.INTERNAL, 3), shown_items=())), language
    ),
    "reminder_encoding": lambda language: reminder.render(notice(item(ENCODING, before(7))), language),
    "reminder_stands_in": lambda language: reminder.render(
        notice(item(FINAL, before(7), share=Share.STANDS_IN, absent=("UPEKKA",))), language
    ),
    "reminder_stands_in_for_two": lambda language: reminder.render(
        notice(item(DEPARTURE, before(7), share=Share.STANDS_IN, absent=("UAINO", "UMIKKO"))), language
    ),
    "reminder_escalated": lambda language: reminder.render(
        notice(item(LATE, Offset(Anchor.DUE, 3), share=Share.ESCALATED)), language
    ),
    "reminder_after_pause": lambda language: reminder.render(
        notice(item(AMENDMENT, before(30), occasion=Occasion.AFTER_PAUSE)), language
    ),
    "reminder_chosen": lambda language: reminder.render(notice(item(FINAL, Offset(Anchor.CHOSEN, -20))), language),
    "reminder_rerouted": lambda language: reminder.render(notice(item(FINAL, before(7), is_rerouted=True)), language),
    "reminder_proven": lambda language: reminder.render(notice(item(RECEIPT_KEPT, before(7))), language),
}
