"""`/hanke uusi`: registers a project from one line, or opens the form with what was said."""

from __future__ import annotations

from dataclasses import replace

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.forms.project import build
from bot.messages.project_card import render
from bot.naming import check_channel, check_people
from bot.words.draft import infer_action, to_new_project
from bot.words.project import read_project
from services import projects


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    rules = desk.division.rules
    draft = read_project(words, rules)
    check_people(desk, draft.coordinators)
    check_channel(desk, draft.channel_id)
    new = to_new_project(draft, asked.actor.account_id, rules)
    if new is None:
        if draft.title is not None:
            projects.check_title(draft.title)  # a form would cut a title that is too long without a word
        offered = replace(
            infer_action(draft, rules),
            coordinators=draft.coordinators or (asked.actor.account_id,),
            channel_id=draft.channel_id or asked.channel_id,
        )
        return OpenForm(build(offered, asked.language, rules))
    card = projects.register(desk.division, asked.actor, new, request_key=asked.request_key)
    return Reply(render(card, asked.language, is_new=True))


COMMAND = Command(name="project_new", slash="/hanke", verb="new", handle=handle)
