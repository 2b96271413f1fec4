"""`/hanke ylläpito`: who administers and what they look after; `lisää @x` and `poista @x` appoint and dismiss."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.administration import render
from bot.naming import check_people
from bot.words.people import people_and_rest
from bot.words.vocabulary import find_code, phrases, unknown
from services.access import require_administrator
from services.administration import appoint, dismiss, overview
from services.running_refusal import AdministrationWordMissing, PersonMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    division, actor = desk.division, asked.actor
    if not words:
        return Reply(render(overview(division), asked.language, is_administrator=actor.is_administrator))
    require_administrator(actor)
    people, rest = people_and_rest(words)
    known = phrases("administration", ("add", "remove"))
    said = find_code(rest, known)
    if said is None:
        raise unknown(rest, known) if rest else AdministrationWordMissing
    if len(people) != 1:
        raise PersonMissing
    if said == "add":
        check_people(desk, people)
        return Reply(render(appoint(division, actor, people[0]), asked.language, is_administrator=True))
    after = dismiss(division, actor, people[0])
    # Whoever dismisses themselves has nothing to press any more.
    is_still_one = people[0] != actor.account_id
    return Reply(render(after, asked.language, is_administrator=is_still_one))


COMMAND = Command(name="administration", slash="/hanke", verb="administration", handle=handle)
