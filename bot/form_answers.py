"""What forms answer: a card in their place, or what is wrong under its field."""

from __future__ import annotations

from collections.abc import Mapping

from bot.asked import FieldErrors, ShowCard
from bot.blocks import Block, Part, blocks, last_card, shown
from bot.messages import contact_assigned
from bot.messages.calls import changed_parts
from bot.messages.edit import done_parts
from bot.messages.refusal import line
from bot.text import Language, say
from services.calls import CallChange
from services.contact_details import Correction
from services.meanwhile import Proposal
from services.refusal import Refusal


def saved(language: Language, *parts: Part) -> ShowCard:
    return saved_blocks(language, blocks(parts))


def saved_blocks(language: Language, built: tuple[Block, ...]) -> ShowCard:
    """The same from blocks of a message."""
    return ShowCard(shown(say("form.shown.heading", language), say("form.done", language), built))


def changed(change: Proposal, language: Language) -> ShowCard:
    """The end of it all: closing it closes the form beneath a second look, too."""
    match change:
        case CallChange():
            parts = changed_parts(change, language)
        case Correction():
            parts = contact_assigned.parts(change, language)
        case _:
            parts = done_parts(change, language)
    return ShowCard(last_card(say("form.shown.heading", language), say("form.done", language), *parts))


def errors_for(
    refusal: Refusal,
    view: Block,
    language: Language,
    *,
    under: Mapping[type[Refusal], str] | None = None,
    otherwise: str | None = None,
) -> FieldErrors:
    """Under the field that it is about; `under` names those of refusals that name none of this form's themselves.

    What is about none of its fields stands under `otherwise`, or under the first.
    """
    field = next((name for kind, name in (under or {}).items() if isinstance(refusal, kind)), refusal.field)
    names = [str(block["block_id"]) for block in view["blocks"] if block["type"] == "input"]
    return FieldErrors({field if field in names else otherwise or names[0]: line(refusal, language)})
