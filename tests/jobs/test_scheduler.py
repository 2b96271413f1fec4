import threading
from contextlib import contextmanager

import pytest
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from jobs.scheduler import Every, build_scheduler
from tests.support.clock import HELSINKI


def nothing() -> None:
    pass


JOBS = (Every(name="deliver", run=nothing, seconds=5), Every(name="replan", run=nothing, hour=4))


@contextmanager
def paused(jobs):
    """Started, so that the jobs have their defaults, and running nothing."""
    scheduler = build_scheduler(jobs, HELSINKI)
    scheduler.start(paused=True)
    try:
        yield scheduler
    finally:
        scheduler.shutdown()


def test_every_job_has_an_id_of_its_own_and_a_schedule():
    with paused(JOBS) as scheduler:
        triggers = {job.id: type(job.trigger) for job in scheduler.get_jobs()}

    assert triggers == {"deliver": IntervalTrigger, "replan": CronTrigger, "replan_at_start": DateTrigger}


def test_a_pass_that_comes_late_runs_once_late_and_never_beside_itself():
    with paused(JOBS) as scheduler:
        options = {(job.coalesce, job.misfire_grace_time, job.max_instances) for job in scheduler.get_jobs()}

    assert options == {(True, None, 1)}


def test_a_daily_job_comes_at_its_hour_in_the_divisions_own_time():
    with paused(JOBS) as scheduler:
        next_run = scheduler.get_job("replan").next_run_time

    assert next_run.tzinfo is HELSINKI
    assert (next_run.hour, next_run.minute) == (4, 0)


@pytest.mark.parametrize("hour", [-1, 0, 3, 24])
def test_an_hour_that_a_change_of_the_clocks_may_repeat_or_leave_out_is_refused(hour):
    with pytest.raises(ValueError, match="replan: no hour between 4 and 23"):
        Every(name="replan", run=nothing, hour=hour)


@pytest.mark.parametrize("when", [{}, {"seconds": 5, "hour": 4}])
def test_a_job_has_either_seconds_or_an_hour(when):
    with pytest.raises(ValueError, match="either seconds or an hour"):
        Every(name="deliver", run=nothing, **when)


def test_the_real_scheduler_really_runs_them():
    ran = [threading.Event(), threading.Event()]
    jobs = (
        Every(name="often", run=ran[0].set, seconds=0.01),
        Every(name="daily", run=ran[1].set, hour=4),
    )
    scheduler = build_scheduler(jobs, HELSINKI)
    scheduler.start()
    try:
        assert all(each.wait(10) for each in ran)
    finally:
        scheduler.shutdown()
