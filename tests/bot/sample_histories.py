"""What a search finds, and what a history tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.blocks import Message
from bot.messages import history, search
from bot.messages.history import TOLD
from bot.text import Language
from programme.model import ProjectState
from services.history import Change, Entry, History
from services.search import Hit, Hits
from tests.bot.facts import FINAL, GROUP, LATE, OTHER, OWN, PROJECT, SCHOOL, SOURCE_URL, TODAY, TRAVEL
from tests.support.clock import HELSINKI, helsinki

FOUND = Hits(
    words="leip <!channel>",
    hits=(
        Hit(project=PROJECT, next_deadline=LATE.deadline, mobilities=(TRAVEL, GROUP)),
        Hit(project=OTHER, next_deadline=OWN.deadline, mobilities=(TRAVEL,) * 6),
        Hit(project=SCHOOL, next_deadline=None, mobilities=()),
        Hit(project=replace(SCHOOL, id=4, state=ProjectState.CLOSED), next_deadline=None, mobilities=()),
    ),
    count=4,
    page=0,
)
BEGAN = helsinki("2026-11-24 10:00")


def entry(action: str, *changes: Change, number: int = 0, **values: Any) -> Entry:
    told = {"actor": "UAINO", "subject": "H1", "deadline": None, **values}
    return Entry(at=BEGAN - timedelta(hours=number), action=action, changes=changes, **told)


def changed(name: str, before: Any, after: Any) -> Change:
    return Change(name=name, before=before, after=after)


CHANGED = (
    changed("title", "Vanha *nimi* <@U1>", "Uusi & kaunis"),
    changed("grant_euros", 45_000, 52_500),
    changed("end_on", "2027-08-31", "2027-10-31"),
    changed("coordinators", ["UAINO"], ["UPEKKA", "UMIKKO"]),
    changed("channel_id", None, "CSTADIN"),
    changed("sector", "basic", "vocational"),
    changed("role", "partner", "coordinator"),
    changed("action_type", "MUU", "KA121-VET"),
    changed("code", "2026-1-FI01-KA121-VET-000123456", None),
    changed("unknown_thing", 1, 2),
)
TRIP = (
    changed("country", "DE", "EE"),
    changed("host", None, "BSZ " * 40),
    changed("head_count", 2, 14),
    Change(name="has_minors", before=False, after=True),
    changed("start_on", "someday", "2027-03-01"),
)
TICKED = (changed("ticked", None, ["insurance", "health_card"]), changed("unticked", None, ["forgotten"]))
DATED = (changed("due_on", None, "2027-06-01"), changed("source_url", None, SOURCE_URL))
STORY = History(
    project=PROJECT,
    mobility=None,
    entries=(
        entry("project.changed", *CHANGED),
        entry("mobility.changed", *TRIP, number=1, subject="L12"),
        entry("checklist.ticked", *TICKED, number=2, subject="L12", deadline=FINAL.deadline),
        entry("deadline.completed", changed("due_on", None, "2027-10-30"), number=3, deadline=OWN.deadline),
        entry("project.paused", changed("until", None, "2027-08-31"), number=4),
        entry("something.new", number=5),
        entry("deadline.dated", *DATED, number=6, deadline=OWN.deadline),
        entry("project.registered", number=7),
    ),
    count=8,
    page=0,
)
EVERY_DEED = replace(
    STORY,
    entries=tuple(entry(action, number=number) for number, action in enumerate(TOLD)),
    count=42,
    page=1,
)

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "search": lambda language: search.render(FOUND, TODAY, language),
    "search_long": lambda language: search.render(
        replace(FOUND, hits=FOUND.hits[:1] * search.PAGE, count=34, page=1), TODAY, language
    ),
    "search_none": lambda language: search.render(replace(FOUND, hits=(), count=0), TODAY, language),
    "history": lambda language: history.render(STORY, language, timezone=HELSINKI),
    "history_long": lambda language: history.render(EVERY_DEED, language, timezone=HELSINKI),
    "history_mobility": lambda language: history.render(
        replace(STORY, mobility=TRAVEL, entries=STORY.entries[1:2], count=1), language, timezone=HELSINKI
    ),
    "history_none": lambda language: history.render(replace(STORY, entries=(), count=0), language, timezone=HELSINKI),
}
