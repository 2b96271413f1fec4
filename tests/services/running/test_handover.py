"""A project goes to another coordinator, who is told everything that is open and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from programme.model import ProjectState, Recipient
from services import changes, handover, pauses, presence
from services.briefings import Briefing
from services.division import Actor, Division
from services.presence import Leave
from services.refusal import NoSuchProject, NotYourProject
from services.running_refusal import AlreadyCoordinates, NothingToHandOver
from storage import projects as stored_projects
from tests.support.seminar import (
    AINO,
    ELLI,
    MIKKO,
    MOMENTS,
    SARI,
    actor,
    add_seminar,
    register_seminar,
    told,
    why_not,
)
from tests.support.tables import dump, rows
from tests.support.trips import register_trip


def coordinators(division: Division, project_id: int = 1) -> tuple[str, ...]:
    with division.store.reading() as session:
        return stored_projects.get(session, project_id).coordinators


def recipients(messages) -> list[Recipient]:
    return [message.recipient for message in messages]


def test_the_new_coordinator_hears_everything_from_now_on_and_the_old_one_nothing(division, aino, deliver):
    register_seminar(division, aino)
    handed = handover.hand_over(division, aino, "H1", to="UMIKKO")

    assert (handed.to, handed.projects[0].coordinators) == ("UMIKKO", ("UMIKKO",))
    assert set().union(*told(division).values()) == {MIKKO}
    assert recipients(deliver()) == [MIKKO]
    assert recipients(deliver(MOMENTS["due-30"])) == [MIKKO]


def test_everything_of_somebody_is_handed_over_at_once_and_planned_after_the_answer(division, aino):
    register_seminar(division, aino)
    after_the_answer: list[Callable[[], object]] = []

    handed = handover.hand_over(replace(division, soon=after_the_answer.append), aino, None, to="UMIKKO")

    assert {project.coordinators for project in handed.projects} == {("UMIKKO",)}
    assert set().union(*told(division).values()) == {AINO}
    for work in after_the_answer:
        work()
    assert set().union(*told(division).values()) == {MIKKO}


def test_what_came_before_stands_in_the_briefing_and_is_not_sent_again(division, aino, deliver):
    register_seminar(division, aino)
    assert recipients(deliver(MOMENTS["due-30"])) == [AINO]
    handover.hand_over(division, aino, "H1", to="UMIKKO")

    assert why_not(division, MIKKO)["due-30"] == "briefed"
    (message,) = deliver()
    assert isinstance(message.outgoing, Briefing)
    assert recipients(deliver(MOMENTS["due-14"])) == [MIKKO]


def test_the_briefing_has_all_that_is_open_who_travels_and_whom_to_ask(division, aino, sari, deliver, clock):
    register_trip(division, aino, date(2027, 3, 17), title="Ulkomaanjaksot")
    add_seminar(division, aino, "H1", date(2027, 1, 29))
    add_seminar(division, aino, "H1", date(2026, 12, 4), name="Tilaukset")
    handover.hand_over(division, aino, "H1", to="UMIKKO")

    (message,) = deliver()
    briefing = message.outgoing
    assert (briefing.project.title, briefing.gone, briefing.today) == ("Ulkomaanjaksot", None, division.today())
    assert [each.deadline.name or each.deadline.kind for each in briefing.deadlines] == [
        "Tilaukset",
        "Seminaari",
        "mobility_start",
    ]
    assert [mobility.ref for mobility in briefing.mobilities] == ["L1"]
    assert briefing.contact.name == "Katja Utti-Lankinen"


def test_a_briefing_says_what_is_so_when_it_goes_out(division, aino, deliver):
    seminar = register_seminar(division, aino)
    handover.hand_over(division, aino, "H1", to="UMIKKO")
    with division.store.writing() as session:
        session.execute("UPDATE deadlines SET state = 'done', done_at = known_at, done_by = 'UAINO'")

    (message,) = deliver()
    assert (message.outgoing.deadlines, seminar) == ((), 1)


def test_a_briefing_for_somebody_who_has_handed_it_on_is_not_sent(division, aino, deliver, clock):
    register_seminar(division, aino)
    handover.hand_over(division, aino, "H1", to="UMIKKO")
    clock.advance(seconds=1)
    handover.hand_over(division, actor("UMIKKO"), "H1", to="UELLI")

    assert recipients(deliver()) == [ELLI]
    assert [row["state"] for row in rows(division.store, "SELECT state FROM deliveries ORDER BY recipient")] == [
        "sent",
        "cancelled",
    ]


def test_a_project_that_comes_back_is_briefed_of_again(division, aino, deliver, clock):
    register_seminar(division, aino)
    for giver, taker in ((aino, "UMIKKO"), (actor("UMIKKO"), "UAINO"), (aino, "UMIKKO")):
        handover.hand_over(division, giver, "H1", to=taker)
        clock.advance(minutes=1)
        assert recipients(deliver()) == [Recipient.person(taker)]


def test_without_a_reference_all_of_ones_own_are_given(division, aino, deliver):
    for title in ("Yksi", "Kaksi"):
        register_seminar(division, aino, title=title)
    register_seminar(division, actor("UELLI"), title="Elli", coordinators=("UELLI",))

    handed = handover.hand_over(division, aino, None, to="UMIKKO")
    assert [project.title for project in handed.projects] == ["Yksi", "Kaksi"]
    assert [coordinators(division, number) for number in (1, 2, 3)] == [("UMIKKO",), ("UMIKKO",), ("UELLI",)]
    assert sorted(message.outgoing.project.title for message in deliver()) == ["Kaksi", "Yksi"]


def test_a_look_at_all_of_ones_own_changes_nothing(division, aino):
    for title in ("Yksi", "Kaksi"):
        register_seminar(division, aino, title=title)
    before = dump(division.store)
    assert [project.title for project in handover.preview_handover(division, aino, to="UMIKKO")] == ["Yksi", "Kaksi"]
    assert dump(division.store) == before
    with pytest.raises(NothingToHandOver):
        handover.preview_handover(division, actor("UELLI"), to="UMIKKO")


def test_who_hands_over_makes_room_and_the_others_stay(division, aino):
    register_seminar(division, aino, coordinators=("UELLI", "UAINO"))
    handover.hand_over(division, aino, "H1", to="UMIKKO")
    assert coordinators(division) == ("UELLI", "UMIKKO")


def test_of_several_coordinators_the_new_one_alone_is_briefed(division, aino, deliver):
    register_seminar(division, aino, coordinators=("UELLI", "UAINO"))
    handover.hand_over(division, aino, "H1", to="UMIKKO")
    assert recipients(deliver()) == [MIKKO]


def test_who_stays_still_hears_what_was_due_when_another_left(division, aino, clock, deliver):
    register_seminar(division, aino, coordinators=("UELLI", "UAINO"))
    clock.move_to(MOMENTS["due-30"] + timedelta(seconds=20))
    handover.hand_over(division, aino, "H1", to="UMIKKO")

    assert ELLI in recipients(deliver())


def test_an_administrator_puts_one_in_the_place_of_all(division, aino, sari):
    register_seminar(division, aino, coordinators=("UELLI", "UAINO"))
    handover.hand_over(division, sari, "H1", to="UMIKKO")
    assert coordinators(division) == ("UMIKKO",)


def test_who_has_nothing_to_do_with_it_cannot_hand_it_over(division, aino, mikko):
    register_seminar(division, aino)
    before = dump(division.store)
    with pytest.raises(NotYourProject):
        handover.hand_over(division, mikko, "H1", to="UMIKKO")
    with pytest.raises(NothingToHandOver):
        handover.hand_over(division, mikko, None, to="UELLI")
    with pytest.raises(NoSuchProject):
        handover.hand_over(division, mikko, "H9", to="UELLI")
    assert dump(division.store) == before


@pytest.mark.parametrize("people", [("UAINO",), ("UAINO", "UELLI")])
@pytest.mark.parametrize("reference", ["H1", None])
def test_what_changes_nothing_is_no_handing_over(division, aino, people, reference):
    register_seminar(division, aino, coordinators=people)
    before = dump(division.store)
    with pytest.raises(AlreadyCoordinates):
        handover.hand_over(division, aino, reference, to="UAINO")
    assert dump(division.store) == before


def test_an_administrator_can_take_it_over_and_it_is_written_down(division, aino, sari):
    register_seminar(division, aino)
    handover.hand_over(division, sari, "H1", to="USARI")

    (line,) = rows(division.store, "SELECT * FROM audit WHERE action = 'project.handed_over'")
    assert (line["actor"], line["subject"]) == ("USARI", "H1")
    assert ("UAINO" in line["before"], "USARI" in line["after"]) == (True, True)


def test_of_a_closed_project_nobody_is_briefed(division, aino, deliver):
    register_seminar(division, aino)
    changes.close(division, aino, "H1", open_ones=changes.OpenOnes.LEFT)
    handed = handover.hand_over(division, aino, "H1", to="UMIKKO")

    assert handed.projects[0].state is ProjectState.CLOSED
    assert deliver() == []


def test_what_the_old_one_had_put_off_comes_no_more(division, aino):
    seminar = register_seminar(division, aino)
    pauses.remind_later(division, aino, seminar, day=date(2027, 1, 20))
    handover.hand_over(division, aino, "H1", to="UMIKKO")

    assert AINO not in set().union(*told(division).values())


def test_whoever_stands_in_for_one_who_has_gone_names_another(division, aino, sari, deliver):
    register_seminar(division, aino)
    presence.notice_who_has_gone(division, lambda account_id: account_id == "UAINO")
    deliver()
    handed = handover.name_coordinator(division, Actor(account_id="USARI", is_administrator=False), 1, to="UMIKKO")

    assert handed.projects[0].coordinators == ("UMIKKO",)
    assert recipients(deliver()) == [MIKKO]
    assert SARI not in set().union(*told(division).values())


def test_the_deputy_of_one_on_leave_may_name_another_and_nobody_else(division, aino, mikko):
    register_seminar(division, aino)
    today = division.today()
    presence.take_leave(division, aino, Leave(first=today, last=today + timedelta(days=9), deputy="UELLI"))

    with pytest.raises(NotYourProject):
        handover.name_coordinator(division, mikko, 1, to="UMIKKO")
    assert handover.name_coordinator(division, actor("UELLI"), 1, to="UELLI").to == "UELLI"
    assert coordinators(division) == ("UELLI",)


def test_naming_the_same_again_briefs_nobody_twice(division, aino, sari, deliver):
    register_seminar(division, aino)
    handover.name_coordinator(division, sari, 1, to="UMIKKO")
    assert len(deliver()) == 1
    before = dump(division.store)

    handover.name_coordinator(division, sari, 1, to="UMIKKO")
    assert dump(division.store) == before


def test_a_project_that_is_not_there_has_no_coordinator_to_name(division, sari):
    with pytest.raises(NoSuchProject):
        handover.name_coordinator(division, sari, 7, to="UMIKKO")


def test_the_one_who_is_named_takes_the_place_of_those_alone_who_have_gone(division, aino, sari):
    register_seminar(division, aino, coordinators=("UAINO", "UELLI"))
    presence.notice_who_has_gone(division, lambda account_id: account_id == "UAINO")
    handover.name_coordinator(division, sari, 1, to="UMIKKO")

    assert set(coordinators(division)) == {"UELLI", "UMIKKO"}
