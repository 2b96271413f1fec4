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


def is_done(division: Division, request_key: str) -> bool:
    """Whether a request that leaves nothing else behind has been answered already."""
    with division.store.reading() as session:
        return requests.find_subject(session, request_key) is not None


def mark_done(division: Division, request_key: str) -> None:
    with division.store.writing() as session:
        if requests.find_subject(session, request_key) is None:
            requests.record(session, request_key, 0, at=division.now())


def forget_old_requests(division: Division, *, older_than: timedelta) -> int:
    with division.store.writing() as session:
        return requests.forget_before(session, division.now() - older_than)
