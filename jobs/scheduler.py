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

# No change of the clocks repeats these hours of the day or leaves them out.
SAFE_HOURS = range(4, 24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """A job that runs each so many seconds, or, without them, once at start and daily at `hour` o'clock.

    Raises ValueError for both, for neither, and for an hour that a change of the clocks repeats or leaves out.
    """

    name: str
    run: Callable[[], None]
    seconds: float | None = None
    hour: int | None = None

    def __post_init__(self) -> None:
        if (self.seconds is None) == (self.hour is None):
            raise ValueError(f"{self.name}: either seconds or an hour")
        if self.hour is not None and self.hour not in SAFE_HOURS:
            raise ValueError(f"{self.name}: no hour between {SAFE_HOURS[0]} and {SAFE_HOURS[-1]}")


def build_scheduler(jobs: tuple[Every, ...], timezone: ZoneInfo) -> BackgroundScheduler:
    """Not started yet."""
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
