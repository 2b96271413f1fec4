"""The lists that are turned and shared: what each shows, given the words that say which one it is.

A command, a button and a shared list ask here alike, so that words that a button carries are read, and checked, as
if somebody had typed them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress

from bot.asked import Asked, Desk
from bot.blocks import Message
from bot.messages import agenda as agenda_message
from bot.messages import mobility_list, project_list
from bot.messages import portfolio as portfolio_message
from bot.messages.paging import FIRST, PAGE, Turn
from bot.text import Language
from bot.words.faults import MistypedWord, UnknownFilter, WordRefusal
from bot.words.filters import read_deadline_filter, read_filter, read_mobility_filter
from bot.words.reference import names_one_thing, reference
from bot.words.vocabulary import find_code, phrases
from bot.words.written_days import QUOTED
from services.agenda import Wanted, agenda
from services.filters import ProjectFilter
from services.mobilities import list_mobilities
from services.portfolio import portfolio
from services.projects import list_projects
from services.refusal import NoSuchProject

Listing = Callable[[Asked, Desk, str, Language, Turn], Message]


def projects(asked: Asked, desk: Desk, words: str, language: Language, turn: Turn = FIRST) -> Message:
    """Of projects, or of what is due in them. Raises a Refusal for words that say nothing here."""
    if (rest := _of_deadlines(words)) is not None:
        return _deadlines(asked, desk, rest, language, turn)
    rules, asker = desk.division.rules, asked.actor.account_id
    try:
        wanted = read_filter(words, rules, asker=asker, today=asked.today)
    except (UnknownFilter, MistypedWord) as fault:
        # A kind of deadline narrows no list of projects: `lista loppuraportit`.
        with suppress(WordRefusal):
            named, kinds, _ = read_deadline_filter(words, rules, asker=asker, today=asked.today)
            if kinds or named:
                return _deadlines(asked, desk, words, language, turn)
        raise fault from None
    listed = list_projects(desk.division, wanted, limit=PAGE, page=turn.page)
    return project_list.render(listed, wanted, asked.today, language, turn)


def _of_deadlines(words: str) -> str | None:
    """The words around the one for deadlines; None where it is not among them, or only in a name."""
    quoted = [match.span() for match in QUOTED.finditer(words)]
    for match in re.finditer(r"\S+", words):
        is_in_name = any(begin <= match.start() < end for begin, end in quoted)
        if not is_in_name and find_code(match[0], phrases("filter", ("deadlines",))):
            return f"{words[: match.start()]}{words[match.end() :]}".strip()
    return None


def _deadlines(asked: Asked, desk: Desk, words: str, language: Language, turn: Turn) -> Message:
    rules = desk.division.rules
    named, kinds, narrowed = read_deadline_filter(words, rules, asker=asked.actor.account_id, today=asked.today)
    wanted = Wanted(projects=narrowed, reference=named, kinds=kinds)
    found = agenda(desk.division, wanted, limit=PAGE, page=turn.page)
    return agenda_message.render(found, wanted, language, rules=rules, turn=turn)


def mobilities(asked: Asked, desk: Desk, words: str, language: Language, turn: Turn = FIRST) -> Message:
    """A part of a project's title will do, too. Raises a Refusal for words that say nothing here."""
    rules, asker = desk.division.rules, asked.actor.account_id
    try:
        named, wanted = read_mobility_filter(words, rules, asker=asker, today=asked.today)
        listed = list_mobilities(desk.division, wanted, reference=named, limit=PAGE, page=turn.page)
    except (UnknownFilter, MistypedWord) as fault:
        named, wanted = reference(words), ProjectFilter()
        try:
            listed = list_mobilities(desk.division, wanted, reference=named, limit=PAGE, page=turn.page)
        except NoSuchProject:
            raise fault from None
    if named and listed.lines and not names_one_thing(named):
        named = listed.lines[0].project.ref
    return mobility_list.render(listed, wanted, language, reference=named, turn=turn)


def status(asked: Asked, desk: Desk, words: str, language: Language, turn: Turn = FIRST) -> Message:
    """Raises a Refusal for words that say nothing here."""
    wanted = read_filter(words, desk.division.rules, asker=asked.actor.account_id, today=asked.today)
    return portfolio_message.render(portfolio(desk.division, wanted), language, turn)


# By the word that a shared list's button begins with.
SHARED: Mapping[str, Listing] = {"projects": projects, "mobilities": mobilities, "status": status}
