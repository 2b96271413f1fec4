import threading

from sandbox.delivery.courier import Courier
from sandbox.delivery.values import COMMAND, EVENT, TIMEOUT, Acknowledgement, Delivery


class DeafCarrier:
    """Takes everything and acknowledges nothing."""

    def __init__(self, enough=4):
        self.carried = []
        self.is_enough = threading.Event()
        self._enough = enough

    def carry(self, delivery, *, within):
        self.carried.append((delivery.attempt, delivery.reason))
        if len(self.carried) >= self._enough:
            self.is_enough.set()
        return Acknowledgement(seconds=within, error=TIMEOUT)

    def is_connected(self):
        return True


def test_an_event_is_tried_four_times_in_all():
    carrier = DeafCarrier()
    courier = Courier(carrier=carrier, within=0.0, retry_scale=0.0)

    courier.deliver(Delivery(kind=EVENT, payload={}))
    assert carrier.is_enough.wait(5)
    courier.stop()

    assert carrier.carried == [(0, ""), (1, "http_timeout"), (2, "http_timeout"), (3, "http_timeout")]


def test_a_command_is_tried_once():
    carrier = DeafCarrier()
    courier = Courier(carrier=carrier, within=0.0, retry_scale=0.0)

    courier.deliver(Delivery(kind=COMMAND, payload={}))
    courier.stop()

    assert carrier.carried == [(0, "")]


def test_nothing_is_tried_again_after_the_end():
    carrier = DeafCarrier()
    courier = Courier(carrier=carrier, within=0.0, retry_scale=1.0)

    courier.deliver(Delivery(kind=EVENT, payload={}, attempt=1))
    courier.stop()

    assert carrier.carried == [(1, "")]
