"""What all listeners share: who asks and whether they may, how forms open, what people hear when all fails."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.asked import Asked, Desk, OpenForm
from bot.blocks import Message, sentence
from bot.directory import Directory, Standing, Workspace
from bot.languages import Languages
from bot.listeners.payload import Body, asked_for, channel_id, is_being_filled_in, is_in_form, request_key, user_id
from bot.slack_errors import SLACK_ERRORS, error_name
from bot.text import Language, say
from services.people import actor
from services.trace import trace
from storage.errors import StorageError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDesk:
    """`refresh` brings changed messages up to date; it needs Slack's API, so it runs in the background.

    `home_opened` notes that a person has opened their Home tab, and `wake_homes` lets the tabs be looked through in
    the background: whatever was just done may show in some of them.
    """

    desk: Desk
    directory: Directory
    workspace: Workspace
    client: WebClient
    languages: Languages
    refresh: Callable[[], None]
    home_opened: Callable[[str], None]
    wake_homes: Callable[[], None]
    background: Executor

    def refused(self, body: Body) -> Message | None:
        """What somebody is told who is not a full member of our workspace; None to all others."""
        account_id = user_id(body)
        member = self.directory.find(account_id)
        if member.standing is Standing.MEMBER:
            return None
        logger.info("refused %s: %s", account_id, member.standing)
        return sentence(say(f"access.{member.standing}", self.languages.spoken(member.locale)))

    def asked(self, body: Body, *, text: str) -> Asked:
        """`text` tells this request from others by the same person."""
        account_id = user_id(body)
        division = self.desk.division
        return Asked(
            actor=actor(division, account_id),
            language=self.languages.of_person(account_id),
            today=division.today(),
            request_key=request_key(body, text),
            channel_id=channel_id(body),
        )

    def open(self, form: OpenForm, body: Body, language: Language) -> Message | None:
        """Opens a form within the three seconds that its trigger lives; a sentence where Slack does not.

        From within a form that is being filled in the new one opens on top, so that nothing typed is lost, nor shows
        in the new one: Slack keeps what stands in a field whose name stays. A card gives its place to the new one,
        for Slack stacks three at most.
        """
        try:
            if is_being_filled_in(body):
                self.client.views_push(trigger_id=body["trigger_id"], view=form.view)
            elif is_in_form(body):
                self.client.views_update(view_id=body["view"]["id"], view=form.view)
            else:
                self.client.views_open(trigger_id=body["trigger_id"], view=form.view)
        except SLACK_ERRORS as error:
            logger.warning("a form was not opened: %s", error_name(error))
            return sentence(say("error.form_not_opened", language))
        return None


class Guard:
    """Turns whatever goes wrong within it into a sentence with an id; the log has the rest under that id.

    Also leaves one line in the log for each request: what was asked, by whom, and how long it took.
    One of the three places where every exception is caught.
    """

    def __init__(self, front: FrontDesk, body: Body) -> None:
        self._front = front
        self._body = body
        self._began = time.perf_counter()
        self.sentence: Message | None = None

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, place: object) -> bool:
        milliseconds = 1000 * (time.perf_counter() - self._began)
        outcome = "failed" if error else "answered"
        logger.info("%s by %s: %s in %.0f ms", asked_for(self._body), user_id(self._body), outcome, milliseconds)
        if not isinstance(error, Exception):
            return False
        incident = uuid.uuid4().hex[:8]
        logger.error("incident %s, asked by %s\n%s", incident, user_id(self._body), trace(error))
        key = "error.database" if isinstance(error, StorageError) else "error.unexpected"
        # In the division's language: the person's own may be what could not be read.
        self.sentence = sentence(say(key, self._front.languages.default, incident=incident))
        return True


def ephemeral(message: Message) -> dict[str, Any]:
    """A message to the asker alone, as an ack or a response_url takes it."""
    return {
        "text": message.text,
        "blocks": list(message.blocks),
        "response_type": "ephemeral",
        "unfurl_links": False,
        "unfurl_media": False,
    }
