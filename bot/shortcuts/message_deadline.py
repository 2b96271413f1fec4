"""Makes a message a deadline: opens the form with its first line as the name and the date that stands in it.

The deadline keeps the message's address, so that whoever is reminded of it can look at where it came from.
"""

from __future__ import annotations

from bot.asked import Asked, Desk, OpenForm, ShortcutListener
from bot.forms.deadline import build
from bot.here import reference_here
from bot.ids import Shortcut
from bot.message_link import ChosenMessage, link_to
from bot.words.note import read_note
from services.refusal import Refusal
from services.typed_dates import NAME_LIMIT, TypedDates, dates_of


def handle(asked: Asked, desk: Desk, message: ChosenMessage) -> OpenForm:
    note = read_note(message.text, today=asked.today, limit=NAME_LIMIT)
    return OpenForm(
        build(
            asked.language,
            rules=desk.division.rules,
            today=asked.today,
            dates=_dates_here(asked, desk),
            name=note.name,
            due_on=note.due_on,
            source_url=link_to(message, workspace_url=desk.workspace_url),
        )
    )


def _dates_here(asked: Asked, desk: Desk) -> TypedDates | None:
    """The channel's project, where it is the asker's to change; else they choose one."""
    here = reference_here(asked, desk)
    try:
        return dates_of(desk.division, asked.actor, here) if here else None
    except Refusal:
        return None


SHORTCUT = ShortcutListener(shortcut=Shortcut.MESSAGE_DEADLINE, handle=handle)
