"""What has been said so far of a new project, a mobility, a call or a leave."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any, TypeVar

from bot.words.faults import SaidTwice
from bot.words.tokens import REPEATED, PeriodToken
from bot.words.vocabulary import countries
from programme.code import parse_code
from programme.model import Role, Sector
from programme.rules import Rules
from services.filters import ProjectFilter
from services.mobilities import NewMobility
from services.projects import NewProject
from services.refusal import UnknownCountry


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDraft:
    action_type: str | None = None
    title: str | None = None
    code: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    coordinators: tuple[str, ...] = ()
    channel_id: str | None = None
    sector: Sector | None = None
    role: Role | None = None
    unit: str | None = None
    grant_euros: int | None = None
    partners: str | None = None
    case_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityDraft:
    project: str | None = None
    kind: str | None = None
    start_on: date | None = None
    end_on: date | None = None
    country: str | None = None
    host: str | None = None
    head_count: int | None = None
    accompanying: int | None = None
    travel_days: int | None = None
    has_minors: bool | None = None
    responsible: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDraft:
    title: str | None = None
    clock: time | None = None
    timezone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveDraft:
    start_on: date | None = None
    end_on: date | None = None
    deputy: str | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionDraft:
    """What a question's words have said so far. `marks` are the words without a value, `moment` names a period
    and `bound` says which side of it is meant."""

    marks: frozenset[str] = frozenset()
    kinds: tuple[str, ...] = ()
    reference: str | None = None
    projects: ProjectFilter = field(default_factory=ProjectFilter)
    period: PeriodToken | None = None
    moment: str | None = None
    bound: str | None = None
    year: int | None = None


Draft = TypeVar("Draft", ProjectDraft, MobilityDraft, CallDraft, LeaveDraft, ProjectFilter, QuestionDraft)


def set_once(draft: Draft, name: str, value: object, *, word: str) -> Draft:
    """The draft with one more thing known. Raises SaidTwice where something else was said of it before."""
    if getattr(draft, name) not in (None, value):
        raise SaidTwice(word=word[:REPEATED])
    change: dict[str, Any] = {name: value}
    return replace(draft, **change)


def set_period(draft: Draft, period: PeriodToken) -> Draft:
    """The draft with its period known. Raises SaidTwice where there was another."""
    written = f"{period.start_on.day}.{period.start_on.month}.{period.start_on.year}"
    first = set_once(draft, "start_on", period.start_on, word=written)
    return set_once(first, "end_on", period.end_on, word=written)


def to_new_project(draft: ProjectDraft, asker: str, rules: Rules) -> NewProject | None:
    """The project to register, or None while something is missing that only the person can say.

    A code tells the action type where nobody said it; who registers coordinates unless others are named.
    """
    said = infer_action(draft, rules)
    if said.action_type is None or said.start_on is None or said.end_on is None or said.title is None:
        return None
    action = rules.actions.get(said.action_type)
    return NewProject(
        action_type=said.action_type,
        title=said.title,
        code=said.code,
        role=said.role or Role.COORDINATOR,
        sector=said.sector or (action.default_sector if action else Sector.WHOLE_DIVISION),
        start_on=said.start_on,
        end_on=said.end_on,
        coordinators=said.coordinators or (asker,),
        channel_id=said.channel_id,
        unit=said.unit,
        grant_euros=said.grant_euros,
        partners=said.partners,
        case_number=said.case_number,
    )


def infer_action(draft: ProjectDraft, rules: Rules) -> ProjectDraft:
    """The draft with the action type that its code tells, where none was said."""
    code = parse_code(draft.code) if draft.code and draft.action_type is None else None
    return replace(draft, action_type=code.action_type) if code and code.action_type in rules.actions else draft


def to_new_mobility(draft: MobilityDraft) -> tuple[str, NewMobility] | None:
    """The project's reference and the mobility to register, or None while something is missing.

    Raises UnknownCountry for a code that no form of ours offers.
    """
    if draft.project is None or draft.kind is None or draft.country is None:
        return None
    if draft.start_on is None or draft.end_on is None:
        return None
    new = NewMobility(
        kind=draft.kind,
        start_on=draft.start_on,
        end_on=draft.end_on,
        country=known_country(draft.country),
        host=draft.host,
        head_count=draft.head_count,
        accompanying=draft.accompanying,
        travel_days=draft.travel_days,
        has_minors=draft.has_minors,
        responsible=draft.responsible,
    )
    return draft.project, new


def known_country(code: str) -> str:
    """The code itself. Raises UnknownCountry for one that no form of ours offers."""
    if code not in {meaning.code for meaning in countries().values()}:
        raise UnknownCountry(word=code)
    return code
