"""`/yhteys muokkaa SECTOR @person [@deputy]`: who the contact of a sector is in Slack."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.contact_assigned import render
from bot.naming import check_people
from bot.words.people import people_and_rest
from bot.words.post import read_post
from services.contacts import assign
from services.running_refusal import PersonMissing


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    people, rest = people_and_rest(words)
    if len(people) not in (1, 2):
        raise PersonMissing
    check_people(desk, people)
    deputy = people[1] if len(people) == 2 else None
    contact = assign(desk.division, asked.actor, read_post(rest), account_id=people[0], deputy=deputy)
    return Reply(render(contact, asked.language))


COMMAND = Command(name="contact_assign", slash="/yhteys", verb="edit", handle=handle)
