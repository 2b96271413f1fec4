"""Who can be told something on a given day, and who comes next when they cannot. Pure.

The chain of a project: its coordinators, their deputies, the contact of its sector, the lead of the portfolio, and at
last the administrators. Whoever is on leave, or gone from the chat, is passed over for the next.

For each moment counts what had been said by then, so nothing that is said later changes who heard of what is past.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from itertools import chain, pairwise
from typing import TypeAlias, TypeVar

from programme.model import Project

Said = TypeVar("Said")

# All that was ever said of one thing, each since when, in order.
History: TypeAlias = Sequence[tuple[datetime, Said]]

BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known of somebody's presence. Both days of a leave are included.

    `reminder_time` is the time of day at which they want to be reminded; without one it is the division's.
    """

    account_id: str
    deputy: str | None = None
    leave_from: date | None = None
    leave_until: date | None = None
    gone_on: date | None = None
    reminder_time: time | None = None

    def is_away(self, day: date) -> bool:
        """On leave, or gone from the chat for good."""
        if self.gone_on is not None and day >= self.gone_on:
            return True
        if self.leave_from is None or day < self.leave_from:
            return False
        return self.leave_until is None or day <= self.leave_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody who answers for a sector or the portfolio; `deputy` is asked when they are away."""

    account_id: str | None
    deputy: str | None
    away_from: date | None = None
    away_until: date | None = None

    def is_away(self, day: date) -> bool:
        """Whether an administrator has said that they are away; both days are included."""
        if self.away_from is None or day < self.away_from:
            return False
        return self.away_until is None or day <= self.away_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Everybody who may hear of one project.

    `contact` answers for its sector, `lead` for the whole portfolio; None where nobody in the chat is known for it.
    `earlier` is what was known before, the oldest first.
    """

    people: Mapping[str, Person]
    contact: Post | None
    lead: Post | None
    administrators: tuple[str, ...]
    division_channel: str | None
    earlier: tuple[Earlier, ...] = field(default=(), repr=False)

    def at(self, moment: datetime) -> Staff:
        """As far as it had been said at a moment."""
        position = bisect_right(self.earlier, moment, key=lambda each: each.until)
        return self.earlier[position].staff if position < len(self.earlier) else self

    def from_then_on(self, moment: datetime) -> Iterator[tuple[datetime, Staff]]:
        """As it had been said at a moment, and then each time that anything else was said, since when."""
        position = bisect_right(self.earlier, moment, key=lambda each: each.until)
        later = self.earlier[position:]
        yield from zip(
            (BEFORE_ALL, *(each.until for each in later)), (*(each.staff for each in later), self), strict=True
        )

    def reminder_time(self, account_id: str) -> time | None:
        """The time of day that somebody has chosen for their reminders."""
        person = self.people.get(account_id)
        return person.reminder_time if person else None

    def is_away(self, account_id: str, day: date) -> bool:
        person = self.people.get(account_id)
        return person is not None and person.is_away(day)

    def stand_ins(self, account_id: str, day: date) -> tuple[str, ...]:
        """Who is told instead of somebody who is away: the first of the chain who is there, or the administrators."""
        person = self.people.get(account_id)
        for candidate in (person.deputy if person else None, *self.posts(day)):
            if candidate and candidate != account_id and not self.is_away(candidate, day):
                return (candidate,)
        return tuple(each for each in self.administrators if each != account_id)

    def posts(self, day: date) -> tuple[str, ...]:
        """The sector's contact and the portfolio's lead, or their deputies, as far as they are there."""
        return tuple(each for post in (self.contact, self.lead) for each in self.of_post(post, day))

    def of_post(self, post: Post | None, day: date) -> tuple[str, ...]:
        if post is None:
            return ()
        holder = None if post.is_away(day) else post.account_id
        return tuple(each for each in (holder, post.deputy) if each and not self.is_away(each, day))[:1]

    def next_after(self, project: Project, day: date) -> tuple[str, ...]:
        """The next in the chain after the coordinators: their deputies, or else the sector's contact."""
        deputies = tuple(dict.fromkeys(self._deputies(project.coordinators, day)))
        return deputies or self.of_post(self.contact, day) or self.of_post(self.lead, day)

    def _deputies(self, coordinators: Iterable[str], day: date) -> Iterator[str]:
        for account_id in coordinators:
            person = self.people.get(account_id)
            if person and person.deputy and not self.is_away(person.deputy, day):
                yield person.deputy


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What was known until something else was said."""

    until: datetime
    staff: Staff


def staff_through_time(
    *,
    people: Mapping[str, History[Person]],
    contact: History[Post],
    lead: History[Post],
    administrators: tuple[str, ...],
    division_channel: str | None,
) -> Staff:
    """As it is known now, with what was known before."""

    def known_at(moment: datetime) -> Staff:
        said = {account_id: _latest(history, moment) for account_id, history in people.items()}
        return Staff(
            people={account_id: person for account_id, person in said.items() if person},
            contact=_latest(contact, moment),
            lead=_latest(lead, moment),
            administrators=administrators,
            division_channel=division_channel,
        )

    instants = [BEFORE_ALL, *sorted({since for since, _ in chain(contact, lead, *people.values())})]
    earlier = tuple(Earlier(until=until, staff=known_at(since)) for since, until in pairwise(instants))
    return replace(known_at(instants[-1]), earlier=earlier)


def _latest(history: History[Said], moment: datetime) -> Said | None:
    """What had last been said at a moment."""
    position = bisect_right(history, moment, key=lambda each: each[0])
    return history[position - 1][1] if position else None


NOBODY_KNOWN = Staff(people={}, contact=None, lead=None, administrators=(), division_channel=None)
