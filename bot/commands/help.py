"""`apua` after any of the commands: what can be typed, with examples to copy."""

from __future__ import annotations

from collections.abc import Callable

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.help import render

SLASHES = ("/hanke", "/liikkuvuus", "/yhteys", "/muistutus")


def _handle(slash: str) -> Callable[[Asked, Desk, str], CommandAnswer]:
    def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:  # noqa: ARG001 - help takes no words
        names = [command.name for command in desk.commands if command.slash == slash]
        return Reply(render(slash, names, asked.language))

    return handle


COMMANDS = tuple(
    Command(name=f"help_{slash.removeprefix('/')}", slash=slash, verb="help", handle=_handle(slash))
    for slash in SLASHES
)
