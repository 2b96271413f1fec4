"""What whoever starts the page gives it about the app: its time, what happened before, and a guided tour."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sandbox.local_slack import LocalSlack


class AppTime(Protocol):
    """The time in which the app and its Slack live."""

    def now(self) -> datetime: ...

    def move(self, to: datetime, is_stopped: Callable[[], bool]) -> None:
        """On to a moment; whoever is told to stop on the way waits for nothing any more."""
        ...

    def next_stop(self) -> datetime | None:
        """When the app will next have something to say; None where that is not known."""
        ...

    def settle(self, is_stopped: Callable[[], bool]) -> None:
        """Wait until the app has done what was due by now, or until one is told to stop."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that a person typed before the page is opened; to the app itself where no place is named."""

    at: datetime
    who: str
    text: str
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """One step of the tour, in each language.

    It may offer to become somebody, to go somewhere, to type something or to take one of the steps in time.
    """

    title: Mapping[str, str]
    text: Mapping[str, str]
    who: str
    where: str = ""
    type: Mapping[str, str] = field(default_factory=dict)
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What has happened before somebody opens the page. It begins at `now`, which lies after every act."""

    now: datetime
    acts: tuple[Act, ...] = ()
    tour: tuple[TourStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A local Slack with the app connected to it."""

    slack: LocalSlack
    time: AppTime
    story: Story


OpenWorld = Callable[[], AbstractContextManager[World]]
