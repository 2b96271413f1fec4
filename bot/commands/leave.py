"""`/muistutus loma 1.7.2027–31.7.2027 @deputy`: whoever stands in hears what is mine meanwhile."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.leave import render
from bot.naming import check_people
from bot.words.leave import read_leave
from services.presence import Leave, end_leave, presence_of, take_leave


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    division, actor = desk.division, asked.actor
    said = read_leave(words)
    check_people(desk, [said.deputy] if said.deputy else [])
    if said.is_over:
        person = end_leave(division, actor)
    elif said.start_on and said.end_on:
        leave = Leave(first=said.start_on, last=said.end_on, deputy=said.deputy)
        person = take_leave(division, actor, leave)
    else:
        person = presence_of(division, actor.account_id)
    return Reply(render(person, asked.today, asked.language))


COMMAND = Command(name="leave", slash="/muistutus", verb="leave", handle=handle)
