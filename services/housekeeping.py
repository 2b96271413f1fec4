"""Small duties of the jobs: signs of life, and forgetting what nobody needs."""

from __future__ import annotations

from datetime import timedelta

from services.division import Division
from storage import heartbeats, requests

# The job whose signs of life tell whether the bot is at work.
DELIVERY_JOB = "deliver"


def record_heartbeat(division: Division, job: str) -> None:
    with division.store.writing() as session:
        heartbeats.record(session, job, at=division.now())


def forget_old_requests(division: Division, *, older_than: timedelta) -> int:
    with division.store.writing() as session:
        return requests.forget_before(session, division.now() - older_than)
