"""What people are told after they have put something off, changed, handed over, ended or paused it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.blocks import Message
from bot.messages import (
    contact_assigned,
    done,
    ended,
    handover,
    later,
    leave,
    paused,
    period_change,
    project_card,
)
from bot.text import Language
from programme.model import MobilityState, ProjectState
from programme.staff import Person
from services.changes import Ended, Move, PeriodChange
from services.deadlines import Choice
from services.handover import HandedOver
from services.pauses import Later
from tests.bot.facts import (
    AMENDMENT,
    BARE_TRAVEL,
    CARD,
    DONE,
    EERIKA,
    ENCODING,
    FINAL,
    GROUP,
    KATJA,
    LONG_CARD,
    OTHER,
    PAPERS,
    PREPARATIONS,
    PROJECT,
    SCHOOL,
    SURVEY,
    TODAY,
    TRAVEL,
    due,
)
from tests.support.clock import helsinki

RECEIPT_KEPT = replace(DONE, deadline=replace(DONE.deadline, receipt="HEL 2027-001234"))
AGREED = Later(project=PROJECT, deadline=FINAL, day=date(2027, 3, 9), is_earlier=False)
EARLIER = Later(project=PROJECT, deadline=SURVEY, day=date(2027, 5, 14), is_earlier=True)

LONGER = PeriodChange(
    project=PROJECT,
    mobility=None,
    start_on=PROJECT.start_on,
    end_on=date(2027, 12, 31),
    moves=(
        Move(deadline=AMENDMENT, after=date(2027, 12, 1)),
        Move(deadline=FINAL, after=date(2028, 3, 1)),
        Move(deadline=due("ka121_checkpoint", date(2027, 5, 31)), after=None),
    ),
)
NOTHING_MOVES = replace(LONGER, end_on=date(2027, 9, 1), moves=())
ONE_MOVES = replace(LONGER, moves=LONGER.moves[:1])
LATER_TRIP = PeriodChange(
    project=PROJECT,
    mobility=GROUP,
    start_on=date(2027, 5, 17),
    end_on=date(2027, 5, 21),
    moves=(
        Move(deadline=PREPARATIONS, after=date(2027, 5, 3)),
        Move(deadline=ENCODING, after=date(2027, 5, 16)),
        Move(deadline=PAPERS, after=date(2027, 6, 4)),
    ),
)
MANY_MOVE = replace(LONGER, moves=LONGER.moves[1:2] * 17)

ENDED = replace(PROJECT, state=ProjectState.CLOSED)
CANCELLED = replace(TRAVEL, state=MobilityState.CANCELLED)
PAUSED = replace(PROJECT, paused_at=helsinki("2027-03-02 10:00"))
PAUSED_UNTIL = replace(PAUSED, paused_until=date(2027, 8, 31))
AWAY = Person(account_id="UAINO", deputy="UPEKKA", leave_from=date(2027, 7, 1), leave_until=date(2027, 7, 31))
LAST_YEAR = replace(AWAY, leave_from=date(2026, 7, 1), leave_until=date(2026, 7, 31))
EERIKA_IN_SLACK = replace(EERIKA, account_id="UEERIKA", deputy="UMIKKO")


def moved(change: PeriodChange) -> Callable[[Language], Message]:
    return lambda language: period_change.render_preview(change, language)


MESSAGES: dict[str, Callable[[Language], Message]] = {
    "later_agreed": lambda language: later.render(AGREED, language),
    "later_earlier": lambda language: later.render(EARLIER, language),
    "later_choice": lambda language: later.render_choice(
        Choice(project=PROJECT, deadlines=tuple(each for each in CARD.deadlines if each.is_open)), TODAY, language
    ),
    "later_choice_long": lambda language: later.render_choice(
        Choice(project=PROJECT, deadlines=LONG_CARD.deadlines), TODAY, language
    ),
    "done_taken_back": lambda language: done.render_taken_back(PROJECT, FINAL, language),
    "handed_over_one": lambda language: handover.render(HandedOver(projects=(PROJECT,), to="UEERIKA"), language),
    "handed_over_many": lambda language: handover.render(
        HandedOver(projects=(PROJECT, SCHOOL, OTHER), to="UEERIKA"), language
    ),
    "period_preview": moved(LONGER),
    "period_preview_one": moved(ONE_MOVES),
    "period_preview_nothing": moved(NOTHING_MOVES),
    "period_preview_mobility": moved(LATER_TRIP),
    "period_preview_long": moved(MANY_MOVE),
    "period_changed": lambda language: period_change.render_changed(LONGER, language),
    "period_changed_mobility": lambda language: period_change.render_changed(LATER_TRIP, language),
    "project_closed": lambda language: ended.render_closed(Ended(project=ENDED, left_open=0), language),
    "project_closed_open_one": lambda language: ended.render_closed(Ended(project=ENDED, left_open=1), language),
    "project_closed_open": lambda language: ended.render_closed(Ended(project=ENDED, left_open=5), language),
    "project_reopened": lambda language: ended.render_reopened(PROJECT, language),
    "mobility_cancelled": lambda language: ended.render_cancelled(CANCELLED, language),
    "mobility_cancelled_bare": lambda language: ended.render_cancelled(BARE_TRAVEL, language),
    "paused_until": lambda language: paused.render_paused(PAUSED_UNTIL, language),
    "paused_for_now": lambda language: paused.render_paused(PAUSED, language),
    "project_card_paused": lambda language: project_card.render(
        replace(CARD, project=PAUSED, is_paused=True), language
    ),
    "project_card_paused_until": lambda language: project_card.render(
        replace(CARD, project=PAUSED_UNTIL, is_paused=True), language
    ),
    "project_card_closed": lambda language: project_card.render(replace(CARD, project=ENDED), language),
    "resumed": lambda language: paused.render_resumed(PROJECT, language),
    "leave": lambda language: leave.render(AWAY, TODAY, language),
    "leave_no_deputy": lambda language: leave.render(replace(AWAY, deputy=None), TODAY, language),
    "leave_none": lambda language: leave.render(Person(account_id="UAINO"), TODAY, language),
    "leave_over": lambda language: leave.render(LAST_YEAR, TODAY, language),
    "contact_assigned": lambda language: contact_assigned.render(EERIKA_IN_SLACK, language),
    "contact_assigned_no_deputy": lambda language: contact_assigned.render(
        replace(KATJA, account_id="UKATJA"), language
    ),
}
