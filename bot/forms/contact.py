"""The form for a contact: who it is, how to reach them, who stands in. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.fields import datepicker, field, modal, read_day, text_input, users_select, values
from bot.ids import Form, read_value, write_value
from bot.text import Language
from programme.model import Contact
from services.contact_details import EMAIL_LIMIT, NAME_LIMIT, PHONES_LIMIT, TITLE_LIMIT, Details


def build(contact: Contact, number: int, language: Language) -> Block:
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
    return modal(Form.CONTACT, language, fields, about=write_value(number))


def read(view: Block) -> tuple[int | None, Details]:
    """The contact that the form is about, and what was filled in."""
    filled = values(view)
    return read_value(view.get("private_metadata")), Details(
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
