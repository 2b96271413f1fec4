"""Ticking off what is in order before a trip, after it, and before the report."""

from datetime import date

import pytest

from programme.model import DeadlineState
from services import deadlines, mobilities, projects
from services.checklists import tick
from services.division import Actor
from services.refusal import NotYourProject
from services.running_refusal import DeadlineGone
from tests.support.builders import new_mobility, new_project
from tests.support.tables import change, dump, rows

ALL_BEFORE_A_JOB_SHADOWING = (
    "mobility_agreement",
    "grant_agreement",
    "insurance",
    "health_card",
    "emergency_contacts",
)


@pytest.fixture
def ids(division, aino):
    """The deadlines of H1 and its L1, for which Olli answers, by kind."""
    projects.register(division, aino, new_project(), request_key="p1")
    mobilities.register(division, aino, "H1", new_mobility(responsible="UOLLI"), request_key="m1")
    return {row["kind"]: row["id"] for row in rows(division.store, "SELECT kind, id FROM deadlines")}


def say(division, actor, deadline_id, *ticked, unticked=()):
    return tick(division, actor, deadline_id, ticked=ticked, unticked=unticked)


def codes(items) -> tuple[str, ...]:
    return tuple(each.item.code for each in items)


def state_of(division, deadline_id) -> str:
    (row,) = rows(division.store, "SELECT state FROM deadlines WHERE id = ?", deadline_id)
    return row["state"]


def test_what_is_ticked_is_in_order_and_says_by_whom_and_since_when(division, aino, ids, clock):
    ticked = say(division, aino, ids["predeparture_check"], "insurance")

    assert (ticked.project.ref, ticked.deadline.mobility.ref, ticked.completed) == ("H1", "L1", False)
    assert codes(ticked.deadline.items) == ALL_BEFORE_A_JOB_SHADOWING
    ((by, at),) = [(each.tick.ticked_by, each.tick.ticked_at) for each in ticked.deadline.items if each.tick]
    assert (by, at) == ("UAINO", clock())
    assert "insurance" not in codes(ticked.deadline.open_items)


def test_a_card_shows_it(division, aino, ids):
    say(division, aino, ids["predeparture_check"], "insurance", "health_card")

    card = mobilities.show(division, "L1")
    (before,) = [each for each in card.deadlines if each.deadline.kind == "predeparture_check"]
    assert codes(before.open_items) == ("mobility_agreement", "grant_agreement", "emergency_contacts")


def test_it_stands_in_the_log(division, aino, ids):
    say(division, aino, ids["predeparture_check"], "insurance")
    say(division, aino, ids["predeparture_check"], "health_card", unticked=["insurance"])

    *_, first, second = rows(division.store, "SELECT * FROM audit ORDER BY id")
    assert (first["actor"], first["action"], first["subject"]) == ("UAINO", "checklist.ticked", "L1")
    assert '"ticked": ["insurance"], "unticked": []' in first["after"]
    assert '"ticked": ["health_card"], "unticked": ["insurance"]' in second["after"]


def test_ticking_twice_is_ticking_once_and_keeps_who_was_first(division, aino, sari, ids, clock):
    say(division, aino, ids["predeparture_check"], "insurance")
    before = dump(division.store)
    clock.advance(days=1)

    again = say(division, sari, ids["predeparture_check"], "insurance")

    assert [each.tick.ticked_by for each in again.deadline.items if each.tick] == ["UAINO"]
    assert dump(division.store) == before


def test_what_is_unticked_is_open_again_and_unticking_twice_changes_nothing(division, aino, ids):
    say(division, aino, ids["predeparture_check"], "insurance")

    opened = say(division, aino, ids["predeparture_check"], unticked=["insurance"])
    assert codes(opened.deadline.open_items) == ALL_BEFORE_A_JOB_SHADOWING

    before = dump(division.store)
    say(division, aino, ids["predeparture_check"], unticked=["insurance"])
    assert dump(division.store) == before


def test_items_that_the_list_does_not_have_are_left_alone(division, aino, ids):
    before = dump(division.store)

    say(division, aino, ids["predeparture_check"], "bm_email", "guardian_consent", "nonsense")
    say(division, aino, ids["mobility_start"], "insurance")

    assert dump(division.store) == before


