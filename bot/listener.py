"""From Slack's request to an answer and back: the one place where handlers meet Slack.

The work is done first and the answer is the ack itself. SQLite takes milliseconds of Slack's three seconds,
and an ack followed by an error within the next instants would be lost. Only what needs Slack's own API acks
first.
"""

from __future__ import annotations

import hashlib
import json
import logging
import uuid
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.asked import Asked, ButtonListener, Desk, FieldErrors, FormListener, OpenForm, Reply, ShowCard
from bot.blocks import Message, sentence
from bot.directory import Directory, Standing, Workspace
from bot.ids import read_value
from bot.languages import Languages
from bot.messages import refusal as refusal_message
from bot.messages.help import render as render_help
from bot.router import UnknownVerb, example_for, route
from bot.text import Language, plain, say
from services.people import actor
from services.refusal import Refusal
from storage.errors import StorageError

logger = logging.getLogger(__name__)

Body = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDesk:
    """Everything that the listeners need."""

    desk: Desk
    directory: Directory
    workspace: Workspace
    client: WebClient
    languages: Languages
    refresh: Callable[[], None]
    background: Executor

    # -- slash commands

    def command(self, body: Body, ack: Ack) -> None:
        with _Guard(self, body) as guard:
            refused = self._refused(body)
            if refused:
                ack(**_ephemeral(refused))
                return
            asked = self._asked(body, text=body.get("text", ""))
            answer = self._answer_command(asked, body)
            shown = self._open(answer, body, asked.language) if isinstance(answer, OpenForm) else answer
            ack(**_ephemeral(shown)) if shown else ack()
        if guard.sentence:
            ack(**_ephemeral(guard.sentence))

    def _answer_command(self, asked: Asked, body: Body) -> Message | OpenForm:
        slash = str(body["command"])
        try:
            command, words = route(self.desk.commands, slash, str(body.get("text") or ""))
        except UnknownVerb as unknown:
            names = [each.name for each in self.desk.commands if each.slash == slash]
            return render_help(slash, names, asked.language, unknown=unknown.word, suggestion=unknown.suggestion)
        try:
            answer = command.handle(asked, self.desk, words)
        except Refusal as refusal:
            return refusal_message.render(refusal, asked.language, example=example_for(command, asked.language))
        return answer.message if isinstance(answer, Reply) else answer

    # -- buttons

    def button(self, listener: ButtonListener, body: Body, *, ack: Ack, respond: Respond) -> None:
        answer: Message | None = None
        replaces = False
        with _Guard(self, body) as guard:
            answer, replaces = self._answer_button(listener, body)
        ack()
        answer = guard.sentence or answer
        if answer and not (replaces and _is_for_everyone(body)):
            self._respond(respond, answer, replaces=replaces)
        if replaces:
            self.background.submit(self.refresh)

    def _answer_button(self, listener: ButtonListener, body: Body) -> tuple[Message | None, bool]:
        refused = self._refused(body)
        if refused:
            return refused, False
        action = body["actions"][0]
        asked = self._asked(body, text=f"{action.get('action_id')} {action.get('value')}")
        row_id = read_value(action.get("value"))
        if row_id is None:
            return sentence(say("error.stale_button", asked.language)), False
        try:
            answer = listener.handle(asked, self.desk, row_id)
        except Refusal as refusal:
            return refusal_message.render(refusal, asked.language, example=None), False
        if isinstance(answer, OpenForm):
            return self._open(answer, body, asked.language), False
        return answer.message, answer.replaces

    def _respond(self, respond: Respond, answer: Message, *, replaces: bool) -> None:
        """Through the response_url, which needs no membership. It never raises, so its answer is looked at."""
        answered = respond(
            text=answer.text,
            blocks=list(answer.blocks),
            response_type="ephemeral",
            replace_original=replaces,
            unfurl_links=False,
            unfurl_media=False,
        )
        if answered.status_code != 200:
            logger.warning("a response_url answered %s", answered.status_code)

    # -- forms

    def submission(self, listener: FormListener, body: Body, ack: Ack) -> None:
        with _Guard(self, body) as guard:
            refused = self._refused(body)
            first_field = _first_input(body["view"])
            if refused:
                ack(response_action="errors", errors={first_field: refused.text})
                return
            view = body["view"]
            asked = self._asked(body, text=json.dumps([view.get("id"), view.get("state")], sort_keys=True))
            match listener.handle(asked, self.desk, view):
                case FieldErrors(errors):
                    ack(response_action="errors", errors={name: plain(line) for name, line in errors.items()})
                case ShowCard(view):
                    ack(response_action="update", view=view)
        if guard.sentence:
            ack(response_action="errors", errors={_first_input(body["view"]): guard.sentence.text})

    def options(self, listener: FormListener, body: Body, ack: Ack) -> None:
        """The options of a searching select; none where the asker may see nothing, or something failed."""
        found: list[dict[str, Any]] = []
        with _Guard(self, body):
            if not self._refused(body):
                asked = self._asked(body, text="")
                found = listener.options[body["action_id"]](asked, self.desk, str(body.get("value") or ""))
        ack(options=found)

    # -- what they share

    def _asked(self, body: Body, *, text: str) -> Asked:
        user_id = _user_id(body)
        division = self.desk.division
        return Asked(
            actor=actor(division, user_id),
            language=self.languages.of_person(user_id),
            today=division.today(),
            request_key=_request_key(body, user_id, text),
            channel_id=_channel_id(body),
        )

    def _refused(self, body: Body) -> Message | None:
        """What somebody is told who is not a full member of our workspace."""
        user_id = _user_id(body)
        member = self.directory.find(user_id)
        if member.standing is Standing.MEMBER:
            return None
        logger.info("refused %s: %s", user_id, member.standing)
        return sentence(say(f"access.{member.standing}", self.languages.spoken(member.locale)))

    def _open(self, form: OpenForm, body: Body, language: Language) -> Message | None:
        """Opens a form within the three seconds that its trigger lives; a sentence where Slack does not."""
        try:
            self.client.views_open(trigger_id=body["trigger_id"], view=form.view)
        except (SlackApiError, OSError) as error:
            logger.warning("views.open: %s", _error_name(error))
            return sentence(say("error.form_not_opened", language))
        return None


