"""Is everything as it should be? Findings for whoever looks after the bot, without anything that anybody typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from services.division import Division
from services.housekeeping import DELIVERY_JOB
from storage import deliveries, heartbeats, leases
from storage.deliveries import DeliveryState

# The jobs that leave a sign of life in the database, and how old it may be.
JOBS = {DELIVERY_JOB: timedelta(minutes=2), "replan": timedelta(hours=26)}

# How long before the school holidays that we know of run out somebody should put in the next ones.
SCHOOL_TERMS_AHEAD = timedelta(days=120)


class Level(StrEnum):
    GOOD = "ok"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    level: Level
    text: str


def check_up(division: Division) -> list[Finding]:
    """Who delivers, whether the jobs go through, what could not be delivered, and what the rule book lacks."""
    now = division.now()
    with division.store.reading() as session:
        lease = leases.read(session, "delivery")
        beats = heartbeats.latest(session)
        counts = deliveries.counts(session)
    findings = [
        Finding(level=Level.GOOD, text=f"delivery is held by {lease.holder}")
        if lease.holder
        else Finding(level=Level.LOOK, text="nobody holds the delivery: no process runs, or it has just ended")
    ]
    for job, age in JOBS.items():
        at = beats.get(job)
        if at is None:
            findings.append(Finding(level=Level.LOOK, text=f"{job}: has never gone through"))
        else:
            level = Level.GOOD if now - at <= age else Level.BAD
            findings.append(Finding(level=level, text=f"{job}: last went through at {at:%Y-%m-%d %H:%M:%S} UTC"))
    for state in (DeliveryState.CLAIMED, DeliveryState.WAITING, DeliveryState.UNDELIVERABLE):
        count = counts.get(state, 0)
        level = Level.LOOK if count else Level.GOOD
        findings.append(Finding(level=level, text=f"messages {state}: {count}"))
    last = max((each.last for each in division.rules.school_breaks), default=division.today())
    if last - division.today() < SCHOOL_TERMS_AHEAD:
        findings.append(Finding(level=Level.LOOK, text=f"school_terms.toml knows no holiday after {last}"))
    return findings
