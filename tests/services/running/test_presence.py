"""Leave, deputies, and who has gone: reminders go to whoever is there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.model import Sector
from services import contacts, handover, presence
from services.briefings import Briefing
from services.planning import replan_all
from services.presence import Leave
from services.refusal import PeriodReversed
from services.running_refusal import DeputyIsYourself, LeaveOver
from tests.support.clock import helsinki
from tests.support.seminar import (
    AINO,
    EERIKA,
    ELLI,
    KATJA,
    MOMENTS,
    SARI,
    actor,
    appoint,
    register_seminar,
    told,
)
from tests.support.tables import dump, rows
from tests.support.trips import register_trip

# Only the reminder a fortnight before the seminar falls into it.
LEAVE = Leave(first=date(2027, 3, 1), last=date(2027, 3, 5), deputy="UELLI")


def changes_in_history(division) -> list[str]:
    return [row["action"] for row in rows(division.store, "SELECT action FROM audit ORDER BY id")]


def gone(*account_ids: str):
    return lambda account_id: account_id in account_ids


def test_what_comes_during_a_leave_goes_to_the_deputy_and_the_rest_stays(division, aino, deliver):
    register_seminar(division, aino)
    presence.take_leave(division, aino, LEAVE)

    assert told(division)["due-30"] == {AINO}
    assert told(division)["due-14"] == {ELLI}
    assert told(division)["due-7"] == {AINO, ELLI}
    assert [message.recipient for message in deliver(MOMENTS["due-30"])] == [AINO]
    assert [message.recipient for message in deliver(MOMENTS["due-14"])] == [ELLI]


def test_a_leave_that_is_cut_short_brings_them_back(division, aino):
    register_seminar(division, aino)
    before = told(division)
    presence.take_leave(division, aino, LEAVE)
    presence.end_leave(division, aino)

    assert told(division)["due-14"] == before["due-14"] == {AINO}
    assert presence.presence_of(division, "UAINO").deputy == "UELLI"


def test_without_a_deputy_the_one_named_before_stays(division, aino):
    presence.take_leave(division, aino, LEAVE)
    later = Leave(first=date(2027, 6, 1), last=date(2027, 6, 30), deputy=None)

    saved = presence.take_leave(division, aino, later)
    assert (saved.deputy, saved.leave_from, saved.leave_until) == ("UELLI", later.first, later.last)
    assert presence.presence_of(division, "UAINO") == saved


def test_saying_the_same_again_changes_nothing(division, aino, clock):
    register_seminar(division, aino)
    presence.take_leave(division, aino, LEAVE)
    before = dump(division.store)
    clock.advance(days=1)

    presence.take_leave(division, aino, LEAVE)
    assert dump(division.store) == before


def test_each_change_is_in_the_history(division, aino):
    presence.take_leave(division, aino, LEAVE)
    presence.end_leave(division, aino)

    assert changes_in_history(division) == ["person.leave", "person.leave_ended"]


@pytest.mark.parametrize(
    ("leave", "refusal"),
    [
        (Leave(first=date(2027, 3, 5), last=date(2027, 3, 1), deputy=None), PeriodReversed),
        (Leave(first=date(2026, 11, 1), last=date(2026, 11, 23), deputy=None), LeaveOver),
        (Leave(first=date(2027, 3, 1), last=date(2027, 3, 5), deputy="UAINO"), DeputyIsYourself),
    ],
)
def test_a_leave_that_cannot_be_is_refused_and_nothing_is_kept(division, aino, leave, refusal):
    before = dump(division.store)
    with pytest.raises(refusal):
        presence.take_leave(division, aino, leave)
    assert dump(division.store) == before


def test_a_leave_of_today_alone_is_one(division, aino):
    today = division.today()
    presence.take_leave(division, aino, Leave(first=today, last=today, deputy=None))
    assert presence.presence_of(division, "UAINO").is_away(today)


def test_who_answers_for_a_mobility_has_a_stand_in_too(division, aino):
    card = register_trip(division, aino, date(2027, 3, 17), coordinators=("UMIKKO",))
    with division.store.writing() as session:
        session.execute("UPDATE mobilities SET responsible = 'UAINO' WHERE id = :id", id=card.mobility.id)
    replan_all(division)
    presence.take_leave(division, aino, Leave(first=date(2027, 2, 15), last=date(2027, 2, 15), deputy="UELLI"))

    assert ELLI in told(division)["due-30"]
    assert AINO not in told(division)["due-30"]


def test_a_message_to_a_stand_in_says_for_whom(division, aino, deliver):
    register_seminar(division, aino)
    presence.take_leave(division, aino, LEAVE)
    deliver(MOMENTS["due-30"])

    (message,) = deliver(MOMENTS["due-14"])
    (item,) = message.notice.items
    assert (item.share, item.absent) == ("stands_in", ("UAINO",))


@pytest.mark.parametrize("who", ["UELLI", "UEERIKA"])
def test_the_leave_of_somebody_further_along_the_chain_counts_at_once(division, aino, sari, who):
    appoint(division, sari)
    register_seminar(division, aino)
    presence.take_leave(division, aino, Leave(first=date(2027, 3, 1), last=date(2027, 3, 12), deputy="UELLI"))
    presence.take_leave(division, actor(who), Leave(first=date(2027, 3, 1), last=date(2027, 3, 31), deputy=None))

    assert replan_all(division) == 0


def test_a_leave_that_began_before_it_was_said_sends_nothing_a_second_time(division, aino, deliver):
    register_seminar(division, aino)
    assert [message.recipient for message in deliver(MOMENTS["due-14"])] == [AINO]
    today = division.today()
    presence.take_leave(
        division, aino, Leave(first=today - timedelta(days=2), last=today + timedelta(days=2), deputy="UELLI")
    )

    assert deliver() == []


def test_the_next_leave_does_not_send_what_the_deputy_has_had_in_the_last(division, aino, deliver):
    register_seminar(division, aino)
    deliver(MOMENTS["due-30"])
    presence.take_leave(division, aino, LEAVE)
    assert [message.recipient for message in deliver(MOMENTS["due-14"])] == [ELLI]
    deliver(MOMENTS["due-14"] + timedelta(days=5))
    presence.take_leave(division, aino, Leave(first=date(2027, 6, 1), last=date(2027, 6, 30), deputy="UELLI"))

    assert deliver() == []


def test_what_is_caught_up_goes_to_whoever_is_there_now(division, aino, clock, deliver):
    clock.move_to(MOMENTS["due-14"] + timedelta(days=1))
    today = division.today()
    presence.take_leave(division, aino, Leave(first=today, last=today, deputy="UELLI"))
    register_seminar(division, aino)

    assert [message.recipient for message in deliver()] == [ELLI]


def test_what_is_whose_who_has_gone_goes_along_the_chain_at_once(division, aino, sari):
    appoint(division, sari)
    register_seminar(division, aino)

    assert presence.notice_who_has_gone(division, gone("UAINO")) == 1
    assert told(division)["due-30"] == {EERIKA}
    assert told(division)["due+17"] == {EERIKA, KATJA}
    assert replan_all(division) == 0


def test_whoever_comes_next_is_told_what_there_is_and_asked_for_a_name(division, aino, sari, deliver):
    appoint(division, sari)
    register_seminar(division, aino, title="Ulkomaanjaksot")
    presence.notice_who_has_gone(division, gone("UAINO"))

    (message,) = deliver()
    briefing = message.outgoing
    assert isinstance(briefing, Briefing)
    assert (message.recipient, briefing.gone, briefing.project.title) == (EERIKA, "UAINO", "Ulkomaanjaksot")
    assert [each.deadline.name for each in briefing.deadlines] == ["Seminaari"]


def test_one_briefing_for_each_project_that_is_still_running(division, aino, deliver):
    for title in ("Yksi", "Kaksi", "Kolme"):
        register_seminar(division, aino, title=title)
    with division.store.writing() as session:
        session.execute("UPDATE projects SET state = 'closed' WHERE title = 'Kaksi'")
    presence.notice_who_has_gone(division, gone("UAINO"))

    assert sorted(message.outgoing.project.title for message in deliver()) == ["Kolme", "Yksi"]


def test_looking_again_finds_nothing_new(division, aino, deliver):
    register_seminar(division, aino)
    presence.notice_who_has_gone(division, gone("UAINO"))
    assert len(deliver()) == 1
    before = dump(division.store)

    assert presence.notice_who_has_gone(division, gone("UAINO")) == 0
    assert dump(division.store) == before
    assert deliver() == []


def test_where_the_chat_does_not_say_nobody_is_thought_to_be_gone_or_back(division, aino):
    register_seminar(division, aino)
    assert presence.notice_who_has_gone(division, lambda _: None) == 0
    presence.notice_who_has_gone(division, gone("UAINO"))

    assert presence.notice_who_has_gone(division, lambda _: None) == 0
    assert presence.presence_of(division, "UAINO").gone_on == division.today()


def test_everybody_who_has_any_part_in_it_is_looked_for(division, aino, sari):
    appoint(division, sari)
    register_seminar(division, aino, coordinators=("UAINO", "UMIKKO"))
    presence.take_leave(division, aino, LEAVE)
    asked: list[str] = []
    presence.notice_who_has_gone(division, asked.append)

    assert asked == ["UAINO", "UEERIKA", "UELLI", "UKATJA", "UMIKKO"]


def test_who_is_back_hears_of_what_is_to_come(division, aino, clock):
    register_seminar(division, aino)
    presence.notice_who_has_gone(division, gone("UAINO"))
    assert told(division)["due-30"] == {SARI}
    clock.advance(days=1)

    assert presence.notice_who_has_gone(division, gone()) == 1
    assert told(division)["due-30"] == {AINO}
    assert presence.presence_of(division, "UAINO").gone_on is None


def test_nobody_is_told_of_somebody_who_is_back_before_it_went_out(division, aino, deliver):
    register_seminar(division, aino)
    presence.notice_who_has_gone(division, gone("UAINO"))
    presence.notice_who_has_gone(division, gone())

    assert deliver() == []


def test_what_is_noticed_before_dawn_is_told_when_people_work(division, aino, clock, deliver):
    register_seminar(division, aino)
    clock.move_to(helsinki("2026-11-28 05:00"))
    presence.notice_who_has_gone(division, gone("UAINO"))
    while clock() < helsinki("2026-11-30 08:55"):
        assert deliver() == []
        clock.advance(minutes=30)

    assert [message.recipient for message in deliver(helsinki("2026-11-30 09:00"))] == [SARI]


def test_somebody_who_is_gone_a_second_time_is_told_of_again(division, aino, clock, deliver):
    register_seminar(division, aino)
    for is_gone in (gone("UAINO"), gone(), gone("UAINO")):
        presence.notice_who_has_gone(division, is_gone)
        clock.advance(days=1)
        deliver()

    briefings = rows(division.store, "SELECT * FROM deliveries WHERE kind = 'briefing' AND state = 'sent'")
    assert len(briefings) == 2


def test_who_is_back_does_not_get_what_others_have_had_meanwhile(division, aino, clock, deliver):
    register_seminar(division, aino)
    deliver(MOMENTS["due-30"])
    clock.move_to(MOMENTS["due-14"] - timedelta(days=1))
    presence.notice_who_has_gone(division, gone("UAINO"))
    deliver()
    assert [message.recipient for message in deliver(MOMENTS["due-14"])] == [SARI]
    clock.advance(days=1)
    presence.notice_who_has_gone(division, gone())

    assert deliver() == []


FURTHER_ALONG = ["UELLI", "UEERIKA", "UKATJA"]


@pytest.fixture
def seminar_of_somebody_on_leave(division, aino, sari):
    """Aino's, with a deputy, a contact and a lead."""
    appoint(division, sari)
    presence.take_leave(division, aino, Leave(first=date(2027, 3, 1), last=date(2027, 3, 12), deputy="UELLI"))
    return register_seminar(division, aino)


