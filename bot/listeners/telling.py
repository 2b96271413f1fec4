"""How an answer reaches whoever asked where the ack cannot carry it: the response_url, else a direct message."""

from __future__ import annotations

import logging
from http import HTTPStatus

from slack_bolt import Respond

from bot.blocks import Message
from bot.listeners.front_desk import FrontDesk, ephemeral
from bot.listeners.talk import post
from bot.slack_errors import NO_ANSWER, error_name

logger = logging.getLogger(__name__)


def respond_to(message: Message, respond: Respond, *, replaces: bool = False) -> bool:
    """Needs no membership of the channel; whether Slack has taken it.

    Bolt's respond never raises for a refusal, so its answer is looked at.
    """
    try:
        answered = respond(**ephemeral(message), replace_original=replaces)
    except NO_ANSWER as error:
        logger.warning("a response_url could not be reached: %s", error_name(error))
        return False
    if answered.status_code != HTTPStatus.OK:
        logger.warning("a response_url answered %s", answered.status_code)
    return answered.status_code == HTTPStatus.OK


def tell(front: FrontDesk, message: Message, account_id: str) -> None:
    """A direct message, where nothing else has shown an answer: nobody who does something is left without one."""
    front.background.submit(_post, front, message, account_id)


def _post(front: FrontDesk, message: Message, account_id: str) -> None:
    post(front, message, channel=account_id)
