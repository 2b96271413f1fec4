"""What the rule book names: its sources, the action types, the kinds of mobility, and what stands on checklists."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from programme.model import Certainty, EducationField, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read; `title` names the publisher and the year. Our own practice has no `url`."""

    key: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionType:
    """One kind of funding, such as KA121-VET.

    `first_call` and `last_call` are the call years it exists in. `min_months` and `max_months` bound the project
    period with extensions, both inclusive; `usual_months` is what the programme normally grants, where it names
    one length. `max_people` bounds the participants of the whole project. `who` and `extension` are for the rule
    book alone: who may hold it, and how its period can be made longer.
    """

    code: str
    field: EducationField | None
    erasmus: bool
    mobilities: bool
    default_sector: Sector
    first_call: int
    last_call: int | None
    usual_months: int | None
    min_months: int | None
    max_months: int | None
    max_people: int | None
    who: str
    extension: str
    sources: tuple[str, ...]
    note: str
    certainty: Certainty
    line: int = dataclasses.field(compare=False)

    def has_call(self, year: int) -> bool:
        return self.first_call <= year <= (self.last_call or year)


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityKind:
    """One kind of activity abroad. A learner's is short-term or long-term by its days, whatever it was called.

    `minors_in` are the fields in which its participants are taken to be under 18 unless somebody says otherwise.
    `min_people` and `max_people` bound its participants; with `needs_leader` somebody must accompany them.
    """

    code: str
    is_learner: bool
    minors_in: frozenset[EducationField]
    min_people: int | None
    max_people: int | None
    needs_leader: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem:
    """One thing on the coordinator's list for a deadline. Empty `kinds` and `actions` stand for all.

    With `minors_only` it is asked for only where somebody under 18 travels.
    """

    code: str
    deadline: str
    kinds: frozenset[str]
    actions: frozenset[str]
    minors_only: bool
    sources: tuple[str, ...]
    note: str
    certainty: Certainty
    line: int = dataclasses.field(compare=False)
