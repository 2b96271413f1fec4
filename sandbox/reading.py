"""The reader's side of the local Slack: what stands in channels, modals and logs, and waiting for it."""

import time
from collections.abc import Callable
from typing import TypeVar

from sandbox.acts.stage import Stage
from sandbox.directory import Where, Who
from sandbox.forms import State, current_state
from sandbox.journal import ApiCall, Entry, Violation
from sandbox.manifest import Manifest
from sandbox.messages import File, Message
from sandbox.outcome import Outcome
from sandbox.plain_text import PlainText
from sandbox.views import View

Found = TypeVar("Found")


class Reading:
    """All methods return what is there now; the `wait_for` family waits until something is."""

    _stage: Stage

    def messages(self, channel: Where) -> list[Message]:
        """What everybody in a conversation sees, oldest first, replies in threads among them."""
        workspace = self._stage.workspace
        return workspace.timeline.in_channel(workspace.directory.get_channel(channel).id)

    def visible_messages(self, *, user: Who, channel: Where) -> list[Message]:
        """What one person sees in a conversation, their ephemeral answers among it."""
        workspace = self._stage.workspace
        return workspace.timeline.visible_to(self._user_id(user), workspace.directory.get_channel(channel).id)

    def direct_messages(self, user: Who) -> list[Message]:
        """What stands in the direct conversation of a person and the app."""
        workspace = self._stage.workspace
        return workspace.timeline.in_channel(workspace.direct_with_app(workspace.directory.get_user(user)))

    def answers(self, user: Who, *, after: Outcome | None = None) -> list[Message]:
        """The ephemeral answers a person got, oldest first; with `after`, only those since that act."""
        workspace = self._stage.workspace
        answers = workspace.timeline.answers_to(workspace.directory.get_user(user).id)
        return [answer for answer in answers if after is None or answer.ts > after.began_ts]

    def view(self, user: Who) -> View | None:
        """The modal in front of a person."""
        return self._stage.workspace.views.top(self._user_id(user))

    def views(self, user: Who) -> list[View]:
        """The whole stack of modals, the one in front last."""
        return self._stage.workspace.views.stack(self._user_id(user))

    def home(self, user: Who) -> View | None:
        """The Home tab published for a person."""
        return self._stage.workspace.views.home(self._user_id(user))

    def message(self, channel: str, ts: str) -> Message | None:
        """The message with this ts in a conversation, ephemeral or not."""
        return self._stage.workspace.timeline.find(channel, ts)

    def choices(self, *, user: Who, message: Message) -> State:
        """What stands in the message's selects and boxes for one person."""
        kept = self._stage.workspace.timeline.choices(message, self._user_id(user))
        return current_state(message.blocks, kept)

    def file(self, file_id: str) -> File | None:
        return self._stage.workspace.uploads.find(file_id)

    @property
    def manifest(self) -> Manifest:
        """What Slack knows about the app."""
        return self._stage.workspace.manifest

    @property
    def calls(self) -> tuple[ApiCall, ...]:
        """Every call the app made, response URLs and uploads included."""
        return self._stage.workspace.journal.calls

    def calls_to(self, method: str) -> list[ApiCall]:
        return [call for call in self.calls if call.method == method]

    @property
    def violations(self) -> tuple[Violation, ...]:
        """Every payload that Slack would have refused; empty after a good test."""
        return self._stage.workspace.journal.violations

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that passed between Slack and the app, in order."""
        return self._stage.workspace.journal.entries

    @property
    def beats(self) -> int:
        """A number that grows with every change in the workspace."""
        return self._stage.workspace.pulse.beats

    def plain_text(self, thing: Message | View) -> str:
        """What a person reads."""
        return PlainText(self._stage.workspace.directory).read(thing)

    def wait_for(
        self, look: Callable[[], Found | None], timeout: float = 5.0, *, every: float | None = None
    ) -> Found:
        """Look again after every change in the workspace until `look` finds something, and return that.

        A change outside the workspace, in a database for instance, wakes nobody here: then look `every` so
        many seconds as well.
        """
        changed = self._stage.workspace.pulse.changed
        deadline = time.monotonic() + timeout
        with changed:
            while not (found := look()):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"nothing after {timeout} s; the last calls: {self._last_calls()}")
                changed.wait(left if every is None else min(left, every))
        return found

    def wait_for_change(self, is_due: Callable[[], bool]) -> None:
        """Wait without end until `is_due`; it is asked again after every change, and after `wake()`."""
        with self._stage.workspace.pulse.changed:
            self._stage.workspace.pulse.changed.wait_for(is_due)

    def wake(self) -> None:
        """Let everybody who waits look again."""
        self._stage.workspace.pulse.beat()

    def wait_for_answer(
        self, user: Who, containing: str = "", *, after: Outcome | None = None, timeout: float = 5.0
    ) -> Message:
        """The latest ephemeral answer whose plain text contains these words."""
        return self.wait_for(lambda: self._latest(self.answers(user, after=after), containing), timeout)

    def wait_for_message(self, channel: Where, containing: str = "", *, timeout: float = 5.0) -> Message:
        """The latest message of a conversation whose plain text contains these words."""
        return self.wait_for(lambda: self._latest(self.messages(channel), containing), timeout)

    def wait_for_direct_message(self, user: Who, containing: str = "", *, timeout: float = 5.0) -> Message:
        """The latest message from the app to a person whose plain text contains these words."""
        return self.wait_for(lambda: self._latest(self.direct_messages(user), containing), timeout)

    def wait_for_view(self, user: Who, containing: str = "", *, timeout: float = 5.0) -> View:
        """The modal in front of a person, once its plain text contains these words."""
        return self.wait_for(lambda: self._shown(self.view(user), containing), timeout)

    def wait_for_home(self, user: Who, containing: str = "", *, timeout: float = 5.0) -> View:
        """The person's Home tab, once its plain text contains these words."""
        return self.wait_for(lambda: self._shown(self.home(user), containing), timeout)

    def _latest(self, messages: list[Message], containing: str) -> Message | None:
        return next((each for each in reversed(messages) if containing in self.plain_text(each)), None)

    def _shown(self, view: View | None, containing: str) -> View | None:
        return view if view is not None and containing in self.plain_text(view) else None

    def _user_id(self, user: Who) -> str:
        return self._stage.workspace.directory.get_user(user).id

    def _last_calls(self) -> str:
        last = [f"{call.method} {call.status} {call.response.get('error', '')}".strip() for call in self.calls[-5:]]
        return ", ".join(last) or "none"
