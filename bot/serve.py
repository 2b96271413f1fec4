"""The composition root: builds everything, hands it to what needs it, and runs it until it is told to stop."""

from __future__ import annotations

import logging
import os
import random
import signal
import socket
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from slack_bolt import App

from bot.app import WORKERS, build_app
from bot.asked import Desk
from bot.commands import COMMANDS
from bot.directory import Directory
from bot.gateway import SlackGateway
from bot.hello import say_hello
from bot.home_board import SlackHomeBoard
from bot.http_way import HttpWay
from bot.in_flight import Countdown, InFlight
from bot.languages import Languages
from bot.listeners.front_desk import FrontDesk
from bot.outside import Outside
from bot.posting import post
from bot.settings import Settings, SettingsError
from bot.slack_clients import DELIVERY_TIMEOUT, LISTENER_TIMEOUT, socket_client, web_client
from bot.socket_way import SocketWay
from bot.soon import Soon
from jobs.pulse import Pulse
from jobs.scheduler import Every, build_scheduler
from jobs.ticks import deliver_due, guarded, logged, look_who_is_there, prepare_digests, replan
from programme.loader import load_rules
from programme.timetable import Timetable
from services import contacts
from services.clock import ClockShift, system_clock
from services.crew import Crew
from services.delivery import Courier
from services.division import Division
from services.homes import Homes
from services.housekeeping import DELIVERY_JOB
from services.lease import Lease
from storage.database import Store
from storage.errors import StorageError

logger = logging.getLogger("hankebot")

# So many conversations are spoken to at once: one that is slow holds up none of the others.
CREW = 8

# A job that has not gone through for so long, in seconds, is stopped or hangs.
SILENCE = 120.0

# How long a stop waits, in seconds, for everything that is in hand.
STOPPING = 8.0

# How long a listener waits, in seconds, to learn who the people are that somebody names, and then of a channel.
LOOKING_UP = 0.8

# How long each step of long work in the background waits, in seconds, for answers that are being worked out.
GIVING_WAY = 1.0

# A socket closed for so long, in seconds, will not come back by itself: the supervisor starts us anew.
DISCONNECTED = 300.0


