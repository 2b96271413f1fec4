"""The way to the app, and Slack's patience: three seconds for everything, and further attempts for events only."""

import threading
from collections.abc import Callable
from dataclasses import replace

from sandbox.delivery.values import EVENT, TIMEOUT, Acknowledgement, Carrier, Delivery

# Seconds before the first, second and third further attempt (docs.slack.dev/apis/events-api).
RETRY_AFTER = (0.0, 60.0, 300.0)


class Courier:
    """Delivers over the carrier in use. `retry_scale` shortens the waits between attempts in tests."""

    def __init__(self, *, carrier: Carrier, within: float, retry_scale: float) -> None:
        self.carrier = carrier
        self._within = within
        self._retry_scale = retry_scale
        self._timers: set[threading.Timer] = set()
        self._lock = threading.Lock()
        self._is_stopped = False

    def deliver(self, delivery: Delivery) -> Acknowledgement:
        """Deliver and wait. An event that is not acknowledged comes again later, in the background."""
        acknowledgement = self.carrier.carry(delivery, within=self._within)
        if acknowledgement.error and delivery.kind == EVENT and delivery.attempt < len(RETRY_AFTER):
            reason = "http_timeout" if acknowledgement.error == TIMEOUT else "connection_failed"
            again = replace(delivery, attempt=delivery.attempt + 1, reason=reason)
            self._later(RETRY_AFTER[delivery.attempt] * self._retry_scale, lambda: self.deliver(again))
        return acknowledgement

    def stop(self) -> None:
        """Give up on what was to be sent again."""
        with self._lock:
            self._is_stopped = True
            timers = set(self._timers)
        for timer in timers:
            timer.cancel()
        for timer in timers:
            timer.join()

    def _later(self, seconds: float, deliver: Callable[[], object]) -> None:
        timer = threading.Timer(seconds, deliver)
        timer.daemon = True
        with self._lock:
            if self._is_stopped:
                return
            self._timers = {each for each in self._timers if each.is_alive()} | {timer}
            timer.start()
