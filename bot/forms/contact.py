"""The form for a contact: who it is, how to reach them, who stands in. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.edit import Opened, read_opened, write_opened
from bot.forms.fields import datepicker, field, modal, read_day, text_input, users_select, values
from bot.ids import Form
from bot.text import Language
from services.contact_details import EMAIL_LIMIT, NAME_LIMIT, PHONES_LIMIT, TITLE_LIMIT, ContactToChange
from services.facts import ContactEdit


def build(opened: ContactToChange, language: Language) -> Block:
    contact = opened.contact
    elements = [
        ("name", text_input(contact.name, limit=NAME_LIMIT), False),
        ("title", text_input(contact.title, limit=TITLE_LIMIT), False),
        ("phones", text_input(", ".join(contact.phones), limit=PHONES_LIMIT), False),
        ("email", text_input(contact.email, limit=EMAIL_LIMIT), False),
        ("account", users_select(contact.account_id), True),
        ("deputy", users_select(contact.deputy), True),
        ("away_from", datepicker(contact.away_from), True),
        ("away_until", datepicker(contact.away_until), True),
        ("checked_on", datepicker(contact.checked_on), True),
    ]
    hinted = {"phones", "account", "deputy", "checked_on"}
    fields = [
        field(Form.CONTACT, name, element, language=language, optional=optional, hint=name in hinted)
        for name, element, optional in elements
    ]
    return modal(Form.CONTACT, language, fields, about=write_opened(Opened(opened.ref, opened.version)))


def read(view: Block) -> tuple[Opened | None, ContactEdit]:
    """The contact that the form is about, and what was filled in."""
    filled = values(view)
    return read_opened(view.get("private_metadata")), ContactEdit(
        name=filled.get("name") or "",
        title=filled.get("title") or "",
        email=filled.get("email") or "",
        phones=filled.get("phones") or "",
        account_id=filled.get("account"),
        deputy=filled.get("deputy"),
        away_from=read_day(filled.get("away_from")),
        away_until=read_day(filled.get("away_until")),
        checked_on=read_day(filled.get("checked_on")),
    )
