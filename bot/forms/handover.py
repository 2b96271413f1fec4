"""The form for whom a project is handed to. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.fields import field, modal, users_select, values
from bot.ids import Form, read_value, write_value
from bot.text import Language


def build(project_id: int, language: Language) -> Block:
    person = field(Form.HANDOVER, "person", users_select(None), language=language, hint=True)
    return modal(Form.HANDOVER, language, [person], about=write_value(project_id))


def read(view: Block) -> tuple[int | None, str]:
    """The project that the form is about, and the person."""
    return read_value(view.get("private_metadata")), str(values(view).get("person") or "")
