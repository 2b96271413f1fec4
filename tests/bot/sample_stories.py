"""What became of reminders: in the explanation of one deadline, and of those that did not arrive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.blocks import Message
from bot.messages import explanation, upcoming
from bot.text import Language
from programme.model import Offset, Reason, Recipient
from services.explanations import Story
from services.troubles import Trouble
from storage.deliveries import Delivery, DeliveryKind, DeliveryState
from storage.reminders import NEWER_REMINDER, Cancelled, ReminderState, StoredReminder
from tests.bot.facts import COMING, DEPARTURE, FINAL, OTHER, OWN, PROJECT
from tests.bot.sample_dates import COMPUTED, EXPLAINED
from tests.support.clock import HELSINKI, helsinki

AINO, CHANNEL = Recipient.person("UAINO"), Recipient.channel("CSTADIN")
FATES = (ReminderState.OVERTAKEN, ReminderState.CANCELLED)

# Why each state that has a reason can have come about, beside what Slack says itself.
REASONS = {
    ReminderState.OVERTAKEN: (*Reason, NEWER_REMINDER),
    ReminderState.CANCELLED: tuple(Cancelled),
}


def reminder(state: ReminderState, sent_at: datetime, **values: object) -> StoredReminder:
    return StoredReminder(
        **{
            "id": 1,
            "deadline_id": FINAL.deadline.id,
            "project_id": PROJECT.id,
            "call_id": None,
            "kind": FINAL.deadline.kind,
            "due_on": FINAL.deadline.due_on,
            "offset": Offset.parse("due-7"),
            "recipient": AINO,
            "send_at": sent_at,
            "state": state,
            "reason": None,
            "delivery_id": None,
            "is_rerouted": False,
            **values,
        }
    )


def delivery(state: DeliveryState, **values: object) -> Delivery:
    return Delivery(
        **{
            "id": "d1",
            "kind": DeliveryKind.REMINDERS,
            "subject": None,
            "recipient": AINO,
            "state": state,
            "attempts": 1,
            "send_at": None,
            "claimed_at": helsinki("2027-01-04 09:00"),
            "conversation_id": None,
            "message_ts": None,
            "sent_at": None,
            "error": None,
            "refresh_attempts": 0,
            **values,
        }
    )


SENT = Story(
    reminder=reminder(ReminderState.SENT, helsinki("2027-01-04 09:00"), recipient=CHANNEL, delivery_id="d1"),
    delivery=delivery(DeliveryState.SENT, sent_at=helsinki("2027-01-04 09:02")),
)
SENT_LATE = Story(
    reminder=reminder(ReminderState.SENT, helsinki("2027-01-05 09:00"), delivery_id="d2"),
    delivery=delivery(DeliveryState.SENT, sent_at=helsinki("2027-01-07 11:30"), attempts=4),
)
ON_ITS_WAY = Story(
    reminder=reminder(ReminderState.CLAIMED, helsinki("2027-03-02 09:00"), delivery_id="d3"),
    delivery=delivery(DeliveryState.WAITING, attempts=3, error="ratelimited"),
)
CLAIMED_JUST_NOW = Story(
    reminder=reminder(ReminderState.CLAIMED, helsinki("2027-03-02 10:00"), delivery_id="d4"),
    delivery=delivery(DeliveryState.CLAIMED),
)
NOT_DELIVERED = Story(
    reminder=reminder(
        ReminderState.UNDELIVERABLE,
        helsinki("2027-03-01 09:00"),
        recipient=CHANNEL,
        delivery_id="d5",
        reason="is_archived",
    ),
    delivery=delivery(DeliveryState.UNDELIVERABLE, attempts=2, error="is_archived"),
)
TO_COME = Story(reminder=reminder(ReminderState.PLANNED, helsinki("2027-10-16 09:00")), delivery=None)
NOT_SENT = tuple(
    Story(reminder=reminder(state, helsinki("2027-02-01 09:00"), reason=reason), delivery=None)
    for state in FATES
    for reason in REASONS[state]
)
STORIES = (SENT, SENT_LATE, *NOT_SENT, NOT_DELIVERED, ON_ITS_WAY, CLAIMED_JUST_NOW, TO_COME)

ONE_EXPLAINED = replace(EXPLAINED, deadlines=(replace(COMPUTED, stories=STORIES),))
MANY_STORIES = replace(EXPLAINED, deadlines=(replace(COMPUTED, stories=(NOT_SENT[0],) * 2 + (SENT_LATE,) * 30),))

TROUBLES = [
    Trouble(project=PROJECT, deadline=FINAL, reminder=ON_ITS_WAY.reminder, delivery=ON_ITS_WAY.delivery),
    Trouble(project=PROJECT, deadline=DEPARTURE, reminder=NOT_DELIVERED.reminder, delivery=NOT_DELIVERED.delivery),
    Trouble(
        project=OTHER,
        deadline=OWN,
        reminder=replace(NOT_DELIVERED.reminder, recipient=AINO, reason="user_disabled"),
        delivery=NOT_DELIVERED.delivery,
    ),
]

LONGEST = "&" * 80
# As much of both as there ever is, in the longest words: /muistutus says how much of it is shown.
LONG_TROUBLES = [
    replace(TROUBLES[2], deadline=replace(OWN, deadline=replace(OWN.deadline, name=LONGEST))) for _ in range(10)
]
LONG_COMING = [
    replace(
        COMING[0],
        project=replace(PROJECT, title="&" * 120),
        deadline=replace(OWN, deadline=replace(OWN.deadline, name=LONGEST)),
    )
    for _ in range(15)
]

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "explanation_one": lambda language: explanation.render(ONE_EXPLAINED, language, timezone=HELSINKI),
    "explanation_stories_long": lambda language: explanation.render(MANY_STORIES, language, timezone=HELSINKI),
    "upcoming_troubles": lambda language: upcoming.render(
        COMING, TROUBLES, language, has_more=False, timezone=HELSINKI
    ),
    "upcoming_long": lambda language: upcoming.render(
        LONG_COMING, LONG_TROUBLES, language, has_more=False, timezone=HELSINKI
    ),
    "upcoming_only_troubles": lambda language: upcoming.render(
        [], TROUBLES[:1], language, has_more=False, timezone=HELSINKI
    ),
}
