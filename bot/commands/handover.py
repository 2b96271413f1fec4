"""`/hanke siirto REF @person`: hands a project over, or all of mine after a look. Without a person it asks."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.forms.handover import build
from bot.here import reference_here
from bot.messages.handover import render, render_look
from bot.naming import check_people
from bot.words.edit import project_facts
from bot.words.people import people_and_rest
from bot.words.reference import reference
from services.handover import hand_over, preview_handover
from services.projects import show
from services.running_refusal import PersonMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    people, rest = people_and_rest(words)
    if not people and rest:
        project = show(desk.division, reference(rest)).project
        return OpenForm(build(project.id, asked.language))
    if len(people) != 1:
        raise PersonMissing
    check_people(desk, people)
    named = reference(rest) if rest else reference_here(asked, desk)
    if named is None:
        mine = preview_handover(desk.division, asked.actor, to=people[0])
        if len(mine) > 1:
            return Reply(render_look(mine, people[0], asked.language))
    return Reply(render(hand_over(desk.division, asked.actor, named, to=people[0]), asked.language))


COMMAND = Command(name="handover", slash="/hanke", verb="handover", handle=handle, said_of=project_facts)
