"""Killed at every step of sending and at any moment, hundreds of times: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from programme.rules import Rules
from services import deadlines
from services.clock import ClockShift
from services.division import Actor, Division
from storage.deliveries import DeliveryState
from tests.support.burst import DUE_AT
from tests.support.dying_bot import DyingBot
from tests.support.ledger import (
    Word,
    assert_rows_agree,
    deadlines_of,
    open_deliveries,
    run_until,
    run_until_settled,
    speaking_of_deadlines,
    words_due,
)
from tests.support.stops import Moment
from tests.support.tables import rows

pytestmark = pytest.mark.crash

Step = tuple[str, Moment]
Finish = Callable[[Counter[Word]], None]
DieAt = Callable[..., None]

CLAIM = "storage.deliveries:claim"
SEND = "bot.gateway:SlackGateway.send"
OPEN = "slack_sdk:WebClient.conversations_open"
POST = "slack_sdk:WebClient.chat_postMessage"
RECORD = "storage.deliveries:record_sent"

BEFORE_THE_POST: list[Step] = [
    (CLAIM, Moment.AFTER),
    (CLAIM, Moment.COMMITTED),
    (SEND, Moment.BEFORE),
    (OPEN, Moment.AFTER),
    (POST, Moment.BEFORE),
]
AFTER_THE_POST: list[Step] = [
    (POST, Moment.ANSWER_UNREAD),
    (POST, Moment.AFTER),
    (RECORD, Moment.BEFORE),
    (RECORD, Moment.AFTER),
    (RECORD, Moment.COMMITTED),
]

TAKE_UP = "storage.deliveries:take_up"
FIND = "bot.gateway:SlackGateway.find"
HISTORY = "slack_sdk:WebClient.conversations_history"
AGAIN = "storage.deliveries:claim_again"

SETTLING: list[Step] = [
    (TAKE_UP, Moment.AFTER),
    (TAKE_UP, Moment.COMMITTED),
    (FIND, Moment.BEFORE),
    (HISTORY, Moment.ANSWER_UNREAD),
    (FIND, Moment.AFTER),
    ("storage.reminders:put_back", Moment.AFTER),
    (AGAIN, Moment.AFTER),
    (AGAIN, Moment.COMMITTED),
    (POST, Moment.ANSWER_UNREAD),
    (RECORD, Moment.AFTER),
]

UPDATE = "slack_sdk:WebClient.chat_update"
REFRESHED = "storage.refreshes:record"

REFRESHING: list[Step] = [
    ("storage.refreshes:claim", Moment.AFTER),
    ("storage.refreshes:claim", Moment.COMMITTED),
    (UPDATE, Moment.BEFORE),
    (UPDATE, Moment.ANSWER_UNREAD),
    (REFRESHED, Moment.BEFORE),
    (REFRESHED, Moment.AFTER),
    (REFRESHED, Moment.COMMITTED),
]


@pytest.fixture
def expected(division: Division, rules: Rules) -> Counter[Word]:
    due = words_due(division.store, rules, DUE_AT)
    assert len(due) > 300
    return due


@pytest.mark.parametrize(
    "steps",
    [pytest.param(BEFORE_THE_POST, id="before_the_post"), pytest.param(AFTER_THE_POST, id="after_the_post")],
)
def test_killed_at_each_step_of_sending(steps: list[Step], expected: Counter[Word], die_at: DieAt, finish: Finish):
    die_at(steps, times=25)

    finish(expected)


def test_killed_while_hundreds_of_messages_are_in_doubt(
    expected: Counter[Word],
    bot: DyingBot,
    slack,
    shift: ClockShift,
    division: Division,
    die_at: DieAt,
    finish: Finish,
):
    slack.fail("chat.postMessage", error="internal_error", took_effect=True, times=150)
    slack.fail("chat.postMessage", error="internal_error", times=1000)
    bot.start()
    run_until(bot, lambda: len(_in_doubt(division)) >= 300)
    bot.kill()
    slack.stop_failing()
    shift.move(timedelta(minutes=15))

    die_at(SETTLING, times=20)

    finish(expected)


def _in_doubt(division: Division) -> list[dict]:
    return [
        each
        for each in open_deliveries(division.store)
        if each["state"] == DeliveryState.CLAIMED and each["error"] is not None
    ]


def test_killed_while_messages_are_brought_up_to_date(
    expected: Counter[Word],
    bot: DyingBot,
    slack,
    shift: ClockShift,
    division: Division,
    die_at: DieAt,
    finish: Finish,
):
    finish(expected)
    bot.kill()
    sari = Actor(account_id=slack.user("sari").id, is_administrator=True)
    for row in rows(division.store, "SELECT DISTINCT deadline_id FROM reminders WHERE state = 'sent'"):
        deadlines.complete(division, sari, row["deadline_id"])
    assert len(open_deliveries(division.store)) > 300

    die_at(REFRESHING, times=28)
    bot.start()
    run_until_settled(bot, shift)

    messages = speaking_of_deadlines(division.store, slack)
    assert [message.text for message in messages if message.edited_ts is None or deadlines_of(message)] == []
    assert_rows_agree(division.store, slack)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_killed_at_any_moment(seed: int, expected: Counter[Word], bot: DyingBot, shift: ClockShift, finish: Finish):
    """A third of the deaths come while the bot still starts."""
    moments = random.Random(seed)  # noqa: S311 - the same moments each time
    for _ in range(20):
        bot.start()
        assert not bot.has_died(within=moments.uniform(0.1, 0.7))
        bot.kill()
        shift.move(timedelta(seconds=moments.choice([0, 6, 30])))

    finish(expected)
