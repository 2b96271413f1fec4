"""Who can be told something on a given day, and who comes next when they cannot. Pure.

The chain of a project: its coordinators, their deputies, the contact of its sector, the lead of the portfolio, and at
last the administrators. Whoever is on leave, or gone from the chat, is passed over for the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.model import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known of somebody's presence. Both days of a leave are included.

    `told_on` is the day on which somebody last said any of this: nobody stands in for anyone on a day before.
    """

    account_id: str
    deputy: str | None = None
    leave_from: date | None = None
    leave_until: date | None = None
    gone_on: date | None = None
    told_on: date | None = None

    def is_away(self, day: date) -> bool:
        """On leave, or gone from the chat for good."""
        if self.gone_on is not None and day >= self.gone_on:
            return True
        if self.leave_from is None or day < self.leave_from:
            return False
        return self.leave_until is None or day <= self.leave_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody who answers for a sector or the portfolio, since a day; `deputy` is asked when they are away."""

    account_id: str
    deputy: str | None
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Everybody who may hear of one project.

    `contact` answers for its sector, `lead` for the whole portfolio; None where nobody in the chat is known for it.
    """

    people: Mapping[str, Person]
    contact: Post | None
    lead: Post | None
    administrators: tuple[str, ...]
    division_channel: str | None

    def is_away(self, account_id: str, day: date) -> bool:
        person = self.people.get(account_id)
        return person is not None and person.is_away(day)

    def stand_ins(self, account_id: str, day: date) -> tuple[str, ...]:
        """Who is told instead of somebody who is away: the first of the chain who is there, or the administrators."""
        person = self.people.get(account_id)
        deputy = person.deputy if person and _was_told(person, day) else None
        for candidate in (deputy, *self.posts(day)):
            if candidate and candidate != account_id and not self.is_away(candidate, day):
                return (candidate,)
        return tuple(each for each in self.administrators if each != account_id)

    def posts(self, day: date) -> tuple[str, ...]:
        """The sector's contact and the portfolio's lead, or their deputies, as far as they are there."""
        return tuple(each for post in (self.contact, self.lead) for each in self.of_post(post, day))

    def of_post(self, post: Post | None, day: date) -> tuple[str, ...]:
        if post is None or day < post.since:
            return ()
        return tuple(each for each in (post.account_id, post.deputy) if each and not self.is_away(each, day))[:1]

    def next_after(self, project: Project, day: date) -> tuple[str, ...]:
        """The next in the chain after the coordinators: their deputies, or else the sector's contact."""
        deputies = tuple(dict.fromkeys(self._deputies(project.coordinators, day)))
        return deputies or self.of_post(self.contact, day) or self.of_post(self.lead, day)

    def _deputies(self, coordinators: Iterable[str], day: date) -> Iterator[str]:
        for account_id in coordinators:
            person = self.people.get(account_id)
            if person and person.deputy and not self.is_away(person.deputy, day) and _was_told(person, day):
                yield person.deputy


def _was_told(person: Person, day: date) -> bool:
    return person.told_on is None or day >= person.told_on


NOBODY_KNOWN = Staff(people={}, contact=None, lead=None, administrators=(), division_channel=None)
