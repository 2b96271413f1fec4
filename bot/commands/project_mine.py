"""`/hanke`: in a project's channel its card; elsewhere my projects, what comes next, and the buttons to go on."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.here import reference_here
from bot.messages.project_card import render as render_card
from bot.messages.project_list import SHOWN, render_mine
from services.filters import ProjectFilter
from services.projects import list_projects, show


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:  # noqa: ARG001 - every command takes its words
    if (here := reference_here(asked, desk)) is not None:
        return Reply(render_card(show(desk.division, here), asked.language))
    mine = ProjectFilter(coordinator=asked.actor.account_id)
    listed = list_projects(desk.division, mine, limit=SHOWN)
    return Reply(render_mine(listed, asked.today, asked.language))


COMMAND = Command(name="project_mine", slash="/hanke", verb=None, handle=handle, is_default=True)
