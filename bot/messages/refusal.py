"""What a person is told when something cannot be: what is wrong, and what to do."""

from __future__ import annotations

from bot.blocks import Message, Paragraph, message
from bot.text import Language, Line, Person, say
from bot.words.faults import WordRefusal
from services.refusal import NotYourProject, Refusal


def line(refusal: Refusal, language: Language) -> Line:
    facts = dict(refusal.facts)
    if isinstance(refusal, NotYourProject):
        facts["coordinators"] = [Person(account_id) for account_id in refusal.coordinators]
    return say(refusal.key(), language, **facts)


def render(refusal: Refusal, language: Language, *, example: Line | None) -> Message:
    """With the command's right form, where the fault lies in its words."""
    lines = [line(refusal, language)]
    if example and (isinstance(refusal, WordRefusal) or refusal.field):
        lines.append(example)
    return message(Paragraph(tuple(lines)))
