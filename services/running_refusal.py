"""What can be refused of what is registered already: its deadlines, its people, its reminders; and of calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from services.refusal import DateImplausible, IdentityCodeTyped, Refusal


@dataclass(eq=False)
class DeadlineNameMissing(Refusal):
    """What is due?"""


@dataclass(eq=False)
class DeadlineNameTooLong(Refusal):
    limit: int


@dataclass(eq=False)
class DeadlineNameTwice(Refusal):
    """Either one of the programme's deadlines, or a name of one's own."""


@dataclass(eq=False)
class DueDateMissing(Refusal):
    """When is it due?"""


@dataclass(eq=False)
class DueDateImplausible(DateImplausible):
    """The date of a deadline is far from our time."""


@dataclass(eq=False)
class IdentityCodeInDeadline(IdentityCodeTyped):
    """In the name of a deadline."""


@dataclass(eq=False)
class DeadlineDone(Refusal):
    """It has been marked done: its date stays as it was."""

    ref: str


@dataclass(eq=False)
class NoContractDate(Refusal):
    """`word` is what the person calls a deadline whose date does not come from the contract anyway."""

    ref: str
    word: str


@dataclass(eq=False)
class NotDueHere(Refusal):
    """The programme knows what `word` means, but not for this project or mobility."""

    ref: str
    word: str


@dataclass(eq=False)
class CallActionMissing(Refusal):
    """Which action is the call for?"""


@dataclass(eq=False)
class CallTimeMissing(Refusal):
    """At what time of day does it close?"""


@dataclass(eq=False)
class TimeImpossible(Refusal):
    """A time of day that no clock shows, or that the clocks skip that night."""

    word: str


@dataclass(eq=False)
class CallClosed(Refusal):
    """Its last moment lies in the past already."""

    closes_on: date


@dataclass(eq=False)
class NoSuchCall(Refusal):
    reference: str


@dataclass(eq=False)
class AdministratorConfigured(Refusal):
    """An administrator whom the settings of the installation name."""

    people: tuple[str, ...]


@dataclass(eq=False)
class NoAdministrator(Refusal):
    """Somebody who is none anyway."""

    people: tuple[str, ...]


@dataclass(eq=False)
class AdministrationWordMissing(Refusal):
    """Appoint, or dismiss?"""


@dataclass(eq=False)
class PersonMissing(Refusal):
    """Who?"""


@dataclass(eq=False)
class SectorMissing(Refusal):
    """Which sector?"""


@dataclass(eq=False)
class WhichDayMissing(Refusal):
    """The first or the last day?"""


@dataclass(eq=False)
class LeaveDayMissing(Refusal):
    """A leave has a first and a last day. Raised as one of the two below, for the one that is missing."""

    @classmethod
    def key(cls) -> str:
        return "refusal.leave_day_missing"


@dataclass(eq=False)
class FirstDayMissing(LeaveDayMissing):
    field = "leave_from"


@dataclass(eq=False)
class LastDayMissing(LeaveDayMissing):
    field = "leave_until"


@dataclass(eq=False)
class ReminderTimeOutside(Refusal):
    """Nobody is reminded at night."""

    field = "reminder_time"
    earliest: time
    latest: time


@dataclass(eq=False)
class LeaveDaysMissing(Refusal):
    """Somebody is named to stand in, but not when."""

    people: tuple[str, ...]


@dataclass(eq=False)
class LeaveOver(Refusal):
    """A leave that has ended already."""

    day: date


@dataclass(eq=False)
class DeputyIsYourself(Refusal):
    """Nobody stands in for themselves."""


@dataclass(eq=False)
class DeputyNeedsPerson(Refusal):
    """A deputy of nobody."""

    field = "account"


@dataclass(eq=False)
class ContactGone(Refusal):
    """There is no such contact."""


@dataclass(eq=False)
class ContactNameWrong(Refusal):
    limit: int
    field = "name"


@dataclass(eq=False)
class ContactTitleWrong(Refusal):
    limit: int
    field = "title"


@dataclass(eq=False)
class EmailWrong(Refusal):
    word: str
    field = "email"


@dataclass(eq=False)
class PhoneWrong(Refusal):
    word: str
    field = "phones"


@dataclass(eq=False)
class AwayReversed(Refusal):
    """The last day comes before the first, or there is no first."""

    field = "away_until"


@dataclass(eq=False)
class CheckedInFuture(Refusal):
    field = "checked_on"


@dataclass(eq=False)
class NotYourContact(Refusal):
    """Somebody else's details."""


@dataclass(eq=False)
class AlreadyCoordinates(Refusal):
    """Nothing would change."""

    people: tuple[str, ...]


@dataclass(eq=False)
class NothingToHandOver(Refusal):
    """The person coordinates no project."""


@dataclass(eq=False)
class PauseOver(Refusal):
    """A pause that has ended already."""

    day: date


@dataclass(eq=False)
class NotPaused(Refusal):
    ref: str


@dataclass(eq=False)
class NoDayLeft(Refusal):
    """No working day is left before the date."""

    due_on: date


@dataclass(eq=False)
class ChannelMissing(Refusal):
    """Outside a channel there is none that it could be about."""


@dataclass(eq=False)
class WhichProject(Refusal):
    """In a project's channel: a word is said of `here`, or is in the title of others. Both as "H1 Title"."""

    word: str
    here: str
    projects: list[str]


@dataclass(eq=False)
class NoProjectHere(Refusal):
    """The channel is no project's."""


@dataclass(eq=False)
class DivisionChannelHere(Refusal):
    """The channel is the division's own, and its summary is the division's."""


@dataclass(eq=False)
class NothingChanges(Refusal):
    """The project or mobility is that way already."""

    ref: str


@dataclass(eq=False)
class ReceiptTooLong(Refusal):
    limit: int
    field = "receipt"


@dataclass(eq=False)
class IdentityCodeInReceipt(IdentityCodeTyped):
    field = "receipt"


@dataclass(eq=False)
class NoSuchDeadline(Refusal):
    ref: str
    word: str


@dataclass(eq=False)
class StaleChoice(Refusal):
    """Chosen in a message that is older than what it could do, or a value that we have not written."""


@dataclass(eq=False)
class DeadlineGone(Refusal):
    """Nothing demands it any more."""


@dataclass(eq=False)
class NothingOpen(Refusal):
    ref: str
