"""Contacts with deputies and absences, and what was changed of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.blocks import Message
from bot.messages import contacts
from bot.text import Language
from programme.model import Sector
from services.contact_details import ContactChange, FieldChange
from services.contacts import Responsibility
from tests.bot.facts import EERIKA, HANNA, KATJA
from tests.support.clock import HELSINKI, helsinki

AWAY = replace(
    EERIKA,
    account_id="UEERIKA",
    deputy="UOLLI",
    checked_on=date(2027, 2, 1),
    away_from=date(2027, 7, 1),
    away_until=date(2027, 7, 31),
)
OPEN_END = replace(KATJA, account_id="UKATJA", away_from=date(2027, 7, 1))
ALL = [
    Responsibility(contact=HANNA, sectors=(Sector.BASIC,), number=1),
    Responsibility(contact=AWAY, sectors=(Sector.VOCATIONAL,), number=2),
    Responsibility(contact=OPEN_END, sectors=(), number=3),
]
CHANGES = [
    ContactChange(at=helsinki("2027-03-01 10:15"), account_id="USARI", fields=()),
    ContactChange(
        at=helsinki("2027-02-26 09:00"),
        account_id="USARI",
        fields=(
            FieldChange(name="name", before="Eerika <Esimerkki>", after="Eerika Esimerkki"),
            FieldChange(name="deputy", before=None, after="UOLLI"),
            FieldChange(name="away_until", before=date(2027, 7, 31), after=None),
        ),
    ),
]

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "contact_all_editable": lambda language: contacts.render(ALL, language, is_administrator=True),
    "contact_history": lambda language: contacts.render_history(AWAY, CHANGES, language, timezone=HELSINKI),
    "contact_history_none": lambda language: contacts.render_history(HANNA, [], language, timezone=HELSINKI),
}
