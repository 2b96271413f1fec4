"""Builds the Bolt app: three register loops over the tables of commands, buttons and forms, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.asked import ButtonListener, FormListener
from bot.buttons import BUTTONS
from bot.commands import COMMANDS
from bot.listener import FrontDesk
from bot.logs import bolt_logger
from bot.submissions import SUBMISSIONS

# Bolt's default of five would let five slow answers make every further command fail after three seconds.
# Ours are quick, and slow work has an executor of its own.
WORKERS = 24

Body = dict[str, Any]


def build_app(front: FrontDesk, *, client: WebClient, signing_secret: str | None) -> App:
    """`client` carries our token and Slack's address. Without a signing secret the app takes Socket Mode only."""
    app = App(
        logger=bolt_logger(),
        client=client,
        signing_secret=signing_secret or "",
        request_verification_enabled=signing_secret is not None,
        # Who we are was asked at start; a fixed answer keeps Slack's API, and SLACK_CLIENT_ID, out of each request.
        authorize=_authorization(front, str(client.token)),
        token_verification_enabled=False,
        listener_executor=ThreadPoolExecutor(WORKERS, thread_name_prefix="listener"),
    )
    for slash in sorted({command.slash for command in COMMANDS}):
        app.command(slash)(front.command)
    for button in BUTTONS:
        app.action(button.action)(_button(front, button))
    for form in SUBMISSIONS:
        app.view(form.callback_id)(_submission(front, form))
        for action_id in form.options:
            app.options(action_id)(_options(front, form))
    return app


def _authorization(front: FrontDesk, token: str) -> Callable[[], AuthorizeResult]:
    result = AuthorizeResult(
        enterprise_id=front.workspace.enterprise_id,
        team_id=front.workspace.team_id,
        bot_user_id=front.workspace.bot_user_id,
        bot_token=token,
    )
    return lambda: result


# Bolt hands a listener what its parameters are named after, so each has these very names.


def _button(front: FrontDesk, button: ButtonListener) -> Callable[..., None]:
    def listen(body: Body, ack: Ack, respond: Respond) -> None:
        front.button(button, body, ack=ack, respond=respond)

    return listen


def _submission(front: FrontDesk, form: FormListener) -> Callable[..., None]:
    def listen(body: Body, ack: Ack) -> None:
        front.submission(form, body, ack)

    return listen


def _options(front: FrontDesk, form: FormListener) -> Callable[..., None]:
    def listen(body: Body, ack: Ack) -> None:
        front.options(form, body, ack)

    return listen
