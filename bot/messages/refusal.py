"""What a person is told when something cannot be: what is wrong, and what to do."""

from __future__ import annotations

from bot.blocks import Message, Paragraph, message
from bot.messages.parts import repeated
from bot.text import Language, Line, Person, say
from bot.words.faults import WordRefusal
from services.refusal import (
    AdministratorsOnly,
    AlreadyRegistered,
    CodeTaken,
    MobilityAlreadyRegistered,
    NotMembers,
    NotYourProject,
    Refusal,
)
from services.running_refusal import AdministratorConfigured, AlreadyCoordinates, LeaveDaysMissing, NoAdministrator

# Those whose `people` are shown as mentions.
_ABOUT_PEOPLE = (NotMembers, AlreadyCoordinates, LeaveDaysMissing, AdministratorConfigured, NoAdministrator)


# What is there already need not be said again, and what one may not do, no other words will do.
_FINAL = (AlreadyRegistered, CodeTaken, MobilityAlreadyRegistered, NotYourProject, AdministratorsOnly)


def line(refusal: Refusal, language: Language) -> Line:
    facts = {name: _repeated(fact) for name, fact in refusal.facts.items()}
    if isinstance(refusal, NotYourProject):
        facts["coordinators"] = [Person(account_id) for account_id in refusal.coordinators]
    if isinstance(refusal, _ABOUT_PEOPLE):
        facts["people"] = [Person(account_id) for account_id in refusal.people]
    return say(refusal.key(), language, **facts)


def _repeated(fact: object) -> object:
    return repeated(fact) if isinstance(fact, str) else fact


def render(refusal: Refusal, language: Language, *, example: Line | None) -> Message:
    """With the command's right form, where the fault lies in its words."""
    lines = [line(refusal, language)]
    is_about_words = isinstance(refusal, WordRefusal) or refusal.field is not None
    if example and is_about_words and is_worth_another_try(refusal):
        lines.append(example)
    return message(Paragraph(tuple(lines)))


def is_worth_another_try(refusal: Refusal) -> bool:
    """Whether other words would have done it."""
    return not isinstance(refusal, _FINAL)
