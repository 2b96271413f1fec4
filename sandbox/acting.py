"""The people's side of the local Slack: one method for each thing a person can do in the client."""

from collections.abc import Mapping
from typing import Any

from sandbox.acts import clicks, commands, events, modals, shortcuts
from sandbox.acts.stage import Stage
from sandbox.delivery.values import COMMAND
from sandbox.directory import Where, Who
from sandbox.messages import Message
from sandbox.outcome import Outcome
from sandbox.views import View


class Acting:
    """People act; each method returns when the app has acknowledged or Slack has lost patience."""

    _stage: Stage

    def command(self, *, user: Who, text: str, channel: Where | None = None) -> Outcome:
        """Type a slash command, as in `/hanke list`; without a channel in the app's direct messages."""
        return commands.run_command(self._stage, user, text=text, where=channel)

    def click(
        self,
        *,
        user: Who,
        action_id: str,
        message: Message | None = None,
        view: View | None = None,
        value: Any = None,
        block_id: str | None = None,
    ) -> Outcome:
        """Press a button or pick `value` in a select, in a message, an ephemeral answer, a modal or a Home tab."""
        target = message or view
        if target is None:
            raise ValueError("a click needs a message or a view")
        return clicks.click(self._stage, user, target=target, action_id=action_id, value=value, block_id=block_id)

    def submit(self, *, user: Who, view: View, values: Mapping[str, Any] | None = None) -> Outcome:
        """Fill a modal in and submit it. Keys of `values` are action ids or block ids."""
        return modals.submit(self._stage, user, view=view, values=values or {})

    def close(self, *, user: Who, view: View) -> Outcome | None:
        """Close a modal; None if the app did not ask to hear of it."""
        return modals.close(self._stage, user, view=view)

    def options(self, *, user: Who, view: View, action_id: str, typed: str) -> Outcome:
        """Type into an external select; the app's options are in the outcome's payload."""
        return modals.ask_options(self._stage, user, view=view, action_id=action_id, typed=typed)

    def open_home(self, *, user: Who) -> Outcome | None:
        """Open the app's Home tab; None if the manifest does not subscribe to app_home_opened."""
        return events.open_home(self._stage, user)

    def say(
        self, *, user: Who, text: str, channel: Where | None = None, thread_ts: str | None = None
    ) -> Outcome | None:
        """Write a message, or a reply in a thread; None if the app hears nothing of it."""
        return events.say(self._stage, user, text=text, where=channel, thread_ts=thread_ts)

    def shortcut(self, *, user: Who, callback_id: str, message: Message | None = None) -> Outcome:
        return shortcuts.run_shortcut(self._stage, user, callback_id=callback_id, message=message)

    def event(self, event: Mapping[str, Any]) -> Outcome | None:
        """Send any event; None if the manifest does not subscribe to its type."""
        return events.send_event(self._stage, event)

    def redeliver(self, outcome: Outcome) -> Outcome:
        """Send the same payload once more, as Slack now and then does."""
        if outcome.delivery is None:
            raise ValueError("nothing was delivered the first time")
        if outcome.delivery.kind == COMMAND:
            return commands.deliver_command(self._stage, outcome.delivery)
        return self._stage.redeliver(outcome.delivery)
