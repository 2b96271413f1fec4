"""`/hanke kooste päälle|toimiala|pois`: a channel's weekly summary, of its projects or of the whole division."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.channel_choice import CHOICES, choose
from bot.messages.channel import render_digest
from bot.words.vocabulary import find_code, phrases, unknown
from services.channels import digest_here
from services.running_refusal import ChannelMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if asked.channel_id is None:
        raise ChannelMissing
    if not words:
        return Reply(render_digest(digest_here(desk.division, asked.channel_id), asked.language, is_new=False))
    known = phrases("digest", tuple(CHOICES))
    code = find_code(words, known)
    if code is None:
        raise unknown(words, known)
    return choose(asked, desk, code)


COMMAND = Command(name="channel_digest", slash="/hanke", verb="digest", handle=handle)
