"""The week's summaries: once a week whatever happens, and silent where there is nothing to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from programme.gaps import Gap
from programme.loader import load_rules
from programme.model import Recipient
from programme.rules import Rules
from services import changes, deadlines, pauses, presence
from services.digests import Digest, DivisionDigest, prepare_week
from services.gateway import TryAgain
from tests.support.clock import helsinki
from tests.support.gateway import LOST_BEFORE_POSTING, Seconds, fails, make_courier
from tests.support.seminar import AINO, ELLI, EVERYBODY, add_seminar, register_seminar
from tests.support.tables import change, dump, rows
from tests.support.trips import register_trip, trips_only

# The fixtures' clock stands on Tuesday 24.11.2026.
NEXT_MONDAY = helsinki("2026-11-30 09:00")
SOON, LATER = date(2026, 12, 11), date(2027, 3, 17)


@pytest.fixture(scope="session")
def rules() -> Rules:
    return trips_only(load_rules())


@pytest.fixture
def courier(division, gateway):
    return make_courier(division, gateway, seconds=Seconds())


@pytest.fixture
def for_all(division):
    """The division, with a channel for all of it."""
    return replace(division, channel_id=EVERYBODY.id)


def digests(gateway) -> list[tuple[Recipient, Digest | DivisionDigest]]:
    said = [message.outgoing for message in gateway.standing]
    return [(each.recipient, each) for each in said if isinstance(each, Digest | DivisionDigest)]


def prepared(division) -> list[str]:
    found = rows(division.store, "SELECT recipient FROM deliveries WHERE kind = 'digest' ORDER BY recipient, subject")
    return [row["recipient"] for row in found]


def names(lines) -> list[str]:
    return [line.deadline.deadline.name for line in lines]


def test_run_every_minute_of_a_monday_it_is_made_once(division, aino, clock):
    register_seminar(division, aino, SOON)
    clock.move_to(helsinki("2026-11-30 00:00"))
    first = None
    for _ in range(24 * 60):
        if prepare_week(division):
            assert first is None
            first = clock()
        clock.advance(minutes=1)

    assert first == NEXT_MONDAY
    assert prepared(division) == ["person:UAINO"]


def test_two_processes_and_a_restart_make_it_once(division, aino, clock, gateway, courier):
    register_seminar(division, aino, SOON)
    clock.move_to(NEXT_MONDAY)
    assert prepare_week(division) > 0
    assert prepare_week(division) == 0
    courier.deliver_due()
    other = make_courier(division, gateway, holder="second", seconds=Seconds())
    clock.advance(minutes=5)
    assert prepare_week(division) == 0
    other.deliver_due()
    courier.deliver_due()

    assert [recipient for recipient, _ in digests(gateway)].count(AINO) == 1


def test_it_is_made_once_even_where_the_week_was_forgotten(division, aino, clock):
    register_seminar(division, aino, SOON)
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    with division.store.writing() as session:
        session.execute("DELETE FROM requests")

    assert prepare_week(division) == 0
    assert prepared(division) == ["person:UAINO"]


def test_the_next_week_has_its_own(division, aino, clock):
    register_seminar(division, aino, SOON)
    for _ in range(2):
        clock.move_to(clock() + timedelta(days=(7 - clock().weekday()) or 7))
        clock.move_to(clock().replace(hour=7, minute=0))
        prepare_week(division)

    assert prepared(division) == ["person:UAINO"] * 2


@pytest.mark.parametrize(
    ("now", "is_made"),
    [
        ("2026-11-30 08:59", False),
        ("2026-11-30 10:30", True),
        ("2026-11-30 16:30", False),  # people have gone home
        ("2026-12-01 09:00", True),  # nothing ran on Monday
        ("2026-12-02 09:00", False),  # nobody misses it any more
        ("2027-03-29 09:00", False),  # Easter Monday
        ("2027-03-30 09:00", True),
        ("2026-12-21 09:00", True),  # the last day before a quiet period
        ("2026-12-28 09:00", False),
        ("2027-01-04 09:00", False),
        ("2027-01-07 09:00", True),  # a Thursday, the first after it
        ("2027-07-05 09:00", False),
        ("2027-08-02 09:00", True),
    ],
)
def test_it_comes_on_the_first_working_day_of_a_week_or_on_the_next(division, aino, clock, now, is_made):
    clock.move_to(helsinki(now))
    register_seminar(division, aino, clock().date() + timedelta(days=3))
    assert ("person:UAINO" in prepared_now(division)) is is_made


def prepared_now(division) -> list[str]:
    prepare_week(division)
    return prepared(division)


def test_each_coordinator_has_what_is_overdue_what_comes_and_what_is_missing(division, aino, clock, gateway, courier):
    register_seminar(division, aino, date(2026, 11, 26), title="Ulkomaanjaksot")
    add_seminar(division, aino, "H1", date(2026, 12, 14), name="Viimeinen päivä")
    add_seminar(division, aino, "H1", date(2026, 12, 15), name="Liian kaukana")
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    courier.deliver_due()

    ((recipient, digest),) = digests(gateway)
    assert recipient == AINO
    assert (names(digest.overdue.lines), names(digest.coming.lines)) == (["Seminaari"], ["Viimeinen päivä"])
    assert [(each.project.title, each.gaps) for each in digest.missing.lines] == [("Ulkomaanjaksot", (Gap.CODE,))]
    assert digest.today == NEXT_MONDAY.date()


def test_who_has_nothing_to_hear_hears_nothing(division, aino, clock):
    complete = {"code": "2026-1-FI01-KA121-VET-000123456"}
    register_seminar(division, aino, LATER, **complete)
    clock.move_to(NEXT_MONDAY)

    assert prepared_now(division) == []


def test_missing_data_alone_is_something_to_hear(division, aino, clock, gateway, courier):
    register_seminar(division, aino, LATER)
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    courier.deliver_due()

    ((_, digest),) = digests(gateway)
    assert (digest.overdue.count, digest.coming.count, digest.missing.count) == (0, 0, 1)


def test_what_happens_by_itself_is_announced_and_never_overdue(division, aino, clock, gateway, courier):
    register_trip(division, aino, date(2026, 12, 2))
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    courier.deliver_due()
    clock.move_to(NEXT_MONDAY + timedelta(days=7))
    prepare_week(division)
    courier.deliver_due()

    first, second = (digest for _, digest in digests(gateway))
    assert [line.deadline.deadline.kind for line in first.coming.lines] == ["mobility_start"]
    assert (second.coming.count, second.overdue.count) == (0, 0)


def test_a_paused_or_closed_project_is_left_out(division, aino, clock):
    for title in ("Lepää", "Päättynyt"):
        register_seminar(division, aino, SOON, title=title)
    pauses.pause(division, aino, "H1", until=NEXT_MONDAY.date())
    changes.close(division, aino, "H2", open_ones=changes.OpenOnes.LEFT)
    clock.move_to(NEXT_MONDAY)

    assert prepared_now(division) == []


def test_after_the_pause_it_is_in_again(division, aino, clock):
    register_seminar(division, aino, SOON)
    pauses.pause(division, aino, "H1", until=NEXT_MONDAY.date() - timedelta(days=1))
    clock.move_to(NEXT_MONDAY)

    assert prepared_now(division) == ["person:UAINO"]


def test_the_divisions_channel_has_the_whole_of_it(for_all, aino, clock, gateway):
    register_seminar(for_all, aino, date(2026, 11, 26))
    register_seminar(for_all, aino, SOON, coordinators=("UAINO", "UELLI"))
    pauses.pause(for_all, aino, "H2", until=None)
    register_seminar(for_all, aino, SOON, coordinators=("UAINO", "UELLI"))
    clock.move_to(NEXT_MONDAY)
    prepare_week(for_all)
    make_courier(for_all, gateway).deliver_due()

    by_recipient = dict(digests(gateway))
    assert by_recipient.keys() == {AINO, ELLI, EVERYBODY}
    summary = by_recipient[EVERYBODY]
    assert isinstance(summary, DivisionDigest)
    assert (summary.projects, summary.overdue.count, summary.coming.count, summary.missing) == (2, 1, 1, 2)
    assert by_recipient[ELLI].coming.count == 1


def test_a_quiet_division_is_not_told_so(for_all, clock):
    clock.move_to(NEXT_MONDAY)
    assert prepared_now(for_all) == []


def test_it_says_what_is_so_when_it_goes_out(division, aino, clock, gateway, courier):
    seminar = register_seminar(division, aino, SOON)
    add_seminar(division, aino, "H1", SOON, name="Toinen")
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    deadlines.complete(division, aino, seminar)
    courier.deliver_due()

    ((_, digest),) = digests(gateway)
    assert names(digest.coming.lines) == ["Toinen"]


def test_where_nothing_is_left_to_say_by_then_it_is_cancelled(division, aino, clock, gateway, courier):
    seminar = register_seminar(division, aino, SOON, code="2026-1-FI01-KA121-VET-000123456")
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    deadlines.complete(division, aino, seminar)
    courier.deliver_due()

    assert digests(gateway) == []
    assert [row["state"] for row in rows(division.store, "SELECT state FROM deliveries WHERE kind = 'digest'")] == [
        "cancelled"
    ]


def test_a_digest_changes_nothing_in_the_plan(division, aino, clock):
    register_seminar(division, aino, SOON)
    clock.move_to(NEXT_MONDAY)
    before = dump(division.store)
    prepare_week(division)
    after = dump(division.store)

    assert {name for name in before if before[name] != after[name]} == {"deliveries", "requests"}


def test_a_digest_that_waited_does_not_come_at_night(division, aino, clock, gateway, courier):
    register_seminar(division, aino, SOON, code="2026-1-FI01-KA121-VET-000123456")
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    clock.move_to(helsinki("2026-11-30 23:30"))
    courier.deliver_due()

    assert digests(gateway) == []

    clock.move_to(helsinki("2026-12-01 08:00"))
    courier.deliver_due()
    assert [recipient for recipient, _ in digests(gateway)] == [AINO]


def test_a_chat_that_fails_all_day_does_not_carry_a_digest_into_the_evening(division, aino, clock, gateway, courier):
    register_seminar(division, aino, SOON, code="2026-1-FI01-KA121-VET-000123456")
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    gateway.script("send", *[fails(TryAgain(error="service_unavailable"))] * 1000)
    while clock() < helsinki("2026-11-30 16:00"):
        courier.deliver_due()
        clock.advance(minutes=20)
    gateway.get_well()
    courier.deliver_due()

    assert digests(gateway) == []


def test_what_may_have_been_posted_is_looked_for_at_night_and_posted_by_day(division, aino, clock, gateway, courier):
    register_seminar(division, aino, SOON, code="2026-1-FI01-KA121-VET-000123456")
    clock.move_to(NEXT_MONDAY)
    change(division.store, "UPDATE contacts SET checked_on = '2026-11-24'")
    prepare_week(division)
    gateway.script("send", *[LOST_BEFORE_POSTING] * 9)
    courier.deliver_due()
    gateway.get_well()
    clock.move_to(helsinki("2026-11-30 23:30"))
    for _ in range(3):
        courier.deliver_due()
        clock.advance(minutes=1)
    assert gateway.calls.count("find") == 1
    assert digests(gateway) == []

    clock.move_to(helsinki("2026-12-01 08:00"))
    courier.deliver_due()
    assert len(digests(gateway)) == 1


def test_who_has_gone_from_the_chat_gets_none(division, aino, clock):
    register_seminar(division, aino, SOON, coordinators=("UAINO", "UELLI"))
    presence.notice_who_has_gone(division, lambda account_id: account_id == "UAINO")
    clock.move_to(NEXT_MONDAY)

    assert prepared_now(division) == ["person:UELLI"]