def serve(settings: Settings) -> bool:
    """Runs until a signal comes. Returns whether it ended as it should.

    Raises RuleBookError, a StorageError, SettingsError or TokenRefusedError where it cannot even begin.
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    answering = InFlight()
    division = replace(build_division(settings), soon=_soon, give_way=partial(answering.wait_until_none, GIVING_WAY))
    client = web_client(settings, timeout=LISTENER_TIMEOUT)
    workspace = say_hello(client, wait=stop.wait)
    if workspace is None:
        return True
    directory = Directory(client, workspace, monotonic=time.monotonic)
    languages = Languages(division=division, directory=directory, default=settings.language)
    pulse = Pulse(time.monotonic)
    courier = build_courier(
        settings, division, languages, is_stopping=stop.is_set, beat=lambda: pulse.beat(DELIVERY_JOB)
    )
    homes = Homes(
        division=division,
        board=SlackHomeBoard(web_client(settings, timeout=DELIVERY_TIMEOUT), directory, languages),
        is_stopping=stop.is_set,
    )
    wake_homes = Soon(
        logged("homes", homes.show_stale), ThreadPoolExecutor(1, thread_name_prefix="homes"), wait=stop.wait
    )
    front = FrontDesk(
        desk=Desk(
            division=division,
            commands=COMMANDS,
            outsiders=partial(directory.outsiders, within=LOOKING_UP),
            is_shared_outside=Outside(client, within=LOOKING_UP).is_shared,
            language=settings.language,
            workspace_url=workspace.url,
            post=partial(post, client),
        ),
        directory=directory,
        workspace=workspace,
        client=client,
        languages=languages,
        refresh=guarded("refresh", courier.refresh, pulse=pulse, division=division),
        home_opened=homes.open,
        wake_homes=wake_homes,
        background=ThreadPoolExecutor(2, thread_name_prefix="background"),
    )
    app = build_app(front, client=client, signing_secret=_signing_secret(settings))
    way = build_way_in(settings, app, courier, pulse, in_flight=answering)
    jobs = build_jobs(settings, division, courier, directory, wake_homes=wake_homes, pulse=pulse)
    with division.store.kept_open():
        return run_until_stopped(way, jobs, courier, pulse=pulse, stop=stop)


def _soon(work: Callable[[], object]) -> None:
    """A thread that a stop need not wait for: each project is planned in a transaction of its own."""
    threading.Thread(target=logged("planning", work), name="planning", daemon=True).start()


def build_division(settings: Settings) -> Division:
    """Reads the rules and prepares the database."""
    rules = load_rules()
    store = Store(settings.database)
    store.prepare()
    division = Division(
        store=store,
        rules=rules,
        timetable=Timetable.of(rules, settings.timezone, settings.reminder_time),
        clock=ClockShift(settings.clock_shift_file).clock if settings.clock_shift_file else system_clock,
        administrators=settings.admins,
        channel_id=settings.channel,
        language=settings.language,
    )
    contacts.seed(division)
    return division


def build_courier(
    settings: Settings,
    division: Division,
    languages: Languages,
    *,
    is_stopping: Callable[[], bool],
    beat: Callable[[], None],
) -> Courier:
    holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    return Courier(
        division=division,
        gateway=SlackGateway(web_client(settings, timeout=DELIVERY_TIMEOUT), languages.of_recipient),
        lease=Lease(division.store, holder, patience=settings.takeover_seconds, monotonic=time.monotonic),
        crew=Crew(ThreadPoolExecutor(CREW, thread_name_prefix="deliver"), size=CREW),
        is_stopping=is_stopping,
        beat=beat,
        chance=random.random,
    )


def run_until_stopped(
    way: SocketWay | HttpWay, jobs: tuple[Every, ...], courier: Courier, *, pulse: Pulse, stop: threading.Event
) -> bool:
    """Opens the way in, starts the jobs, waits, and closes both in order: first what asks, then what sends."""
    passes = InFlight()
    counted = tuple(replace(job, run=passes.counted(job.run)) for job in jobs)
    scheduler = build_scheduler(counted, courier.division.timetable.timezone)
    if not way.open(stop.wait):
        return True
    scheduler.start()
    logger.info("hankebot is up")
    ended_well = wait_for_stop(way, pulse, stop)
    logger.info("hankebot stops")
    countdown = Countdown(STOPPING, time.monotonic)
    way.finish(countdown.left)
    scheduler.shutdown(wait=False)
    if passes.wait_until_none(countdown.left()) and courier.crew.wait_until_idle(countdown.left()):
        release(courier)
    return ended_well


def release(courier: Courier) -> None:
    """Lets another process deliver at once; if even that fails, it takes over after a while by itself."""
    try:
        courier.lease.release()
    except StorageError as error:
        logger.warning("the lease was not released: %s", error)


def build_way_in(
    settings: Settings, app: App, courier: Courier, pulse: Pulse, *, in_flight: InFlight
) -> SocketWay | HttpWay:
    """Socket Mode where there is an app token, else HTTP. Raises SettingsError where the port is taken."""
    if settings.app_token:
        token = settings.app_token.get_secret_value()
        return SocketWay(app, token, client=socket_client(settings), workers=WORKERS, in_flight=in_flight)
    try:
        return HttpWay(
            app,
            port=settings.port,
            workers=WORKERS,
            in_flight=in_flight,
            is_healthy=lambda: pulse.is_alive(DELIVERY_JOB, within=SILENCE),
            standing=lambda: "ok, delivers" if courier.lease.is_held else "ok, stands by",
        )
    except OSError as error:
        raise SettingsError(f"PORT {settings.port}: {error.strerror}") from error


def build_jobs(
    settings: Settings,
    division: Division,
    courier: Courier,
    directory: Directory,
    *,
    wake_homes: Callable[[], None],
    pulse: Pulse,
) -> tuple[Every, ...]:
    """Every job there is."""

    def job(name: str, work: Callable[[], None]) -> Callable[[], None]:
        return guarded(name, work, pulse=pulse, division=division)

    return (
        Every(
            name=DELIVERY_JOB,
            run=job(DELIVERY_JOB, lambda: deliver_due(courier)),
            seconds=settings.tick_seconds,
        ),
        Every(name="replan", run=job("replan", lambda: replan(division)), hour=4),
        Every(
            name="digests", run=job("digests", lambda: prepare_digests(division)), seconds=settings.tick_seconds * 6
        ),
        Every(name="homes", run=job("homes", wake_homes), seconds=settings.tick_seconds * 6),
        Every(name="presence", run=job("presence", lambda: look_who_is_there(division, directory.has_gone)), hour=5),
    )


def wait_for_stop(way: SocketWay | HttpWay, pulse: Pulse, stop: threading.Event) -> bool:
    """Until a signal comes; or until something is out of order that only a new start will mend."""
    closed_since: float | None = None
    while not stop.wait(5):
        if not pulse.is_alive(DELIVERY_JOB, within=SILENCE):
            logger.error("no delivery has gone through for %.0f s; ending, to be started anew", SILENCE)
            return False
        if way.is_open():
            closed_since = None
            continue
        closed_since = closed_since or time.monotonic()
        if time.monotonic() - closed_since > DISCONNECTED:
            logger.error("no way in for %.0f s; ending, to be started anew", DISCONNECTED)
            return False
    return True


def _signing_secret(settings: Settings) -> str | None:
    """Socket Mode needs none: nobody but Slack is at the other end of the socket."""
    if settings.app_token or settings.signing_secret is None:
        return None
    return settings.signing_secret.get_secret_value()
