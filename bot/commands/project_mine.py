"""`/hanke`: my projects, what comes next in each, and the buttons to go on from there."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.project_list import render_mine
from services.filters import ProjectFilter
from services.projects import list_projects


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:  # noqa: ARG001 - every command takes its words
    lines = list_projects(desk.division, ProjectFilter(coordinator=asked.actor.account_id))
    return Reply(render_mine(lines, asked.today, asked.language))


COMMAND = Command(name="project_mine", slash="/hanke", verb=None, handle=handle, is_default=True)
