"""What can be wrong with the words of a command. The answer names it and shows the command's right form."""

from __future__ import annotations

from dataclasses import dataclass

from services.refusal import Refusal


class WordRefusal(Refusal):
    """The base of these."""


@dataclass(eq=False)
class UnclosedQuote(WordRefusal):
    """`rest` is the beginning of what follows the quote."""

    rest: str


@dataclass(eq=False)
class DateImpossible(WordRefusal):
    word: str


@dataclass(eq=False)
class DateAlone(WordRefusal):
    """A period needs two dates."""

    word: str


@dataclass(eq=False)
class UnknownWord(WordRefusal):
    word: str


@dataclass(eq=False)
class UnknownFilter(WordRefusal):
    """It narrows no list; it may be a part of a title."""

    word: str


@dataclass(eq=False)
class MistypedWord(WordRefusal):
    word: str
    suggestion: str


@dataclass(eq=False)
class SaidTwice(WordRefusal):
    """Two titles, two periods: which one is meant?"""

    word: str


@dataclass(eq=False)
class UnknownPerson(WordRefusal):
    word: str


@dataclass(eq=False)
class UnknownChannel(WordRefusal):
    word: str


@dataclass(eq=False)
class ActionNeedsField(WordRefusal):
    word: str
    choices: tuple[str, ...]


@dataclass(eq=False)
class NoNumber(WordRefusal):
    word: str


@dataclass(eq=False)
class ValueMissing(WordRefusal):
    """It was said what is to change, but not to what."""


@dataclass(eq=False)
class ReferenceUnclear(WordRefusal):
    """Several words after a bare title could be the fact that is to change."""
