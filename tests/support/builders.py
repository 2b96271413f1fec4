"""Builders: a valid value with what a test cares about put in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from programme.model import (
    Deadline,
    DeadlineState,
    Mobility,
    MobilityState,
    Origin,
    Project,
    ProjectState,
    Role,
    Sector,
)
from programme.rules import Rules
from programme.timetable import Timetable
from services import contacts
from services.clock import Clock
from services.division import Division
from storage.database import Store
from storage.mobilities import NewMobility
from storage.projects import NewProject

LONG_AGO = datetime(2020, 1, 1, 9, tzinfo=UTC)


def open_division(
    store: Store, *, rules: Rules, timetable: Timetable, clock: Clock, channel_id: str | None = None
) -> Division:
    """A division with a new database, the first contacts in it, and Sari as its administrator."""
    store.prepare()
    division = Division(
        store=store,
        rules=rules,
        timetable=timetable,
        clock=clock,
        administrators=frozenset({"USARI"}),
        channel_id=channel_id,
    )
    contacts.seed(division)
    return division


def make_project(**values: Any) -> Project:
    return Project(
        **{
            "id": 1,
            "action_type": "KA121-VET",
            "title": "Ulkomaanjaksot",
            "code": None,
            "role": Role.COORDINATOR,
            "sector": Sector.VOCATIONAL,
            "start_on": date(2026, 6, 1),
            "end_on": date(2027, 8, 31),
            "coordinators": ("UAINO",),
            "channel_id": None,
            "state": ProjectState.ACTIVE,
            "created_by": "UAINO",
            "created_at": LONG_AGO,
            **values,
        }
    )


def make_mobility(**values: Any) -> Mobility:
    return Mobility(
        **{
            "id": 1,
            "project_id": 1,
            "kind": "job_shadowing",
            "start_on": date(2027, 3, 1),
            "end_on": date(2027, 3, 12),
            "country": "DE",
            "host": None,
            "head_count": None,
            "accompanying": None,
            "travel_days": None,
            "has_minors": False,
            "responsible": None,
            "state": MobilityState.PLANNED,
            "created_by": "UAINO",
            "created_at": LONG_AGO,
            **values,
        }
    )


def make_deadline(**values: Any) -> Deadline:
    return Deadline(
        **{
            "id": 1,
            "project_id": 1,
            "mobility_id": None,
            "call_id": None,
            "kind": "final_report",
            "name": None,
            "due_on": date(2027, 10, 30),
            "origin": Origin.COMPUTED,
            "state": DeadlineState.OPEN,
            "known_at": LONG_AGO,
            **values,
        }
    )


def new_project(**values: Any) -> NewProject:
    return NewProject(
        **{
            "action_type": "KA121-VET",
            "title": "Ulkomaanjaksot",
            "code": None,
            "role": Role.COORDINATOR,
            "sector": Sector.VOCATIONAL,
            "start_on": date(2026, 6, 1),
            "end_on": date(2027, 8, 31),
            "coordinators": ("UAINO",),
            "channel_id": None,
            **values,
        }
    )


def new_mobility(**values: Any) -> NewMobility:
    return NewMobility(
        **{
            "kind": "job_shadowing",
            "start_on": date(2027, 3, 1),
            "end_on": date(2027, 3, 12),
            "country": "DE",
            "host": None,
            "head_count": None,
            "accompanying": None,
            "travel_days": None,
            "has_minors": None,
            "responsible": None,
            **values,
        }
    )
