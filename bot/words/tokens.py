"""Cuts what a person typed into tokens by their shape: quoted titles, periods, mentions, channels, words.

Pure, and total: any text gives tokens or a Refusal that names what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.words.faults import DateAlone, DateImpossible, UnclosedQuote


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

# Chat clients replace straight quotes, each in its own way. An opening one is closed by any of its family.
_DOUBLE = '"“”„‟«»″＂'
_SINGLE = "'‘’‚‛‹›"

_MENTION = re.compile(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>")
_CHANNEL = re.compile(r"<#([CG][A-Z0-9]+)(?:\|[^>]*)?>")
_LINK = re.compile(r"<(?:https?|mailto|tel):[^|>]*(?:\|([^>]*))?>|<([^<>|]*)>")
_QUOTED = re.compile(rf"[{_DOUBLE}]([^{_DOUBLE}]*)[{_DOUBLE}]|[{_SINGLE}](.*?)[{_SINGLE}](?=\s|$)", re.DOTALL)
_WORD = re.compile(rf"[^\s{_DOUBLE}<]+|<")

_DASH = r"\s*[-‐‑‒–—―−]\s*"
_DAY = r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{1,2}-\d{1,2}"
_PERIOD = re.compile(
    rf"(?P<first>{_DAY})(?:{_DASH}|\s+)(?P<last>{_DAY})(?![\w-])"
    # Finnish and Swedish leave out of the first date what the second one says: 1.3.–12.3.2027, 1.–12.3.2027.
    rf"|(?P<first_day>\d{{1,2}})\.(?:(?P<first_month>\d{{1,2}})\.)?{_DASH}(?P<end>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?![\w-])"
)
_ONE_DATE = re.compile(rf"(?:{_DAY}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2}})?)(?![\w-])")


def tokens(text: str) -> tuple[Token, ...]:
    """Everything in the order it stands. Raises UnclosedQuote, DateImpossible or DateAlone."""
    found: list[Token] = []
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        token, position = _next(text, position)
        found.append(token)
    return tuple(found)


def unescaped(text: str) -> str:
    """What the person typed, from what Slack sent: with links and mentions marked, &, < and > come escaped."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _next(text: str, position: int) -> tuple[Token, int]:
    if match := _MENTION.match(text, position):
        return PersonToken(match[1]), match.end()
    if match := _CHANNEL.match(text, position):
        return ChannelToken(match[1]), match.end()
    if match := _LINK.match(text, position):
        return Word(unescaped(match[1] or match[2] or match[0].strip("<>"))), match.end()
    if text[position] in _DOUBLE + _SINGLE:
        return _quoted(text, position)
    if match := _PERIOD.match(text, position):
        return _period(match), match.end()
    if match := _ONE_DATE.match(text, position):
        raise DateAlone(word=match[0])
    match = _WORD.match(text, position)
    if match is None:
        raise ValueError(f"nothing matches at {position}")
    return Word(unescaped(match[0]).rstrip(",;") or match[0]), match.end()


def _quoted(text: str, position: int) -> tuple[Token, int]:
    match = _QUOTED.match(text, position)
    if match is None:
        raise UnclosedQuote(rest=unescaped(text[position : position + 40]))
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
