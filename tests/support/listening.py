"""A front desk at which a test presses something in a message, and hears what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

from slack_sdk import WebClient

from bot.asked import Desk
from bot.blocks import Block
from bot.commands import COMMANDS
from bot.directory import Directory, Member, Standing, Workspace
from bot.languages import Languages
from bot.listeners.front_desk import FrontDesk
from bot.text import Language
from services.division import Division
from tests.support.at_once import AtOnce
from tests.support.reception import WORKSPACE_URL

STALE = ("Tämä painike on vanhentunut. Kirjoita /hanke, niin näet ajantasaiset tiedot.", False)


@dataclass
class Colleagues:
    standing: Standing = Standing.MEMBER

    def find(self, _account_id: str) -> Member:
        return Member(standing=self.standing, locale="fi-FI")


@dataclass
class Forms:
    """Slack as far as forms go."""

    opened: list[Block] = field(default_factory=list)
    replaced: list[Block] = field(default_factory=list)
    pushed: list[Block] = field(default_factory=list)

    def views_open(self, *, view: Block, **_trigger: Any) -> None:
        self.opened.append(view)

    def views_push(self, *, view: Block, **_trigger: Any) -> None:
        self.pushed.append(view)

    def views_update(self, *, view: Block, **_view: Any) -> None:
        self.replaced.append(view)


@dataclass
class Place:
    """A listener with what it hears and says. Whoever extends it presses things, and notes what was `handled`."""

    division: Division
    answer: Any = None
    standing: Standing = Standing.MEMBER
    forms: Forms = field(default_factory=Forms)
    handled: list[Any] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)
    acknowledged: int = 0
    refreshed: int = 0
    woken: int = 0

    def hear(self, listen: Callable[[FrontDesk], Any], action: dict[str, Any], **body: Any) -> None:
        """`listen` gives the listener that hears the action."""
        heard = {"user": {"id": "UAINO"}, "type": "block_actions", "trigger_id": "t1", "container": {}, **body}
        listen(self._front())({**heard, "actions": [action]}, self._ack, self._respond)

    def answered(self, *heard: Any) -> Any:
        """The handler's part: notes what reached it, and gives the answer that the test has set, or raises it."""
        self.handled.append(heard)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def _front(self) -> FrontDesk:
        directory = cast(Directory, Colleagues(self.standing))
        return FrontDesk(
            desk=Desk(
                division=self.division,
                commands=COMMANDS,
                outsiders=lambda _: (),
                is_shared_outside=lambda _: False,
                language=Language.FINNISH,
                workspace_url=WORKSPACE_URL,
                post=lambda *_: None,
            ),
            directory=directory,
            workspace=Workspace(team_id="T1", enterprise_id=None, bot_user_id="UBOT", url=WORKSPACE_URL),
            client=cast(WebClient, self.forms),
            languages=Languages(division=self.division, directory=directory, default=Language.FINNISH),
            refresh=self._refresh,
            home_opened=lambda _: None,
            wake_homes=self._wake,
            background=AtOnce(),
        )

    def _ack(self) -> None:
        self.acknowledged += 1

    def _wake(self) -> None:
        self.woken += 1

    def _refresh(self) -> None:
        self.refreshed += 1

    def _respond(self, **said: Any) -> Any:
        self.said.append((said["text"], said["replace_original"]))
        assert said["response_type"] == "ephemeral"
        return type("Answered", (), {"status_code": HTTPStatus.OK})
