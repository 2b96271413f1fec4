"""`/hanke kooste päälle|toimiala|pois`: a channel's weekly summary, of its projects or of the whole division."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.channel import render_digest
from bot.naming import check_channel
from bot.words.vocabulary import find_code, phrases, unknown
from services.channels import DigestScope, choose_digest, digest_here
from services.running_refusal import ChannelMissing

# What can be said, by the codes of its words.
CHOICES = {"on": DigestScope.PROJECT, "division": DigestScope.DIVISION, "off": None}


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    if asked.channel_id is None:
        raise ChannelMissing
    if not words:
        return Reply(render_digest(digest_here(desk.division, asked.channel_id), asked.language, is_new=False))
    known = phrases("digest", tuple(CHOICES))
    code = find_code(words, known)
    if code is None:
        raise unknown(words, known)
    scope = CHOICES[code]
    if scope is not None:
        check_channel(desk, asked.channel_id)
    chosen = choose_digest(desk.division, asked.actor, asked.channel_id, scope)
    return Reply(render_digest(chosen, asked.language, is_new=True))


COMMAND = Command(name="channel_digest", slash="/hanke", verb="digest", handle=handle)
