"""The form for what proves that a deadline is done. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.fields import field, modal, text_input, values
from bot.ids import Form, read_value, write_value
from bot.text import Language
from services.completion import RECEIPT_LIMIT


def build(deadline_id: int, language: Language) -> Block:
    typed = field(
        Form.RECEIPT, "receipt", text_input(None, limit=RECEIPT_LIMIT), language=language, hint=True, optional=True
    )
    return modal(Form.RECEIPT, language, [typed], about=write_value(deadline_id))


def read(view: Block) -> tuple[int | None, str]:
    """The deadline that the form is about, and what was typed."""
    return read_value(view.get("private_metadata")), str(values(view).get("receipt") or "")
