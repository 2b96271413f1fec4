"""Whatever happens in whatever order: nothing comes twice, and in quiet times nothing due is left behind."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.support.model_checks import Checks
from tests.support.model_facts import Facts
from tests.support.model_people import People


class Outbox(Facts, People, Checks):
    """All that may happen, and all that must hold then."""


Outbox.TestCase.settings = settings(
    max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
test_the_outbox_whatever_happens = Outbox.TestCase
