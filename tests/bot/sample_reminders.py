"""Reminders of every sort, and the longest that there can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.blocks import Message
from bot.messages import reminder
from bot.text import Language
from programme.model import Anchor, Certainty, Offset
from services.cards import CardDeadline
from services.delivery import ITEMS_PER_MESSAGE
from tests.bot.facts import (
    AMENDMENT,
    DEPARTURE,
    DONE,
    ENCODING,
    FINAL,
    KATJA,
    LATE,
    OWN,
    PREPARATIONS,
    PROJECT,
    RULES,
    SURVEY,
    TODAYS,
    TOMORROWS,
    TRAVEL,
    before,
    due,
    item,
    listed_items,
    notice,
)

ONE_OF_EACH = (
    item(LATE, Offset(Anchor.DUE, 1)),
    item(TODAYS, before(0), is_late=True),
    item(TOMORROWS, before(1)),
    item(SURVEY, Offset(Anchor.MOBILITY_END, 14)),
    item(AMENDMENT, before(30)),
    item(DONE, before(3)),
)

# The longest that can be typed, of the one character that grows most when it is escaped, and the longest words.
_LONGEST_PROJECT = replace(PROJECT, id=999_999_999, title="&" * 120, coordinators=("UAINO", "UPEKKA", "USARI"))
_LONGEST_TRAVEL = replace(TRAVEL, id=999_999_999, kind="long_term_learner", host="&" * 120, head_count=9999)
LONGEST = tuple(
    item(
        due("participant_report", date(2026, 12, n), id=n, mobility=_LONGEST_TRAVEL, certainty=Certainty.UNVERIFIED),
        Offset(Anchor.DUE, 85),
        project=_LONGEST_PROJECT,
        contact=KATJA,
        is_late=True,
    )
    for n in range(1, ITEMS_PER_MESSAGE + 1)
)


def replace_kind(named: CardDeadline) -> CardDeadline:
    """A deadline with its own name; its next step is that of a final report."""
    return replace(named, deadline=replace(named.deadline, kind="final_report"))


# As many of them as one message takes, each with the longest list that any deadline has.
_LONGEST_GROUP = replace(_LONGEST_TRAVEL, accompanying=9999, has_minors=True)
_LONGEST_LIST = max(
    (
        listed_items(rule.kind, replace(_LONGEST_GROUP, kind=kind) if rule.is_for_mobilities else None)
        for rule in RULES.deadlines
        for kind in RULES.mobility_kinds
    ),
    key=len,
)
LONGEST_LISTS = tuple(
    item(
        due(
            _LONGEST_LIST[0].item.deadline,
            date(2026, 12, n),
            id=n,
            mobility=_LONGEST_GROUP,
            certainty=Certainty.UNVERIFIED,
            internal_on=date(2026, 11, n),
            items=_LONGEST_LIST,
        ),
        Offset(Anchor.DUE, 85),
        project=_LONGEST_PROJECT,
        contact=KATJA,
        is_rerouted=True,
        is_late=True,
    )
    for n in range(1, ITEMS_PER_MESSAGE + 1)
)

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "reminder_many": lambda language: reminder.render(notice(*ONE_OF_EACH), language),
    "reminder_longest": lambda language: reminder.render(notice(*LONGEST), language),
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
    "reminder_longest_lists": lambda language: reminder.render(notice(*LONGEST_LISTS), language),
}
