"""What can be said of a project, mobility, call or contact, as an edit says it: some facts anew, the others left."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, TypeVar

from programme.model import Call, Contact, Mobility, Project, Role, Sector
from storage.calls import CallFacts
from storage.mobilities import NewMobility
from storage.projects import NewProject


class Keep(Enum):
    """Says of a fact that it stays as it is."""

    KEPT = "kept"


KEPT: Final = Keep.KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectEdit:
    """Each fact as it is to be; None takes away what may be missing."""

    action_type: str | Keep = KEPT
    title: str | Keep = KEPT
    code: str | Keep | None = KEPT
    role: Role | Keep = KEPT
    sector: Sector | Keep = KEPT
    unit: str | Keep | None = KEPT
    start_on: date | Keep = KEPT
    end_on: date | Keep = KEPT
    coordinators: tuple[str, ...] | Keep = KEPT
    channel_id: str | Keep | None = KEPT
    grant_euros: int | Keep | None = KEPT
    partners: str | Keep | None = KEPT
    case_number: str | Keep | None = KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilityEdit:
    """The same of a mobility."""

    kind: str | Keep = KEPT
    start_on: date | Keep = KEPT
    end_on: date | Keep = KEPT
    country: str | Keep = KEPT
    host: str | Keep | None = KEPT
    head_count: int | Keep | None = KEPT
    accompanying: int | Keep | None = KEPT
    travel_days: int | Keep | None = KEPT
    has_minors: bool | Keep = KEPT
    responsible: str | Keep | None = KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEdit:
    """The same of a call."""

    actions: tuple[str, ...] | Keep = KEPT
    title: str | Keep | None = KEPT
    round: int | Keep | None = KEPT
    closes_at: datetime | Keep = KEPT
    timezone: str | Keep = KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """What an administrator says of a contact; of `phones` those that there are, a comma between them."""

    name: str
    title: str
    email: str
    phones: str
    account_id: str | None
    deputy: str | None
    away_from: date | None
    away_until: date | None
    checked_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEdit:
    """The same of a contact."""

    name: str | Keep = KEPT
    title: str | Keep = KEPT
    email: str | Keep = KEPT
    phones: str | Keep = KEPT
    account_id: str | Keep | None = KEPT
    deputy: str | Keep | None = KEPT
    away_from: date | Keep | None = KEPT
    away_until: date | Keep | None = KEPT
    checked_on: date | Keep | None = KEPT


Edit = ProjectEdit | MobilityEdit | CallEdit | ContactEdit
Facts = NewProject | NewMobility | CallFacts | ContactFacts

AnEdit = TypeVar("AnEdit", ProjectEdit, MobilityEdit, CallEdit, ContactEdit)
SomeFacts = TypeVar("SomeFacts", NewProject, NewMobility, CallFacts, ContactFacts)
Whole = TypeVar("Whole", Project, Mobility)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """`name` is the fact's name in an edit."""

    name: str
    before: object
    after: object


def said(edit: Edit) -> dict[str, Any]:
    """What an edit says anew, by the facts' names."""
    return {each.name: value for each in fields(edit) if (value := getattr(edit, each.name)) is not KEPT}


def project_facts(project: Project) -> NewProject:
    return NewProject(**{each.name: getattr(project, each.name) for each in fields(NewProject)})


def mobility_facts(mobility: Mobility) -> NewMobility:
    return NewMobility(**{each.name: getattr(mobility, each.name) for each in fields(NewMobility)})


def call_facts(call: Call) -> CallFacts:
    return CallFacts(**{each.name: getattr(call, each.name) for each in fields(CallFacts)})


def contact_facts(contact: Contact) -> ContactFacts:
    told = {each.name: getattr(contact, each.name) for each in fields(ContactFacts)}
    return ContactFacts(**{**told, "phones": ", ".join(contact.phones)})


def with_edit(facts: SomeFacts, edit: Edit) -> SomeFacts:
    return replace(facts, **said(edit))


def without(edit: AnEdit, names: set[str]) -> AnEdit:
    """The edit, leaving some facts as they are."""
    return replace(edit, **dict.fromkeys(names, KEPT))


def with_facts(whole: Whole, facts: Facts) -> Whole:
    """A project or mobility as it would be with these facts."""
    return replace(whole, **{each.name: getattr(facts, each.name) for each in fields(facts)})


def differences(before: Facts, after: Facts) -> tuple[FactChange, ...]:
    """In the order in which the facts stand in their type."""
    return tuple(
        FactChange(name=each.name, before=getattr(before, each.name), after=getattr(after, each.name))
        for each in fields(before)
        if getattr(before, each.name) != getattr(after, each.name)
    )


def as_logged(value: object) -> Any:
    """A fact as it comes back from the log."""
    return json.loads(json.dumps(value, default=str))
