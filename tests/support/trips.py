"""The simplest thing that reminds: a project that is not Erasmus+, with one trip in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from programme.rules import Rules
from services import mobilities, projects
from services.cards import MobilityCard
from services.division import Actor, Division
from tests.support.builders import new_mobility, new_project

_numbers = count(1)


def trips_only(rules: Rules) -> Rules:
    """The rule book with nothing in it but that a trip starts."""
    return replace(rules, deadlines=tuple(rule for rule in rules.deadlines if rule.kind == "mobility_start"))


def register_trip(
    division: Division, actor: Actor, start_on: date, title: str | None = None, **project: Any
) -> MobilityCard:
    """A trip is announced 30, 7 and 1 days before it starts; by `trips_only` nothing else is due."""
    number = next(_numbers)
    new = new_project(action_type="MUU", title=title or f"Matka {number}", **project)
    made = projects.register(division, actor, new, request_key=f"project {number}")
    trip = new_mobility(kind="course", start_on=start_on, end_on=start_on + timedelta(days=4))
    return mobilities.register(division, actor, made.project.ref, trip, request_key=f"trip {number}")
