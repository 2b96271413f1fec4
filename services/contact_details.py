"""An administrator corrects a contact: who it is, how to reach them, who stands in when they are away."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Final

from programme.checks import is_plausible
from programme.model import Contact
from services.access import require_administrator
from services.digests import subject_of_check
from services.division import Actor, Division
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
from storage import audit, contacts, deliveries
from storage.database import Session
from storage.deliveries import DeliveryKind

NAME_LIMIT: Final = 80
TITLE_LIMIT: Final = 120
EMAIL_LIMIT: Final = 120
PHONES_LIMIT: Final = 80

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)
_PHONE = re.compile(r"\+?[0-9][0-9 ()-]{3,24}", re.ASCII)

SHOWN: Final = 15
_DAYS: Final = ("away_from", "away_until", "checked_on")

# What the log keeps of a contact.
LOGGED: Final = (
    *("name", "title", "email", "phones"),
    *("account_id", "deputy", *_DAYS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A contact as it is to be."""

    name: str
    title: str
    email: str
    phones: str
    """Those that there are, a comma between them."""
    account_id: str | None
    deputy: str | None
    away_from: date | None
    away_until: date | None
    checked_on: date | None


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


def for_change(division: Division, actor: Actor, contact_id: int) -> Contact:
    """A contact, for whoever may change it. Raises AdministratorsOnly or ContactGone."""
    require_administrator(actor)
    with division.store.reading() as session:
        return _find(session, contact_id)


def correct(division: Division, actor: Actor, contact_id: int, details: Details) -> Contact:
    """Puts an administrator's corrections in the place of what ships; what stays the same goes on following it.

    Raises AdministratorsOnly, ContactGone, or a Refusal that names the field that is wrong.
    """
    require_administrator(actor)
    with division.store.writing() as session:
        before = _find(session, contact_id)
        wanted = _checked(details, before, division.today())
        if wanted == before:
            return before
        contacts.correct(
            session, before.key, name=wanted.name, title=wanted.title, email=wanted.email, phones=wanted.phones
        )
        if _post(wanted) != _post(before):
            contacts.assign(
                session,
                before.key,
                account_id=wanted.account_id,
                deputy=wanted.deputy,
                at=division.now(),
                away_from=wanted.away_from,
                away_until=wanted.away_until,
            )
        contacts.confirm(session, before.key, checked_on=wanted.checked_on)
        deliveries.mark_kind_for_refresh(
            session,
            DeliveryKind.CONTACT_CHECK,
            subject_begins=subject_of_check(contact_id),
            now=division.now(),
        )
        after = contacts.get(session, before.key)
        changed = {name: value for name, value in _told(after).items() if _told(before)[name] != value}
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action="contact.corrected",
            subject=before.key,
            before={name: _told(before)[name] for name in changed},
            after=changed,
        )
    if _post(after) != _post(before):
        division.soon(partial(replan_all, division))
    return after


def history(division: Division, actor: Actor, contact_id: int) -> tuple[Contact, list[ContactChange]]:
    """What was changed of a contact, the newest first. Raises AdministratorsOnly or ContactGone."""
    require_administrator(actor)
    with division.store.reading() as session:
        contact = _find(session, contact_id)
        return contact, [_change(each) for each in audit.of_subjects(session, [contact.key], limit=SHOWN, offset=0)]


def _change(logged: audit.Recorded) -> ContactChange:
    return ContactChange(
        at=logged.at,
        account_id=logged.actor,
        fields=tuple(
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


def _checked(details: Details, before: Contact, today: date) -> Contact:
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


def _check_days(details: Details, today: date) -> None:
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


def _told(contact: Contact) -> dict[str, object]:
    """What the log keeps of a contact."""
    told = {name: getattr(contact, name) for name in LOGGED}
    return {**told, "phones": ", ".join(contact.phones)}
