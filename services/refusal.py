"""What a person can be told and can mend: each a type of its own, carrying the facts of its sentence.

The sentences themselves stand in the catalogues, under the type's name. Nothing of a refused request is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from programme.code import Slip, slip_in

_BEFORE_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(eq=False)
class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """The base of all refusals. `field` names the form's field that the fault is in, if it is in one."""

    field: ClassVar[str | None] = None

    @classmethod
    def key(cls) -> str:
        """The catalogue's key: `refusal.period_reversed` for PeriodReversed."""
        return "refusal." + _BEFORE_CAPITAL.sub("_", cls.__name__).lower()

    @property
    def facts(self) -> dict[str, object]:
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(eq=False)
class ReferenceMissing(Refusal):
    """Which project or mobility?"""


@dataclass(eq=False)
class LanguageMissing(Refusal):
    """Which language?"""


@dataclass(eq=False)
class UnknownLanguage(Refusal):
    word: str


@dataclass(eq=False)
class NoSuchProject(Refusal):
    reference: str


@dataclass(eq=False)
class NoSuchMobility(Refusal):
    reference: str


@dataclass(eq=False)
class SeveralProjectsFit(Refusal):
    """`projects` lists the first few as "H1 Title"."""

    reference: str
    projects: list[str]


@dataclass(eq=False)
class NotYourProject(Refusal):
    ref: str
    coordinators: tuple[str, ...]


@dataclass(eq=False)
class AdministratorsOnly(Refusal):
    """What concerns the whole division."""


@dataclass(eq=False)
class PeopleTooMany(Refusal):
    limit: int
    field = "coordinators"


@dataclass(eq=False)
class NotMembers(Refusal):
    """People who are named but may not use the bot."""

    people: tuple[str, ...]
    field = "coordinators"


@dataclass(eq=False)
class SearchWordsMissing(Refusal):
    """What is to be searched for?"""


@dataclass(eq=False)
class ChannelClosedToUs(Refusal):
    """Nothing can be posted there."""


@dataclass(eq=False)
class ChannelSharedOutside(Refusal):
    """People of other organisations read along there."""

    field = "channel_id"


@dataclass(eq=False)
class ChannelReadersUnknown(Refusal):
    """The chat does not say now whether people of other organisations read along there."""

    field = "channel_id"


@dataclass(eq=False)
class SharingRefused(Refusal):
    """The chat does not post it now."""


@dataclass(eq=False)
class SharingUncertain(Refusal):
    """The chat did not say whether it has posted."""


@dataclass(eq=False)
class TitleEmpty(Refusal):
    field = "title"


@dataclass(eq=False)
class TitleTooLong(Refusal):
    limit: int
    field = "title"


@dataclass(eq=False)
class HostTooLong(Refusal):
    limit: int
    field = "host"


@dataclass(eq=False)
class UnknownActionType(Refusal):
    word: str
    field = "action_type"


@dataclass(eq=False)
class UnknownMobilityKind(Refusal):
    word: str
    field = "kind"


@dataclass(eq=False)
class UnknownCountry(Refusal):
    word: str
    field = "country"


@dataclass(eq=False)
class DateImplausible(Refusal):
    """Raised as one of the two below, which tell under which of a form's dates it is shown."""

    day: date

    @classmethod
    def key(cls) -> str:
        return "refusal.date_implausible"


@dataclass(eq=False)
class StartImplausible(DateImplausible):
    field = "start_on"


@dataclass(eq=False)
class EndImplausible(DateImplausible):
    field = "end_on"


@dataclass(eq=False)
class PeriodReversed(Refusal):
    start_on: date
    end_on: date
    field = "end_on"


@dataclass(eq=False)
class PeriodTooLong(Refusal):
    action_type: str
    months: int
    last_on: date
    field = "end_on"


@dataclass(eq=False)
class PeriodTooShort(Refusal):
    action_type: str
    months: int
    first_on: date
    field = "end_on"


@dataclass(eq=False)
class CodeMalformed(Refusal):
    word: str
    field = "code"


@dataclass(eq=False)
class CodeDigitsWrong(CodeMalformed):
    """`digits` stand at the end where `needed` belong."""

    digits: int
    needed: int


@dataclass(eq=False)
class CodeFieldMissing(CodeMalformed):
    """The field, such as VET, is left out."""


@dataclass(eq=False)
class CodeShapeWrong(CodeMalformed):
    """Something else is wrong with it."""

    @classmethod
    def key(cls) -> str:
        return CodeMalformed.key()


def code_malformed(word: str) -> CodeMalformed:
    """The refusal that names what is wrong with a code."""
    slip = slip_in(word)
    if slip.slip is Slip.DIGITS:
        return CodeDigitsWrong(word=word, digits=slip.digits, needed=slip.needed)
    return CodeFieldMissing(word=word) if slip.slip is Slip.FIELD_MISSING else CodeShapeWrong(word=word)


@dataclass(eq=False)
class CodeContradictsAction(Refusal):
    code: str
    code_action: str
    action_type: str
    field = "code"


@dataclass(eq=False)
class CodeTaken(Refusal):
    code: str
    ref: str
    field = "code"


@dataclass(eq=False)
class AlreadyRegistered(Refusal):
    ref: str
    title: str
    field = "title"


@dataclass(eq=False)
class MobilityAlreadyRegistered(Refusal):
    ref: str
    field = "host"


@dataclass(eq=False)
class IdentityCodeTyped(Refusal):
    """Somebody's personal identity code stands in a free text. Raised as one of the two below."""

    @classmethod
    def key(cls) -> str:
        return "refusal.identity_code_typed"


@dataclass(eq=False)
class IdentityCodeInTitle(IdentityCodeTyped):
    field = "title"


@dataclass(eq=False)
class IdentityCodeInHost(IdentityCodeTyped):
    field = "host"


@dataclass(eq=False)
class IdentityCodeInUnit(IdentityCodeTyped):
    field = "unit"


@dataclass(eq=False)
class IdentityCodeInPartners(IdentityCodeTyped):
    field = "partners"


@dataclass(eq=False)
class IdentityCodeInCaseNumber(IdentityCodeTyped):
    field = "case_number"


@dataclass(eq=False)
class WordsTooLong(Refusal):
    """Too much for its place. Raised as one of the three below."""

    limit: int

    @classmethod
    def key(cls) -> str:
        return "refusal.words_too_long"


@dataclass(eq=False)
class UnitTooLong(WordsTooLong):
    field = "unit"


@dataclass(eq=False)
class PartnersTooLong(WordsTooLong):
    field = "partners"


@dataclass(eq=False)
class CaseNumberTooLong(WordsTooLong):
    field = "case_number"


@dataclass(eq=False)
class GrantImplausible(Refusal):
    limit: int
    field = "grant_euros"


@dataclass(eq=False)
class ProjectRemoved(Refusal):
    """Nobody sees it any more, but it can still be brought back until a day."""

    ref: str
    until: date
    field = "code"


@dataclass(eq=False)
class NoMobilitiesInAction(Refusal):
    action_type: str


@dataclass(eq=False)
class ProjectClosed(Refusal):
    ref: str


@dataclass(eq=False)
class HeadCountImplausible(Refusal):
    limit: int
    field = "head_count"


@dataclass(eq=False)
class AccompanyingImplausible(Refusal):
    limit: int
    field = "accompanying"


@dataclass(eq=False)
class TravelDaysImplausible(Refusal):
    limit: int
    field = "travel_days"
