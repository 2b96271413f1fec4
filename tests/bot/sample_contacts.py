"""Contacts with deputies and absences, and what was changed of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.blocks import Message
from bot.messages import contact_assigned, contacts
from bot.text import Language
from programme.model import Sector
from services.contact_details import ContactChange, ContactHistory, Correction, FieldChange
from services.contacts import Responsibility
from services.facts import ContactEdit, FactChange
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

CHANGES.append(
    ContactChange(
        at=helsinki("2027-02-25 09:00"),
        account_id="USARI",
        fields=(FieldChange(name="account_id", before="UELLI", after="UEERIKA"),),
    )
)
HISTORY = ContactHistory(contact=AWAY, sectors=(Sector.VOCATIONAL,), changes=tuple(CHANGES))

MIKKO = FactChange(name="account_id", before=None, after="UMIKKO")
ELIN = FactChange(name="deputy", before=None, after="UELIN")
ASSIGNED = Correction(
    edit=ContactEdit(account_id="UMIKKO", deputy="UELIN"),
    facts=(MIKKO, ELIN),
    version=7,
    others=(),
    theirs=(),
    is_done=True,
    contact=replace(HANNA, account_id="UMIKKO", deputy="UELIN"),
    number=1,
    sectors=tuple(each for each in Sector if each is not Sector.VOCATIONAL),
)
NO_DEPUTY = replace(
    ASSIGNED,
    edit=ContactEdit(account_id="UKATJA", deputy=None),
    facts=(FactChange(name="account_id", before="UELLI", after="UKATJA"),),
    contact=replace(KATJA, account_id="UKATJA"),
    number=3,
    sectors=(),
)
PHONES = FactChange(name="phones", before="040 111 2222", after="040 999 8888")
MEANWHILE = replace(
    ASSIGNED,
    edit=ContactEdit(phones="040 555 6666", away_from=date(2027, 7, 1)),
    facts=(
        FactChange(name="phones", before="040 999 8888", after="040 555 6666"),
        FactChange(name="away_from", before=None, after=date(2027, 7, 1)),
    ),
    others=("UOLLI",),
    theirs=(MIKKO, ELIN, PHONES),
    is_done=False,
)
SOMEBODY_ELSE = replace(
    ASSIGNED,
    facts=(MIKKO, FactChange(name="name", before="Hanna Muu", after=HANNA.name)),
    others=("UOLLI",),
    theirs=(PHONES,),
)

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "contact_all_editable": lambda language: contacts.render(ALL, language, is_administrator=True),
    "contact_history": lambda language: contacts.render_history(HISTORY, language, timezone=HELSINKI),
    "contact_history_none": lambda language: contacts.render_history(
        replace(HISTORY, changes=()), language, timezone=HELSINKI
    ),
    "contact_assigned": lambda language: contact_assigned.render(ASSIGNED, language),
    "contact_assigned_no_deputy": lambda language: contact_assigned.render(NO_DEPUTY, language),
    "contact_assigned_before": lambda language: contact_assigned.render(replace(ASSIGNED, facts=()), language),
}
