"""Every sentence a person can see, from the catalogues, in three languages.

`say` gives a line: text with mentions and links as values of their own. What a person typed enters a line as
plain text and stays text; only what our own code makes can become a mention or a link. `mrkdwn` writes a line
for the places where Slack reads markup, `plain` for those where it does not.
"""

from __future__ import annotations

import gettext
import io
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, StrEnum
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_time, get_timezone_location
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal


class Language(StrEnum):
    FINNISH = "fi"
    SWEDISH = "sv"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person."""

    account_id: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A mention of a channel."""

    channel_id: str


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that stands out: a reference, a date, a heading within a paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Inline:
    """A line to put into another line."""

    line: Line


@dataclass(frozen=True, slots=True)
class Period:
    start_on: date
    end_on: date


@dataclass(frozen=True, slots=True)
class Country:
    """An ISO 3166 code, shown as the country's name."""

    code: str


Piece = str | Person | Channel | Link | Strong
Line = tuple[Piece, ...]

_FORMATTER = string.Formatter()
_DATE_FORMS = {Language.FINNISH: "d.M.yyyy", Language.SWEDISH: "d.M.yyyy", Language.ENGLISH: "d MMMM yyyy"}
_TIME_FORMS = {Language.FINNISH: "'klo' H.mm", Language.SWEDISH: "'kl.' H.mm", Language.ENGLISH: "H:mm"}
_LOCALES = {Language.FINNISH: "fi_FI", Language.SWEDISH: "sv_FI", Language.ENGLISH: "en_GB"}


@cache
def locale(language: Language) -> Locale:
    return Locale.parse(_LOCALES[language])


@cache
def _catalogue(language: Language) -> gettext.GNUTranslations:
    source = files("bot.locales").joinpath(f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=_LOCALES[language]))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def template(key: str, language: Language, count: int | None = None) -> str:
    """The sentence with its placeholders, in the form that a count asks for. Raises KeyError if there is none."""
    catalogue = _catalogue(language)
    found = catalogue.gettext(key) if count is None else catalogue.ngettext(key, key, count)
    if found == key:
        raise KeyError(f"{language}.po has no {key!r}")
    return found


def say(key: str, language: Language, **facts: object) -> Line:
    """One sentence with its facts put in, each shown as its kind is: dates, people, countries, typed words.

    A fact named `count` chooses between singular and plural.
    """
    count = facts.get("count")
    pieces: list[Piece] = []
    sentence = template(key, language, count if isinstance(count, int) else None)
    for literal, name, _, _ in _FORMATTER.parse(sentence):
        if literal:
            pieces.append(literal)
        if name is not None:
            pieces.extend(show(facts[name], language))
    return tuple(pieces)


def show(fact: object, language: Language) -> Line:
    """A fact as people write it."""
    match fact:
        case Person() | Channel() | Link() | Strong():
            return (fact,)
        case Inline():
            return fact.line
        case tuple() | list():
            return joined([show(each, language) for each in fact])
    return (_shown_as_text(fact, language),)


def _shown_as_text(fact: object, language: Language) -> str:
    match fact:
        case Period():
            return f"{day(fact.start_on, language)}–{day(fact.end_on, language)}"
        case Country():
            return country_name(fact.code, language)
        case datetime():
            return f"{day(fact, language)} {clock(fact, language)}"
        case date():
            return day(fact, language)
        case time():
            return clock(fact, language)
        case Enum():
            return template(f"{_snake(type(fact).__name__)}.{fact.value}", language)
        case str() | int():
            return str(fact)
    raise TypeError(f"nothing shows a {type(fact).__name__}")


def day(when: date, language: Language) -> str:
    """30.10.2027, in English 30 October 2027."""
    return format_date(when, _DATE_FORMS[language], locale=locale(language))


def clock(when: datetime | time, language: Language) -> str:
    """klo 13.00, kl. 13.00, in English 13:00."""
    return format_time(when, _TIME_FORMS[language], locale=locale(language))


def zone_name(timezone: str, language: Language) -> str:
    """The city that a time zone is named after, as people of the language call it."""
    return get_timezone_location(timezone, locale=locale(language), return_city=True)


def euros(amount: int, language: Language) -> str:
    """45 000 €, in English €45,000."""
    number = format_decimal(amount, locale=locale(language))
    return f"€{number}" if language is Language.ENGLISH else f"{number} €"


def country_name(code: str, language: Language) -> str:
    return str(locale(language).territories.get(code, code))


def joined(lines: Iterable[Line], separator: str = ", ") -> Line:
    pieces: list[Piece] = []
    for number, line in enumerate(lines):
        pieces.extend([separator, *line] if number else line)
    return tuple(pieces)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


# -- writing a line down


def plain(line: Line) -> str:
    """For places where Slack reads no markup, such as labels and headings."""
    return "".join(_plain_piece(piece) for piece in line)


def _plain_piece(piece: Piece) -> str:
    match piece:
        case Person():
            return f"@{piece.account_id}"
        case Channel():
            return f"#{piece.channel_id}"
        case Link():
            return piece.label
        case Strong():
            return piece.text
    return piece


def mrkdwn(line: Line) -> str:
    """For the `text` beside blocks, where Slack reads markup: whatever was typed stays as it was typed."""
    return _calmed("".join(_mrkdwn_piece(piece) for piece in line))


def _mrkdwn_piece(piece: Piece) -> str:
    match piece:
        case Person():
            return f"<@{piece.account_id}>"
        case Channel():
            return f"<#{piece.channel_id}>"
        case Link():
            return piece.label.translate(_SIGNS)
        case Strong():
            return piece.text.translate(_SIGNS)
    return piece.translate(_SIGNS)


_ESCAPES: Mapping[str, str] = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

# Slack has no way to escape these, so in the fallback text each gives way to a sign that looks the same.
_LOOKALIKES: Mapping[str, str] = {"*": "\u2217", "_": "\u02cd", "~": "\u223c", "`": "\u02cb"}
_SIGNS = str.maketrans({**_ESCAPES, **_LOOKALIKES})
_COLON = "\ua789"
_LIVE_COLON = re.compile(r":(?=[\w+'-]+:|//)")
_QUOTED_LINE = re.compile(r"^(\s*)&gt;", re.MULTILINE)


def _calmed(line: str) -> str:
    """A whole line, since only there it shows, in which no emoji, bare link or quotation is left."""
    return _LIVE_COLON.sub(_COLON, _QUOTED_LINE.sub("\\1\u203a", line))
