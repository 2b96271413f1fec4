"""`/hanke lista`: everybody's projects, the most urgent first, narrowed by sector, action or coordinator."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.project_list import render
from bot.words.filters import read_filter
from services.projects import list_projects


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    wanted = read_filter(words, desk.division.rules, asker=asked.actor.account_id, today=asked.today)
    return Reply(render(list_projects(desk.division, wanted), asked.today, asked.language))


COMMAND = Command(name="project_list", slash="/hanke", verb="list", handle=handle)
