from datetime import date, timedelta

import pytest

from programme.model import Anchor, Fate, Offset, Reason, Recipient, Reminder, RequiredDeadline
from storage import deadlines, outbox_plan, projects, reminders
from storage.reminders import ReminderState
from tests.support.tables import change, dump

AINO, ELLI, CHANNEL = Recipient.person("UAINO"), Recipient.person("UELLI"), Recipient.channel("CHANKE")
DUE = date(2027, 10, 30)


@pytest.fixture
def deadline(store, project, now):
    with store.writing() as session:
        report = RequiredDeadline(mobility_id=None, kind="final_report", due_on=DUE, is_event=False)
        deadlines.synchronise(session, project.id, [report], now=now, today=now.date())
        return deadlines.get(session, 1)


def reminder(now, days=-7, recipient=AINO, **values) -> Reminder:
    return Reminder(
        **{
            "deadline_id": 1,
            "due_on": DUE,
            "offset": Offset(Anchor.DUE, days),
            "recipient": recipient,
            "send_at": now + timedelta(days=days),
            "fate": Fate.PLANNED,
            **values,
        }
    )


@pytest.fixture
def synchronise(store, deadline):
    def to(*plan):
        with store.writing() as session:
            outbox_plan.synchronise(session, 1, plan)
        with store.reading() as session:
            assert outbox_plan.is_in_step(session, 1, plan)
            return reminders.of_project(session, 1)

    return to


def test_a_plan_is_kept_in_the_order_it_comes(synchronise, now):
    found = synchronise(reminder(now, -1), reminder(now, -7), reminder(now, -7, ELLI))

    assert [(str(each.offset), each.recipient) for each in found] == [
        ("due-7", AINO),
        ("due-7", ELLI),
        ("due-1", AINO),
    ]


def test_the_same_plan_again_changes_nothing(store, synchronise, now):
    overtaken = reminder(now, -14, fate=Fate.OVERTAKEN, reason=Reason.KNOWN_LATE)
    synchronise(reminder(now), overtaken)
    before = dump(store)

    synchronise(overtaken, reminder(now))

    assert dump(store) == before


def test_what_the_plan_overtook_the_plan_may_take_back(synchronise, now):
    synchronise(reminder(now, fate=Fate.OVERTAKEN, reason=Reason.SAME_DAY))

    (found,) = synchronise(reminder(now))

    assert (found.state, found.reason) == (ReminderState.PLANNED, None)


@pytest.mark.parametrize("state", ["sent", "claimed", "undeliverable", "overtaken"])
def test_what_delivery_decided_stands(store, synchronise, now, state):
    synchronise(reminder(now))
    change(
        store,
        """
        INSERT INTO deliveries (id, recipient, state, claimed_at, not_before, put_off_at)
        VALUES ('d', 'person:UAINO', 'claimed',
            '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')
        """,
    )
    change(store, "UPDATE reminders SET state = ?, delivery_id = 'd', reason = 'newer_reminder'", state)
    before = dump(store)

    synchronise(reminder(now, send_at=now))
    synchronise()

    assert dump(store) == before


def test_recipients_wait_from_their_oldest_reminder_on(store, synchronise, now):
    synchronise(reminder(now, -7, ELLI), reminder(now, -1, ELLI), reminder(now, -3), reminder(now, 1, CHANNEL))
    with store.reading() as session:
        waiting = reminders.waiting_recipients(session, now=now, paced_since=now)

    assert waiting == [ELLI, AINO]


@pytest.mark.parametrize(
    ("state", "sent", "waits"),
    [
        ("claimed", "NULL, NULL, NULL", False),
        ("waiting", "NULL, NULL, NULL", False),
        ("undeliverable", "NULL, NULL, NULL", True),
        ("cancelled", "NULL, NULL, NULL", True),
        ("sent", "'D1', '1.0', '2026-11-24T07:59:59.000Z'", False),
        ("sent", "'D1', '1.0', '2026-11-24T07:59:58.000Z'", True),
    ],
)
def test_nobody_waits_to_whom_something_is_on_its_way_or_just_came(store, synchronise, now, state, sent, waits):
    synchronise(reminder(now))
    change(
        store,
        f"""
        INSERT INTO deliveries (id, recipient, state, claimed_at, not_before, put_off_at,
            conversation_id, message_ts, sent_at)
        VALUES ('d', 'person:UAINO', ?,
            '2026-11-24T07:00:00.000Z', '2026-11-24T07:00:00.000Z', '2026-11-24T07:00:00.000Z', {sent})
        """,  # noqa: S608 - this test's own words
        state,
    )
    with store.reading() as session:
        found = reminders.waiting_recipients(session, now=now, paced_since=now - timedelta(seconds=1.1))

    assert bool(found) is waits


def test_what_is_due_for_one_is_nobody_elses_and_not_what_is_to_come(store, synchronise, now):
    synchronise(reminder(now, -7), reminder(now, -7, ELLI), reminder(now, 0), reminder(now, 1))
    with store.reading() as session:
        due = reminders.due_for(session, AINO, now=now)

    assert [str(each.offset) for each in due] == ["due-7", "due+0"]


