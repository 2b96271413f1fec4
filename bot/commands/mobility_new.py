"""`/liikkuvuus uusi`: registers a mobility from one line, or opens the form with what was said."""

from __future__ import annotations

from dataclasses import replace

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.forms.mobility import build
from bot.here import reference_here
from bot.messages.mobility_card import render
from bot.naming import check_people
from bot.words.draft import to_new_mobility
from bot.words.mobility import read_mobility
from services import mobilities, projects


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    rules = desk.division.rules
    draft = read_mobility(words, rules)
    draft = replace(draft, project=draft.project or reference_here(asked, desk))
    check_people(desk, [draft.responsible] if draft.responsible else [])
    ready = to_new_mobility(draft)
    if ready is None:
        mobilities.check_host(draft.host)  # a form would cut or drop these without a word
        mobilities.check_people(draft.head_count, draft.accompanying)
        mobilities.check_travel_days(draft.travel_days)
        project = projects.show(desk.division, draft.project).project if draft.project else None
        return OpenForm(build(draft, project, asked.language, rules=rules))
    reference, new = ready
    card = mobilities.register(desk.division, asked.actor, reference, new, request_key=asked.request_key)
    return Reply(render(card, asked.language, is_new=True))


COMMAND = Command(name="mobility_new", slash="/liikkuvuus", verb="new", handle=handle)
