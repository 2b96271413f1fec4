"""An administrator corrects a contact: who it is, how to reach them, who stands in when they are away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import partial
from typing import Final

from programme.checks import is_plausible
from programme.model import Contact, Sector
from programme.rules import Rules
from services.access import require_administrator
from services.digests import subject_of_check
from services.division import Actor, Division
from services.facts import ContactEdit, ContactFacts, contact_facts, differences, said, with_edit
from services.meanwhile import Proposal, Told, told_since
from services.planning import replan_all
from services.refusal import EndImplausible, StartImplausible
from services.running_refusal import (
    AwayReversed,
    CheckedInFuture,
    ContactGone,
    ContactNameWrong,
    ContactTitleWrong,
    DeputyIsYourself,
    DeputyNeedsPerson,
    EmailWrong,
    PhoneWrong,
)
from services.typed_text import clean_line, has_identity_code
from storage import audit, contacts, deliveries, requests
from storage.database import Session
from storage.deliveries import DeliveryKind

NAME_LIMIT: Final = 80
TITLE_LIMIT: Final = 120
EMAIL_LIMIT: Final = 120
PHONES_LIMIT: Final = 80

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{3,24}", re.ASCII)

SHOWN: Final = 15

# How the log calls it where somebody has said that all of it is right.
CONFIRMED: Final = "contact.confirmed"
_DAYS: Final = ("away_from", "away_until", "checked_on")

# What the log keeps of a contact.
LOGGED: Final = tuple(each.name for each in fields(ContactFacts))

# One person's own: where somebody else is the contact in the chat, these are to change as well.
PERSONAL: Final = ("name", "phones", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactToChange:
    """A contact for its form, its number, and the version that it is."""

    contact: Contact
    number: int
    version: int

    @property
    def ref(self) -> str:
        return _ref(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(Proposal):
    """What was changed of a contact; `contact` is how it stands now, and `sectors` are all that share it."""

    contact: Contact
    number: int
    sectors: tuple[Sector, ...]

    @property
    def ref(self) -> str:
        return _ref(self.number)

    @property
    def left(self) -> tuple[str, ...]:
        """Which of `PERSONAL` are still the former person's, where somebody else is the contact in the chat now."""
        return left_of_former({each.name: each.after for each in self.facts}) if self.is_done else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One of `LOGGED`, with what it was and what it became."""

    name: str
    before: str | date | None
    after: str | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactChange:
    """What somebody changed at once; nothing where they said that all of it is right."""

    at: datetime
    account_id: str
    fields: tuple[FieldChange, ...]

    @property
    def left(self) -> tuple[str, ...]:
        """As of a correction."""
        return left_of_former({each.name: each.after for each in self.fields})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactHistory:
    """What was changed of a contact, the newest first."""

    contact: Contact
    sectors: tuple[Sector, ...]
    changes: tuple[ContactChange, ...]


def _ref(number: int) -> str:
    """What a contact is called where a form carries it."""
    return f"Y{number}"


def sectors_of(rules: Rules, key: str) -> tuple[Sector, ...]:
    """All that share a contact; none for the one who answers for all other external funding."""
    return tuple(sector for sector, owner in rules.erasmus_contacts.items() if owner == key)


def left_of_former(changed: Mapping[str, object]) -> tuple[str, ...]:
    """Given what was changed, and to what."""
    return tuple(name for name in PERSONAL if name not in changed) if changed.get("account_id") else ()


def for_change(division: Division, actor: Actor, contact_id: int) -> ContactToChange:
    """A contact, for whoever may change it. Raises AdministratorsOnly or ContactGone."""
    require_administrator(actor)
    with division.store.reading() as session:
        contact = _find(session, contact_id)
        return ContactToChange(contact=contact, number=contact_id, version=audit.last_id(session, contact.key))


def correct(
    division: Division, actor: Actor, contact_id: int, edit: ContactEdit, *, version: int, request_key: str
) -> Correction:
    """Puts an administrator's corrections in the place of what ships; what stays the same goes on following it.

    Or says what is to be looked at first: what others have changed as well. The same request delivered twice is one.
    Raises AdministratorsOnly, ContactGone, or a Refusal that names the field that is wrong.
    """
    require_administrator(actor)
    with division.store.writing() as session:
        before = _find(session, contact_id)
        told = told_since(session, before.key, edit, contact_facts(before), version)
        if requests.find_subject(session, request_key) is not None:
            return _correction(division, told.once_more(), before, before, number=contact_id)
        wanted = _checked(with_edit(told.before, told.edit), before, division.today())
        if told.clashes:
            return _correction(division, told, wanted, before, number=contact_id)
        after = _keep(session, division, actor, before, wanted, number=contact_id)
        requests.record(session, request_key, contact_id, at=division.now())
    if _post(after) != _post(before):
        division.soon(partial(replan_all, division))
    return _correction(division, told, after, after, number=contact_id)


def assign(division: Division, actor: Actor, key: str, *, account_id: str, deputy: str | None) -> Correction:
    """Says who a contact is in the chat, and their deputy; whoever else it was takes their absence along.

    From now on they hear of what is near its date or past it. Raises AdministratorsOnly or DeputyIsYourself.
    """
    require_administrator(actor)
    if deputy == account_id:
        raise DeputyIsYourself
    with division.store.writing() as session:
        before, number = contacts.get(session, key), contacts.number_of(session, key)
        edit = ContactEdit(account_id=account_id, deputy=deputy)
        if before.account_id != account_id:
            edit = replace(edit, away_from=None, away_until=None)
        told = told_since(session, key, edit, contact_facts(before), None)
        wanted = replace(before, **said(edit))
        after = _keep(session, division, actor, before, wanted, number=number)
    if _post(after) != _post(before):
        division.soon(partial(replan_all, division))
    return _correction(division, told, after, after, number=number)


def _correction(
    division: Division, told: Told[ContactEdit], wanted: Contact, contact: Contact, *, number: int
) -> Correction:
    return Correction(
        edit=told.edit,
        facts=differences(told.before, contact_facts(wanted)),
        version=told.version,
        others=told.others,
        theirs=told.theirs,
        is_done=not told.clashes,
        contact=contact,
        number=number,
        sectors=sectors_of(division.rules, contact.key),
    )


def _keep(
    session: Session, division: Division, actor: Actor, before: Contact, wanted: Contact, *, number: int
) -> Contact:
    """Nothing, where it is that way already."""
    changed = differences(contact_facts(before), contact_facts(wanted))
    if not changed:
        return before
    now = division.now()
    contacts.correct(
        session, before.key, name=wanted.name, title=wanted.title, email=wanted.email, phones=wanted.phones
    )
    if _post(wanted) != _post(before):
        contacts.assign(
            session,
            before.key,
            account_id=wanted.account_id,
            deputy=wanted.deputy,
            at=now,
            away_from=wanted.away_from,
            away_until=wanted.away_until,
        )
    contacts.confirm(session, before.key, checked_on=wanted.checked_on)
    deliveries.mark_kind_for_refresh(
        session, DeliveryKind.CONTACT_CHECK, subject_begins=subject_of_check(number), now=now
    )
    audit.record(
        session,
        at=now,
        actor=actor.account_id,
        action="contact.corrected",
        subject=before.key,
        before={each.name: each.before for each in changed},
        after={each.name: each.after for each in changed},
    )
    return contacts.get(session, before.key)


def history(division: Division, actor: Actor, contact_id: int) -> ContactHistory:
    """What was changed of a contact. Raises AdministratorsOnly or ContactGone."""
    require_administrator(actor)
    with division.store.reading() as session:
        contact = _find(session, contact_id)
        logged = audit.of_subjects(session, [contact.key], limit=SHOWN, offset=0)
        return ContactHistory(
            contact=contact,
            sectors=sectors_of(division.rules, contact.key),
            changes=tuple(_change(each) for each in logged),
        )


def _change(logged: audit.Recorded) -> ContactChange:
    return ContactChange(
        at=logged.at,
        account_id=logged.actor,
        fields=()
        if logged.action == CONFIRMED
        else tuple(
            FieldChange(name=name, before=_value(name, logged.before.get(name)), after=_value(name, value))
            for name, value in logged.after.items()
            if name in LOGGED and logged.before.get(name) != value
        ),
    )


def _value(name: str, logged: object) -> str | date | None:
    if not logged:
        return None
    return date.fromisoformat(str(logged)) if name in _DAYS else str(logged)


def _find(session: Session, contact_id: int) -> Contact:
    contact = contacts.find(session, contact_id)
    if contact is None:
        raise ContactGone
    return contact


def _checked(details: ContactFacts, before: Contact, today: date) -> Contact:
    name, title, email = (clean_line(each) for each in (details.name, details.title, details.email))
    if not name or len(name) > NAME_LIMIT or has_identity_code(name):
        raise ContactNameWrong(limit=NAME_LIMIT)
    if not title or len(title) > TITLE_LIMIT or has_identity_code(title):
        raise ContactTitleWrong(limit=TITLE_LIMIT)
    if len(email) > EMAIL_LIMIT or not _EMAIL.fullmatch(email):
        raise EmailWrong(word=email)
    if details.deputy and not details.account_id:
        raise DeputyNeedsPerson
    if details.deputy and details.deputy == details.account_id:
        raise DeputyIsYourself
    _check_days(details, today)
    return replace(
        before,
        name=name,
        title=title,
        email=email,
        phones=_phones(details.phones),
        account_id=details.account_id,
        deputy=details.deputy,
        away_from=details.away_from,
        away_until=details.away_until,
        checked_on=details.checked_on,
    )


def _check_days(details: ContactFacts, today: date) -> None:
    if details.away_from and not is_plausible(details.away_from):
        raise StartImplausible(day=details.away_from)
    if details.away_until and not is_plausible(details.away_until):
        raise EndImplausible(day=details.away_until)
    if details.away_until and (details.away_from is None or details.away_until < details.away_from):
        raise AwayReversed
    if details.checked_on and details.checked_on > today:
        raise CheckedInFuture


def _post(contact: Contact) -> tuple[object, ...]:
    """What holds from the moment that it is said."""
    return contact.account_id, contact.deputy, contact.away_from, contact.away_until


def _phones(typed: str) -> tuple[str, ...]:
    phones = tuple(filter(None, (clean_line(each) for each in re.split(r"[,;\n]", typed[: 2 * PHONES_LIMIT]))))
    for phone in phones:
        if not _PHONE.fullmatch(phone):
            raise PhoneWrong(word=phone)
    if not phones or len(", ".join(phones)) > PHONES_LIMIT:
        raise PhoneWrong(word=clean_line(typed)[:PHONES_LIMIT])
    return phones
