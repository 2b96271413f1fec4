"""The command line."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import webbrowser
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from bot import rule_book
from bot.doctor import examine
from bot.hello import TokenRefusedError
from bot.logs import set_up_logging
from bot.serve import serve
from bot.settings import SettingsError, load_settings
from programme.loader import RuleBookError, load_rules
from services.checkup import Level
from services.trace import trace
from storage.errors import StorageError

logger = logging.getLogger("hankebot")

MANIFEST = Path(__file__).resolve().parent.parent / "manifest.yml"


@click.group(help="Hankebot keeps an education division's projects and reminds of every deadline.")
def main() -> None:
    """Each subcommand has its own help."""


@main.command(help="Run the bot until it is told to stop (SIGTERM or Ctrl+C).")
def run() -> None:
    set_up_logging()
    try:
        ended_well = serve(load_settings())
    except StorageError as error:
        print(f"hankebot: HANKEBOT_DATABASE {error}", file=sys.stderr)
        ended_well = False
    except (SettingsError, RuleBookError, TokenRefusedError) as error:
        print(f"hankebot: {error}", file=sys.stderr)
        ended_well = False
    except Exception as error:  # noqa: BLE001 - the last of the three places where every exception is caught
        logger.critical("hankebot ends on an error that nobody foresaw\n%s", trace(error))
        ended_well = False
    logging.shutdown()
    # Threads that still wait for Slack's answer hold nothing up: what they claimed is looked for at the next start.
    os._exit(0 if ended_well else 1)


@main.command(help="Check that everything is as it should be. Changes nothing.")
def doctor() -> None:
    try:
        settings = load_settings()
        findings = examine(settings)
    except (SettingsError, RuleBookError, StorageError) as error:
        raise SystemExit(f"hankebot: {error}") from None
    for finding in findings:
        print(f"{finding.level:<5} {finding.text}")
    raise SystemExit(any(finding.level is Level.BAD for finding in findings))


@main.command(help="Print the whole rule book with its sources.")
def rules() -> None:
    try:
        print(rule_book.render(load_rules()), end="")
    except RuleBookError as error:
        raise SystemExit(f"hankebot: {error}") from None


@main.command(help="Try the bot in a local Slack, in the browser. Nothing leaves this machine.")
@click.option("--port", default=3111, show_default=True, help="Where the page is served, on 127.0.0.1 alone.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def sandbox(port: int, no_open: bool) -> None:  # noqa: FBT001 - click passes options so
    try:
        from bot.demo.world import open_world  # noqa: PLC0415 - a production install has no sandbox
        from sandbox.page.server import Page  # noqa: PLC0415 - nor its page
    except ModuleNotFoundError as error:
        raise SystemExit(f"hankebot: {error.name} is missing; try it in a checkout: make demo") from None
    if not MANIFEST.exists():
        raise SystemExit("hankebot: manifest.yml is missing; try it in a checkout: make demo")
    try:
        page = Page(partial(open_world, MANIFEST), port=port)
    except OSError as error:
        raise SystemExit(f"hankebot: port {port}: {error.strerror}; choose another with --port") from None
    # However it is ended, the bot beside it ends too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with page:
        print(f"Hankebot is at {page.url} – Ctrl+C ends it")
        if not no_open:
            webbrowser.open(page.url)
        with suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
