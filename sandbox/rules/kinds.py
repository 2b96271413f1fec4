"""The few kinds of rule the table is written in. A rule yields every problem it finds, not only the first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

MESSAGE = "message"
MODAL = "modal"
HOME = "home"
EVERYWHERE = frozenset({MESSAGE, MODAL, HOME})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing Slack would refuse, and where: a JSON pointer into the payload."""

    code: str
    pointer: str
    sentence: str

    def __str__(self) -> str:
        return f"[ERROR] {self.sentence} [json-pointer:{self.pointer}]"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a payload and the surface the payload is meant for."""

    pointer: str
    surface: str

    def into(self, key: str | int) -> "Spot":
        return replace(self, pointer=f"{self.pointer}/{key}")

    def problem(self, code: str, sentence: str) -> Problem:
        return Problem(code, self.pointer, sentence)


class Rule(Protocol):
    """Anything the table can name."""

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]: ...


Fields = Mapping[str, Rule]


@dataclass(frozen=True, slots=True)
class Words:
    """A string. Slack counts characters, and an empty one is as wrong as a long one."""

    longest: int
    shortest: int = 1
    pattern: str = ""

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield at.problem("invalid_type", "must be a string")
        elif len(value) > self.longest:
            yield at.problem("too_long", f"must be no more than {self.longest} characters, is {len(value)}")
        elif len(value) < self.shortest:
            yield at.problem("too_short", f"must be at least {self.shortest} characters, is {len(value)}")
        elif self.pattern and not re.fullmatch(self.pattern, value, re.DOTALL):
            yield at.problem("invalid_format", f"must look like {self.pattern}")


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if not isinstance(value, bool):
            yield at.problem("invalid_type", "must be true or false")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds, both allowed."""

    lowest: int
    highest: int

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield at.problem("invalid_type", "must be a whole number")
        elif not self.lowest <= value <= self.highest:
            yield at.problem("out_of_range", f"must be between {self.lowest} and {self.highest}, is {value}")


@dataclass(frozen=True, slots=True)
class Number:
    """Any number."""

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield at.problem("invalid_type", "must be a number")


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few fixed values."""

    values: tuple[Any, ...]

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if value not in self.values:
            yield at.problem("unknown_value", f"must be one of {', '.join(map(str, self.values))}")


@dataclass(frozen=True, slots=True)
class Items:
    """A list of one kind of thing."""

    each: Rule
    fewest: int
    most: int

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if not isinstance(value, list | tuple):
            yield at.problem("invalid_type", "must be a list")
            return
        if not self.fewest <= len(value) <= self.most:
            yield at.problem("count", f"must hold {self.fewest} to {self.most} items, holds {len(value)}")
        for index, item in enumerate(value):
            yield from self.each.problems(item, at.into(index))


@dataclass(frozen=True, slots=True)
class Shape:
    """An object. A name ending in "?" may be missing; a name that is not listed is refused."""

    fields: Fields
    exactly_one_of: tuple[str, ...] = ()
    at_least_one_of: tuple[str, ...] = ()
    surfaces: frozenset[str] = EVERYWHERE

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield at.problem("invalid_type", "must be an object")
            return
        if at.surface not in self.surfaces:
            yield at.problem("wrong_surface", f"{value.get('type', 'this')} is not allowed in a {at.surface}")
        yield from self._missing(value, at)
        for name, part in value.items():
            rule = self.fields.get(name) or self.fields.get(f"{name}?")
            if rule is None:
                yield at.into(name).problem("unknown_property", f"unknown property {name}")
            else:
                yield from rule.problems(part, at.into(name))

    def _missing(self, value: Mapping[str, Any], at: Spot) -> Iterator[Problem]:
        for name in self.fields:
            if not name.endswith("?") and name not in value:
                yield at.problem("missing_property", f"missing required property {name}")
        alternatives = [name for name in self.exactly_one_of if name in value]
        if self.exactly_one_of and len(alternatives) != 1:
            yield at.problem("alternatives", f"needs exactly one of {', '.join(self.exactly_one_of)}")
        if self.at_least_one_of and not any(name in value for name in self.at_least_one_of):
            yield at.problem("alternatives", f"needs at least one of {', '.join(self.at_least_one_of)}")


@dataclass(frozen=True, slots=True)
class Typed:
    """An object whose `type` says which shape it has. Refused types come with the reason."""

    shapes: Mapping[str, Shape]
    refused: Mapping[str, str] = field(default_factory=dict)

    def problems(self, value: Any, at: Spot) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield at.problem("invalid_type", "must be an object")
            return
        kind = value.get("type")
        shape = self.shapes.get(kind) if isinstance(kind, str) else None
        if shape is None:
            reason = self.refused.get(str(kind), f"must be one of {', '.join(self.shapes)}")
            yield at.into("type").problem("unsupported_type", f"unsupported type {kind}: {reason}")
            return
        yield from shape.problems(value, at)
