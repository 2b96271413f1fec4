"""What a field that searches as one types looks for: words, each with everything that it may mean."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtWord:
    """A word as it was typed, the countries it may be a part of the name of, and the days it may say.

    The countries are ISO 3166 codes; a day is an ISO day in which question marks stand for what was left open.
    """

    text: str
    countries: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


def holding(text: str) -> str:
    """A pattern of GLOB for what holds a text, in upper or lower case, letters such as Ä included."""
    return f"*{beginning(text)}"


def beginning(text: str) -> str:
    """The same for what begins with it."""
    return "".join(map(_either_case, text)) + "*"


def _either_case(character: str) -> str:
    """A class of one in any case, since outside of classes some signs mean something else; but `^` does inside."""
    if character == "^":
        return character
    forms = dict.fromkeys((character, character.lower(), character.upper()))
    return f"[{''.join(form for form in forms if len(form) == 1)}]"
