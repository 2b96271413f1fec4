"""Sends what is due: claims, posts, records, and after any doubt looks before it posts again.

The order is the point. A message is claimed in the database before it is posted and recorded as sent only
with the chat's own timestamp, so a crash between any two steps leaves a claim that says where to look. One
message that fails, or that a chat refuses, never holds up the next.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from programme.model import Recipient
from programme.timetable import PUNCTUAL
from services.crew import Crew
from services.division import Division
from services.gateway import (
    Delivered,
    Gateway,
    NotFound,
    TryAgain,
    Undeliverable,
    Unknown,
)
from services.lease import Lease
from services.notices import content
from services.planning import replan, replan_call
from services.refreshing import Refresher
from services.rerouting import next_of_reminder, pass_on
from services.retries import doubling
from services.staffing import reminder_time
from storage import calls, deliveries, homes, reminders
from storage.database import Session
from storage.deliveries import Delivery, DeliveryKind, DeliveryState
from storage.reminders import StoredReminder

logger = logging.getLogger(__name__)

# So many items, the first few in full and the rest in brief, stay well within what Slack takes: 50 blocks, and about
# 11,000 characters in them before it says msg_blocks_too_long.
ITEMS_PER_MESSAGE = 12

# At most about one message a second to one conversation.
PACE = timedelta(seconds=1.1)

# How long after the first failure a message is tried again.
RETRY_PAUSE = timedelta(seconds=5)

# How long what reaches nobody at all waits before it is tried again.
NOBODY_LEFT_PAUSE = timedelta(days=1)

# How long a pass waits for one of its crew to become free, in seconds, before the next pass goes on.
ROOM = 5.0

# A pause is up to so much longer by chance, so that what failed together is not tried again together.
JITTER = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """Everything that delivering needs.

    `is_stopping` tells, between two messages, that
    the process is about to end; `beat` is a sign of life after each message, since a long pass is no dead one;
    `chance` gives a number from 0 to 1.
    """

    division: Division
    gateway: Gateway
    lease: Lease
    crew: Crew
    is_stopping: Callable[[], bool]
    beat: Callable[[], None]
    chance: Callable[[], float]

    def deliver_due(self) -> int:
        """Sends everything that is due, settles what is open, brings changed messages up to date.

        Returns how many messages were sent since the last pass. Does nothing while another process holds the lease.
        What is new comes first, each conversation by itself: one that is slow or fails holds no other up.
        """
        if not self.lease.hold():
            return 0
        while self._may_go_on() and (delivery := self._claim_next()) is not None:
            self.crew.take(str(delivery.recipient), partial(self._post, delivery))
        self._settle()
        self.refresh()
        return self.crew.collect()

    def _may_go_on(self) -> bool:
        return not self.is_stopping() and self.crew.wait_for_room(ROOM)

    def refresh(self) -> None:
        """Shows every sent message whose deadlines changed as they are now."""
        Refresher(
            division=self.division,
            gateway=self.gateway,
            crew=self.crew,
            may_go_on=self._may_go_on,
            beat=self.beat,
        ).refresh()

    # -- settling what an earlier pass, or an earlier process, left open

    def _settle(self) -> None:
        with self.division.store.reading() as session:
            unsettled = deliveries.unsettled(session, now=self.division.now())
        for delivery in unsettled:
            if delivery.state is DeliveryState.WAITING and not self._may_go_out(delivery):
                continue
            if not self._may_go_on():
                return
            # What this process has in hand is not settled by it a second time.
            self.crew.take(str(delivery.recipient), partial(self._settle_one, delivery))

    def _may_go_out(self, delivery: Delivery) -> bool:
        """Reminders are chosen by their own times; what is worked out when it goes out has one as a whole."""
        send_at = delivery.send_at
        return send_at is None or self.division.timetable.may_send(send_at, self.division.now())

    def _settle_one(self, left_open: Delivery) -> int:
        delivery = self._take_up(left_open)
        if delivery is None:
            return 0
        if delivery.state is DeliveryState.CLAIMED:
            with self.division.store.reading() as session:
                after_ts = deliveries.latest_message_ts(session, delivery.recipient, before=delivery.claimed_at)
            found = self.gateway.find(delivery.id, delivery.recipient, after_ts=after_ts)
            if not isinstance(found, NotFound):
                # Where only the look-up failed, nobody knows yet whether the message stands there.
                return self._record(delivery, found, if_failed=DeliveryState.CLAIMED)
        again = self._claim_again(delivery)
        return self._post(again) if again else 0

    def _take_up(self, delivery: Delivery) -> Delivery | None:
        """Should this pass die on it, the next ones come back to it later and later, and serve the others."""
        with self.division.store.writing() as session:
            if not self.lease.renew(session):
                return None
            now = self.division.now()
            homes.look_again_at_portfolios(session)
            return deliveries.take_up(
                session, delivery, now=now, not_before=now + doubling(RETRY_PAUSE, delivery.attempts + 1)
            )

    def _claim_again(self, delivery: Delivery) -> Delivery | None:
        """Fills a message that was certainly not posted with what is due by now; none where that is nothing.

        Hours or days may have passed: some of it may be done, moved, or overtaken by what fell due since.
        """
        now = self.division.now()
        with self.division.store.writing() as session:
            if not self.lease.renew(session):
                return None
            homes.look_again_at_portfolios(session)
            if delivery.kind is not DeliveryKind.REMINDERS:
                return self._claim_again_if_needed(session, delivery, now=now)
            taken = reminders.of_delivery(session, delivery.id)
            reminders.put_back(session, delivery.id)
            self._replan(session, taken)
            reminder_ids = self._choose(session, delivery.recipient, now=now)
            if not reminder_ids:
                deliveries.cancel(session, delivery)
                return None
            return deliveries.claim_again(session, delivery, reminder_ids=reminder_ids, now=now)

    def _claim_again_if_needed(self, session: Session, delivery: Delivery, *, now: datetime) -> Delivery | None:
        if content(session, self.division, delivery) is None:
            deliveries.cancel(session, delivery)
            return None
        if not self._may_go_out(delivery):
            state = DeliveryState.WAITING
            deliveries.postpone(session, delivery, state, now=now, not_before=now, error=delivery.error)
            return None
        return deliveries.claim_again(session, delivery, reminder_ids=(), now=now)

    def _replan(self, session: Session, taken: list[StoredReminder]) -> None:
        """The plan does not touch what is on its way; what is not any more follows it again."""
        for project_id, call_id in {(reminder.project_id, reminder.call_id) for reminder in taken}:
            if project_id is not None:
                replan(session, self.division, project_id, now=self.division.now())
            elif call_id is not None:
                replan_call(session, self.division, call_id)

    # -- claiming

    def _claim_next(self) -> Delivery | None:
        """Takes what is due for one recipient, oldest first, into one message."""
        now = self.division.now()
        with self.division.store.writing() as session:
            if not self.lease.renew(session):
                return None
            for recipient in reminders.waiting_recipients(session, now=now, paced_since=now - PACE):
                if reminder_ids := self._choose(session, recipient, now=now):
                    return deliveries.claim(
                        session,
                        self.division.new_id(),
                        recipient,
                        reminder_ids=reminder_ids,
                        now=now,
                        # Should this pass die on it, the next ones serve the others first.
                        not_before=now + RETRY_PAUSE,
                    )
        return None

    def _choose(self, session: Session, recipient: Recipient, *, now: datetime) -> list[int]:
        """The reminders of the next message to a recipient, the most urgent; none where nothing may go out now."""
        due = [each for each in reminders.due_for(session, recipient, now=now) if self._is_still_news(session, each)]
        at = reminder_time(session, self.division, recipient)
        # What fell due last is the first that may go out, and then the rest goes with it.
        if not due or not self.division.timetable.may_send(due[-1].send_at, now, at):
            return []
        if self._is_better_told_together(session, recipient, due, now=now, at=at):
            return []
        chosen = _overtake_older(session, due)
        return [each.id for each in sorted(chosen, key=lambda each: (each.due_on, each.id))[:ITEMS_PER_MESSAGE]]

    def _is_better_told_together(
        self, session: Session, recipient: Recipient, due: list[StoredReminder], *, now: datetime, at: time
    ) -> bool:
        """Whether what is late waits for what falls due at today's reminder time, which is `at`.

        It does where that comes soon, or is about one of the same deadlines: nobody hears of one twice in a day.
        """
        todays = self.division.timetable.moment(self.division.today(), at)
        if now - due[-1].send_at <= PUNCTUAL or todays <= now:
            return False
        coming = reminders.deadlines_planned_between(session, recipient, after=now, until=todays)
        is_soon = todays - now <= PUNCTUAL
        return bool(coming) if is_soon else not coming.isdisjoint(each.deadline_id for each in due)

    def _is_still_news(self, session: Session, reminder: StoredReminder) -> bool:
        """What has happened meanwhile by itself needs no word any more, and is recorded as passed."""
        is_over = self.division.rules.is_event(reminder.kind) and reminder.due_on < self.division.today()
        if reminder.call_id is not None:
            is_over = calls.of_deadline(session, reminder.deadline_id).closes_at <= self.division.now()
        if is_over:
            reminders.let_pass(session, reminder.id)
        return not is_over

    # -- posting and recording

    def _post(self, delivery: Delivery) -> int:
        with self.division.store.reading() as session:
            message = content(session, self.division, delivery)
        if message is None:  # it had something to say when it was claimed, a moment ago
            outcome: Delivered | TryAgain | Unknown | Undeliverable = TryAgain(error="nothing to say")
        else:
            outcome = self.gateway.send(message)
        return self._record(delivery, outcome, if_failed=DeliveryState.WAITING)

    def _record(
        self,
        delivery: Delivery,
        outcome: Delivered | TryAgain | Unknown | Undeliverable,
        *,
        if_failed: DeliveryState,
    ) -> int:
        """Writes down what came of it; `if_failed` is what the delivery becomes where the chat says "later"."""
        self.beat()
        now = self.division.now()
        with self.division.store.writing() as session:
            if delivery.attempts > 1 or not isinstance(outcome, Delivered):
                homes.look_again_at_portfolios(session)
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
                    pause = timedelta(seconds=outcome.after) if outcome.after else self._pause(delivery.attempts)
                    self._postpone(session, delivery, if_failed, pause, error=outcome.error)
                case Unknown():
                    # The pause is also the time in which a lost message may show in the conversation.
                    pause = self._pause(delivery.attempts)
                    self._postpone(session, delivery, DeliveryState.CLAIMED, pause, error=outcome.error)
                case Undeliverable():
                    self._reroute(session, delivery, error=outcome.error)
        return 0

    def _postpone(
        self, session: Session, delivery: Delivery, state: DeliveryState, pause: timedelta, *, error: str
    ) -> None:
        now = self.division.now()
        deliveries.postpone(session, delivery, state, now=now, not_before=now + pause, error=error)

    def _reroute(self, session: Session, delivery: Delivery, *, error: str) -> None:
        """Gives what cannot reach its recipient to whoever comes next.

        Where nobody is left, it waits a day and is tried again: somebody may come back, or be named.
        """
        if self._is_passed_on(session, delivery, error=error):
            logger.warning("%s to %s cannot be delivered: %s", delivery.kind, delivery.recipient, error)
        else:
            logger.error("nobody is left to tell: delivery %s to %s, %s", delivery.id, delivery.recipient, error)
            self._postpone(session, delivery, DeliveryState.WAITING, NOBODY_LEFT_PAUSE, error=error)

    def _is_passed_on(self, session: Session, delivery: Delivery, *, error: str) -> bool:
        if delivery.kind is not DeliveryKind.REMINDERS:
            return pass_on(session, self.division, delivery, error=error)
        lost = reminders.of_delivery(session, delivery.id)
        following = {reminder: next_of_reminder(session, self.division, reminder) for reminder in lost}
        if not all(following.values()):
            return False
        if deliveries.give_up(session, delivery, error=error):
            for reminder, recipients in following.items():
                reminders.reroute(session, reminder, recipients)
            self._replan(session, lost)
        return True

    def _pause(self, attempts: int) -> timedelta:
        return doubling(RETRY_PAUSE, attempts) * (1 + JITTER * self.chance())


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
