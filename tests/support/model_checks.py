"""What must hold whatever happens, and what must hold once all is quiet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from hypothesis.stateful import invariant

from programme.model import Project, Reason, Recipient, Reminder
from programme.reminders import plan, plan_call
from programme.staff import Person, Post, Staff, staff_through_time
from services.gateway import Notice
from services.retries import LONGEST_PAUSE
from storage import deadlines, mobilities, projects, snoozes
from storage.reminders import NEWER_REMINDER
from storage.rows import write_instant
from tests.support.clock import HELSINKI
from tests.support.gateway import Standing
from tests.support.model_world import World, timetable

Key = tuple[int, str, str, str]


def key_of(reminder: Reminder) -> Key:
    return (reminder.deadline_id, reminder.due_on.isoformat(), str(reminder.offset), str(reminder.recipient))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Checks(World):
    def notices(self) -> Iterator[tuple[Standing, Notice]]:
        for message in self.gateway.standing:
            if isinstance(message.outgoing, Notice):
                yield message, message.outgoing

    @invariant()
    def no_reminder_and_no_message_stands_twice(self) -> None:
        shown = Counter(item.reminder_id for _, notice in self.notices() for item in notice.items)
        assert [reminder_id for reminder_id, times in shown.items() if times > 1] == []
        messages = Counter(message.outgoing.delivery_id for message in self.gateway.standing)
        assert [delivery_id for delivery_id, times in messages.items() if times > 1] == []

    @invariant()
    def what_counts_as_sent_stands_in_its_conversation(self) -> None:
        standing = {
            (message.outgoing.delivery_id, message.ts, str(message.recipient)) for message in self.gateway.standing
        }
        sent = self.rows(
            """
            SELECT deliveries.id, message_ts, reminders.recipient FROM reminders
            LEFT JOIN deliveries ON deliveries.id = delivery_id WHERE reminders.state = 'sent'
            """
        )
        sent += self.rows("SELECT id, message_ts, recipient FROM deliveries WHERE state = 'sent'")
        assert {(row["id"], row["message_ts"], row["recipient"]) for row in sent} <= standing

    @invariant()
    def the_outbox_is_what_a_fresh_plan_gives(self) -> None:
        """But for what delivery has decided, and what was passed on."""
        planned = {key_of(reminder): reminder for reminder in self.fresh_plan()}
        outbox = {
            (row["deadline_id"], row["due_on"], row["offset"], row["recipient"]): row
            for row in self.rows("SELECT * FROM reminders")
        }
        assert planned.keys() <= outbox.keys()
        assert {key: self.as_planned(outbox[key], reminder) for key, reminder in planned.items()} == {
            key: (write_instant(reminder.send_at), str(reminder.fate), reminder.reason)
            for key, reminder in planned.items()
        }
        waiting = {key for key, row in outbox.items() if row["state"] == "planned"}
        assert [key for key in waiting - planned.keys() if not self.is_beside_the_plan(outbox[key], planned)] == []

    @invariant()
    def from_tomorrow_on_everybody_is_reminded_at_the_time_that_they_have_chosen(self) -> None:
        chosen = {
            f"person:{row['account_id']}": time.fromisoformat(row["reminder_time"])
            for row in self.rows("SELECT *, max(told_at) FROM presences GROUP BY account_id")
            if row["reminder_time"]
        }
        for row in self.rows("SELECT * FROM reminders WHERE state = 'planned'"):
            comes_at = datetime.fromisoformat(row["send_at"]).astimezone(HELSINKI)
            if comes_at.date() > self.today:
                assert comes_at.time() == chosen.get(row["recipient"], time(9)), row

    def as_planned(self, row: dict, reminder: Reminder) -> tuple[str, str, str | None]:
        """A row as the plan has made it; of one that delivery has decided about, what the plan says."""
        is_over = row["state"] == "cancelled" and row["reason"] == "date_passed"
        is_overtaken = row["state"] == "overtaken" and row["reason"] not in set(Reason)
        if is_over or is_overtaken or row["state"] in ("claimed", "sent", "undeliverable"):
            return (write_instant(reminder.send_at), str(reminder.fate), reminder.reason)
        return (row["send_at"], row["state"], row["reason"])

    def is_beside_the_plan(self, row: dict, planned: dict[Key, Reminder]) -> bool:
        while row["rerouted_from"]:
            (row,) = self.rows("SELECT * FROM reminders WHERE id = ?", row["rerouted_from"])
        return (row["deadline_id"], row["due_on"], row["offset"], row["recipient"]) in planned

    def fresh_plan(self) -> Iterator[Reminder]:
        """Worked out from the stored facts alone."""
        rules, staff = self.division.rules, self.stored_staff()
        with self.division.store.reading() as session:
            for project_id in projects.all_ids(session):
                project: Project = projects.get(session, project_id)
                travels = mobilities.of_project(session, project_id)
                known = deadlines.of_project(session, project_id)
                asked_for = snoozes.of_project(session, project_id)
                yield from plan(
                    project, travels, known, rules=rules, timetable=timetable(), staff=staff, snoozes=asked_for
                )
            for row in self.rows("SELECT id FROM calls"):
                deadline = deadlines.of_call(session, row["id"])
                told = [Recipient.channel("CKAIKKI")]
                yield from plan_call(deadline, told, rules=rules, timetable=timetable(), staff=staff)

    def stored_staff(self) -> Staff:
        """Everybody there is: for a project outside Erasmus+ its contact is the lead of the portfolio."""
        people: dict[str, list[tuple[datetime, Person]]] = {}
        for row in self.rows("SELECT * FROM presences ORDER BY told_at"):
            person = Person(
                account_id=row["account_id"],
                deputy=row["deputy"],
                leave_from=day(row["leave_from"]),
                leave_until=day(row["leave_until"]),
                gone_on=day(row["gone_on"]),
                reminder_time=time.fromisoformat(row["reminder_time"]) if row["reminder_time"] else None,
            )
            people.setdefault(row["account_id"], []).append((datetime.fromisoformat(row["told_at"]), person))
        posts = [
            (datetime.fromisoformat(row["since"]), Post(account_id=row["account_id"], deputy=row["deputy"]))
            for row in self.rows(
                "SELECT posts.* FROM posts JOIN contacts ON contacts.id = contact_id WHERE key = ? ORDER BY since",
                self.division.rules.other_funding_contact,
            )
        ]
        return staff_through_time(
            people=people, contact=posts, lead=posts, administrators=("USARI",), division_channel="CKAIKKI"
        )

    def teardown(self) -> None:
        try:
            self.quiet_times()
            self.no_reminder_and_no_message_stands_twice()
            self.the_outbox_is_what_a_fresh_plan_gives()
        finally:
            self.folder.cleanup()

    def quiet_times(self) -> None:
        """The chat is well, people are at work, and every pause has passed: now all must be in order."""
        self.gateway.get_well()
        self.gateway.closed.clear()
        self.restart()
        for _ in range(2):
            self._wait_for_ten_on_a_working_day()
            for _ in range(12):
                self.courier.deliver_due()
                self.clock.advance(seconds=LONGEST_PAUSE.total_seconds() + 1)
        self.clock.advance(seconds=-LONGEST_PAUSE.total_seconds() - 1)
        self.everything_is_settled()
        self.whatever_was_due_has_reached_somebody_or_says_why()
        self.every_message_shows_what_is_so()
        self.whatever_was_overtaken_was_overtaken_by_something()

    def _wait_for_ten_on_a_working_day(self) -> None:
        day = self.in_days(1)
        while not timetable().calendar.is_working_day(day):
            day += timedelta(days=1)
        self.clock.move_to(datetime.combine(day, time(10), tzinfo=HELSINKI))

    def everything_is_settled(self) -> None:
        now = write_instant(self.clock())
        assert self.rows("SELECT * FROM reminders WHERE state = 'planned' AND send_at <= ?", now) == []
        assert self.rows("SELECT * FROM reminders WHERE state = 'claimed'") == []
        assert self.rows("SELECT * FROM deliveries WHERE state IN ('claimed', 'waiting')") == []
        recorded = {row["id"] for row in self.rows("SELECT id FROM deliveries WHERE state = 'sent'")}
        assert {message.outgoing.delivery_id for message in self.gateway.standing} == recorded

    def whatever_was_due_has_reached_somebody_or_says_why(self) -> None:
        shown = Counter(item.reminder_id for _, notice in self.notices() for item in notice.items)
        for row in self.rows("SELECT * FROM reminders WHERE send_at <= ?", write_instant(self.clock())):
            assert shown[row["id"]] == (1 if row["state"] == "sent" else 0)
            assert row["state"] == "sent" or row["reason"]
        for row in self.rows("SELECT * FROM reminders WHERE state = 'undeliverable'"):
            passed_on = self.rows(
                """
                SELECT state FROM reminders
                WHERE deadline_id = ? AND due_on = ? AND "offset" = ? AND state <> 'undeliverable'
                """,
                *(row[column] for column in ("deadline_id", "due_on", "offset")),
            )
            assert passed_on, "what one could not be told was told to nobody"

    def every_message_shows_what_is_so(self) -> None:
        known = {row["id"]: row for row in self.rows("SELECT id, state, due_on, receipt FROM deadlines")}
        ticked = {(row["deadline_id"], row["item"]) for row in self.rows("SELECT * FROM checklist_ticks")}
        for _, notice in self.notices():
            for item in notice.items:
                shown = item.deadline.deadline
                now = known[shown.id]
                assert (shown.state, shown.due_on.isoformat(), shown.receipt) == (
                    now["state"],
                    now["due_on"],
                    now["receipt"],
                )
                for each in item.shown_items:
                    assert (each.tick is not None) == ((shown.id, each.item.code) in ticked)

    def whatever_was_overtaken_was_overtaken_by_something(self) -> None:
        left_behind = self.rows(
            """
            SELECT * FROM reminders AS older JOIN deadlines ON deadlines.id = older.deadline_id
            WHERE older.state = 'overtaken' AND older.reason = ? AND deadlines.state = 'open'
            AND deadlines.due_on = older.due_on AND NOT EXISTS (
                SELECT * FROM reminders AS newer
                WHERE newer.deadline_id = older.deadline_id AND newer.due_on = older.due_on
                AND newer.recipient = older.recipient AND newer.send_at >= older.send_at
                AND newer.state <> 'planned' AND newer.reason IS NOT ?
            )
            """,
            NEWER_REMINDER,
            NEWER_REMINDER,
        )
        assert left_behind == []
