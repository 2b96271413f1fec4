"""What administrators look after, from the overview: contacts, calls, what did not arrive, what is incomplete."""

from __future__ import annotations

from collections.abc import Callable

from bot.asked import Asked, ButtonAnswer, Desk, PickListener, Reply
from bot.blocks import Message
from bot.ids import Action
from bot.messages import calls as calls_message
from bot.messages import contacts as contacts_message
from bot.messages.administration import Look, render_incomplete, render_troubles
from services import calls
from services.access import require_administrator
from services.administration import incomplete_projects
from services.contacts import everyone
from services.running_refusal import StaleChoice
from services.troubles import troubles_for


def _contacts(asked: Asked, desk: Desk) -> Message:
    return contacts_message.render(everyone(desk.division), asked.language, is_administrator=True)


def _calls(asked: Asked, desk: Desk) -> Message:
    return calls_message.render_list(calls.coming(desk.division), asked.language, is_administrator=True)


def _troubles(asked: Asked, desk: Desk) -> Message:
    timezone = desk.division.timetable.timezone
    return render_troubles(troubles_for(desk.division, asked.actor), asked.language, timezone=timezone)


def _incomplete(asked: Asked, desk: Desk) -> Message:
    return render_incomplete(incomplete_projects(desk.division, asked.actor), asked.language)


LOOKS: dict[str, Callable[[Asked, Desk], Message]] = {
    Look.CONTACTS: _contacts,
    Look.CALLS: _calls,
    Look.TROUBLES: _troubles,
    Look.INCOMPLETE: _incomplete,
}


def handle(asked: Asked, desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:  # noqa: ARG001 - it is about no row
    require_administrator(asked.actor)
    if chosen not in LOOKS:
        raise StaleChoice
    return Reply(LOOKS[chosen](asked, desk))


PICK = PickListener(action=Action.ADMINISTRATION_LOOK, handle=handle)
