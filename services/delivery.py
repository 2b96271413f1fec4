"""Sends what is due: claims, posts, records, and after any doubt looks before it posts again.

The order is the point. A message is claimed in the database before it is posted and recorded as sent only
with the chat's own timestamp, so a crash between any two steps leaves a claim that says where to look. One
message that fails, or that a chat refuses, never holds up the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from programme.model import Recipient
from programme.timetable import PUNCTUAL
from services.cards import card_deadline, contact_of
from services.division import Division
from services.gateway import (
    Delivered,
    Gateway,
    NotFound,
    Notice,
    NoticeItem,
    TryAgain,
    Undeliverable,
    Unknown,
)
from services.lease import Lease
from storage import deadlines, deliveries, mobilities, projects, reminders
from storage.database import Session
from storage.deliveries import Delivery, DeliveryState
from storage.reminders import Cancelled, StoredReminder

# So many items stay within Slack's limits for a message that must also be updated: 50 blocks, 4,000 characters.
ITEMS_PER_MESSAGE = 6

# At most about one message a second to one conversation.
PACE = timedelta(seconds=1.1)

LONGEST_PAUSE = timedelta(minutes=15)

# How long an answer that was lost may take to show in the conversation before anyone looks for it.
SETTLING = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """Everything that delivering needs.

    `new_id` gives an opaque, unguessable id for each message; `is_stopping` tells, between two messages, that
    the process is about to end.
    """

    division: Division
    gateway: Gateway
    lease: Lease
    new_id: Callable[[], str]
    is_stopping: Callable[[], bool]

    def deliver_due(self) -> int:
        """Settles what is open, sends everything that is due, brings changed messages up to date.

        Returns how many messages were sent. Does nothing while another process holds the lease.
        """
        if not self.lease.hold():
            return 0
        sent = self._settle()
        while not self.is_stopping() and (delivery := self._claim_next()) is not None:
            sent += self._post(delivery)
        self.refresh()
        return sent

    def refresh(self) -> None:
        """Shows every sent message whose deadlines changed as they are now."""
        with self.division.store.reading() as session:
            stale = [(each, self._notice(session, each)) for each in deliveries.to_refresh(session)]
        for delivery, notice in stale:
            if delivery.conversation_id is None or delivery.message_ts is None:
                continue
            place = Delivered(conversation_id=delivery.conversation_id, message_ts=delivery.message_ts)
            if isinstance(self.gateway.update(notice, place), TryAgain):
                continue
            with self.division.store.writing() as session:
                deliveries.record_refreshed(session, delivery.id)

    # -- settling what an earlier pass, or an earlier process, left open

    def _settle(self) -> int:
        with self.division.store.reading() as session:
            unsettled = deliveries.unsettled(session, now=self.division.now())
        return sum(self._settle_one(delivery) for delivery in unsettled if not self.is_stopping())

    def _settle_one(self, delivery: Delivery) -> int:
        if delivery.state is DeliveryState.CLAIMED:
            with self.division.store.reading() as session:
                after_ts = deliveries.latest_message_ts(session, delivery.recipient)
            found = self.gateway.find(delivery.id, delivery.recipient, after_ts=after_ts)
            if not isinstance(found, NotFound):
                return self._record(delivery, found)
        again = self._claim_again(delivery)
        return self._post(again) if again else 0

    def _claim_again(self, delivery: Delivery) -> Delivery | None:
        """Takes up a delivery that was certainly not posted; nothing where all of it is done by now."""
        with self.division.store.writing() as session:
            if not self.lease.renew(session):
                return None
            if not any(item.deadline.is_open for item in self._notice(session, delivery).items):
                deliveries.cancel(session, delivery.id, reason=Cancelled.DEADLINE_DONE)
                return None
            now = self.division.now()
            not_before = now + retry_pause(delivery.attempts + 1)
            deliveries.claim_again(session, delivery.id, now=now, not_before=not_before)
            return deliveries.find(session, delivery.id)

    # -- claiming

    def _claim_next(self) -> Delivery | None:
        """Takes what is due for one recipient, oldest first, into one message."""
        now = self.division.now()
        with self.division.store.writing() as session:
            if not self.lease.renew(session):
                return None
            for recipient, due in _by_recipient(reminders.due_by_recipient(session, now=now, paced_since=now - PACE)):
                if not any(self.division.timetable.may_send(each.send_at, now) for each in due):
                    continue
                chosen = _overtake_older(session, due)
                if chosen:
                    taken = sorted(chosen, key=lambda each: (each.due_on, each.id))[:ITEMS_PER_MESSAGE]
                    return deliveries.claim(
                        session,
                        self.new_id(),
                        recipient,
                        reminder_ids=[reminder.id for reminder in taken],
                        now=now,
                        # Should this pass die on it, the next ones serve the others first.
                        not_before=now + retry_pause(1),
                    )
        return None

    # -- posting and recording

    def _post(self, delivery: Delivery) -> int:
        with self.division.store.reading() as session:
            notice = self._notice(session, delivery)
        return self._record(delivery, self.gateway.send(notice))

    def _record(self, delivery: Delivery, outcome: Delivered | TryAgain | Unknown | Undeliverable) -> int:
        now = self.division.now()
        with self.division.store.writing() as session:
            match outcome:
                case Delivered():
                    deliveries.record_sent(
                        session,
                        delivery.id,
                        conversation_id=outcome.conversation_id,
                        message_ts=outcome.message_ts,
                        now=now,
                    )
                    return 1
                case TryAgain():
                    pause = timedelta(seconds=outcome.after) if outcome.after else retry_pause(delivery.attempts)
                    # Where only the look-up failed, nobody knows yet whether the message stands there.
                    deliveries.postpone(
                        session, delivery.id, delivery.state, not_before=now + pause, error=outcome.error
                    )
                case Unknown():
                    deliveries.postpone(
                        session,
                        delivery.id,
                        DeliveryState.CLAIMED,
                        not_before=now + SETTLING,
                        error=outcome.error,
                    )
                case Undeliverable():
                    self._reroute(session, delivery, error=outcome.error)
        return 0

    def _reroute(self, session: Session, delivery: Delivery, *, error: str) -> None:
        """Gives what cannot reach its recipient to whoever comes next, so that nothing ends in silence."""
        for reminder in reminders.of_delivery(session, delivery.id):
            project = projects.get(session, reminder.project_id)
            coordinators = [Recipient.person(account_id) for account_id in project.coordinators]
            administrators = [Recipient.person(account_id) for account_id in sorted(self.division.administrators)]
            to_people = delivery.recipient.kind == Recipient.CHANNEL and coordinators
            following = coordinators if to_people else administrators
            reminders.reroute(session, reminder, [each for each in following if each != delivery.recipient])
        deliveries.give_up(session, delivery.id, error=error)

    def _notice(self, session: Session, delivery: Delivery) -> Notice:
        """The message as it stands at this moment: today's contact, coordinators and dates."""
        items = [self._item(session, reminder, delivery) for reminder in reminders.of_delivery(session, delivery.id)]
        return Notice(
            delivery_id=delivery.id,
            recipient=delivery.recipient,
            items=tuple(sorted(items, key=lambda item: (item.deadline.deadline.due_on, item.reminder_id))),
            today=self.division.today(),
        )

    def _item(self, session: Session, reminder: StoredReminder, delivery: Delivery) -> NoticeItem:
        project = projects.get(session, reminder.project_id)
        deadline = deadlines.get(session, reminder.deadline_id)
        mobility = mobilities.find(session, deadline.mobility_id) if deadline.mobility_id else None
        return NoticeItem(
            reminder_id=reminder.id,
            offset=reminder.offset,
            deadline=card_deadline(self.division.rules, project, deadline, mobility),
            project=project,
            contact=contact_of(session, self.division.rules, project),
            is_erasmus=self.division.rules.actions[project.action_type].erasmus,
            is_late=delivery.claimed_at - reminder.send_at > PUNCTUAL,
        )


def retry_pause(attempts: int) -> timedelta:
    """Five seconds after the first failure, twice as long after each further one, a quarter of an hour at most."""
    doublings = min(attempts - 1, 10)
    return min(timedelta(seconds=5 << doublings), LONGEST_PAUSE)


def _by_recipient(due: list[StoredReminder]) -> Iterable[tuple[Recipient, list[StoredReminder]]]:
    """Grouped by recipient, the one who waits longest first."""
    in_groups = sorted(due, key=lambda each: (each.recipient, each.send_at))
    groups = [(recipient, list(each)) for recipient, each in groupby(in_groups, lambda each: each.recipient)]
    return sorted(groups, key=lambda group: group[1][0].send_at)


def _overtake_older(session: Session, due: list[StoredReminder]) -> list[StoredReminder]:
    """Of each deadline's missed reminders only the newest is sent; the others are recorded as overtaken."""
    newest = {reminder.deadline_id: reminder for reminder in sorted(due, key=lambda each: (each.send_at, each.id))}
    chosen = []
    for reminder in due:
        if newest[reminder.deadline_id] is reminder and not reminders.has_newer_sent(session, reminder):
            chosen.append(reminder)
        else:
            reminders.overtake(session, reminder.id)
    return chosen
