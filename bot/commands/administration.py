"""`/hanke ylläpito`: who administers and what they look after; `lisää @x`, `poista @x`, `kanava #x`, `kieli sv`."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.administration import render, render_done
from bot.naming import check_administration
from bot.words.administration import read_administration
from services.access import require_administrator
from services.administration import change, dismiss, overview


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    division, actor = desk.division, asked.actor
    if not words:
        return Reply(render(overview(division), asked.language, is_administrator=actor.is_administrator))
    require_administrator(actor)
    said = read_administration(words)
    if said.dismissed:
        done = dismiss(division, actor, said.dismissed[0])
    else:
        check_administration(desk, said)
        done = change(division, actor, appointed=said.appointed, chosen=said.chosen)
    return Reply(render_done(done, said, asked.actor, asked.language))


COMMAND = Command(name="administration", slash="/hanke", verb="administration", handle=handle)
