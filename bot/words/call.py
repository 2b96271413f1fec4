"""Reads a call for applications: the actions, the day and the clock time at which it closes, and the zone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.words.dates import is_clock_word, read_clock, take_day
from bot.words.draft import CallDraft, set_once
from bot.words.project import action_and_base_words
from bot.words.reference import without_beginning
from bot.words.tokens import Quoted, Token, Word, tokens
from bot.words.vocabulary import Vocabulary, longest_phrase, phrases, text_of, unfit
from programme.rules import Rules
from services.calls import BRUSSELS, NewCall
from services.running_refusal import CallTimeMissing, DueDateMissing

# The zones that calls are given in, by the codes of their words.
_ZONES = {"brussels": BRUSSELS, "helsinki": "Europe/Helsinki"}
ZONES = tuple(_ZONES.values())


def read_removal(text: str) -> str | None:
    """The reference of a call that is to be removed; None where the words say something else."""
    return without_beginning(text, phrases("call", ("remove",)))


def read_call(text: str, rules: Rules) -> NewCall:
    """`KA121 18.2.2027 12:00 Bryssel`, in any order; without a zone the time is Brussels'.

    Raises DueDateMissing, CallTimeMissing, TimeImpossible, or a Refusal for a word that means nothing.
    """
    day, rest = take_day(text)
    found = tokens(rest)
    actions_known = action_and_base_words(tuple(rules.actions))
    actions: list[str] = []
    draft = CallDraft()
    position = 0
    while position < len(found):
        token, taken = found[position], 1
        word = text_of(token)
        if isinstance(token, Quoted):
            draft = set_once(draft, "title", token.text, word=word)
        elif (time_here := _clock(found, position)) is not None:
            draft, taken = set_once(draft, "clock", time_here[0], word=word), time_here[1]
        elif match := longest_phrase(found, position, _zone_words()):
            draft, taken = set_once(draft, "timezone", _ZONES[match[0]], word=word), match[1]
        elif match := longest_phrase(found, position, actions_known):
            actions.append(match[0])
            taken = match[1]
        else:
            raise unfit(token, {**actions_known, **_zone_words()})
        position += taken
    if day is None:
        raise DueDateMissing
    if draft.clock is None:
        raise CallTimeMissing
    return NewCall(
        actions=tuple(dict.fromkeys(actions)),
        title=draft.title,
        day=day,
        clock=draft.clock,
        timezone=draft.timezone or BRUSSELS,
    )


def _clock(found: Sequence[Token], position: int) -> tuple[time, int] | None:
    """A time of day, with or without the word before it, and in how many tokens it is said: `klo 13`, `12.00`."""
    before = is_clock_word(text_of(found[position]))
    place = position + before
    token = found[place] if place < len(found) else None
    if not isinstance(token, Word):
        return None
    clock = read_clock(token.text, is_announced=before)
    return (clock, 1 + before) if clock is not None else None


def _zone_words() -> Vocabulary:
    return phrases("zone", tuple(_ZONES))
