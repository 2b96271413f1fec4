"""What a message shows of a checklist, and of a date that somebody typed, when it goes out and after."""

from datetime import date, timedelta

import pytest

from programme.loader import load_rules
from programme.rules import Rules
from services.checklists import tick
from services.gateway import TryAgain
from services.typed_dates import TypedDate, set_date, take_back
from tests.support.clock import helsinki
from tests.support.gateway import LOST_AFTER_POSTING, fails
from tests.support.tables import rows
from tests.support.trips import register_trip

TRIP = date(2027, 4, 16)
FOUR_WEEKS_BEFORE = helsinki("2027-03-19 09:00")
ALL = ("insurance", "health_card", "emergency_contacts")


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture
def check(division, aino):
    """The check before L1."""
    register_trip(division, aino, TRIP)
    (row,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = 'predeparture_check'")
    return row["id"]


def say(division, aino, check, *ticked, unticked=()):
    return tick(division, aino, check, ticked=ticked, unticked=unticked)


def type_date(division, aino, due_on):
    set_date(division, aino, "L1", TypedDate(kind="predeparture_check", name="x", is_own_name=False, due_on=due_on))


def item_in(message, check):
    (found,) = [each for each in message.notice.items if each.deadline.deadline.id == check]
    return found


def shown(message, check) -> dict[str, bool]:
    """The items of the list in a message, and whether each stands there as in order."""
    return {each.item.code: each.tick is not None for each in item_in(message, check).shown_items}


@pytest.fixture
def message(division, clock, courier, gateway, check):
    """It goes out four weeks before the trip."""
    clock.move_to(FOUR_WEEKS_BEFORE)
    assert courier.deliver_due() == 1
    return gateway.standing[0]


def test_only_what_is_open_when_the_message_goes_out_stands_in_it(division, aino, clock, courier, gateway, check):
    say(division, aino, check, "insurance")
    clock.move_to(FOUR_WEEKS_BEFORE)
    courier.deliver_due()

    assert shown(gateway.standing[0], check) == {"health_card": False, "emergency_contacts": False}


def test_what_is_ticked_after_that_stays_to_be_seen(division, aino, clock, courier, message, check):
    clock.advance(hours=1)
    say(division, aino, check, "insurance")
    courier.refresh()
    assert shown(message, check) == {"insurance": True, "health_card": False, "emergency_contacts": False}

    say(division, aino, check, unticked=["insurance"])
    courier.refresh()
    assert shown(message, check) == dict.fromkeys(ALL, False)
    assert message.updates == 2


def test_a_tick_in_the_very_moment_of_sending_stays_to_be_seen(division, aino, courier, message, check):
    say(division, aino, check, "insurance")
    courier.refresh()

    assert shown(message, check)["insurance"]


def test_a_tick_that_changes_nothing_updates_nothing(division, aino, courier, message, check):
    say(division, aino, check, "nonsense", unticked=["insurance"])
    courier.refresh()

    assert message.updates == 0


def test_the_next_message_speaks_of_what_is_left(division, aino, clock, courier, gateway, message, check):
    say(division, aino, check, "insurance")
    clock.move_to(helsinki("2027-04-09 09:00"))
    courier.deliver_due()

    assert shown(message, check) == {"insurance": True, "health_card": False, "emergency_contacts": False}
    assert shown(gateway.standing[-1], check) == {"health_card": False, "emergency_contacts": False}


def test_the_last_tick_shows_it_done_in_every_message_and_ends_the_reminders(
    division, aino, clock, courier, gateway, message, check
):
    say(division, aino, check, *ALL)
    courier.refresh()
    assert not item_in(message, check).deadline.is_open

    clock.move_to(helsinki("2027-04-09 09:00"))
    courier.deliver_due()
    spoken = [each for each in gateway.standing if check in {item.deadline.deadline.id for item in each.notice.items}]
    assert spoken == [message]


def test_what_is_ticked_while_the_message_waits_is_not_in_it(division, aino, clock, courier, gateway, check):
    clock.move_to(FOUR_WEEKS_BEFORE)
    gateway.script("send", fails(TryAgain(error="service_unavailable")))
    courier.deliver_due()
    say(division, aino, check, "insurance")
    clock.advance(minutes=1)
    courier.deliver_due()

    assert shown(gateway.standing[0], check) == {"health_card": False, "emergency_contacts": False}


def test_a_typed_date_shows_in_the_messages_that_were_sent(division, aino, courier, message, check):
    type_date(division, aino, TRIP - timedelta(days=3))
    courier.refresh()
    assert item_in(message, check).deadline.deadline.due_on == TRIP - timedelta(days=3)

    take_back(division, aino, "L1", kind="predeparture_check", name="x")
    courier.refresh()
    assert item_in(message, check).deadline.deadline.due_on == TRIP - timedelta(days=7)


def test_a_typed_date_is_reminded_of_by_its_own_days(division, aino, clock, courier, gateway, check):
    type_date(division, aino, date(2027, 4, 14))
    for day in ("2027-04-09 09:00", "2027-04-14 09:00"):
        clock.move_to(helsinki(day))
        courier.deliver_due()

    offsets = [
        str(item.offset)
        for message in gateway.standing
        for item in message.notice.items
        if item.deadline.deadline.id == check
    ]
    assert offsets[-1] == "due+0"


def test_an_event_that_is_over_is_not_announced_any_more(division, aino, clock, courier, gateway, check):
    clock.move_to(helsinki("2027-04-19 10:00"))
    courier.deliver_due()

    announced = {item.deadline.deadline.kind for message in gateway.standing for item in message.notice.items}
    assert "mobility_start" not in announced
    gone = rows(
        division.store,
        """
        SELECT DISTINCT reminders.state, reason FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE kind = 'mobility_start'
        """,
    )
    assert gone == [{"state": "cancelled", "reason": "date_passed"}]


def test_what_is_ticked_while_the_chat_s_answer_is_lost_shows_once_the_message_is_found(
    division, aino, clock, courier, gateway, check
):
    clock.move_to(FOUR_WEEKS_BEFORE)
    gateway.script("send", LOST_AFTER_POSTING)
    courier.deliver_due()

    say(division, aino, check, "insurance")
    clock.advance(seconds=5)
    courier.deliver_due()
    courier.refresh()

    (item,) = [each for each in gateway.standing[0].notice.items if each.deadline.deadline.id == check]
    assert "insurance" not in {each.item.code for each in item.shown_items if each.tick is None}


def test_a_date_typed_while_the_chat_s_answer_is_lost_shows_once_the_message_is_found(
    division, aino, clock, courier, gateway, check
):
    clock.move_to(FOUR_WEEKS_BEFORE)
    gateway.script("send", LOST_AFTER_POSTING)
    courier.deliver_due()

    type_date(division, aino, date(2027, 4, 12))
    clock.advance(seconds=5)
    courier.deliver_due()
    courier.refresh()

    (item,) = [each for each in gateway.standing[0].notice.items if each.deadline.deadline.id == check]
    assert item.deadline.deadline.due_on == date(2027, 4, 12)