def test_a_rerouted_reminder_keeps_its_time_and_what_others_have_is_not_repeated(store, synchronise, now):
    lost, _ = synchronise(reminder(now, -7, CHANNEL), reminder(now, -7, ELLI))
    with store.writing() as session:
        reminders.reroute(session, lost, [AINO, ELLI])
        reminders.reroute(session, lost, [AINO])

    with store.reading() as session:
        found = reminders.of_project(session, 1)
    assert [(each.recipient, each.send_at) for each in found] == [
        (CHANNEL, lost.send_at),
        (ELLI, lost.send_at),
        (AINO, lost.send_at),
    ]


def test_next_is_one_reminder_of_each_deadline_for_any_of_the_recipients(store, synchronise, now):
    synchronise(reminder(now, 3), reminder(now, 5, CHANNEL), reminder(now, 1, ELLI))
    with store.reading() as session:
        (found,) = reminders.next_for(session, [AINO, CHANNEL], limit=9)
        assert str(found.offset) == "due+3"
        assert reminders.next_for(session, [], limit=9) == []


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("UPDATE deadlines SET state = 'done', done_at = known_at, done_by = 'UAINO'", "deadline_done"),
        ("UPDATE deadlines SET due_on = '2027-11-30'", "date_moved"),
        ("UPDATE deadlines SET due_on = '2027-11-30', state = 'passed'", "date_moved"),
        ("UPDATE deadlines SET state = 'passed'", "date_passed"),
        ("UPDATE deadlines SET state = 'withdrawn'", "no_longer_planned"),
        ("UPDATE projects SET state = 'closed'", "no_longer_planned"),
    ],
)
def test_what_is_planned_no_more_says_why(store, synchronise, now, sql, reason):
    synchronise(reminder(now))
    change(store, sql)

    (found,) = synchronise()

    assert (found.state, found.reason) == (ReminderState.CANCELLED, reason)


def test_what_has_happened_before_its_reminder_went_out_says_so(store, synchronise, now):
    (late,) = synchronise(reminder(now))
    with store.writing() as session:
        reminders.let_pass(session, late.id)
        assert reminders.due_for(session, AINO, now=now) == []
        (found,) = reminders.of_project(session, 1)

    assert (found.state, found.reason) == (ReminderState.CANCELLED, "date_passed")


def test_to_whom_it_could_not_be_delivered_is_known_for_just_this_one(store, synchronise, now):
    synchronise(reminder(now), reminder(now, -7, ELLI), reminder(now, -1), reminder(now, -1, CHANNEL))
    change(store, "UPDATE reminders SET state = 'undeliverable', reason = 'gone' WHERE recipient <> 'person:UELLI'")
    with store.reading() as session:
        seven, *_ = reminders.of_deadline(session, 1)
        assert reminders.tried(session, seven) == [AINO]


def test_what_was_tried_in_vain_is_found_the_newest_first(store, synchronise, now):
    synchronise(*[reminder(now, days) for days in (-7, -6, -5, -4)])
    change(
        store,
        """
        INSERT INTO deliveries (id, recipient, state, attempts, claimed_at, not_before, put_off_at)
        VALUES ('d', 'person:UAINO', 'waiting', 2,
            '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z')
        """,
    )
    change(store, "UPDATE reminders SET state = 'undeliverable', reason = 'gone' WHERE \"offset\" <> 'due-4'")
    change(store, "UPDATE reminders SET state = 'claimed', delivery_id = 'd' WHERE \"offset\" = 'due-4'")
    with store.reading() as session:
        found = reminders.undelivered_since(session, now - timedelta(days=6), limit=9)
        assert [str(each.offset) for each in found] == ["due-4", "due-5", "due-6"]
        assert len(reminders.undelivered_since(session, now - timedelta(days=9), limit=2)) == 2


def test_what_falls_due_between_two_moments_is_asked_of_one_recipient(store, synchronise, now):
    synchronise(reminder(now, -7), reminder(now, -5, ELLI))
    at = now - timedelta(days=7)
    second = timedelta(seconds=1)
    with store.reading() as session:
        assert reminders.deadlines_planned_between(session, AINO, after=at - second, until=at) == {1}
        assert reminders.deadlines_planned_between(session, AINO, after=at, until=now) == frozenset()
        assert reminders.deadlines_planned_between(session, AINO, after=at - 2 * second, until=at - second) == set()


def test_the_projects_where_somebody_or_anybody_is_told_between_two_moments_are_found(store, synchronise, now):
    synchronise(reminder(now, -7), reminder(now, -1, ELLI))
    week_before, day_before = now - timedelta(days=7), now - timedelta(days=1)
    with store.reading() as session:
        assert projects.ids_where_told(session, "UAINO", since=week_before, until=day_before) == {1}
        assert projects.ids_where_told(session, "UAINO", since=day_before, until=now) == set()
        assert projects.ids_where_told(session, "UELLI", since=week_before, until=day_before) == set()
        assert projects.ids_where_due(session, since=day_before, until=now) == {1}
        assert projects.ids_where_due(session, since=now, until=now + timedelta(days=9)) == set()
    with store.writing() as session:
        projects.pause(session, 1, at=now, until=None)
        assert projects.ids_where_due(session, since=now, until=now + timedelta(days=9)) == {1}
