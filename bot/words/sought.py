"""Reads what somebody types into a searching field: a part of a name, a country, a date as it is shown. Pure."""

from __future__ import annotations

import re

from bot.text import Language, locale
from bot.words.vocabulary import countries, fold
from services.subjects import SoughtWord
from services.typed_text import clean_line

# As much as anybody types to find one thing.
LONGEST = 100
MOST_WORDS = 8

# Shorter beginnings would be of too many countries and months.
BEGINNING = 2

# Dates stand with a dash between them; other signs at the end of a word only part it from the next.
_PARTING = re.compile(r"[\s–—]+")
_SIGNS = ".,;:·…"

# 15.3.2027 and what there is of it while it is typed, such as 15.3.20; 3.2027; 2027-03-15; the 15 of 15 March.
_DAY = re.compile(r"(\d{1,2})\.(?:(\d{1,2})\.?(\d{1,4})?)?", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})\.(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)


def sought_words(typed: str, language: Language) -> tuple[SoughtWord, ...]:
    """Each word with the countries and days that it may mean; dates as they are shown in the asker's language."""
    parts = _PARTING.split(clean_line(typed)[:LONGEST])
    words = [part for part in parts if any(map(str.isalnum, part))]
    return tuple(
        SoughtWord(text=word.strip(_SIGNS), countries=_countries(word), days=_days(word, language))
        for word in words[:MOST_WORDS]
    )


def _countries(word: str) -> tuple[str, ...]:
    """Those of whose name in any language a word begins as typed."""
    wanted = fold(word.strip(_SIGNS))
    if len(wanted) < BEGINNING:
        return ()
    found = (meaning.code for name, meaning in countries().items() if f" {name}".find(f" {wanted}") >= 0)
    return tuple(sorted(set(found)))


def _days(word: str, language: Language) -> tuple[str, ...]:
    """Patterns of the days that a word can be the whole or a part of."""
    if match := _MONTH.fullmatch(word):
        return (_pattern(year=match[2], month=match[1]),)
    if match := _DAY.fullmatch(word):
        return (_pattern(year=match[3], month=match[2], day=match[1]),)
    if match := _ISO.fullmatch(word):
        return (_pattern(year=match[1], month=match[2], day=match[3]),)
    if _NUMBER.fullmatch(word):
        return (_pattern(day=word),)
    return tuple(_pattern(month=str(month)) for month in _months(fold(word), language))


def _pattern(*, year: str | None = None, month: str | None = None, day: str | None = None) -> str:
    """An ISO day with question marks for what is not known of it."""
    return f"{(year or '').ljust(4, '?')}-{(month or '??').zfill(2)}-{(day or '??').zfill(2)}"


def _months(wanted: str, language: Language) -> list[int]:
    if len(wanted) < BEGINNING:
        return []
    return [
        number for number, name in locale(language).months["format"]["wide"].items() if fold(name).startswith(wanted)
    ]
