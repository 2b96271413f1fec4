"""The words people may use for things, in all three languages at once, with or without umlauts.

They stand in the catalogues as `words.<group>.<code>`, a comma between those that mean the same, so that
whoever knows the language adds one there.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.text import Language, locale, template
from bot.words.faults import MistypedWord, UnknownChannel, UnknownPerson, UnknownWord, WordRefusal
from bot.words.tokens import REPEATED, ChannelToken, PeriodToken, PersonToken, Quoted, Token, Word
from bot.words.written_days import DASHES


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase stands for, and the phrase as it is written."""

    code: str
    written: str


# No phrase of ours has more words.
LONGEST_PHRASE = 7

Vocabulary = Mapping[str, Meaning]

# How much alike, of 1, a slip and what it was meant to be are. Of short words, too many are alike.
_LIKE = 0.75
_VERY_LIKE = 0.85
_SHORT = 3

# Regions and placeholders among the two-letter codes: nobody travels to them.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})

# Countries that people call by more names than their own; each has an entry in the catalogues.
_NICKNAMED = ("CZ", "GB", "MK", "NL", "TR")


_HYPHENS = str.maketrans(dict.fromkeys(DASHES, "-"))


def hyphenated(text: str) -> str:
    """With the one hyphen of keyboards, whichever a word processor has put there."""
    return text.translate(_HYPHENS)


def fold(text: str) -> str:
    """Lower case without marks and full stops: Määräaika and maaraaika are the same word, pers. and pers too."""
    decomposed = unicodedata.normalize("NFKD", hyphenated(text).casefold())
    unmarked = "".join(each for each in decomposed if not unicodedata.combining(each))
    return " ".join(word.rstrip(".") or word for word in unmarked.split())


def spelled(spellings: Mapping[str, str]) -> Vocabulary:
    """A vocabulary from written phrases and their codes."""
    return {fold(written): Meaning(code, written.strip()) for written, code in spellings.items()}


@cache
def phrases(group: str, codes: tuple[str, ...]) -> Vocabulary:
    """Every phrase of a group of the catalogues."""
    return spelled(
        {
            phrase: code
            for code in codes
            for language in Language
            for phrase in template(f"words.{group}.{code}", language).split(",")
        }
    )


def written(group: str, code: str, language: Language) -> str:
    """The first of the phrases for something: how we write it ourselves."""
    return template(f"words.{group}.{code}", language).partition(",")[0]


@cache
def countries() -> Vocabulary:
    """The countries' names in our languages, and what else people call them, to ISO 3166 codes."""
    named = {
        str(name): code
        for language in Language
        for code, name in locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return {**spelled(named), **phrases("country", _NICKNAMED)}


def longest_phrase(tokens: Sequence[Token], start: int, known: Vocabulary) -> tuple[str, int] | None:
    """The code of the longest known phrase that begins at a token, and how many tokens it takes."""
    words = _words_from(tokens, start, most=LONGEST_PHRASE)
    for length in range(len(words), 0, -1):
        meaning = known.get(fold(" ".join(words[:length])))
        if meaning is not None:
            return meaning.code, length
    return None


def _words_from(tokens: Sequence[Token], start: int, *, most: int) -> list[str]:
    """The words that stand together from a token on; a quote or a period ends them."""
    words: list[str] = []
    for token in tokens[start : start + most]:
        if not isinstance(token, Word):
            break
        words.append(token.text)
    return words


def find_code(text: str, known: Vocabulary) -> str | None:
    """The code that a phrase stands for."""
    meaning = known.get(fold(text))
    return meaning.code if meaning else None


def nearest(word: str, known: Vocabulary) -> str | None:
    """The known phrase that a typing slip most likely meant: never the very word that was typed."""
    typed = fold(word)
    cutoff = _LIKE if len(typed) > _SHORT else _VERY_LIKE
    close = difflib.get_close_matches(typed, [phrase for phrase in known if phrase != typed], n=1, cutoff=cutoff)
    return known[close[0]].written if close else None


def unknown(word: str, known: Vocabulary) -> WordRefusal:
    """The fault to raise for a word that means nothing here."""
    if word.startswith("@"):
        return UnknownPerson(word=word[:REPEATED])
    if word.startswith("#"):
        return UnknownChannel(word=word[:REPEATED])
    near = nearest(word[:REPEATED], known)
    return MistypedWord(word=word[:REPEATED], suggestion=near) if near else UnknownWord(word=word[:REPEATED])


def unknown_from(tokens: Sequence[Token], start: int, known: Vocabulary) -> WordRefusal:
    """The fault to raise for a word, or for the phrase that it begins and in which there is a slip."""
    words = _words_from(tokens, start, most=3)
    for length in range(len(words), 1, -1):
        phrase = " ".join(words[:length])[:REPEATED]
        near = nearest(phrase, known)
        if near and len(near.split()) == length:
            return MistypedWord(word=phrase, suggestion=near)
    return unknown(text_of(tokens[start]), known)


def unfit(token: Token, known: Vocabulary) -> WordRefusal:
    """The fault to raise for a token that has no place here, whatever it is made of."""
    match token:
        case PeriodToken(start_on=start_on, end_on=end_on):
            days = (f"{day.day}.{day.month}.{day.year}" for day in (start_on, end_on))
            return UnknownWord(word="–".join(days))
        case ChannelToken():
            return UnknownWord(word="#")
        case PersonToken():
            return UnknownWord(word="@")
    return unknown(text_of(token), known)


def text_of(token: Token) -> str:
    """A token's words; none for what is not made of words."""
    return token.text if isinstance(token, Word | Quoted) else ""
