"""Disk, database, clock, network and Slack fail in mid-burst: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import resource
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import timedelta

import pytest

from programme.rules import Rules
from sandbox.local_slack import LocalSlack
from services import deadlines
from services.clock import ClockShift
from services.division import Actor, Division
from tests.support.burst import DUE_AT
from tests.support.dying_bot import DyingBot
from tests.support.faulty_disk import disk_full, fill_the_disk_when_told, hurry_when_told, in_a_hurry
from tests.support.ledger import (
    Word,
    deadlines_of,
    reminders_in,
    run_until,
    run_until_settled,
    speaking_of_deadlines,
    words_due,
)
from tests.support.tables import rows
from tests.support.talk import answer

NOTHING_KEPT = "eikä mitään tallennettu"
PASS_FAILED = "the job deliver failed"
TYPED = 12

Finish = Callable[[Counter[Word]], None]


@pytest.fixture
def expected(division: Division, rules: Rules) -> Counter[Word]:
    return words_due(division.store, rules, DUE_AT)


@pytest.fixture
def mid_burst(bot: DyingBot, slack: LocalSlack) -> Callable[..., None]:
    def run(messages: int = 60, **how: object) -> None:
        """Starts the bot and waits until some of the messages stand in their conversations."""
        bot.start(**how)
        slack.wait_until_connected(timeout=30)
        run_until(bot, lambda: len(reminders_in(slack)) >= messages)

    return run


@contextmanager
def _no_room(bot: DyingBot) -> Iterator[None]:
    full = disk_full(bot.database)
    full.touch()
    yield
    full.unlink()


@contextmanager
def _no_file_may_grow(bot: DyingBot) -> Iterator[None]:
    """The kernel refuses the process every byte beyond the first page of any file."""
    before = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (4096, before[1]))
    yield
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def _held_by_another_program(bot: DyingBot) -> Iterator[None]:
    """For thirty passes, which is as long as thirty seconds are for a bot that waits a second in each."""
    hurry = in_a_hurry(bot.database)
    hurry.touch()
    with closing(sqlite3.connect(bot.database, isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        run_until(bot, lambda: bot.log.read_text(encoding="utf-8").count(PASS_FAILED) >= 30)
    hurry.unlink()


@pytest.mark.parametrize("trouble", [_no_room, _no_file_may_grow, _held_by_another_program])
def test_while_nothing_can_be_written_people_are_told_and_afterwards_all_goes_on(
    trouble: Callable[[DyingBot], AbstractContextManager[None]],
    expected: Counter[Word],
    bot: DyingBot,
    slack: LocalSlack,
    division: Division,
    mid_burst: Callable[..., None],
    finish: Finish,
):
    mid_burst(prepare=[fill_the_disk_when_told, hurry_when_told])
    with trouble(bot):
        told = [_register(slack, number) for number in range(TYPED)]
    refused = [number for number, answered in enumerate(told) if NOTHING_KEPT in answered]
    assert len(refused) > TYPED // 2

    for number in refused:
        assert f"Kesken {number}" in _register(slack, number)
    titles = Counter(row["title"] for row in rows(division.store, "SELECT title FROM projects"))
    assert [titles[f"Kesken {number}"] for number in range(TYPED)] == [1] * TYPED
    finish(expected)


def _register(slack: LocalSlack, number: int) -> str:
    """A project of which nothing is due yet."""
    return answer(slack, "aino", f'/hanke uusi KA121-VET "Kesken {number}" 1.6.2028–31.8.2029')


@pytest.mark.parametrize("hours", [-1, 1])
def test_the_clock_is_moved_by_an_hour(
    hours: int,
    expected: Counter[Word],
    slack: LocalSlack,
    shift: ClockShift,
    mid_burst: Callable[..., None],
    finish: Finish,
):
    slack.fail("chat.postMessage", error="internal_error", took_effect=True, times=20)
    mid_burst()

    shift.move(timedelta(hours=hours))

    finish(expected)


def test_the_socket_is_cut_again_and_again(
    expected: Counter[Word], bot: DyingBot, slack: LocalSlack, mid_burst: Callable[..., None], finish: Finish
):
    mid_burst()
    for messages in (100, 150, 200, 250):
        slack.drop_sockets()
        run_until(bot, lambda enough=messages: len(reminders_in(slack)) >= enough)

    slack.wait_until_connected(timeout=30)
    assert "Kesken 1" in _register(slack, 1)
    finish(expected)


# Whatever may stand between us and Slack, or be wrong with it; first what says by itself that all is not well.
PLAIN_NONSENSE: list[dict[str, object]] = [
    {"body": "<html><body>Bad gateway</body></html>"},
    {"body": "<html></html>", "status": 502},
    {"body": ""},
    {"body": "{}"},
    {"body": "[]"},
    {"body": "null"},
    {"body": '"ok"'},
    {"body": '{"ok": true'},
    {"body": '{"ok": false}'},
    {"body": '{"ok": false, "error": {"code": 5}}'},
    {"status": 500},
    {"status": 503},
    {"drop": True},
]
ALLEGED_SUCCESS: list[dict[str, object]] = [
    {"body": '{"ok": true}'},
    {"body": '{"ok": true, "channel": null, "ts": null, "messages": null, "user": null}'},
    {"body": '{"ok": true, "channel": [], "ts": [], "messages": {}, "user": []}'},
    {"body": '{"ok": "yes", "channel": 0, "ts": 0, "messages": 0, "user": 0}'},
    {"body": '{"ok": true, "messages": [1, null, {"metadata": "none"}]}'},
]


def _talk_nonsense(
    slack: LocalSlack,
    method: str,
    answers: Iterable[dict[str, object]] = (*PLAIN_NONSENSE, *ALLEGED_SUCCESS),
    **how: object,
) -> None:
    for each in answers:
        slack.fail(method, times=2, **each, **how)


@pytest.mark.parametrize("method", ["conversations.open", "users.info"])
def test_slack_answers_nonsense_before_the_post(
    method: str, expected: Counter[Word], bot: DyingBot, slack: LocalSlack, finish: Finish
):
    _talk_nonsense(slack, method)
    bot.start()

    finish(expected)

    assert slack.pending_faults == 0


@pytest.mark.parametrize("took_effect", [True, False])
def test_slack_answers_nonsense_to_the_post(
    took_effect: bool,  # noqa: FBT001 - pytest passes parameters so
    expected: Counter[Word],
    bot: DyingBot,
    slack: LocalSlack,
    finish: Finish,
):
    _talk_nonsense(slack, "chat.postMessage", took_effect=took_effect)
    bot.start()

    finish(expected)

    assert slack.pending_faults == 0


def test_slack_answers_nonsense_to_the_search(
    expected: Counter[Word], bot: DyingBot, slack: LocalSlack, finish: Finish
):
    slack.fail("chat.postMessage", error="internal_error", took_effect=True, times=50)
    _talk_nonsense(slack, "conversations.history")
    bot.start()

    finish(expected)

    assert slack.pending_faults == 0


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(PLAIN_NONSENSE, id="plain"),
        pytest.param(ALLEGED_SUCCESS, id="alleged_success"),
    ],
)
def test_slack_answers_nonsense_to_an_update(
    answers: list[dict[str, object]],
    expected: Counter[Word],
    bot: DyingBot,
    slack: LocalSlack,
    shift: ClockShift,
    division: Division,
    finish: Finish,
):
    finish(expected)
    _talk_nonsense(slack, "chat.update", answers)
    sari = Actor(account_id=slack.user("sari").id, is_administrator=True)
    for row in rows(division.store, "SELECT DISTINCT deadline_id FROM reminders WHERE state = 'sent'"):
        deadlines.complete(division, sari, row["deadline_id"])

    run_until_settled(bot, shift)

    messages = speaking_of_deadlines(division.store, slack)
    assert [message.text for message in messages if deadlines_of(message)] == []
    assert slack.pending_faults == 0


@pytest.mark.parametrize(
    ("method", "body"),
    [
        ("conversations.open", '{"ok": true, "channel": {"id": {"id": "D1"}}}'),
        ("chat.postMessage", '{"ok": true, "channel": 5, "ts": 5}'),
    ],
)
def test_slack_names_a_place_that_is_none(
    method: str, body: str, expected: Counter[Word], bot: DyingBot, slack: LocalSlack, finish: Finish
):
    """Nothing was posted: to take the place for one is to lose the message, or to give it to an administrator."""
    slack.fail(method, body=body, times=60)
    bot.start()

    finish(expected)
