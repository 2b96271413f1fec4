"""Builds the Bolt app: register loops over the tables of commands, buttons, forms and events, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.buttons import BOXES, BUTTONS, PICKS
from bot.commands import COMMANDS
from bot.events import EVENTS
from bot.ids import action_pattern
from bot.listeners import boxes, button, command, event, form, pick
from bot.listeners.front_desk import FrontDesk
from bot.logs import bolt_logger
from bot.submissions import SUBMISSIONS

# Bolt's default of five would let five slow answers make every further command fail after three seconds.
# Ours are quick, and slow work has an executor of its own.
WORKERS = 24


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
    for slash in sorted({each.slash for each in COMMANDS}):
        app.command(slash)(command.listen(front))
    for each in BUTTONS:
        app.action(action_pattern(each.action))(button.listen(front, each))
    for each_pick in PICKS:
        app.action(action_pattern(each_pick.action))(pick.listen(front, each_pick))
    for each_row in BOXES:
        app.action(each_row.action)(boxes.listen(front, each_row))
    for each_form in SUBMISSIONS:
        app.view(each_form.callback_id)(form.listen_to_submission(front, each_form))
        for action_id in each_form.options:
            app.options(action_id)(form.listen_to_options(front, each_form))
    for each_event in EVENTS:
        app.event(each_event.type)(event.listen(front, each_event))
    # Whatever once was a button or a form of ours, and is none any more.
    app.action(re.compile(""))(button.listen_to_stale(front))
    app.view(re.compile(""))(form.listen_to_stale(front))
    return app


def _authorization(front: FrontDesk, token: str) -> Callable[[], AuthorizeResult]:
    result = AuthorizeResult(
        enterprise_id=front.workspace.enterprise_id,
        team_id=front.workspace.team_id,
        bot_user_id=front.workspace.bot_user_id,
        bot_token=token,
    )
    return lambda: result
