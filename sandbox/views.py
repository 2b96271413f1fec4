"""Modals and Home tabs that people have open. Each person has one stack of at most three modals."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sandbox.messages import JsonObject
from sandbox.pulse import Pulse

MOST_STACKED = 3
_PLAIN = {
    "callback_id": "",
    "private_metadata": "",
    "external_id": "",
    "title": None,
    "submit": None,
    "close": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One view at one moment. `content` is what the app sent, with Slack's ids filled in."""

    id: str
    user: str
    hash: str
    content: Mapping[str, Any]
    root_id: str = ""
    previous_id: str | None = None
    state: Mapping[str, Mapping[str, JsonObject]] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return str(self.content["type"])

    @property
    def blocks(self) -> tuple[JsonObject, ...]:
        return tuple(self.content["blocks"])

    @property
    def title(self) -> str:
        return str((self.content.get("title") or {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        return str(self.content.get("callback_id", ""))


class Views:
    """All open views and published Home tabs."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        """The person's open modals, the one in front last."""
        with self._pulse.changed:
            return list(self._stacks.get(user, ()))

    def top(self, user: str) -> View | None:
        stack = self.stack(user)
        return stack[-1] if stack else None

    def home(self, user: str) -> View | None:
        with self._pulse.changed:
            return self._homes.get(user)

    def find(self, *, view_id: str = "", external_id: str = "") -> View | None:
        """An open view or a Home tab, by either of its ids."""
        with self._pulse.changed:
            everything = [view for stack in self._stacks.values() for view in stack] + list(self._homes.values())
        for view in everything:
            if view.id == view_id or (external_id and view.content.get("external_id") == external_id):
                return view
        return None

    def open(self, user: str, content: Mapping[str, Any]) -> View:
        """Open a modal; one that was open before goes away, as in Slack's client."""
        with self._pulse.changed:
            self._stacks[user] = []
            return self.push(user, content)

    def push(self, user: str, content: Mapping[str, Any]) -> View:
        with self._pulse.changed:
            stack = self._stacks.setdefault(user, [])
            view = self._new(user, content)
            root_id, previous_id = (stack[0].id, stack[-1].id) if stack else (view.id, None)
            view = replace(view, root_id=root_id, previous_id=previous_id)
            stack.append(view)
            self._pulse.beat()
        return view

    def update(self, view: View, content: Mapping[str, Any]) -> View:
        """Show other content in an open view. What was typed into blocks that remain is kept."""
        return self._put(replace(view, content=content, hash=self._new_hash()))

    def remember(self, view: View, state: Mapping[str, Mapping[str, JsonObject]]) -> View:
        """Keep what the person has filled in so far."""
        return self._put(replace(view, state=state))

    def publish(self, user: str, content: Mapping[str, Any]) -> View:
        with self._pulse.changed:
            known = self._homes.get(user)
            view = self._new(user, content)
            self._homes[user] = replace(view, id=known.id, root_id=known.id) if known else view
            self._pulse.beat()
            return self._homes[user]

    def close(self, view: View) -> None:
        """Close this modal; the one below comes to the front."""
        with self._pulse.changed:
            stack = self._stacks.get(view.user, [])
            self._stacks[view.user] = [each for each in stack if each.id != view.id]
            self._pulse.beat()

    def clear(self, user: str) -> None:
        """Close all the person's modals."""
        with self._pulse.changed:
            self._stacks.pop(user, None)
            self._pulse.beat()

    def _put(self, view: View) -> View:
        with self._pulse.changed:
            if view.type == "home":
                self._homes[view.user] = view
            else:
                stack = self._stacks.get(view.user, [])
                self._stacks[view.user] = [view if each.id == view.id else each for each in stack]
            self._pulse.beat()
        return view

    def _new(self, user: str, content: Mapping[str, Any]) -> View:
        view_id = self._pulse.next_id("V")
        return View(id=view_id, user=user, hash=self._new_hash(), content=content, root_id=view_id)

    def _new_hash(self) -> str:
        return f"{self._pulse.epoch()}.{self._pulse.next_id('h')}"


def describe_view(view: View, *, team: str, app: str, bot: str) -> JsonObject:
    """The view object of Slack's answers and payloads, with the fields that the app left out."""
    return {
        **_PLAIN,
        "clear_on_close": False,
        "notify_on_close": False,
        **view.content,
        "id": view.id,
        "team_id": team,
        "app_id": app,
        "app_installed_team_id": team,
        "bot_id": bot,
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "state": {"values": view.state},
    }
