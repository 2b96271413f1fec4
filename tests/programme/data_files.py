"""The shipped data files, with a mistake put in."""

from __future__ import annotations

from importlib.resources import files

import pytest

from programme.loader import RuleBookError, load_rules

NAMES = (
    "actions",
    "checklists",
    "contacts",
    "deadlines",
    "mobility_kinds",
    "quiet",
    "reminders",
    "school_terms",
    "sources",
)
SHIPPED = {name: files("programme.data").joinpath(f"{name}.toml").read_text(encoding="utf-8") for name in NAMES}


def changed(name: str, old: str, new: str) -> dict[str, str]:
    """The shipped file with one passage changed, the first where there are several."""
    assert old in SHIPPED[name]
    return {name: SHIPPED[name].replace(old, new, 1)}


def added(name: str, entry: str) -> dict[str, str]:
    return {name: f"{SHIPPED[name]}\n{entry}"}


def line_of_entry(name: str, passage: str) -> int:
    """The line on which the entry begins that the passage, where it first stands, is part of."""
    before = SHIPPED[name][: SHIPPED[name].index(passage) + len(passage)].splitlines()
    return max(number for number, line in enumerate(before, start=1) if line.startswith("[["))


def fault_of(texts: dict[str, str]) -> str:
    with pytest.raises(RuleBookError) as caught:
        load_rules(texts)
    return str(caught.value)
