"""Keeps what somebody has agreed to after a second look, whether by a button or in a form."""

from __future__ import annotations

from bot.asked import Asked, Desk
from bot.forms.edit import Pending
from bot.naming import check_named
from services.edits import Change, Look, edit_mobility, edit_project
from services.facts import MobilityEdit, ProjectEdit


def agree(asked: Asked, desk: Desk, pending: Pending) -> Change:
    """Not done where others have changed something once more. Raises what the edit itself raises."""
    return _edit(asked, desk, pending, Look(version=pending.opened.version, is_second=True))


def propose(asked: Asked, desk: Desk, pending: Pending) -> Change:
    """What a filled form says: kept at once, unless it has to be looked at first."""
    return _edit(asked, desk, pending, Look(version=pending.opened.version))


def _edit(asked: Asked, desk: Desk, pending: Pending, look: Look) -> Change:
    check_named(desk, pending.edit)
    ref = pending.opened.ref
    match pending.edit:
        case ProjectEdit() as edit:
            return edit_project(desk.division, asked.actor, ref, edit, look=look, request_key=asked.request_key)
        case MobilityEdit() as trip:
            return edit_mobility(desk.division, asked.actor, ref, trip, look=look, request_key=asked.request_key)
