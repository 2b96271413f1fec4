"""How a data file is taken apart: each value out of its entry and checked, each fault told with its place.

What is left over in an entry is a word nobody knows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

Entry = dict[str, object]
Made = TypeVar("Made")

_ENTRY = re.compile(r"\s*\[\[\s*(\w+)\s*\]\]")

# Every entry is given the line it begins on, under a key that no data file has: TOML's bare keys hold no space.
_LINE = "its line"


class RuleBookError(Exception):
    """A data file says something that cannot be; the message names file, line, entry and fault."""


@dataclass(frozen=True, slots=True)
class Table:
    """A data file: what it says, and on which lines its entries begin."""

    values: Entry
    lines: Mapping[str, Sequence[int]]

    def lines_of(self, entry_name: str) -> Sequence[int]:
        """The line of each entry of a kind; none where they are written in another of TOML's ways."""
        return self.lines.get(entry_name, ())


def from_file(name: str, given: Mapping[str, str], make: Callable[[Table], Made]) -> Made:
    """What a file says, made into values; a text given under its name stands in for the shipped one."""
    with _told_with_place(f"{name}.toml"):
        text = given[name] if name in given else _shipped(name)
        table = Table(tomllib.loads(text), _lines_of_entries(text))
        made = make(table)
        refuse_leftovers(table.values)
        return made


def _lines_of_entries(text: str) -> Mapping[str, Sequence[int]]:
    """From the name of each kind of entry to the lines on which one begins."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if match := _ENTRY.match(line):
            lines.setdefault(match[1], []).append(number)
    return lines


def _shipped(name: str) -> str:
    return files("programme.data").joinpath(f"{name}.toml").read_text(encoding="utf-8")


@contextmanager
def _told_with_place(place: str) -> Iterator[None]:
    """Turns whatever is wrong inside into one line that begins with where it stands."""
    try:
        yield
    except RuleBookError as error:
        raise RuleBookError(f"{place}, {error}") from error
    except KeyError as error:
        raise RuleBookError(f"{place}: {error.args[0]} is missing") from error
    except (ValueError, TypeError) as error:
        raise RuleBookError(f"{place}: {error}") from error


def refuse_leftovers(entry: Entry) -> None:
    """Raises ValueError for what nobody has taken."""
    if left := sorted(entry.keys() - {_LINE}):
        raise ValueError(f"unknown: {', '.join(left)}")


def each(table: Table, entry_name: str, make: Callable[[Entry], Made]) -> list[Made]:
    """Every `[[entry_name]]` of a file, made into a value; a fault is told with the entry's line."""
    made = []
    lines = table.lines_of(entry_name)
    for number, entry in enumerate(take(table.values, entry_name, list)):
        # Entries written in another of TOML's ways have no line that begins with their name.
        line = lines[number] if number < len(lines) else 0
        place = f"line {line}, " if line else ""
        with _told_with_place(f"{place}[[{entry_name}]] number {number + 1}"):
            entry[_LINE] = line
            made.append(make(entry))
            refuse_leftovers(entry)
    return made


def line_of(entry: Entry) -> int:
    """The line on which an entry begins; 0 where that is not known."""
    return take(entry, _LINE, int)


def by_name(named: Iterable[tuple[str, Made]], lines: Sequence[int]) -> dict[str, Made]:
    """Raises RuleBookError for a name that stands there twice; `lines` are those of the entries, in their order."""
    found: dict[str, Made] = {}
    for number, (name, value) in enumerate(named):
        if name in found:
            place = f"line {lines[number]}" if number < len(lines) else f"entry {number + 1}"
            raise RuleBookError(f"{place}: {name} stands there twice")
        found[name] = value
    return found


def take(entry: Entry, key: str, kind: type[Made]) -> Made:
    """Raises KeyError where the key is missing, TypeError for a value of another type."""
    value = entry.pop(key)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise TypeError(f"{key} must be of type {kind.__name__}, not {value!r}")
    return value


def take_or_none(entry: Entry, key: str, kind: type[Made]) -> Made | None:
    return take(entry, key, kind) if key in entry else None


def text_or_empty(entry: Entry, key: str) -> str:
    return take_or_none(entry, key, str) or ""


def is_set(entry: Entry, key: str) -> bool:
    """A switch that is off unless the entry turns it on."""
    return take_or_none(entry, key, bool) is True


def words(entry: Entry, key: str) -> list[str]:
    return all_of(str, take(entry, key, list), key)


def words_or_none(entry: Entry, key: str) -> frozenset[str]:
    return frozenset(words(entry, key)) if key in entry else frozenset()


def all_of(kind: type[Made], values: list[object], key: str) -> list[Made]:
    fitting = [value for value in values if isinstance(value, kind) and not isinstance(value, bool)]
    if len(fitting) < len(values):
        raise TypeError(f"{key} must hold only values of type {kind.__name__}, not {values!r}")
    return fitting


def sources(entry: Entry) -> tuple[str, ...]:
    """The keys of where an entry comes from: at least one."""
    named = words(entry, "sources")
    if not named:
        raise ValueError("sources is empty")
    return tuple(named)


def refuse_reversed(least: int | None, most: int | None, what: str) -> None:
    """Raises ValueError for bounds in the wrong order."""
    if least is not None and most is not None and least > most:
        raise ValueError(f"{what}: {least} is more than {most}")
