"""What one person at the prompt has in front of them: a place, a form being filled in, numbered buttons."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.accounts import Channel, User
from sandbox.forms import VALUE_NAMES, options_of
from sandbox.local_slack import LocalSlack
from sandbox.messages import JsonObject, Message
from sandbox.outcome import Outcome
from sandbox.rules.walk import all_elements
from sandbox.views import View


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press, and where it stands."""

    target: Message | View
    block: JsonObject
    element: JsonObject


class Desk:
    """Shows each new thing once. Watching and typing happen in two threads; `_lock` keeps their lines apart."""

    def __init__(self, slack: LocalSlack, *, write: Callable[[str], None]) -> None:
        self._slack = slack
        self._write = write
        self._lock = threading.RLock()
        self._is_over = False
        self._buttons: list[Button] = []
        self._typed: dict[str, Any] = {}
        self._seen: dict[str, object] = {}
        self.user: User = next(user for user in slack.users() if not (user.is_bot or user.deleted))
        self.channel: Channel = slack.direct_channel(self.user)

    @property
    def place_name(self) -> str:
        return "dm" if self.channel.is_im else f"#{self.channel.name}"

    def act_as(self, name: str) -> None:
        with self._lock:
            self.user = self._slack.user(name)
            self.channel = self._slack.direct_channel(self.user)
            self._typed.clear()

    def go_to(self, name: str) -> None:
        with self._lock:
            is_direct = name in {"dm", ""}
            self.channel = self._slack.direct_channel(self.user) if is_direct else self._slack.channel(name)

    def click(self, number: int, *, value: str | None) -> Outcome:
        if not 1 <= number <= len(self._buttons):
            raise LookupError(f"there is no button {number}")
        button = self._buttons[number - 1]
        is_button = button.element["type"] == "button"
        target = button.target
        return self._slack.click(
            user=self.user,
            message=target if isinstance(target, Message) else None,
            view=target if isinstance(target, View) else None,
            action_id=button.element["action_id"],
            block_id=button.block["block_id"],
            value=button.element.get("value") if is_button else value,
        )

    def set_field(self, field: str, value: str) -> None:
        self._typed[field] = value

    def submit(self) -> Outcome:
        outcome = self._slack.submit(user=self.user, view=self._form(), values=self._typed)
        if not outcome.errors:
            self._typed.clear()
        return outcome

    def close_form(self) -> None:
        self._slack.close(user=self.user, view=self._form())
        self._typed.clear()

    def show_form(self) -> None:
        """The open form with the name of each field and, for selects, what may be chosen."""
        form = self._form()
        self._write(self._slack.plain_text(form))
        for _, element in all_elements(form.blocks):
            if element["type"] in VALUE_NAMES:
                choices = " | ".join(option["text"]["text"] for option in options_of(element))
                typed = self._typed.get(element["action_id"], "")
                self._write(f"  :set {element['action_id']} {typed or choices or '…'}")
        self._number(form)

    def show_messages(self) -> None:
        for message in self._slack.visible_messages(user=self.user, channel=self.channel):
            self._show(message)

    def show_workspace(self) -> None:
        people = ", ".join(user.name for user in self._slack.users() if not user.deleted)
        channels = ", ".join(f"#{channel.name}" for channel in self._slack.channels() if not channel.is_im)
        self._write(f"people: {people}\nchannels: {channels}")

    def show_news(self) -> None:
        """Everything this person can see and has not been shown in its present form."""
        with self._lock:
            for key, thing in self._visible().items():
                if self._seen.get(key) != thing:
                    self._seen[key] = thing
                    self._show(thing)

    def watch(self) -> None:
        """Show news whenever something changes, until told to stop."""
        while not self._is_over:
            self._slack.wait_for_change(self._has_news)
            self.show_news()

    def stop_watching(self) -> None:
        self._is_over = True
        self._slack.wake()

    def _has_news(self) -> bool:
        return self._is_over or any(self._seen.get(key) != thing for key, thing in self._visible().items())

    def _visible(self) -> Mapping[str, Message | View]:
        """Messages from the app wherever the person is, their answers, and what is open in front of them."""
        things: dict[str, Message | View] = {}
        for channel in self._slack.channels():
            if self.user.id in channel.members:
                for message in self._slack.visible_messages(user=self.user, channel=channel):
                    if message.bot_id:
                        things[f"{channel.id} {message.ts}"] = message
        for view in (self._slack.view(self.user), self._slack.home(self.user)):
            if view is not None:
                things[f"{view.id} {view.hash}"] = self._seen_view(view)
        return things

    def _seen_view(self, view: View) -> View:
        """The view as first shown: what the person types into it is no news to them."""
        known = self._seen.get(f"{view.id} {view.hash}")
        return known if isinstance(known, View) else view

    def _form(self) -> View:
        form = self._slack.view(self.user)
        if form is None:
            raise LookupError("no form is open")
        return form

    def _show(self, thing: Message | View) -> None:
        with self._lock:
            self._write(f"{self._heading(thing)}\n{self._slack.plain_text(thing)}")
            self._number(thing)

    def _heading(self, thing: Message | View) -> str:
        if isinstance(thing, View):
            return "— Home —" if thing.type == "home" else "— form (:form, :set FIELD VALUE, :submit) —"
        author = self._slack.user(thing.user).name
        channel = self._slack.channel(thing.channel)
        place = "dm" if channel.is_im else f"#{channel.name}"
        only = ", only you see this" if thing.ephemeral_to else ""
        return f"— {author} in {place}{only} —"

    def _number(self, thing: Message | View) -> None:
        for block, element in all_elements(thing.blocks):
            if block["type"] == "input":
                continue
            self._buttons.append(Button(thing, block, element))
            choices = " | ".join(option["text"]["text"] for option in options_of(element))
            label = element.get("text", {}).get("text") or choices or element["type"]
            self._write(f"  [{len(self._buttons)}] {label}")
