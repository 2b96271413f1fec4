"""Are a contact's details still right? Asked of them twice a year, and again until somebody answers."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from programme.model import Recipient, Sector
from services import contacts, projects, typed_dates
from services.digests import ContactCheck, prepare_week
from services.refusal import AdministratorsOnly
from services.running_refusal import DeputyIsYourself, NotYourContact
from tests.support.builders import new_project
from tests.support.clock import helsinki
from tests.support.gateway import Seconds, make_courier
from tests.support.seminar import EERIKA, KATJA, SARI, actor, appoint, told
from tests.support.tables import dump, rows

NEXT_MONDAY = helsinki("2026-11-30 09:00")
WEEK = timedelta(days=7)


@pytest.fixture
def courier(division, gateway):
    return make_courier(division, gateway, seconds=Seconds())


@pytest.fixture
def on_monday(division, clock, courier, gateway):
    """What is asked on the Monday so many weeks after the first."""

    def ask(weeks: int = 0) -> list[tuple[Recipient, str]]:
        before = len(gateway.standing)
        moment = NEXT_MONDAY + weeks * WEEK
        clock.move_to(helsinki(f"{moment.astimezone(division.timetable.timezone):%Y-%m-%d} 09:00"))
        prepare_week(division)
        for _ in range(8):
            courier.deliver_due()
            clock.advance(seconds=5)
        return [(each.recipient, each.outgoing.contact.name) for each in gateway.standing[before:]]

    return ask


def number_of(division, name: str) -> int:
    (row,) = rows(division.store, "SELECT id FROM contacts WHERE name = ?", name)
    return row["id"]


def test_whoever_is_known_is_asked_about_their_own_and_of_the_rest_the_administrators(division, sari, on_monday):
    appoint(division, sari)
    assert set(on_monday()) == {
        (EERIKA, "Eerika Kantonen"),
        (KATJA, "Katja Utti-Lankinen"),
        (SARI, "Hanna Björkman"),
    }


def test_until_somebody_answers_they_are_asked_every_four_weeks(division, sari, on_monday):
    appoint(division, sari)
    asked = [weeks for weeks in range(9, 18) if on_monday(weeks)]

    assert len(asked) == 2
    assert [later - earlier for earlier, later in pairwise(asked)] == [4] * (len(asked) - 1)


@pytest.mark.parametrize("first", range(7, 11))
def test_whichever_week_it_begins_in_it_comes_again_after_four(division, sari, on_monday, first):
    appoint(division, sari)
    asked = [weeks for weeks in range(first, first + 7) if on_monday(weeks)]

    assert asked == [first, first + 4]


def test_who_has_answered_is_asked_again_half_a_year_later(division, sari, on_monday, clock):
    appoint(division, sari)
    on_monday()
    for name in ("Eerika Kantonen", "Katja Utti-Lankinen", "Hanna Björkman"):
        contacts.confirm(division, sari, number_of(division, name))

    assert on_monday(10) == []
    assert on_monday(24) == []
    assert len(on_monday(27)) == 3


def test_an_answer_shows_in_every_question_about_the_contact(division, sari, on_monday, courier, gateway, clock):
    appoint(division, sari)
    on_monday()
    question = next(message for message in gateway.standing if message.recipient == EERIKA)
    assert isinstance(question.outgoing, ContactCheck)
    assert not question.outgoing.is_answered

    contacts.confirm(division, actor("UEERIKA"), number_of(division, "Eerika Kantonen"))
    clock.advance(minutes=1)
    courier.deliver_due()
    assert question.outgoing.is_answered
    assert [message.updates for message in gateway.standing if message is not question] == [0, 0]


def test_what_was_answered_before_it_went_out_is_not_asked(division, sari, clock, courier, gateway):
    appoint(division, sari)
    clock.move_to(NEXT_MONDAY)
    prepare_week(division)
    contacts.confirm(division, sari, number_of(division, "Eerika Kantonen"))
    for _ in range(4):
        courier.deliver_due()
        clock.advance(seconds=5)

    assert {message.recipient for message in gateway.standing} == {KATJA, SARI}


def test_the_contact_their_deputy_and_administrators_may_say_so_and_nobody_else(division, aino, sari):
    contacts.assign(division, sari, Sector.VOCATIONAL, account_id="UEERIKA", deputy="UOLLI")
    number = number_of(division, "Eerika Kantonen")
    for refused, asked in ((aino, number), (sari, 99)):
        with pytest.raises(NotYourContact):
            contacts.confirm(division, refused, asked)
    for allowed in (actor("UEERIKA"), actor("UOLLI"), sari):
        assert contacts.confirm(division, allowed, number).checked_on == division.today()


def test_whoever_is_assigned_hears_of_what_is_near_or_past_from_that_day_on(division, aino, sari, clock):
    projects.register(division, aino, new_project(), request_key="p1")
    typed_dates.set_date(
        division,
        aino,
        "H1",
        typed_dates.TypedDate(kind=None, name="Seminaari", is_own_name=True, due_on=NEXT_MONDAY.date()),
    )
    (row,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = 'custom'")
    assert EERIKA not in set().union(*told(division, row["id"]).values())

    clock.advance(minutes=1)
    appoint(division, sari)
    plan = told(division, row["id"])
    assert "due-7" not in {offset for offset, who in plan.items() if EERIKA in who}
    assert EERIKA in plan["due-1"]
    assert KATJA in plan["due+17"]


def test_assigning_the_same_again_changes_nothing(division, sari, clock):
    appoint(division, sari)
    before = dump(division.store)
    clock.advance(days=1)
    appoint(division, sari)
    assert dump(division.store) == before


def test_who_is_assigned_in_the_place_of_another_hears_it_instead(division, aino, sari, clock):
    appoint(division, sari)
    projects.register(division, aino, new_project(), request_key="p1")
    contacts.assign(division, sari, Sector.VOCATIONAL, account_id="UOLLI", deputy=None)

    planned = {
        row["recipient"] for row in rows(division.store, "SELECT recipient FROM reminders WHERE state = 'planned'")
    }
    assert "person:UOLLI" in planned
    assert "person:UEERIKA" not in planned


def test_only_administrators_assign_and_nobody_stands_in_for_themselves(division, aino, sari):
    before = dump(division.store)
    with pytest.raises(AdministratorsOnly):
        contacts.assign(division, aino, Sector.VOCATIONAL, account_id="UAINO", deputy=None)
    with pytest.raises(DeputyIsYourself):
        contacts.assign(division, sari, Sector.VOCATIONAL, account_id="UELLI", deputy="UELLI")
    assert dump(division.store) == before
