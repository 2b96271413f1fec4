"""Slack's Web API clients. None of them repeats a call by itself: a repeated post would come twice."""

from __future__ import annotations

import re

from slack_sdk import WebClient

from bot.settings import Settings

# A listener has three seconds in all; a delivery may wait longer for an answer.
LISTENER_TIMEOUT = 2
DELIVERY_TIMEOUT = 10

_LOOPBACK = re.compile(r"https?://(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?/")


def web_client(settings: Settings, *, timeout: int) -> WebClient:
    """A client with the bot's token."""
    return _client(settings.bot_token.get_secret_value(), settings.api_url, timeout)


def socket_client(settings: Settings) -> WebClient:
    """The client that opens sockets, with the app's token: the bot's would be refused."""
    token = settings.app_token.get_secret_value() if settings.app_token else ""
    return _client(token, settings.api_url, DELIVERY_TIMEOUT)


def _client(token: str, api_url: str, timeout: int) -> WebClient:
    client = WebClient(token=token, base_url=api_url, timeout=timeout, retry_handlers=[])
    if _LOOPBACK.match(api_url):
        client.proxy = None  # the SDK knows no exceptions to a proxy, and none reaches this machine's own loopback
    return client
