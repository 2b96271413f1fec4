"""The form for a search. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.fields import field, modal, text_input, values
from bot.ids import Form
from bot.text import Language
from services.search import LONGEST


def build(language: Language) -> Block:
    typed = field(Form.SEARCH, "words", text_input(None, limit=LONGEST), language=language, hint=True)
    return modal(Form.SEARCH, language, [typed], submit="form.search_submit")


def read(view: Block) -> str:
    return str(values(view).get("words") or "")
