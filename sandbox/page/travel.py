"""Moving time on, stop by stop, so that whatever the app says on the way is said in its own time."""

import threading
from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.local_slack import LocalSlack
from sandbox.page.story import AppTime

MORNING = time(9)
_SATURDAY = 5
# A step that looks for a message gives up after so long.
_FARTHEST = timedelta(days=800)
# Long enough to see a message arrive, short enough to play two years in a minute.
_LOOK_AT_IT = 0.02

STEPS = ("hour", "workday", "message", "week")


class Traveller:
    """Moves time in a thread of its own, one journey at a time."""

    def __init__(self, slack: LocalSlack, app_time: AppTime, *, zone: ZoneInfo) -> None:
        self._slack = slack
        self._time = app_time
        self._zone = zone
        self._thread: threading.Thread | None = None
        self._is_told_to_stop = threading.Event()
        self.heading_for: datetime | None = None
        self.is_moving = False

    def go(self, step: str) -> None:
        """Begin a step named in STEPS."""
        now = self._time.now()
        targets: dict[str, Callable[[], datetime]] = {
            "hour": lambda: now + timedelta(hours=1),
            "workday": lambda: self._next_working_morning(now),
            "week": lambda: now + timedelta(weeks=1),
            "message": lambda: now + _FARTHEST,
        }
        if step not in targets:
            raise LookupError(f"time knows no step called {step}")
        self._begin(targets[step](), until_message=step == "message")

    def go_to(self, moment: datetime) -> None:
        """Begin a journey to a moment. Time only moves forward: what has been said cannot be unsaid."""
        local = moment if moment.tzinfo else moment.replace(tzinfo=self._zone)
        if local <= self._time.now():
            raise ValueError("time only moves forward")
        self._begin(local, until_message=False)

    def stop(self) -> None:
        """Stop where time is now."""
        self._is_told_to_stop.set()
        if self._thread is not None:
            self._thread.join()

    def _begin(self, target: datetime, *, until_message: bool) -> None:
        if self.is_moving:
            raise ValueError("time is moving already")
        self._is_told_to_stop.clear()
        self.is_moving = True
        self.heading_for = None if until_message else target
        self._thread = threading.Thread(
            target=self._run_and_rest,
            args=(target,),
            kwargs={"until_message": until_message},
            name="time",
            daemon=True,
        )
        self._thread.start()

    def _run_and_rest(self, target: datetime, *, until_message: bool) -> None:
        try:
            self.run(target, until_message=until_message)
        finally:
            self.is_moving, self.heading_for = False, None
            self._slack.wake()

    def run(self, target: datetime, *, until_message: bool = False) -> None:
        """Move to the target, or to the first message on the way, and let the app speak at every stop."""
        said = self._said()
        while self._time.now() < target and not self._is_told_to_stop.is_set():
            stop = min(target, self._next_stop())
            self._time.move(stop, self._is_told_to_stop.is_set)
            self._slack.wake()
            self._time.settle(self._is_told_to_stop.is_set)
            if self._said() != said:
                said = self._said()
                if until_message:
                    break
                self._is_told_to_stop.wait(_LOOK_AT_IT)

    def _said(self) -> int:
        """How many messages the app has posted by itself."""
        return len(self._slack.calls_to("chat.postMessage"))

    def _next_stop(self) -> datetime:
        return self._time.next_stop() or self._next_working_morning(self._time.now())

    def _next_working_morning(self, now: datetime) -> datetime:
        """The next nine o'clock of a Monday to Friday, whatever holiday it is."""
        day = now.astimezone(self._zone).date()
        morning = datetime.combine(day, MORNING, self._zone)
        while morning <= now or morning.weekday() >= _SATURDAY:
            day += timedelta(days=1)
            morning = datetime.combine(day, MORNING, self._zone)
        return morning
