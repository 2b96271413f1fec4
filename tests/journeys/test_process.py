"""The process itself: how it starts, refuses to start, and ends."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.parse
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.journeys.heard import reminders
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey


def test_a_stop_finishes_what_is_in_hand_and_ends_well(bot_either_way: BotProcess, slack: LocalSlack):
    slack.fail("users.info", delay=1)
    told: list[str] = []
    asking = threading.Thread(target=lambda: told.append(answer(slack, "aino", "/hanke")))
    asking.start()
    slack.wait_for(lambda: not asking.is_alive() or _is_waiting(slack), timeout=5, every=0.02)

    assert bot_either_way.stop() == 0

    asking.join()
    assert "Sinulla ei ole vielä hankkeita" in told[0]


def _is_waiting(slack: LocalSlack) -> bool:
    """Whether the slowed call is under way: its fault has been taken from the list."""
    return not slack.pending_faults


def test_a_stop_between_two_messages_leaves_the_rest_for_the_next_start(
    bot: BotProcess, slack: LocalSlack, shift: ClockShift
):
    register_project(slack, "aino", "@aino @mikko @elin")
    slack.fail("chat.postMessage", delay=1, took_effect=True)
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for(lambda: any(reminders(slack, who) for who in ("aino", "mikko", "elin")))

    assert bot.stop() == 0

    bot.start()
    for who in ("aino", "mikko", "elin"):
        slack.wait_for_direct_message(who, "30.10.2027", timeout=20)
        assert len(reminders(slack, who)) == 1


def test_the_health_page_and_nothing_unsigned(slack: LocalSlack, shift: ClockShift, tmp_path: Path):
    stale = {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=ä"}
    with BotProcess(slack, shift, tmp_path, http=True) as bot:
        slack.wait_for(lambda: _post(f"{bot.url}/healthz") == (200, b"ok, delivers"))
        assert _post(f"{bot.url}/slack/events", b"ssl_check=1&token=x") == (200, b"")
        for headers in ({}, {"X-Slack-Request-Timestamp": "yesterday"}, {"X-Slack-Request-Timestamp": "²"}, stale):
            assert _post(f"{bot.url}/slack/events", b"command=/hanke", headers)[0] == 401
        assert _post(f"{bot.url}/slack/events", b"\xff\xfe=1")[0] in (400, 401)
        assert _post(f"{bot.url}/elsewhere")[0] == 404


def _post(url: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
    """Status and body of an answer; without a body of our own it is a GET."""
    target = urllib.parse.urlsplit(url)
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=5)
    with closing(connection):
        connection.putrequest("POST" if body else "GET", target.path)
        for name, value in (headers or {}).items():
            connection.putheader(name, value.encode("utf-8"))
        connection.putheader("Content-Type", "application/x-www-form-urlencoded")
        connection.putheader("Content-Length", str(len(body or b"")))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, answer.read()


def _start(slack: LocalSlack, database: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "HANKEBOT_DATABASE": str(database),
        **settings,
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=database.parent,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def _damaged(database: Path) -> None:
    database.write_bytes(b"This is no database, but long enough to be taken for one. " * 20)


def _newer(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(
            "CREATE TABLE _sqlite_migrations (id INTEGER, migration_set TEXT, name TEXT, applied_at TEXT)"
        )
        connection.execute("INSERT INTO _sqlite_migrations VALUES (1, 'hankebot', '9999_from_the_future', '')")
        connection.commit()


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "secret-of-mine"}, "SLACK_BOT_TOKEN must be a token"),
        ({"SLACK_BOT_TOKEN": "xoxb-nobody-knows-it"}, "SLACK_BOT_TOKEN: Slack says invalid_auth"),
        ({"SLACK_APP_TOKEN": ""}, "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing"),
        ({"SLACK_APP_TOKEN": "xapp-nobody-knows-it"}, "SLACK_APP_TOKEN: Slack says invalid_auth"),
        ({"HANKEBOT_TIMEZONE": "Europe/Helsinky"}, "HANKEBOT_TIMEZONE must be a time zone"),
        ({"HANKEBOT_LANGUAGE": "no"}, "HANKEBOT_LANGUAGE"),
        ({"HANKEBOT_ADMINS": "Sari"}, "HANKEBOT_ADMINS must be Slack user ids"),
        ({"HANKEBOT_CHANNEL": "#yleinen"}, "HANKEBOT_CHANNEL must be a Slack channel id"),
        ({"HANKEBOT_REMINDER_TIME": "05:59"}, "HANKEBOT_REMINDER_TIME must lie between 06:00 and 22:00"),
        ({"HANKEBOT_REMINDER_TIME": "nine"}, "HANKEBOT_REMINDER_TIME must be a time such as 09:00"),
        ({"PORT": "http"}, "PORT"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_one_line_that_names_it(
    settings: dict[str, str], named: str, slack: LocalSlack, tmp_path: Path
):
    ended = _start(slack, tmp_path / "hankebot.db", **settings)

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"hankebot: {named}")
    assert ended.stderr.count("\n") == 1
    for value in filter(None, settings.values()):
        assert value not in ended.stderr or "_TOKEN" not in "".join(settings)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [(_damaged, "restore a backup"), (_newer, "a newer version of Hankebot has used this database")],
)
def test_a_damaged_or_newer_database_stops_the_start_with_one_line(
    spoil: Callable[[Path], None], told: str, slack: LocalSlack, tmp_path: Path
):
    database = tmp_path / "hankebot.db"
    spoil(database)

    ended = _start(slack, database)

    assert ended.returncode == 1
    assert told in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
@pytest.mark.parametrize("fault", [{"status": 503}, {"drop": True}, {"error": "internal_error"}, {"retry_after": 1}])
def test_while_slack_is_away_the_start_waits_for_it(
    method: str, fault: dict[str, object], slack: LocalSlack, shift: ClockShift, tmp_path: Path
):
    slack.fail(method, **fault)

    with BotProcess(slack, shift, tmp_path):
        assert "Sinulla ei ole vielä hankkeita" in answer(slack, "aino", "/hanke")


def test_a_port_that_is_taken_stops_the_start_with_one_line(slack: LocalSlack, tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))  # noqa: S104 - as the bot itself does
        taken.listen()
        port = str(taken.getsockname()[1])

        ended = _start(slack, tmp_path / "hankebot.db", SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET="s", PORT=port)

    assert ended.returncode == 1
    assert f"hankebot: PORT {port}: Address already in use" in ended.stderr


def test_a_stop_ends_well_even_while_another_program_holds_the_database(
    bot_either_way: BotProcess, slack: LocalSlack
):
    answer(slack, "aino", "/hanke")
    with closing(sqlite3.connect(bot_either_way.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert bot_either_way.stop() == 0


def test_settings_of_another_kind_of_slack_app_do_not_turn_the_token_off(
    slack: LocalSlack, shift: ClockShift, tmp_path: Path
):
    with BotProcess(slack, shift, tmp_path, SLACK_CLIENT_ID="1.2", SLACK_CLIENT_SECRET="x"):
        assert "Sinulla ei ole vielä hankkeita" in answer(slack, "aino", "/hanke")


def test_the_log_has_no_tokens_and_nothing_that_was_typed(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    register_project(slack, "aino", "#projektit")
    answer(slack, "aino", '/hanke uusi KA121-VET "Salaisuus" 31.2.2027-1.3.2027')
    slack.fail("chat.postMessage", error="invalid_blocks")
    shift.move(helsinki("2027-10-27 09:00"))
    slack.wait_for_direct_message("aino", "Loppuraportti")
    bot.signal(signal.SIGTERM)

    log = bot.log.read_text(encoding="utf-8")
    assert "hankebot is up" in log
    for secret in (slack.bot_token, slack.app_token, "Ulkomaanjaksot", "Salaisuus", "KA121"):
        assert secret not in log


def test_the_socket_may_be_cut_and_refreshed(bot: BotProcess, slack: LocalSlack):
    slack.refresh_sockets()
    slack.wait_until_connected()
    assert "Sinulla ei ole vielä hankkeita" in answer(slack, "aino", "/hanke")
    slack.drop_sockets()
    slack.wait_for(lambda: slack.connections, timeout=30, every=0.05)
    assert "Sinulla ei ole vielä hankkeita" in answer(slack, "aino", "/hanke")
