"""Whom to contact: by sector, by project, or everyone there is."""

from __future__ import annotations

from dataclasses import dataclass

from programme.model import Contact, Project, Sector
from services.cards import contact_of
from services.division import Division
from services.references import find_project
from storage import contacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A contact and the Erasmus+ sectors they answer for; without sectors, all other external funding."""

    contact: Contact
    sectors: tuple[Sector, ...]


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
                sectors=tuple(sector for sector, owner in rules.erasmus_contacts.items() if owner == key),
            )
            for key in rules.contacts
        ]


def of_sector(division: Division, sector: Sector) -> Responsibility:
    with division.store.reading() as session:
        return Responsibility(
            contact=contacts.get(session, division.rules.erasmus_contacts[sector]), sectors=(sector,)
        )


def of_project(division: Division, reference: str) -> tuple[Project, Contact]:
    """Raises NoSuchProject or SeveralProjectsFit."""
    with division.store.reading() as session:
        project = find_project(session, reference)
        return project, contact_of(session, division.rules, project)
