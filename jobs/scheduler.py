"""APScheduler as the clock's hand: a fixed few jobs in memory. What is due is SQLite's to say.

`coalesce` and no misfire limit: a pass that comes late runs once, late. APScheduler's own limit is one second,
after which it would drop the pass and say so only in a log.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """A job that runs each so many seconds, or, without them, once at start and daily at `hour` o'clock."""

    name: str
    run: Callable[[], None]
    seconds: float | None = None
    hour: int | None = None


def build_scheduler(jobs: tuple[Every, ...], timezone: ZoneInfo) -> BackgroundScheduler:
    """Not started yet. Daily hours lie between 4 and 23, which no change of the clocks repeats or leaves out."""
    scheduler = BackgroundScheduler(
        timezone=timezone,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for job in jobs:
        if job.seconds is not None:
            scheduler.add_job(job.run, IntervalTrigger(seconds=job.seconds, timezone=timezone), id=job.name)
        if job.hour is not None:
            scheduler.add_job(job.run, CronTrigger(hour=job.hour, timezone=timezone), id=job.name)
            scheduler.add_job(job.run, DateTrigger(timezone=timezone), id=f"{job.name}_at_start")
    return scheduler