class _Guard:
    """Turns whatever goes wrong in a listener into a sentence with an id; the log has the rest under that id.

    One of the three places where every exception is caught.
    """

    def __init__(self, front: FrontDesk, body: Body) -> None:
        self._front = front
        self._body = body
        self.sentence: Message | None = None

    def __enter__(self) -> _Guard:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, Exception):
            return False
        incident = uuid.uuid4().hex[:8]
        logger.error("incident %s, asked by %s", incident, _user_id(self._body), exc_info=error)
        key = "error.database" if isinstance(error, StorageError) else "error.unexpected"
        # In the division's language: the person's own may be what could not be read.
        self.sentence = sentence(say(key, self._front.languages.default, incident=incident))
        return True


def _ephemeral(message: Message) -> dict[str, Any]:
    return {
        "text": message.text,
        "blocks": list(message.blocks),
        "response_type": "ephemeral",
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _user_id(body: Body) -> str:
    return str(body.get("user_id") or body["user"]["id"])


def _channel_id(body: Body) -> str | None:
    """The channel asked in; direct messages, alone or in a group, are none."""
    channel = str(body.get("channel_id") or (body.get("channel") or {}).get("id") or "")
    is_private_talk = body.get("channel_name") in ("directmessage", "mpdm") or channel.startswith("D")
    return channel if channel and not is_private_talk else None


def _request_key(body: Body, user_id: str, text: str) -> str:
    """The same for the same request, however often it is delivered; it holds nothing that was typed."""
    told = json.dumps([body.get("trigger_id"), user_id, body.get("command"), text])
    return hashlib.sha256(told.encode()).hexdigest()


def _is_for_everyone(body: Body) -> bool:
    """Whether the button stands in a message, not in an answer that only the asker sees."""
    return not (body.get("container") or {}).get("is_ephemeral")


def _first_input(view: dict[str, Any]) -> str:
    return next((str(block["block_id"]) for block in view["blocks"] if block["type"] == "input"), "")


def _error_name(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
