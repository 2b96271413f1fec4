from datetime import date, timedelta

import pytest

from programme.model import Anchor, Fate, Offset, Origin, Recipient, Reminder
from storage import calls, deadlines, outbox_plan, reminders
from storage.calls import CallFacts
from storage.reminders import ReminderState
from tests.support.tables import dump


def facts(**values) -> CallFacts:
    return CallFacts(**{"title": None, "round": None, "timezone": "Europe/Brussels", **values})


@pytest.fixture
def keep(store, now):
    def new(days=10, title=None, actions=("KA121", "KA122-VET")):
        with store.writing() as session:
            return calls.insert(
                session,
                facts(actions=actions, title=title, closes_at=now + timedelta(days=days)),
                created_by="USARI",
                created_at=now,
            )

    return new


@pytest.fixture
def deadline(store, now, keep):
    call = keep()
    with store.writing() as session:
        return deadlines.insert(
            session,
            project_id=None,
            mobility_id=None,
            call_id=call.id,
            kind="call",
            name=None,
            due_on=date(2026, 12, 4),
            origin=Origin.CUSTOM,
            known_at=now,
        )


def test_a_call_comes_back_as_it_was_kept(store, now, keep):
    kept = keep(title="Haku")

    assert (kept.ref, kept.actions, kept.title) == ("K1", ("KA121", "KA122-VET"), "Haku")
    assert (kept.closes_at, kept.timezone, kept.created_by) == (now + timedelta(days=10), "Europe/Brussels", "USARI")
    with store.reading() as session:
        assert calls.find(session, 1) == kept
        assert calls.find(session, 2) is None


def test_they_come_the_next_first_and_those_that_have_closed_not_at_all(store, now, keep):
    keep(days=20)
    keep(days=10)
    with store.reading() as session:
        assert [call.id for call in calls.closing_from(session, now)] == [2, 1]
        assert [call.id for call in calls.closing_from(session, now + timedelta(days=10))] == [2, 1]
        assert [call.id for call in calls.closing_from(session, now + timedelta(days=10, seconds=1))] == [1]


def test_a_moved_call_keeps_its_number(store, now, keep):
    kept = keep()
    with store.writing() as session:
        calls.change(
            session,
            kept.id,
            facts(
                actions=kept.actions,
                title=kept.title,
                round=2,
                closes_at=now + timedelta(days=12),
                timezone="Europe/Helsinki",
            ),
        )
        moved = calls.find(session, kept.id)

    assert (moved.ref, moved.closes_at, moved.timezone) == ("K1", now + timedelta(days=12), "Europe/Helsinki")


def test_a_removed_call_is_found_by_its_deadline_alone(store, now, deadline):
    with store.writing() as session:
        calls.remove(session, 1)
        assert calls.find(session, 1) is None
        assert calls.closing_from(session, now) == []
        assert calls.of_deadline(session, deadline.id).ref == "K1"
        with pytest.raises(LookupError):
            calls.of_deadline(session, 99)


def reminder(deadline, now, days):
    return Reminder(
        deadline_id=deadline.id,
        due_on=deadline.due_on,
        offset=Offset(Anchor.DUE, days),
        recipient=Recipient.person("USARI"),
        send_at=now + timedelta(days=days),
        fate=Fate.PLANNED,
    )


def test_the_plan_of_a_call_is_kept_and_again_changes_nothing(store, now, deadline):
    plan = [reminder(deadline, now, -7), reminder(deadline, now, -1)]
    with store.writing() as session:
        assert not outbox_plan.is_call_in_step(session, deadline.id, plan)
        outbox_plan.synchronise_call(session, deadline.id, plan)
        found = reminders.due_for(session, Recipient.person("USARI"), now=now)
    before = dump(store)

    with store.writing() as session:
        assert outbox_plan.is_call_in_step(session, deadline.id, plan)
        outbox_plan.synchronise_call(session, deadline.id, plan)

    assert [(each.call_id, each.project_id, each.kind, str(each.offset)) for each in found] == [
        (1, None, "call", "due-7"),
        (1, None, "call", "due-1"),
    ]
    assert dump(store) == before


@pytest.mark.parametrize(("is_withdrawn", "reason"), [(False, "date_moved"), (True, "no_longer_planned")])
def test_what_is_planned_no_more_says_why(store, now, deadline, is_withdrawn, reason):
    with store.writing() as session:
        outbox_plan.synchronise_call(session, deadline.id, [reminder(deadline, now, -7)])
        if is_withdrawn:
            deadlines.withdraw(session, deadline.id)
        else:
            deadlines.set_date(session, deadline.id, due_on=date(2027, 1, 1), origin=Origin.CUSTOM, known_at=now)
        outbox_plan.synchronise_call(session, deadline.id, [])
        rows = session.rows("SELECT state, reason FROM reminders")

    assert rows == [{"state": ReminderState.CANCELLED, "reason": reason}]
