"""Days as people write them, put into the one form that our readers know: `3–7 May 2027` is `3–7.5.2027`. Pure.

Names of months come from Babel, in each of our languages. What stands in quotes is a name and stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from functools import cache
from typing import Final

from bot.text import Language, locale, template

# Chat clients replace straight quotes, each in its own way. An opening one is closed by any of its family.
DOUBLE: Final = '"“”„‟«»″＂'
SINGLE: Final = "'‘’‚‛‹›"
SEPARATORS: Final = ",;"
QUOTED: Final = re.compile(
    rf"[{DOUBLE}]([^{DOUBLE}]*)[{DOUBLE}]|[{SINGLE}](.*?)[{SINGLE}](?=[\s{SEPARATORS}<]|$)", re.DOTALL
)

DASHES: Final = "-‐‑‒–—―−"
DASH: Final = rf"\s*[{DASHES}]\s*"

# Nobody registers what ended before the programme began, or begins when it is long over.
_CENTURY = 2000
_SHORT_YEARS = range(14, 60)

_ORDINAL = r"(?:st|nd|rd|th|\.)?"
_DAY = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"
_SLASHES = re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,2})/(\d{4})(?![\w/])", re.ASCII)
_MONTHS = re.compile(rf"(?<![\w/.])(\d{{1,2}})/(\d{{4}}){DASH}(\d{{1,2}})/(\d{{4}})(?![\w/])", re.ASCII)
_SHORT_YEAR = re.compile(r"(?<![\w.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\w.:])", re.ASCII)
_SHORTEST_MONTH = 3


def in_numbers(text: str) -> str:
    """With every day outside quotes as 15.10.2027, or 15.10. where no year is said, and stretches with a dash."""
    written, position = [], 0
    for quoted in QUOTED.finditer(text):
        written += [_in_numbers(text[position : quoted.start()]), quoted[0]]
        position = quoted.end()
    return "".join([*written, _in_numbers(text[position:])])


def _in_numbers(text: str) -> str:
    for shape, written in _shapes():
        text = shape.sub(written, text)
    return text


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    """In this order: what a later one reads, an earlier one may have written."""
    months = _months()
    month = "|".join(sorted(map(re.escape, months), key=len, reverse=True))

    def number(name: str) -> int:
        return months[name.replace("İ", "i").casefold()]

    day_first = re.compile(
        rf"(?<!\w)([0-9]{{1,2}}){_ORDINAL}\s+({month})\.?(?!\w)(?:,?\s+([0-9]{{4}})(?!\w))?", re.IGNORECASE
    )
    month_first = re.compile(rf"(?<!\w)({month})\.?\s+([0-9]{{1,2}}){_ORDINAL},?\s+([0-9]{{4}})(?!\w)", re.IGNORECASE)
    from_to = re.compile(
        rf"(?:\b(?:{_phrases('words.date.from')})\s+)?({_DAY})\s+(?:{_phrases('words.date.to')})\s+({_DAY})",
        re.IGNORECASE,
    )
    return (
        (day_first, lambda match: f"{match[1]}.{number(match[2])}.{match[3] or ''}"),
        (month_first, lambda match: f"{match[2]}.{number(match[1])}.{match[3]}"),
        (_SLASHES, lambda match: f"{match[1]}.{match[2]}.{match[3]}"),
        (_MONTHS, _whole_months),
        (_SHORT_YEAR, _with_century),
        (from_to, lambda match: f"{match[1]}–{match[2]}"),
    )


def _months() -> dict[str, int]:
    """Each month's names, long and short, with or without umlauts."""
    named = {
        name.rstrip(".").casefold(): number
        for language in Language
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale(language).months[form][width].items()
    }
    long = locale(Language.ENGLISH).months["format"]["wide"]
    clipped = {name.casefold()[:_SHORTEST_MONTH]: number for number, name in long.items()}
    return {**clipped, **{_unmarked(name): number for name, number in named.items()}, **named}


def _unmarked(name: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))


def _phrases(key: str) -> str:
    written = {each.strip() for language in Language for each in template(key, language).split(",")}
    return "|".join(sorted(map(re.escape, written), key=len, reverse=True))


def _whole_months(match: re.Match[str]) -> str:
    """9/2026–2/2027: from the first day to the last."""
    first, first_year, last, last_year = map(int, match.groups())
    if last not in locale(Language.ENGLISH).months["format"]["wide"]:
        return match[0]
    return f"1.{first}.{first_year}–{monthrange(last_year, last)[1]}.{last}.{last_year}"


def _with_century(match: re.Match[str]) -> str:
    """1.9.26, and nothing that may be a time of day."""
    day, month, year = map(int, match.groups())
    is_day = month in locale(Language.ENGLISH).months["format"]["wide"] and year in _SHORT_YEARS
    return f"{day}.{month}.{_CENTURY + year}" if is_day else match[0]
