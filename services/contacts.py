"""Whom to contact: by sector, by project, or everyone there is."""

from __future__ import annotations

from dataclasses import dataclass

from programme.model import Contact, Project, Sector
from services import contact_details
from services.cards import contact_of
from services.contact_details import CONFIRMED, Correction, sectors_of
from services.digests import subject_of_check
from services.division import Actor, Division
from services.references import find_project
from services.running_refusal import NotYourContact
from storage import audit, contacts, deliveries
from storage.deliveries import DeliveryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A contact and the Erasmus+ sectors they answer for; without sectors, all other external funding."""

    contact: Contact
    sectors: tuple[Sector, ...]
    number: int = 0
    """Of its row, for whoever may change it."""


def seed(division: Division) -> None:
    """Puts the shipped contacts into the store where they are missing."""
    with division.store.writing() as session:
        contacts.seed(session, division.rules.contacts.values())


def everyone(division: Division) -> list[Responsibility]:
    """Each contact once, with what they answer for."""
    rules = division.rules
    with division.store.reading() as session:
        return [
            Responsibility(
                contact=contacts.get(session, key),
                sectors=sectors_of(rules, key),
                number=contacts.number_of(session, key),
            )
            for key in rules.contacts
        ]


def of_sector(division: Division, sector: Sector) -> Responsibility:
    with division.store.reading() as session:
        key = division.rules.erasmus_contacts[sector]
        return Responsibility(
            contact=contacts.get(session, key), sectors=(sector,), number=contacts.number_of(session, key)
        )


def of_post(division: Division, sector: Sector | None) -> Responsibility:
    """The contact of a sector or, without one, of all other external funding."""
    if sector is not None:
        return of_sector(division, sector)
    with division.store.reading() as session:
        key = division.rules.other_funding_contact
        return Responsibility(contact=contacts.get(session, key), sectors=(), number=contacts.number_of(session, key))


def of_project(division: Division, reference: str) -> tuple[Project, Contact]:
    """Raises NoSuchProject or SeveralProjectsFit."""
    with division.store.reading() as session:
        project = find_project(session, division, reference)
        return project, contact_of(session, division.rules, project)


def assign(
    division: Division, actor: Actor, sector: Sector | None, *, account_id: str, deputy: str | None
) -> Correction:
    """Says who the contact of a sector is in the chat, or without one who leads the portfolio, and their deputy.

    So it is for all sectors that share this contact. Raises AdministratorsOnly or DeputyIsYourself.
    """
    rules = division.rules
    key = rules.erasmus_contacts[sector] if sector else rules.other_funding_contact
    return contact_details.assign(division, actor, key, account_id=account_id, deputy=deputy)


def confirm(division: Division, actor: Actor, contact_id: int) -> Contact:
    """Somebody has looked, and all of it is right: they are asked again when the time has come.

    Raises NotYourContact for anybody but the contact, their deputy and administrators.
    """
    with division.store.writing() as session:
        contact = contacts.find(session, contact_id)
        if contact is None or not (
            actor.is_administrator or actor.account_id in (contact.account_id, contact.deputy)
        ):
            raise NotYourContact
        today = division.today()
        contacts.confirm(session, contact.key, checked_on=today)
        deliveries.mark_kind_for_refresh(
            session,
            DeliveryKind.CONTACT_CHECK,
            subject_begins=subject_of_check(contact_id),
            now=division.now(),
        )
        audit.record(
            session,
            at=division.now(),
            actor=actor.account_id,
            action=CONFIRMED,
            subject=contact.key,
            before={"checked_on": contact.checked_on},
            after={"checked_on": today},
        )
        return contacts.get(session, contact.key)
