"""Who hears of something, and at what time of the day: each at their own, as far as it was known by then. Pure.

What is said at a moment, by whomever, changes nothing of what was to be heard before it, so nobody hears of it again;
and whatever was still to be heard then is heard after it, so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from programme.calendar import DAY
from programme.model import Recipient
from programme.recipients import Hearers
from programme.staff import Staff
from programme.timetable import DAY_BEGINS, Timetable


@dataclass(frozen=True, slots=True)
class Coming:
    """At what moment something comes to those who hear of it at a time of the day; to nobody before `earliest`."""

    comes_at: Callable[[time], datetime]
    earliest: datetime
    timetable: Timetable

    @property
    def latest(self) -> datetime:
        """It has come to everybody by then, for it is about one day."""
        day = self.timetable.local_date(self.comes_at(DAY_BEGINS))
        return self.timetable.beginning(day + DAY)


Told = dict[Recipient, time]

_NOTHING: Told = {}


def own_times(hearers_by: Callable[[Staff], Sequence[Hearers]], staff: Staff, coming: Coming) -> Told:
    """The time of the day for each who hears of it; the earliest for whoever does for several reasons."""
    so_far: list[Told] = []
    for since, known in staff.from_then_on(coming.earliest):
        if since > coming.earliest and since > coming.latest:
            break
        now = hearers_by(known)
        so_far = [
            _told(hearers, known, coming, since=since, before=before)
            for hearers, before in zip(now, so_far or [_NOTHING] * len(now), strict=True)
        ]
    times: Told = {}
    for told in so_far:
        for recipient, at in told.items():
            times[recipient] = min(at, times.get(recipient, at), key=coming.comes_at)
    return times


def _told(hearers: Hearers, known: Staff, coming: Coming, *, since: datetime, before: Told) -> Told:
    """As it is once something more is known; `before` is as it was until then."""
    in_force = min(before.values(), key=coming.comes_at, default=coming.timetable.reminder_time)
    if before and coming.comes_at(in_force) < since:
        return before
    return dict(_from_now_on(hearers, known, coming, since=since, in_force=in_force, is_anew=bool(before)))


def _from_now_on(
    hearers: Hearers, known: Staff, coming: Coming, *, since: datetime, in_force: time, is_anew: bool
) -> Iterator[tuple[Recipient, time]]:
    """Where their own time is over, it comes when it would have come; where that is over, too, not at all.

    What would have come today is not put off to another day either, when another time or person is said anew: what
    is found late comes at the next such time, and that may be after the day it is about.
    """
    day = coming.timetable.local_date
    for recipient in hearers.recipients:
        own = known.reminder_time(recipient.id) if recipient.kind == Recipient.PERSON else None
        at = own or coming.timetable.reminder_time
        is_over = coming.comes_at(at) < max(since, hearers.since)
        is_put_off = is_anew and day(coming.comes_at(at)) > day(coming.comes_at(in_force))
        if is_over or is_put_off:
            at = in_force
        if coming.comes_at(at) >= since:
            yield recipient, at


def own_time(recipient: Recipient, staff: Staff, coming: Coming) -> time:
    """The same where it is clear who hears of it."""
    return own_times(lambda _: (Hearers((recipient,)),), staff, coming)[recipient]