@pytest.mark.parametrize("who", FURTHER_ALONG)
def test_the_return_of_somebody_further_along_the_chain_counts_at_once(
    seminar_of_somebody_on_leave, division, clock, who
):
    before = told(division)
    presence.take_leave(division, actor(who), Leave(first=date(2027, 2, 1), last=date(2027, 12, 31), deputy=None))
    assert told(division) != before
    clock.advance(days=1)
    presence.end_leave(division, actor(who))

    assert replan_all(division) == 0
    assert told(division) == before


@pytest.mark.parametrize("who", FURTHER_ALONG)
def test_somebody_further_along_the_chain_who_has_gone_is_passed_over_at_once(
    seminar_of_somebody_on_leave, division, clock, who
):
    before = told(division)
    presence.notice_who_has_gone(division, gone(who))
    assert replan_all(division) == 0
    assert who not in {recipient.id for recipients in told(division).values() for recipient in recipients}
    clock.advance(days=1)
    presence.notice_who_has_gone(division, gone())

    assert replan_all(division) == 0
    assert told(division) == before


def test_the_leave_of_somebody_who_stands_in_changes_no_project_in_which_nothing_is_due_then(
    seminar_of_somebody_on_leave, division
):
    before = dump(division.store)["reminders"]
    presence.take_leave(division, actor("UELLI"), Leave(first=date(2027, 5, 1), last=date(2027, 5, 2), deputy=None))

    assert dump(division.store)["reminders"] == before


def test_another_contact_is_not_told_what_the_one_before_has_heard(division, aino, sari, clock, deliver):
    appoint(division, sari)
    register_seminar(division, aino)
    deliver(MOMENTS["due+1"])
    assert told(division, state="sent")["due+1"] == {AINO, EERIKA}
    clock.advance(minutes=1)
    contacts.assign(division, sari, Sector.VOCATIONAL, account_id="UKATJA", deputy="UELLI")

    assert deliver() == []


def test_whoever_stands_in_for_one_who_takes_over_is_not_told_what_is_past(division, aino, deliver):
    register_seminar(division, aino)
    presence.take_leave(
        division, actor("UELLI"), Leave(first=date(2027, 3, 1), last=date(2027, 3, 31), deputy="UEERIKA")
    )
    deliver(MOMENTS["due-14"])
    deliver(MOMENTS["due-7"] - timedelta(days=1))
    handover.hand_over(division, aino, "H1", to="UELLI")

    assert [type(message.outgoing) for message in deliver()] == [Briefing]
    assert [message.recipient for message in deliver(MOMENTS["due-7"])] == [EERIKA]
