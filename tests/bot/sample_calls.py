"""Calls for applications: their list, what becomes of one, and the reminder of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.blocks import Message
from bot.messages import calls, reminder, upcoming
from bot.text import Language
from programme.model import CALL_KIND, Call, Origin
from services.call_fields import CallFields
from services.calls import BRUSSELS, CallChange, CallLine, CallMove, CallSet
from services.facts import CallEdit, FactChange
from services.upcoming import Upcoming
from tests.bot.facts import HANNA, before, due, item, notice
from tests.support.clock import HELSINKI, helsinki


def call_line(closes_at: datetime, *, call_id: int = 1, timezone: str = BRUSSELS, **values: object) -> CallLine:
    """A call with the times that people here, and there, read on their clocks."""
    call = replace(_CALL, id=call_id, closes_at=closes_at.astimezone(UTC), timezone=timezone, **values)
    return CallLine(call=call, here=closes_at.astimezone(HELSINKI), there=closes_at.astimezone(ZoneInfo(timezone)))


_CALL = Call(
    id=1,
    actions=("KA121",),
    title=None,
    closes_at=helsinki("2027-03-18 13:00"),
    timezone=BRUSSELS,
    created_by="USARI",
    created_at=helsinki("2026-11-24 10:00"),
)
ACCREDITED = call_line(helsinki("2027-03-18 13:00"))
AT_MIDNIGHT = call_line(
    helsinki("2027-04-02 00:30"), call_id=2, actions=("KA210-SCH", "KA210-VET"), title="Toinen haku <& muut>", round=2
)
LATER = CallFields(
    actions=("KA121",),
    fields=(),
    title=None,
    round=None,
    day=date(2027, 3, 25),
    clock=time(12),
    timezone=BRUSSELS,
)
MOVE = CallMove(
    before=ACCREDITED,
    after=call_line(helsinki("2027-03-25 13:00")),
    days_before=(date(2027, 3, 4), date(2027, 3, 11)),
    days_after=(date(2027, 3, 11), date(2027, 3, 18)),
)
OWN_FUNDING = call_line(
    helsinki("2027-05-31 16:15"), call_id=3, timezone="Europe/Helsinki", actions=(), title="Kaupungin innovaatioraha"
)
CALLS = [ACCREDITED, AT_MIDNIGHT, OWN_FUNDING]
MANY_CALLS = [replace(ACCREDITED, call=replace(ACCREDITED.call, id=number)) for number in range(1, 23)]

CLOSES = due(CALL_KIND, date(2027, 3, 18), id=21, project_id=None, call_id=1, origin=Origin.CUSTOM)
CALL_ITEM = item(CLOSES, before(14), project=None, call_line=ACCREDITED, contact=HANNA)

CLOSES_LATER = FactChange(
    name="closes_at",
    before=helsinki("2027-03-18 13:00").astimezone(HELSINKI),
    after=helsinki("2027-03-25 13:00").astimezone(HELSINKI),
)
MEANWHILE = CallChange(
    edit=CallEdit(closes_at=helsinki("2027-04-02 00:30"), title=None, actions=("KA121-VET",)),
    facts=(
        FactChange(name="actions", before=("KA121", "KA122"), after=("KA121-VET",)),
        FactChange(name="title", before="Akkreditoidut <& muut>", after=None),
        FactChange(name="round", before=None, after=2),
        replace(CLOSES_LATER, before=CLOSES_LATER.after, after=helsinki("2027-04-02 00:30").astimezone(HELSINKI)),
        FactChange(name="timezone", before=BRUSSELS, after="Europe/Helsinki"),
    ),
    version=7,
    others=("UOLLI",),
    theirs=(CLOSES_LATER,),
    is_done=False,
    made=CallSet(line=ACCREDITED, moved_from=None),
)
CHANGED = replace(MEANWHILE, is_done=True)

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "calls": lambda language: calls.render_list(CALLS, language, is_administrator=False),
    "calls_administrator": lambda language: calls.render_list(CALLS[:1], language, is_administrator=True),
    "calls_long": lambda language: calls.render_list(MANY_CALLS, language, is_administrator=False),
    "calls_one_more": lambda language: calls.render_list(MANY_CALLS[:21], language, is_administrator=True),
    "calls_none": lambda language: calls.render_list([], language, is_administrator=False),
    "calls_none_administrator": lambda language: calls.render_list([], language, is_administrator=True),
    "call_added": lambda language: calls.render_set(CallSet(line=ACCREDITED, moved_from=None), language),
    "call_moved": lambda language: calls.render_set(
        CallSet(line=AT_MIDNIGHT, moved_from=helsinki("2027-03-24 13:00").astimezone(HELSINKI)), language
    ),
    "call_removed": lambda language: calls.render_removed(OWN_FUNDING, language),
    "reminder_call": lambda language: reminder.render(notice(CALL_ITEM), language),
    "upcoming_call": lambda language: upcoming.render(
        [Upcoming(send_at=helsinki("2027-03-04 09:00"), project=None, call=ACCREDITED.call, deadline=CLOSES)],
        [],
        language,
        has_more=False,
        timezone=HELSINKI,
    ),
}
