"""Somebody has come into a channel; where it is the bot itself, it says once what it does and whom to ask."""

from __future__ import annotations

from bot.listeners.event import EventListener
from bot.listeners.front_desk import FrontDesk
from bot.listeners.payload import Body, event_of, user_id
from bot.listeners.talk import post
from bot.messages.channel import render_welcome
from programme.model import Recipient
from services.channels import welcome


def handle(front: FrontDesk, body: Body) -> None:
    channel = str(event_of(body).get("channel") or "")
    if user_id(body) != front.workspace.bot_user_id or not channel:
        return
    first_words = welcome(front.desk.division, channel)
    if first_words:
        language = front.languages.of_recipient(Recipient.channel(channel))
        post(front, render_welcome(first_words, language), channel=channel)


EVENT = EventListener(type="member_joined_channel", handle=handle)
