"""Keeps what somebody has agreed to after a second look, whether by a button or in a form."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, PushView
from bot.form_answers import changed
from bot.forms.edit import Pending, build_second_look
from bot.naming import check_named
from services import calls, contact_details
from services.edits import Look, edit_mobility, edit_project
from services.facts import CallEdit, ContactEdit, MobilityEdit, ProjectEdit
from services.meanwhile import Proposal


def agree(asked: Asked, desk: Desk, pending: Pending) -> Proposal:
    """Not done where others have changed something once more. Raises what the edit itself raises."""
    return _edit(asked, desk, pending, Look(version=pending.opened.version, is_second=True))


def proposed(asked: Asked, desk: Desk, pending: Pending) -> FormAnswer:
    """What a filled form says: kept at once, unless it has to be looked at first."""
    change = _edit(asked, desk, pending, Look(version=pending.opened.version))
    return changed(change, asked.language) if change.is_done else PushView(build_second_look(change, asked.language))


def _edit(asked: Asked, desk: Desk, pending: Pending, look: Look) -> Proposal:
    check_named(desk, pending.edit)
    division, actor, key = desk.division, asked.actor, asked.request_key
    ref, number, version = pending.opened.ref, pending.opened.number, pending.opened.version
    match pending.edit:
        case ProjectEdit() as edit:
            return edit_project(division, actor, ref, edit, look=look, request_key=key)
        case MobilityEdit() as trip:
            return edit_mobility(division, actor, ref, trip, look=look, request_key=key)
        case CallEdit() as call:
            return calls.change(division, actor, number, call, version=version, request_key=key)
        case ContactEdit() as contact:
            return contact_details.correct(division, actor, number, contact, version=version, request_key=key)
