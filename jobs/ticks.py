"""What the jobs do: plain functions of what they need. None of them ever raises, or APScheduler would forget it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from jobs.pulse import Pulse
from services.alarms import notice_silence
from services.changes import clear_removed
from services.delivery import Courier
from services.digests import prepare_week
from services.division import Division
from services.housekeeping import forget_old_requests, record_heartbeat
from services.planning import replan_all
from services.presence import notice_who_has_gone
from services.trace import trace

logger = logging.getLogger(__name__)

# Slack delivers an event again within hours, a command or a form never; a week is ample.
REQUESTS_KEPT = timedelta(days=7)


def deliver_due(courier: Courier) -> None:
    """And, before the first pass after a silence, has the administrators told of it."""
    notice_silence(courier.division)
    sent = courier.deliver_due()
    if sent:
        logger.info("sent %s messages", sent)


def replan(division: Division) -> None:
    """So that a changed rule or holiday reaches old projects."""
    logger.info("planned %s projects anew", replan_all(division))
    forget_old_requests(division, older_than=REQUESTS_KEPT)
    cleared = clear_removed(division)
    if cleared:
        logger.info("cleared %s removed projects away", cleared)


def prepare_digests(division: Division) -> None:
    """Once a week it does something; the other times it only looks at the calendar."""
    prepared = prepare_week(division)
    if prepared:
        logger.info("prepared %s digests", prepared)


def look_who_is_there(division: Division, has_gone: Callable[[str], bool | None]) -> None:
    """So that somebody who has left is missed within a day, and not at the next deadline."""
    changed = notice_who_has_gone(division, has_gone)
    if changed:
        logger.info("%s people have gone or come back", changed)


def guarded(name: str, work: Callable[[], None], *, pulse: Pulse, division: Division) -> Callable[[], None]:
    """The work with its sign of life; a failure is logged, and the next pass tries again."""

    def run() -> None:
        work()
        record_heartbeat(division, name)
        pulse.beat(name)

    return logged(name, run)


def logged(name: str, work: Callable[[], object]) -> Callable[[], None]:
    """The work, of which a failure is logged.

    One of the three places where every exception is caught.
    """

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - a job must outlive whatever went wrong in one pass
            logger.error("the job %s failed; the next pass tries again\n%s", name, trace(error))  # noqa: TRY400 - the message may repeat what was typed

    return run