def test_the_last_item_makes_the_check_done_and_ends_its_reminders(division, aino, ids):
    *first, last = ALL_BEFORE_A_JOB_SHADOWING
    assert not say(division, aino, ids["predeparture_check"], *first).completed

    whole = say(division, aino, ids["predeparture_check"], last)

    assert whole.completed
    assert (whole.deadline.deadline.state, whole.deadline.deadline.done_by) == (DeadlineState.DONE, "UAINO")
    left = rows(
        division.store,
        "SELECT DISTINCT state, reason FROM reminders WHERE deadline_id = ?",
        ids["predeparture_check"],
    )
    assert left == [{"state": "cancelled", "reason": "deadline_done"}]
    *_, line = rows(division.store, "SELECT * FROM audit ORDER BY id")
    assert line["action"] == "deadline.completed"


def test_what_was_done_stays_done_whatever_is_unticked_and_ticked_then(division, aino, ids):
    say(division, aino, ids["predeparture_check"], *ALL_BEFORE_A_JOB_SHADOWING)

    opened = say(division, aino, ids["predeparture_check"], unticked=["insurance"])
    again = say(division, aino, ids["predeparture_check"], "insurance")

    assert (opened.deadline.deadline.state, again.completed) == (DeadlineState.DONE, False)


def test_a_list_that_is_whole_does_not_submit_the_final_report(division, aino, ids):
    whole = say(
        division,
        aino,
        ids["final_report"],
        "report_mobilities_complete",
        "report_participants",
        "report_declaration",
    )

    assert (whole.completed, whole.deadline.open_items) == (False, ())
    assert state_of(division, ids["final_report"]) == DeadlineState.OPEN


def test_a_click_that_only_opens_something_never_makes_it_done(division, aino, ids):
    """The list was whole before, but it was another rule book's list."""
    change(
        division.store,
        """
        INSERT INTO checklist_ticks (deadline_id, item, ticked_at, ticked_by)
        SELECT ?, value, '2026-11-01T00:00:00.000Z', 'UAINO' FROM json_each(?)
        """,
        ids["bm_encoding"],
        '["bm_encoded", "bm_email"]',
    )

    assert not say(division, aino, ids["bm_encoding"], unticked=["nonsense"]).completed
    assert state_of(division, ids["bm_encoding"]) == DeadlineState.OPEN


def test_coordinators_the_mobilitys_own_person_and_administrators_may(division, sari, mikko, ids):
    olli = Actor(account_id="UOLLI", is_administrator=False)
    say(division, olli, ids["predeparture_check"], "insurance")
    say(division, sari, ids["final_report"], "report_declaration")
    before = dump(division.store)

    for stranger, kind in [(mikko, "predeparture_check"), (mikko, "final_report"), (olli, "final_report")]:
        with pytest.raises(NotYourProject):
            say(division, stranger, ids[kind], "health_card", "report_participants")

    assert dump(division.store) == before


def test_what_nothing_demands_any_more_cannot_be_ticked(division, aino, sari, ids):
    change(division.store, "UPDATE deadlines SET state = 'withdrawn' WHERE id = ?", ids["predeparture_check"])

    for deadline_id in (ids["predeparture_check"], 999):
        with pytest.raises(DeadlineGone):
            say(division, sari, deadline_id, "insurance")


def test_minors_need_their_guardians_consent_and_more_time(division, aino, ids):
    young = new_mobility(has_minors=True, head_count=4)
    grown_up = new_mobility(has_minors=False, head_count=5)
    found = {}
    for number, new in enumerate([young, grown_up]):
        card = mobilities.register(division, aino, "H1", new, request_key=f"m{number + 2}")
        (found[number],) = [each for each in card.deadlines if each.deadline.kind == "predeparture_check"]

    assert "guardian_consent" in codes(found[0].items)
    assert found[0].deadline.due_on == date(2027, 2, 15)
    assert "guardian_consent" not in codes(found[1].items)
    assert found[1].deadline.due_on == date(2027, 2, 22)


@pytest.mark.parametrize(("action_type", "expected"), [("KA121-SCH", True), ("KA121-VET", False)])
def test_pupils_are_taken_to_be_minors_where_nobody_says(division, aino, action_type, expected):
    projects.register(division, aino, new_project(action_type=action_type), request_key="p1")
    trip = new_mobility(kind="short_term_learner")

    assert mobilities.register(division, aino, "H1", trip, request_key="m1").mobility.has_minors is expected
    said = new_mobility(kind="short_term_learner", has_minors=not expected)
    assert mobilities.register(division, aino, "H1", said, request_key="m2").mobility.has_minors is not expected


def test_done_by_hand_leaves_the_list_as_it_was(division, aino, ids):
    say(division, aino, ids["predeparture_check"], "insurance")
    deadlines.complete(division, aino, ids["predeparture_check"])

    assert rows(division.store, "SELECT item FROM checklist_ticks") == [{"item": "insurance"}]
