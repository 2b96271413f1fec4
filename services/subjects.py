"""Finds what a deadline may be given to, as somebody types: projects and mobilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from programme.model import Project
from services.division import Actor, Division
from services.mobilities import MobilityLine
from storage import mobilities, projects
from storage.sought import SoughtWord

__all__ = ["SoughtWord", "Subjects", "suggest_subjects"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects:
    """The first that fit."""

    projects: tuple[Project, ...]
    mobilities: tuple[MobilityLine, ...]


def suggest_subjects(division: Division, actor: Actor, words: Sequence[SoughtWord], *, limit: int) -> Subjects:
    """Active projects and their planned mobilities that every word fits, the asker's own first.

    No more than `limit` together; each kind has half of it, and what the other leaves.
    """
    with division.store.reading() as session:
        who = actor.account_id
        found = projects.sought(session, [word.text for word in words], account_id=who, limit=limit)
        trips = mobilities.sought(session, words, account_id=who, today=division.today(), limit=limit)
        found = found[: max(limit - limit // 2, limit - len(trips))]
        lines = [
            MobilityLine(mobility=trip, project=projects.get(session, trip.project_id))
            for trip in trips[: limit - len(found)]
        ]
    return Subjects(projects=tuple(found), mobilities=tuple(lines))
