"""What people write to us, as it reaches whoever answers; and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.asked import Said
from bot.blocks import sentence
from bot.listeners import event
from bot.listeners.talk import spoken_to
from tests.support.listening import Forms, Place


@dataclass
class Chat(Forms):
    posted: list[dict[str, Any]] = field(default_factory=list)

    def chat_postMessage(self, **said: Any) -> None:  # noqa: N802 - Slack's own name
        self.posted.append(said)


@dataclass
class Talk(Place):
    """In direct messages."""

    forms: Chat = field(default_factory=Chat)

    def write(self, text: str) -> list[str]:
        """What of a message reached whoever answers it."""
        told: list[str] = []

        def answer(_asked: Any, _desk: Any, text: str) -> Said:
            told.append(text)
            return Said(message=sentence(("Selvä.",)), is_for_all=True)

        written = {"type": "message", "channel": "D1", "user": "UAINO", "ts": "1.1", "text": text}
        listen = event.listen(self._front(), event.EventListener(type="message", handle=spoken_to(answer)))
        listen({"event": written})
        return told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<@UBOT> lista", "lista"),
        ("<@UBOT|hankebot>lista <@UBOT>", "lista"),
        ("lista <@UBOTTI>", "lista <@UBOTTI>"),
        ("lista <@UBOT", "lista <@UBOT"),
        ("<@UBOT> " * 5000 + "lista", "lista"),
    ],
)
def test_our_own_name_is_taken_away_however_often_it_stands_there(division, text, told):
    assert Talk(division).write(text) == [told]


def test_after_what_was_written_the_home_tabs_are_looked_through(division):
    talk = Talk(division)
    talk.write("päätä H1")
    assert (talk.woken, len(talk.forms.posted)) == (1, 1)
