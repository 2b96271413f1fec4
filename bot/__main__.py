"""The command line, and the composition root: where everything is built and handed to what needs it."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import click
from slack_bolt import App
from slack_sdk.errors import SlackApiError

from bot.app import WORKERS, build_app
from bot.asked import Desk
from bot.commands import COMMANDS
from bot.directory import Directory
from bot.gateway import SlackGateway
from bot.hello import TokenRefusedError, say_hello
from bot.http_way import HttpWay
from bot.in_flight import InFlight
from bot.languages import Languages
from bot.listeners.front_desk import FrontDesk
from bot.logs import set_up_logging
from bot.settings import Settings, SettingsError, load_settings
from bot.slack_clients import DELIVERY_TIMEOUT, LISTENER_TIMEOUT, socket_client, web_client
from bot.socket_way import SocketWay
from jobs.pulse import Pulse
from jobs.scheduler import Every, build_scheduler
from jobs.ticks import deliver_due, guarded, replan
from programme.calendar import Calendar
from programme.loader import RuleBookError, load_rules
from programme.timetable import Timetable
from services import contacts
from services.clock import ClockShift, system_clock
from services.delivery import Courier
from services.division import Division
from services.lease import Lease
from storage.database import Store
from storage.errors import StorageError

logger = logging.getLogger("hankebot")

MANIFEST = Path(__file__).resolve().parent.parent / "manifest.yml"

DELIVERY_JOB = "deliver"

# A job that has not gone through for so long, in seconds, is stopped or hangs.
SILENCE = 120.0

# How long a stop waits for what is in hand, in seconds; the whole stop takes less than ten.
FINISHING = 4.0

# A socket closed for so long, in seconds, will not come back by itself: the supervisor starts us anew.
DISCONNECTED = 300.0


@click.group(help="Hankebot keeps an education division's projects and reminds of every deadline.")
def main() -> None:
    """Each subcommand has its own help."""


@main.command(help="Run the bot until it is told to stop (SIGTERM or Ctrl+C).")
def run() -> None:
    set_up_logging()
    try:
        ended_well = serve(load_settings())
    except (SettingsError, StorageError, RuleBookError, TokenRefusedError) as error:
        print(f"hankebot: {error}", file=sys.stderr)
        sys.exit(1)
    logging.shutdown()
    # Threads that still wait for Slack's answer hold nothing up: what they claimed is looked for at the next start.
    os._exit(0 if ended_well else 1)


@main.command(help="Try the bot in a local Slack, typed at this terminal. Nothing leaves this machine.")
@click.option("--port", default=3111, show_default=True, help="Where the local Slack listens, on 127.0.0.1 alone.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def sandbox(port: int, no_open: bool) -> None:  # noqa: FBT001, ARG001 - click passes options so; no page to open yet
    try:
        from sandbox.local_slack import LocalSlack  # noqa: PLC0415 - a production install has no sandbox
        from sandbox.terminal import run_terminal  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise SystemExit(f"hankebot: {error.name} is missing; install hankebot[sandbox]") from None
    with tempfile.TemporaryDirectory(prefix="hankebot-") as folder:
        shift = ClockShift(Path(folder) / "clock")
        with LocalSlack(manifest=MANIFEST, port=port, clock=shift.clock) as slack:
            environment = {
                "SLACK_API_URL": slack.api_url,
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_APP_TOKEN": slack.app_token,
                "HANKEBOT_DATABASE": f"{folder}/hankebot.db",
                "HANKEBOT_ADMINS": slack.user("sari").id,
                "HANKEBOT_TICK_SECONDS": "0.5",
                "HANKEBOT_CLOCK_SHIFT_FILE": str(shift.file),
            }
            with bot_process(environment, Path(folder) / "hankebot.log"):
                slack.wait_until_connected()
                run_terminal(slack, read_line=input, write=print, move_clock=shift.move)


@contextmanager
def bot_process(environment: dict[str, str], log: Path) -> Iterator[None]:
    """A bot of its own beside the local Slack, with nothing of this shell's Slack or proxy settings."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV") if name in os.environ}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=inherited | environment, stdout=output, stderr=output
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def serve(settings: Settings) -> bool:
    """Runs until a signal comes. Returns whether it ended as it should."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    division = build_division(settings)
    client = web_client(settings, timeout=LISTENER_TIMEOUT)
    workspace = say_hello(client, wait=stop.wait)
    if workspace is None:
        return True
    directory = Directory(client, workspace, monotonic=time.monotonic)
    languages = Languages(division=division, directory=directory, default=settings.language)
    courier = build_courier(settings, division, languages, is_stopping=stop.is_set)
    front = FrontDesk(
        desk=Desk(division=division, commands=COMMANDS),
        directory=directory,
        workspace=workspace,
        client=client,
        languages=languages,
        refresh=courier.refresh,
        background=ThreadPoolExecutor(2, thread_name_prefix="background"),
    )
    return run_until_stopped(settings, front, courier, stop=stop)


def build_division(settings: Settings) -> Division:
    """Reads the rules and prepares the database. Raises RuleBookError or a StorageError."""
    rules = load_rules()
    store = Store(settings.database)
    store.prepare()
    division = Division(
        store=store,
        rules=rules,
        timetable=Timetable(Calendar(rules.quiet_periods), settings.timezone, settings.reminder_time),
        clock=ClockShift(settings.clock_shift_file).clock if settings.clock_shift_file else system_clock,
        administrators=settings.admins,
    )
    contacts.seed(division)
    return division


def build_courier(
    settings: Settings, division: Division, languages: Languages, *, is_stopping: Callable[[], bool]
) -> Courier:
    holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    return Courier(
        division=division,
        gateway=SlackGateway(web_client(settings, timeout=DELIVERY_TIMEOUT), languages.of_recipient),
        lease=Lease(division.store, holder, patience=settings.takeover_seconds, monotonic=time.monotonic),
        new_id=lambda: uuid.uuid4().hex,
        is_stopping=is_stopping,
    )


def run_until_stopped(settings: Settings, front: FrontDesk, courier: Courier, *, stop: threading.Event) -> bool:
    """Opens the way in, starts the jobs, waits, and closes both in order: first what asks, then what sends."""
    division = front.desk.division
    pulse, passes = Pulse(time.monotonic), InFlight()
    app = build_app(front, client=front.client, signing_secret=_signing_secret(settings))
    way = build_way_in(settings, app, pulse)
    scheduler = build_scheduler(
        build_jobs(settings, division, courier, pulse=pulse, passes=passes), settings.timezone
    )
    try:
        way.open()
    except SlackApiError as error:
        raise TokenRefusedError(f"SLACK_APP_TOKEN: Slack says {error.response.get('error')}") from None
    scheduler.start()
    logger.info("hankebot is up")
    ended_well = wait_for_stop(way, stop)
    logger.info("hankebot stops")
    way.finish(FINISHING)
    scheduler.shutdown(wait=False)
    if passes.wait_until_none(FINISHING):
        courier.lease.release()
    return ended_well


def build_way_in(settings: Settings, app: App, pulse: Pulse) -> SocketWay | HttpWay:
    """Socket Mode where there is an app token, else HTTP."""
    if settings.app_token:
        token = settings.app_token.get_secret_value()
        return SocketWay(app, token, client=socket_client(settings), workers=WORKERS)
    return HttpWay(
        app,
        port=settings.port,
        workers=WORKERS,
        is_healthy=lambda: pulse.is_alive(DELIVERY_JOB, within=SILENCE),
    )


def build_jobs(
    settings: Settings, division: Division, courier: Courier, *, pulse: Pulse, passes: InFlight
) -> tuple[Every, ...]:
    """Every job there is. `passes` counts those that are under way."""

    def job(name: str, work: Callable[[], None]) -> Callable[[], None]:
        run = guarded(name, work, pulse=pulse, division=division)

        def counted() -> None:
            with passes.one():
                run()

        return counted

    return (
        Every(
            name=DELIVERY_JOB,
            run=job(DELIVERY_JOB, lambda: deliver_due(courier)),
            seconds=settings.tick_seconds,
        ),
        Every(name="replan", run=job("replan", lambda: replan(division)), hour=4),
    )


def wait_for_stop(way: SocketWay | HttpWay, stop: threading.Event) -> bool:
    """Until a signal comes, or the way in stays closed for too long."""
    closed_since: float | None = None
    while not stop.wait(5):
        if way.is_open():
            closed_since = None
            continue
        closed_since = closed_since or time.monotonic()
        if time.monotonic() - closed_since > DISCONNECTED:
            logger.error("no way in for %s seconds; ending, so that the supervisor starts us anew", DISCONNECTED)
            return False
    return True


def _signing_secret(settings: Settings) -> str | None:
    """Socket Mode needs none: nobody but Slack is at the other end of the socket."""
    if settings.app_token or settings.signing_secret is None:
        return None
    return settings.signing_secret.get_secret_value()


if __name__ == "__main__":
    main()
