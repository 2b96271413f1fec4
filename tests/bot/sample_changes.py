"""What people are told after they have put something off, changed, handed over, ended or paused it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.blocks import Message
from bot.forms.edit import write_pending
from bot.messages import (
    done,
    edit,
    ended,
    handover,
    later,
    leave,
    mobility_card,
    paused,
    project_card,
)
from bot.text import Language
from programme.model import MobilityState, ProjectState, Role
from programme.staff import Person
from services.changes import Ending, Removal
from services.deadlines import Choice
from services.edits import Change
from services.facts import FactChange, MobilityEdit, ProjectEdit
from services.handover import HandedOver
from services.moves import Move
from services.pauses import Later
from tests.bot.facts import (
    BARE_TRAVEL,
    CARD,
    DONE,
    FINAL,
    GROUP,
    LONG_CARD,
    OTHER,
    PROJECT,
    SCHOOL,
    SURVEY,
    TODAY,
    TRAVEL,
    TRAVEL_CARD,
)
from tests.support.clock import helsinki

RECEIPT_KEPT = replace(DONE, deadline=replace(DONE.deadline, receipt="HEL 2027-001234"))
AGREED = Later(project=PROJECT, deadline=FINAL, day=date(2027, 3, 9), is_earlier=False)
EARLIER = Later(project=PROJECT, deadline=SURVEY, day=date(2027, 5, 14), is_earlier=True)

DECEMBER = date(2027, 12, 31)
LONGER = Change(
    project=PROJECT,
    mobility=None,
    edit=ProjectEdit(end_on=DECEMBER),
    facts=(FactChange(name="end_on", before=PROJECT.end_on, after=DECEMBER),),
    moves=(
        Move(kind="amendment_last_call", mobility=None, before=date(2027, 8, 1), after=date(2027, 12, 1)),
        Move(kind="final_report", mobility=None, before=date(2027, 10, 30), after=date(2028, 3, 1)),
        Move(kind="ka121_checkpoint", mobility=None, before=date(2027, 5, 31), after=None),
        Move(kind="progress_report", mobility=None, before=None, after=date(2027, 6, 30)),
    ),
    version=7,
    others=(),
    theirs=(),
    is_done=False,
)
ONE_MOVES = replace(LONGER, moves=LONGER.moves[:1])
SAID_ANEW = replace(
    LONGER,
    edit=ProjectEdit(title="Ulkomaanjaksot <2027>", unit=None),
    facts=(
        FactChange(name="action_type", before="MUU", after="KA121-VET"),
        FactChange(name="title", before=PROJECT.title, after="Ulkomaanjaksot <2027>"),
        FactChange(name="role", before=Role.COORDINATOR, after=Role.PARTNER),
        FactChange(name="coordinators", before=("UAINO",), after=("UAINO", "UPEKKA")),
        FactChange(name="channel_id", before=None, after="CSTADIN"),
        FactChange(name="unit", before="Prinsessantien toimipaikka", after=None),
        FactChange(name="grant_euros", before=None, after=45_000),
        FactChange(name="partners", before=None, after="BSZ Leipzig " * 20),
    ),
    moves=(),
    is_done=True,
)
MEANWHILE = replace(
    LONGER,
    others=("UPEKKA",),
    theirs=(
        FactChange(name="title", before="Vanha nimi", after=PROJECT.title),
        FactChange(name="end_on", before=date(2027, 6, 30), after=PROJECT.end_on),
    ),
)
LATER_TRIP = Change(
    project=PROJECT,
    mobility=GROUP,
    edit=MobilityEdit(start_on=date(2027, 5, 17), end_on=date(2027, 5, 21), country="DE"),
    facts=(
        FactChange(name="kind", before="course", after="group_mobility"),
        FactChange(name="start_on", before=GROUP.start_on, after=date(2027, 5, 17)),
        FactChange(name="end_on", before=GROUP.end_on, after=date(2027, 5, 21)),
        FactChange(name="country", before="EE", after="DE"),
        FactChange(name="has_minors", before=False, after=True),
        FactChange(name="responsible", before="UMIKKO", after=None),
    ),
    moves=(
        Move(kind="predeparture_check", mobility=GROUP, before=date(2027, 4, 26), after=date(2027, 5, 3)),
        Move(kind="bm_encoding", mobility=GROUP, before=date(2027, 5, 9), after=date(2027, 5, 16)),
    ),
    version=8,
    others=(),
    theirs=(),
    is_done=False,
)
MANY_MOVE = replace(LONGER, moves=LONGER.moves[1:2] * 17)

OPEN_ONES = tuple(each for each in CARD.deadlines if each.is_open)
REMOVAL = Removal(project=PROJECT, mobilities=2, deadlines=8, reminders=31, until=date(2027, 4, 1), is_done=False)
WITH_ALL = replace(
    PROJECT,
    unit="Prinsessantien toimipaikka",
    partners="BSZ Leipzig, Tartu Rakenduslik Kolledž",
    grant_euros=45_000,
    case_number="HEL 2027-001234",
)
ENDED = replace(PROJECT, state=ProjectState.CLOSED)
CANCELLED = replace(TRAVEL, state=MobilityState.CANCELLED)
PAUSED = replace(PROJECT, paused_at=helsinki("2027-03-02 10:00"))
PAUSED_UNTIL = replace(PAUSED, paused_until=date(2027, 8, 31))
AWAY = Person(account_id="UAINO", deputy="UPEKKA", leave_from=date(2027, 7, 1), leave_until=date(2027, 7, 31))
LAST_YEAR = replace(AWAY, leave_from=date(2026, 7, 1), leave_until=date(2026, 7, 31))


def asked(change: Change) -> Callable[[Language], Message]:
    return lambda language: edit.render_preview(change, write_pending(change), language)


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
    "handover_look": lambda language: handover.render_look((PROJECT, SCHOOL, OTHER), "UEERIKA", language),
    "handover_look_long": lambda language: handover.render_look((PROJECT,) * 17, "UEERIKA", language),
    "edit_preview": asked(LONGER),
    "edit_preview_one": asked(ONE_MOVES),
    "edit_preview_mobility": asked(LATER_TRIP),
    "edit_preview_long": asked(MANY_MOVE),
    "edit_preview_meanwhile": asked(MEANWHILE),
    "edit_done": lambda language: edit.render_done(SAID_ANEW, language),
    "edit_done_mobility": lambda language: edit.render_done(LATER_TRIP, language),
    "project_closed": lambda language: ended.render_ending(
        Ending(project=ENDED, open_ones=(), is_done=True), TODAY, language
    ),
    "project_closed_open_one": lambda language: ended.render_ending(
        Ending(project=ENDED, open_ones=OPEN_ONES[:1], is_done=True), TODAY, language
    ),
    "project_closed_open": lambda language: ended.render_ending(
        Ending(project=ENDED, open_ones=OPEN_ONES, is_done=True), TODAY, language
    ),
    "project_close_asked": lambda language: ended.render_ending(
        Ending(project=PROJECT, open_ones=OPEN_ONES, is_done=False), TODAY, language
    ),
    "project_close_asked_long": lambda language: ended.render_ending(
        Ending(project=PROJECT, open_ones=LONG_CARD.deadlines, is_done=False), TODAY, language
    ),
    "project_remove_asked": lambda language: ended.render_removal(REMOVAL, language),
    "project_remove_asked_one": lambda language: ended.render_removal(
        replace(REMOVAL, mobilities=1, deadlines=1, reminders=0), language
    ),
    "project_remove_asked_empty": lambda language: ended.render_removal(
        replace(REMOVAL, mobilities=0, deadlines=0, reminders=0), language
    ),
    "project_removed": lambda language: ended.render_removal(replace(REMOVAL, is_done=True), language),
    "project_restored_closed": lambda language: ended.render_restored(ENDED, language),
    "mobility_taken_up": lambda language: ended.render_taken_up(TRAVEL, language),
    "mobility_card_cancelled": lambda language: mobility_card.render(
        replace(TRAVEL_CARD, mobility=CANCELLED, deadlines=()), language
    ),
    "project_card_all": lambda language: project_card.render(replace(CARD, project=WITH_ALL), language),
    "project_reopened": lambda language: ended.render_restored(PROJECT, language),
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
}
