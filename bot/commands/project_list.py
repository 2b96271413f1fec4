"""`/hanke lista [filter]`: everybody's projects as a table, the most urgent first."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.lists import projects


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    return Reply(projects(asked, desk, words, asked.language))


COMMAND = Command(name="project_list", slash="/hanke", verb="list", handle=handle)
