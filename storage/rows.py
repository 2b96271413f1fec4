"""Between values and rows, in one place: how days and instants are written, and what each row becomes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time

from programme.model import (
    Briefing,
    Call,
    Contact,
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
from storage.database import Row


def write_instant(instant: datetime) -> str:
    """UTC to the millisecond, always as wide. Raises ValueError for an instant without a zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{instant.microsecond // 1000:03d}Z"


def write_day_or_none(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def read_instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def read_instant_or_none(text: str | None) -> datetime | None:
    return None if text is None else read_instant(text)


def read_day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def write_time(clock: time | None) -> str | None:
    """To the minute, as clocks are read."""
    return clock.strftime("%H:%M") if clock else None


def read_time_or_none(text: str | None) -> time | None:
    return None if text is None else time.fromisoformat(text)


def read_project(row: Row) -> Project:
    """`coordinators` is the JSON array of objects that the projects' SELECT gathers, in their order."""
    coordinators = json.loads(row["coordinators"])
    return Project(
        id=row["id"],
        action_type=row["action_type"],
        title=row["title"],
        code=row["code"],
        role=Role(row["role"]),
        sector=Sector(row["sector"]),
        start_on=date.fromisoformat(row["start_on"]),
        end_on=date.fromisoformat(row["end_on"]),
        coordinators=tuple(each["account_id"] for each in coordinators),
        channel_id=row["channel_id"],
        state=ProjectState(row["state"]),
        created_by=row["created_by"],
        created_at=read_instant(row["created_at"]),
        paused_at=read_instant_or_none(row["paused_at"]),
        paused_until=read_day_or_none(row["paused_until"]),
        resumed_at=read_instant_or_none(row["resumed_at"]),
        briefings=tuple(
            Briefing(each["account_id"], read_instant(each["briefed_at"]))
            for each in coordinators
            if each["briefed_at"]
        ),
        unit=row["unit"],
        grant_euros=row["grant_euros"],
        partners=row["partners"],
        case_number=row["case_number"],
        removed_at=read_instant_or_none(row["removed_at"]),
    )


def read_mobility(row: Row) -> Mobility:
    return Mobility(
        id=row["id"],
        project_id=row["project_id"],
        kind=row["kind"],
        start_on=date.fromisoformat(row["start_on"]),
        end_on=date.fromisoformat(row["end_on"]),
        country=row["country"],
        host=row["host"],
        head_count=row["head_count"],
        accompanying=row["accompanying"],
        travel_days=row["travel_days"],
        has_minors=bool(row["has_minors"]),
        responsible=row["responsible"],
        state=MobilityState(row["state"]),
        created_by=row["created_by"],
        created_at=read_instant(row["created_at"]),
    )


def read_deadline(row: Row) -> Deadline:
    return Deadline(
        id=row["id"],
        project_id=row["project_id"],
        mobility_id=row["mobility_id"],
        call_id=row["call_id"],
        kind=row["kind"],
        name=row["name"],
        due_on=date.fromisoformat(row["due_on"]),
        origin=Origin(row["origin"]),
        state=DeadlineState(row["state"]),
        known_at=read_instant(row["known_at"]),
        done_at=read_instant_or_none(row["done_at"]),
        done_by=row["done_by"],
        receipt=row["receipt"],
        due_time=read_time_or_none(row["due_time"]),
        source_url=row["source_url"],
    )


def read_call(row: Row) -> Call:
    return Call(
        id=row["id"],
        actions=tuple(json.loads(row["actions"])),
        title=row["title"],
        closes_at=read_instant(row["closes_at"]),
        timezone=row["timezone"],
        round=row["round"],
        created_by=row["created_by"],
        created_at=read_instant(row["created_at"]),
    )


def read_contact(row: Row) -> Contact:
    return Contact(
        key=row["key"],
        name=row["name"],
        title=row["title"],
        email=row["email"],
        phones=tuple(json.loads(row["phones"])),
        check=row["to_check"],
        account_id=row["account_id"],
        deputy=row["deputy"],
        checked_on=read_day_or_none(row["checked_on"]),
        away_from=read_day_or_none(row["away_from"]),
        away_until=read_day_or_none(row["away_until"]),
    )
