"""Opens the form of a command that somebody wrote where none can open: what they said of it is filled in."""

from __future__ import annotations

from contextlib import suppress

from bot.asked import Asked, ButtonAnswer, Command, Desk, PickListener
from bot.ids import Action
from bot.router import UnknownVerb, route, run
from services.running_refusal import StaleChoice


def handle(asked: Asked, desk: Desk, row_id: int, typed: str) -> ButtonAnswer:  # noqa: ARG001 - the words say it all
    """The same as if it were typed now, by whoever presses it."""
    routed = _routed(desk, typed)
    if routed is None:
        raise StaleChoice
    command, words = routed
    return run(command, asked, desk, words)


def _routed(desk: Desk, typed: str) -> tuple[Command, str] | None:
    """None for anything that we have not written."""
    slash, _, words = typed.partition(" ")
    if slash not in {each.slash for each in desk.commands}:
        return None
    with suppress(UnknownVerb):
        return route(desk.commands, slash, words)
    return None


PICK = PickListener(action=Action.FORM_OPEN, handle=handle)
