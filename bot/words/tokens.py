"""Cuts what a person typed into tokens by their shape: quoted titles, periods, mentions, channels, words.

Pure, and total: any text gives tokens or a Refusal that names what is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from bot.words.faults import DateAlone, DateImpossible, UnclosedQuote
from bot.words.written_days import DASH, DOUBLE, QUOTED, SEPARATORS, SINGLE, in_numbers
from programme.code import parse_code


@dataclass(frozen=True, slots=True)
class Quoted:
    text: str


@dataclass(frozen=True, slots=True)
class PersonToken:
    account_id: str


@dataclass(frozen=True, slots=True)
class ChannelToken:
    channel_id: str


@dataclass(frozen=True, slots=True)
class PeriodToken:
    start_on: date
    end_on: date


@dataclass(frozen=True, slots=True)
class Word:
    text: str


Token = Quoted | PersonToken | ChannelToken | PeriodToken | Word

# As much of an odd word as an answer repeats.
REPEATED = 80

# Slack's own marks. What a person typed as < comes as &lt;, so nothing else looks like these.
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>")
_CHANNEL = re.compile(r"<#([CG][A-Z0-9]+)(?:\|[^<>]*)?>")
_MARKED = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")

_AFTER_A_WORD = re.compile(rf"[\s{DOUBLE}<]")

_DAY = r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2}"
_PERIOD = re.compile(
    rf"(?P<first>{_DAY})(?:{DASH}|\s+)(?P<last>{_DAY})(?![\w-])"
    # People leave out of the first date what the second one says: 1.3.–12.3.2027, 1.–12.3.2027, 1-12.3.2027.
    rf"|(?P<first_day>\d{{1,2}})(?:\.(?P<first_month>\d{{1,2}}))?\.?{DASH}(?P<end>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?![\w-])"
)
_ONE_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?(?!\w)|\d{4}-\d{1,2}-\d{1,2}(?![\w-])")
_WITH_YEAR = re.compile(_DAY)


def tokens(text: str, *, takes_days: bool = False) -> tuple[Token, ...]:
    """Everything in the order it stands. A day that stands alone is a period of one where it `takes_days`.

    Raises UnclosedQuote, DateImpossible or DateAlone.
    """
    text = in_numbers(visible(text))
    found: list[Token] = []
    position = 0
    while position < len(text):
        if text[position].isspace() or text[position] in SEPARATORS:
            position += 1
            continue
        token, position = _next(text, position, takes_days=takes_days)
        found.append(token)
    return tuple(found)


def unescaped(text: str) -> str:
    """What the person typed, from what Slack sent: with its marks taken off, and &, < and > as themselves."""
    unmarked = _MARKED.sub(lambda mark: _typed(mark[1], mark[2]), text)
    return unmarked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def as_sent(text: str) -> str:
    """Words of our own as Slack would send them if somebody typed them; a mark for a person or channel is one."""
    return text.replace("&", "&amp;")


def _typed(target: str, label: str | None) -> str:
    """@name, #channel or a link's label, from Slack's mark for it."""
    if target[:1] in ("@", "#"):
        return target[0] + (label or target[1:])
    return label or target


def visible(text: str) -> str:
    """Without the invisible characters that copying brings along; a joiner stays, for it makes one emoji of two."""
    shown = (" " if unicodedata.category(each) == "Cc" else each for each in text)
    return "".join(each for each in shown if each == "\u200d" or unicodedata.category(each) != "Cf")


def _next(text: str, position: int, *, takes_days: bool) -> tuple[Token, int]:
    if match := _MENTION.match(text, position):
        return PersonToken(match[1]), match.end()
    if match := _CHANNEL.match(text, position):
        return ChannelToken(match[1]), match.end()
    if match := _MARKED.match(text, position):
        return Word(_code_in(match[0]) or unescaped(match[0])), match.end()
    if text[position] in DOUBLE + SINGLE:
        return _quoted(text, position)
    if match := _PERIOD.match(text, position):
        return _period(match), match.end()
    if match := _ONE_DATE.match(text, position):
        if takes_days and _WITH_YEAR.fullmatch(match[0]):
            day = read_day(match[0])
            return PeriodToken(day, day), match.end()
        raise DateAlone(word=match[0])
    return _word(text, position)


def _word(text: str, position: int) -> tuple[Token, int]:
    found = _AFTER_A_WORD.search(text, position + 1)
    end = found.start() if found else len(text)
    word = unescaped(text[position:end])
    return Word(word.rstrip(SEPARATORS) or word), end


def _code_in(link: str) -> str | None:
    """The project code that a link leads to, or is shown as."""
    return next((part for part in re.split(r"[<>|/?#=&;\s]", link) if parse_code(part)), None)


def _quoted(text: str, position: int) -> tuple[Token, int]:
    match = QUOTED.match(text, position)
    if match is None:
        raise UnclosedQuote(rest=unescaped(text[position:])[:REPEATED])
    return Quoted(unescaped(match[1] if match[1] is not None else match[2])), match.end()


def _period(match: re.Match[str]) -> PeriodToken:
    if match["end"]:
        _, month, year = match["end"].split(".")
        first = f"{match['first_day']}.{match['first_month'] or month}.{year}"
        return PeriodToken(read_day(first), read_day(match["end"]))
    return PeriodToken(read_day(match["first"]), read_day(match["last"]))


def read_day(word: str) -> date:
    """1.3.2027 or 2027-03-01. Raises DateImpossible for a day that no calendar has."""
    try:
        if "." in word:
            day, month, year = (int(number) for number in word.split("."))
        else:
            year, month, day = (int(number) for number in word.split("-"))
        return date(year, month, day)
    except ValueError as error:
        raise DateImpossible(word=word) from error
