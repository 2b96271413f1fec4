"""The form for the day of one more reminder. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from bot.blocks import Block
from bot.forms.fields import datepicker, field, modal, read_day, values
from bot.ids import Form, read_value, write_value
from bot.text import Language


def build(deadline_id: int, today: date, language: Language) -> Block:
    day = field(Form.LATER, "day", datepicker(today + timedelta(days=1)), language=language, hint=True)
    return modal(Form.LATER, language, [day], about=write_value(deadline_id))


def read(view: Block) -> tuple[int | None, date | None]:
    """The deadline that the form is about, and the day."""
    return read_value(view.get("private_metadata")), read_day(values(view).get("day"))
