"""A chat in memory: it keeps what stands in its conversations and fails when a test says so."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from programme.model import Recipient
from services.crew import Crew
from services.delivery import Courier
from services.division import Division
from services.gateway import Delivered, NotFound, Notice, NoticeItem, Outgoing, TryAgain, Undeliverable, Unknown
from services.lease import Lease
from tests.support.at_once import AtOnce

Outcome = TypeVar("Outcome")


class Crash(BaseException):
    """The process dies here: no error that anyone handles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happens instead of an answer. `posts` tells whether the message stands there all the same."""

    answer: TryAgain | Unknown | Undeliverable | None = None
    raises: BaseException | None = None
    posts: bool = False


def fails(answer: TryAgain | Undeliverable | Unknown, *, posts: bool = False) -> Fault:
    return Fault(answer=answer, posts=posts)


LOST_AFTER_POSTING = Fault(answer=Unknown(error="timeout"), posts=True)
LOST_BEFORE_POSTING = Fault(answer=Unknown(error="timeout"))
CRASH_BEFORE_POSTING = Fault(raises=Crash())
CRASH_AFTER_POSTING = Fault(raises=Crash(), posts=True)


@dataclass(slots=True, kw_only=True)
class Standing:
    """One message as people see it; an update replaces what it says."""

    ts: str
    outgoing: Outgoing
    updates: int = 0

    @property
    def recipient(self) -> Recipient:
        return self.outgoing.recipient

    @property
    def notice(self) -> Notice:
        """Of one that carries reminders."""
        assert isinstance(self.outgoing, Notice)
        return self.outgoing

    @property
    def titles(self) -> list[str]:
        """The project of each item, or the call's reference."""
        return [_title(item) for item in self.notice.items]


def _title(item: NoticeItem) -> str:
    if item.project is not None:
        return item.project.title
    assert item.call_line is not None
    return item.call_line.call.ref


@dataclass(slots=True)
class FakeGateway:
    """`faults` are used up one by one per kind of call; `closed` conversations refuse for good."""

    standing: list[Standing] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    closed: dict[Recipient, Fault] = field(default_factory=dict)
    before_send: Callable[[], None] = lambda: None
    after_update: Callable[[], None] = lambda: None
    _faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))

    def script(self, call: str, *faults: Fault) -> None:
        """The next calls of this kind ("send", "find", "update") fail so."""
        self._faults[call].extend(faults)

    def get_well(self) -> None:
        self._faults.clear()

    def to(self, recipient: Recipient) -> list[Standing]:
        return [each for each in self.standing if each.recipient == recipient]

    def send(self, outgoing: Outgoing) -> Delivered | TryAgain | Unknown | Undeliverable:
        self.calls.append("send")
        self.before_send()
        fault = self.closed.get(outgoing.recipient) or self._next_fault("send")
        if fault is None or fault.posts:
            self.standing.append(Standing(ts=f"{1_800_000_000 + len(self.standing)}.000000", outgoing=outgoing))
        return self._end(fault, lambda: self._place(self.standing[-1]))

    def find(
        self, delivery_id: str, recipient: Recipient, *, after_ts: str | None
    ) -> Delivered | NotFound | TryAgain:
        self.calls.append("find")
        fitting = (
            each
            for each in self.to(recipient)
            if each.outgoing.delivery_id == delivery_id and each.ts > (after_ts or "")
        )
        found = next(fitting, None)
        answer = self._end(self._next_fault("find"), lambda: self._place(found) if found else NotFound())
        assert isinstance(answer, Delivered | NotFound | TryAgain), "a look-up finds it, or not, or has to wait"
        return answer

    def update(self, outgoing: Outgoing, place: Delivered) -> Delivered | TryAgain | Undeliverable:
        self.calls.append("update")
        fault = self._next_fault("update")
        if fault is None or fault.posts:
            message = next(each for each in self.standing if each.ts == place.message_ts)
            message.outgoing, message.updates = outgoing, message.updates + 1
        self.after_update()
        answer = self._end(fault, lambda: place)
        assert not isinstance(answer, Unknown), "an update may be repeated, so nothing about it is unknown"
        return answer

    def _next_fault(self, call: str) -> Fault | None:
        return self._faults[call].popleft() if self._faults[call] else None

    def _end(self, fault: Fault | None, well: Callable[[], Outcome]) -> Outcome | TryAgain | Unknown | Undeliverable:
        if fault is None:
            return well()
        if fault.raises is not None:
            raise fault.raises
        assert fault.answer is not None
        return fault.answer

    def _place(self, message: Standing) -> Delivered:
        return Delivered(conversation_id=f"D{message.recipient.id}", message_ts=message.ts)


@dataclass(slots=True)
class Seconds:
    """A monotonic clock that stands still until it is moved."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def numbered(prefix: str) -> Callable[[], str]:
    """Ids for messages, different for each prefix."""
    numbers = iter(range(1, 1_000_000))
    return lambda: f"{prefix}-{next(numbers)}"


def make_courier(
    division: Division,
    gateway: FakeGateway,
    *,
    holder: str = "first",
    seconds: Callable[[], float] | None = None,
    is_stopping: Callable[[], bool] = lambda: False,
) -> Courier:
    """A process that delivers; another `holder` is another process on the same database."""
    return Courier(
        division=replace(division, new_id=numbered(holder)),
        gateway=gateway,
        lease=Lease(division.store, holder, patience=30, monotonic=seconds or Seconds()),
        crew=Crew(AtOnce(), size=8),
        is_stopping=is_stopping,
        beat=lambda: None,
        chance=lambda: 0.0,
    )


def after(calls: int) -> Callable[[], bool]:
    """Says yes after so many times of no: a stop that comes in the middle."""
    answers: Iterable[bool] = iter([False] * calls)
    return lambda: next(iter(answers), True)
