"""`/yhteys muokkaa SECTOR [@person [@deputy]]`: who the contact of a sector is in Slack; without people, a form."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.forms.contact import build
from bot.messages.contact_assigned import render
from bot.messages.contacts import render as render_all
from bot.naming import check_people
from bot.words.people import people_and_rest
from bot.words.post import read_post
from services.access import require_administrator
from services.contact_details import for_change
from services.contacts import assign, everyone, of_post
from services.running_refusal import PersonMissing

MOST = 2


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    require_administrator(asked.actor)
    people, rest = people_and_rest(words)
    if not people and not rest:
        return Reply(render_all(everyone(desk.division), asked.language, is_administrator=True))
    if not people:
        number = of_post(desk.division, read_post(rest)).number
        return OpenForm(build(for_change(desk.division, asked.actor, number), asked.language))
    if len(people) > MOST:
        raise PersonMissing
    check_people(desk, people)
    deputy = people[1] if len(people) == MOST else None
    done = assign(desk.division, asked.actor, read_post(rest), account_id=people[0], deputy=deputy)
    return Reply(render(done, asked.language))


COMMAND = Command(name="contact_assign", slash="/yhteys", verb="edit", handle=handle)
