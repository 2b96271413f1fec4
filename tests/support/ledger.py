"""What was to be said, and what stands in the conversations: the two must be the same, and each thing once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.gateway import EVENT_TYPE
from bot.ids import Action, read_value
from programme.rules import Rules
from sandbox.local_slack import LocalSlack
from sandbox.messages import Message
from services.clock import ClockShift
from storage.database import Store
from storage.rows import read_instant, write_instant
from tests.support.dying_bot import DyingBot
from tests.support.tables import rows

# A recipient and a deadline that is to be spoken of to them.
Word = tuple[str, int]


def words_due(store: Store, rules: Rules, at: datetime) -> Counter[Word]:
    """What has to be said by now, from the plan: of each deadline once to each recipient, however much was missed."""
    due = rows(
        store,
        """
        SELECT DISTINCT recipient, deadline_id, kind, deadlines.due_on FROM reminders
        JOIN deadlines ON deadlines.id = deadline_id
        WHERE reminders.state = 'planned' AND send_at <= ?
        """,
        write_instant(at),
    )
    return Counter(
        (row["recipient"], row["deadline_id"])
        for row in due
        if not (rules.is_event(row["kind"]) and row["due_on"] < at.date().isoformat())
    )


def reminders_in(slack: LocalSlack) -> dict[str, list[Message]]:
    """Everything that the bot delivered, by the delivery's id in the metadata."""
    found: dict[str, list[Message]] = {}
    for channel in slack.channels():
        for message in slack.messages(channel):
            metadata = message.metadata or {}
            if metadata.get("event_type") == EVENT_TYPE:
                found.setdefault(metadata["event_payload"]["delivery"], []).append(message)
    return found


def words_in(slack: LocalSlack) -> Counter[Word]:
    """What people read: in which conversation, and of which deadline, by the buttons of the messages."""
    recipients = {
        channel.id: f"person:{next(iter(channel.members - {slack.bot_user_id}))}"
        if channel.is_im
        else f"channel:{channel.id}"
        for channel in slack.channels()
    }
    return Counter(
        (recipients[message.channel], deadline_id)
        for messages in reminders_in(slack).values()
        for message in messages
        for deadline_id in deadlines_of(message)
    )


def deadlines_of(message: Message) -> list[int]:
    """The deadlines that can be marked done from a message."""
    buttons = (button for block in message.blocks for button in block.get("elements", ()) if "action_id" in button)
    return [
        found
        for button in buttons
        if str(button["action_id"]).startswith(Action.DEADLINE_DONE)
        and (found := read_value(button.get("value"))) is not None
    ]


def speaking_of_deadlines(store: Store, slack: LocalSlack) -> list[Message]:
    """The messages that remind; digests and the like do not."""
    reminding = {row["delivery_id"] for row in rows(store, "SELECT DISTINCT delivery_id FROM reminders")}
    return [message for id_, standing in reminders_in(slack).items() if id_ in reminding for message in standing]


def open_deliveries(store: Store) -> list[dict[str, Any]]:
    """Messages of which nobody knows yet what became of them, and such as are to be brought up to date."""
    return rows(
        store,
        "SELECT * FROM deliveries WHERE state IN ('claimed', 'waiting') OR needs_refresh = 1 ORDER BY not_before",
    )


def due_reminders(store: Store, now: datetime) -> list[dict[str, Any]]:
    return rows(store, "SELECT * FROM reminders WHERE state = 'planned' AND send_at <= ?", write_instant(now))


def run_until(bot: DyingBot, is_so: Callable[[], bool]) -> None:
    """Lets the bot run until something is so in its database."""
    while not is_so():
        assert not bot.has_died(within=0.03), "nobody has killed it"


def run_until_settled(bot: DyingBot, shift: ClockShift) -> None:
    """Lets the running bot work until nothing is due and nothing is open; what waits need not wait in real time."""
    store = Store(bot.database)
    while True:
        waiting = open_deliveries(store)
        due = {row["recipient"] for row in due_reminders(store, shift.clock())}
        if not waiting and not due:
            return
        # Nobody gets anything new while it is not clear what became of the last message to them.
        if waiting and not due - {row["recipient"] for row in waiting}:
            pause = read_instant(waiting[0]["not_before"]) - shift.clock()
            if pause > timedelta(0):
                shift.move(pause + timedelta(milliseconds=10))
        assert not bot.has_died(within=0.03), "nobody has killed it"


def assert_said_exactly_once(store: Store, slack: LocalSlack, expected: Counter[Word]) -> None:
    """Each word stands once with whom it was for, each delivery is one message, and the rows say the same."""
    said = words_in(slack)
    assert said - expected == Counter(), "said more than once, or to nobody's purpose"
    assert expected - said == Counter(), "never said"
    assert_rows_agree(store, slack)


def assert_rows_agree(store: Store, slack: LocalSlack) -> None:
    standing = reminders_in(slack)
    assert {delivery: len(messages) for delivery, messages in standing.items() if len(messages) > 1} == {}
    recorded = rows(store, "SELECT id, conversation_id, message_ts FROM deliveries WHERE state = 'sent'")
    assert {(row["id"], row["conversation_id"], row["message_ts"]) for row in recorded} == {
        (delivery, message.channel, message.ts) for delivery, (message,) in standing.items()
    }
    digests = """
        SELECT recipient, count(*) AS times FROM deliveries
        WHERE state = 'sent' AND NOT EXISTS (SELECT 1 FROM reminders WHERE delivery_id = deliveries.id)
        GROUP BY recipient HAVING times > 1
    """
    assert rows(store, digests) == []
    assert open_deliveries(store) == []
    assert rows(store, "SELECT id FROM reminders WHERE state = 'claimed'") == []
    assert rows(store, "SELECT id FROM reminders WHERE state = 'undeliverable'") == []
    without_message = """
        SELECT reminders.id FROM reminders LEFT JOIN deliveries ON deliveries.id = delivery_id
        WHERE reminders.state = 'sent' AND deliveries.state IS NOT 'sent'
    """
    assert rows(store, without_message) == []
