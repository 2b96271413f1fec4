"""The listeners as Slack would call them, for whoever asks: what they answer, open and put in a form's place."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

from slack_sdk import WebClient

from bot.asked import Desk, FormListener
from bot.blocks import Block, Message
from bot.buttons import BOXES, BUTTONS, PICKS
from bot.commands import COMMANDS
from bot.directory import Directory, Member, Standing, Workspace
from bot.ids import Action, Form
from bot.languages import Languages
from bot.listeners import boxes, button, command, form, pick
from bot.listeners.front_desk import FrontDesk
from bot.submissions import SUBMISSIONS
from bot.text import Language
from services.division import Division

Heard = dict[str, Any]

WORKSPACE_URL = "https://toimiala.slack.com/"


class AtOnce(Executor):
    """Runs what is given to it before it answers."""

    def submit(self, job: Callable[..., Any], /, *args: Any, **values: Any) -> Future[Any]:
        job(*args, **values)
        return Future()


@dataclass
class Reception:
    """`standings` are those of whoever is no full member, `shared_outside` the channels that others read, too.

    Of the channels of `unsaid` Slack does not say who reads them.
    """

    division: Division
    standings: Mapping[str, Standing] = field(default_factory=dict)
    shared_outside: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    shown: list[Any] = field(default_factory=list)
    """Everything that came out for the last request: texts with blocks, views, errors and posts."""
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def type(self, who: str, text: str, *, channel_id: str = "C1") -> list[Any]:
        slash, _, words = text.partition(" ")
        body = {
            "command": slash,
            "text": words,
            "user_id": who,
            "trigger_id": self._trigger(),
            "channel_id": channel_id,
        }
        return self._heard(lambda: command.listen(self._front())(body, cast(Any, self._ack)))

    def press(
        self,
        who: str,
        action: Action,
        given: Mapping[str, Any],
        *,
        channel_id: str = "C1",
        in_view: str | None = None,
    ) -> list[Any]:
        """`given` is what the action says: a value, an option that was selected, a person.

        In a view it stands in a `modal` or a `home`, else in an answer to whoever presses it.
        """
        listeners: dict[Action, Any] = {each.action: (button, each) for each in BUTTONS}
        listeners |= {each.action: (pick, each) for each in PICKS} | {each.action: (boxes, each) for each in BOXES}
        module, listener = listeners[action]
        body: dict[str, Any] = {
            "type": "block_actions",
            "user": {"id": who},
            "trigger_id": self._trigger(),
            "actions": [{"action_id": str(action), **given}],
        }
        if in_view:
            body |= {"container": {"type": "view"}, "view": {"id": f"V{next(self._numbers)}", "type": in_view}}
        else:
            body |= {"container": {"is_ephemeral": True}, "channel": {"id": channel_id}}
        return self._heard(
            lambda: module.listen(self._front(), listener)(body, cast(Any, self._ack), cast(Any, self._respond))
        )

    def submit(self, who: str, view: Block, state: Mapping[str, Any]) -> list[Any]:
        """`state` is each field's element as it comes back, by its name."""
        listener = next(each for each in SUBMISSIONS if each.callback_id == Form(view["callback_id"]))
        values = {name: {name: element} for name, element in state.items()}
        body = {
            "type": "view_submission",
            "user": {"id": who},
            "view": {**view, "id": f"V{next(self._numbers)}", "state": {"values": values}},
        }
        return self._heard(lambda: form.listen_to_submission(self._front(), listener)(body, cast(Any, self._ack)))

    def search(self, who: str, listener: FormListener, action_id: str, typed: str) -> list[Any]:
        """What a searching select of a form offers for what was typed."""
        body = {"type": "block_suggestion", "user": {"id": who}, "action_id": action_id, "value": typed}
        return self._heard(lambda: form.listen_to_options(self._front(), listener)(body, cast(Any, self._ack)))

    def _heard(self, ask: Callable[[], None]) -> list[Any]:
        self.shown = []
        ask()
        return self.shown

    def _trigger(self) -> str:
        return f"t{next(self._numbers)}"

    def _front(self) -> FrontDesk:
        directory = cast(Directory, self)
        return FrontDesk(
            desk=Desk(
                division=self.division,
                commands=COMMANDS,
                outsiders=lambda ids: tuple(each for each in ids if each in self.standings),
                is_shared_outside=self._is_shared_outside,
                post=self._post,
                language=Language.FINNISH,
                workspace_url=WORKSPACE_URL,
            ),
            directory=directory,
            workspace=Workspace(team_id="T1", enterprise_id=None, bot_user_id="UBOT", url=WORKSPACE_URL),
            client=cast(WebClient, self),
            languages=Languages(division=self.division, directory=directory, default=Language.FINNISH),
            refresh=lambda: None,
            home_opened=lambda _: None,
            wake_homes=lambda: None,
            background=AtOnce(),
        )

    # -- what the listeners ask of Slack

    def _is_shared_outside(self, channel_id: str) -> bool | None:
        return None if channel_id in self.unsaid else channel_id in self.shared_outside

    def find(self, account_id: str) -> Member:
        return Member(standing=self.standings.get(account_id, Standing.MEMBER), locale="fi-FI")

    def views_open(self, *, view: Block, **_trigger: Any) -> None:
        self.shown.append(view)

    def views_push(self, *, view: Block, **_trigger: Any) -> None:
        self.shown.append(view)

    def views_update(self, *, view: Block, **_view: Any) -> None:
        self.shown.append(view)

    def _post(self, _channel: str, message: Message) -> None:
        self.shown.append({"text": message.text, "blocks": list(message.blocks)})

    def _ack(self, **said: Any) -> None:
        if said:
            self.shown.append(said)

    def _respond(self, **said: Any) -> Any:
        self.shown.append(said)
        return type("Answered", (), {"status_code": HTTPStatus.OK})
