"""Dates that people type: from the contract, or for what no rule knows."""

from dataclasses import replace
from datetime import date

import pytest

from programme.model import DeadlineState, Origin
from services import deadlines, mobilities, projects, typed_dates
from services.division import Actor
from services.explanations import explain_dates
from services.planning import replan_all
from services.refusal import NoSuchMobility, NotYourProject
from services.running_refusal import (
    DeadlineDone,
    DeadlineNameMissing,
    DeadlineNameTooLong,
    DueDateImplausible,
    IdentityCodeInDeadline,
    NoContractDate,
    NotDueHere,
)
from services.typed_dates import NAME_LIMIT, take_back
from storage import audit
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki
from tests.support.tables import dump, rows

BY_RULE = date(2029, 7, 30)
TYPED = date(2029, 9, 14)


@pytest.fixture
def partnership(division, aino):
    """H1, a KA220 of three years."""
    long = new_project(action_type="KA220-VET", end_on=date(2029, 5, 31), title="Kumppanuus")
    return projects.register(division, aino, long, request_key="p1").project


@pytest.fixture
def trip(division, aino, partnership):
    """L1 in H2; Olli answers for it."""
    projects.register(division, aino, new_project(), request_key="p2")
    new = new_mobility(responsible="UOLLI")
    return mobilities.register(division, aino, "H2", new, request_key="m1").mobility


def set_date(division, actor, reference, *, kind, name, due_on, is_own_name=False):
    return typed_dates.set_date(
        division,
        actor,
        reference,
        typed_dates.TypedDate(kind=kind, name=name, is_own_name=is_own_name, due_on=due_on),
    )


def set_report(division, actor, due_on=TYPED, reference="H1"):
    return set_date(division, actor, reference, kind="final_report", name="loppuraportti", due_on=due_on)


def take_report_back(division, actor):
    return take_back(division, actor, "H1", kind="final_report", name="loppuraportti")


def plan_of(division, kind: str) -> list[dict]:
    return rows(
        division.store,
        """
        SELECT reminders.* FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE kind = ? ORDER BY send_at, reminders.id
        """,
        kind,
    )


def planned_for(division, kind: str) -> set[str]:
    """The dates of which people are still going to be reminded."""
    return {row["due_on"] for row in plan_of(division, kind) if row["state"] == "planned"}


def stored(division, kind: str = "final_report") -> dict:
    (row,) = rows(division.store, "SELECT * FROM deadlines WHERE kind = ? AND project_id = 1", kind)
    return row


def test_a_contract_date_beats_the_rules_and_the_reminders_go_with_it(division, aino, partnership):
    dated = set_report(division, aino)

    deadline = dated.deadline.deadline
    assert (dated.project.ref, dated.before, deadline.due_on) == ("H1", BY_RULE, TYPED)
    assert deadline.origin is Origin.CONTRACT
    assert dated.deadline.internal_on == date(2029, 8, 17)
    assert planned_for(division, "final_report") == {TYPED.isoformat()}
    old = [row for row in plan_of(division, "final_report") if row["due_on"] == BY_RULE.isoformat()]
    assert {(row["state"], row["reason"]) for row in old} <= {("cancelled", "date_moved"), ("overtaken", "same_day")}


def test_it_survives_planning_anew_and_an_edited_rule(division, aino, partnership):
    set_report(division, aino)
    before = dump(division.store)
    assert replan_all(division) == 0
    assert dump(division.store) == before

    edited = tuple(
        replace(rule, days=90) if rule.kind == "final_report" else rule for rule in division.rules.deadlines
    )
    replan_all(replace(division, rules=replace(division.rules, deadlines=edited)))

    assert (stored(division)["due_on"], stored(division)["origin"]) == (TYPED.isoformat(), "contract")
    assert planned_for(division, "final_report") == {TYPED.isoformat()}


def test_date_reminders_and_log_are_kept_together_or_not_at_all(division, aino, partnership, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(audit, "record", fail)
    before = dump(division.store)

    with pytest.raises(ZeroDivisionError):
        set_report(division, aino)

    assert dump(division.store) == before


def test_typing_again_moves_it(division, aino, partnership):
    set_report(division, aino)

    again = set_report(division, aino, date(2029, 10, 1))

    assert (again.before, again.deadline.deadline.due_on) == (TYPED, date(2029, 10, 1))
    assert planned_for(division, "final_report") == {"2029-10-01"}


def test_typing_the_same_date_again_moves_nothing(division, aino, partnership, clock):
    set_report(division, aino)
    before = dump(division.store)
    clock.advance(days=3)

    again = set_report(division, aino)

    assert again.before == TYPED
    after = dump(division.store)
    assert (after["deadlines"], after["reminders"]) == (before["deadlines"], before["reminders"])


def test_a_typed_date_is_known_from_the_moment_it_was_typed(division, aino, partnership, clock):
    clock.advance(days=3)

    assert set_report(division, aino).deadline.deadline.known_at == clock()


def test_taking_it_back_returns_to_the_rules_date(division, aino, partnership):
    before = plan_of(division, "final_report")
    set_report(division, aino)

    taken = take_report_back(division, aino)

    assert not taken.is_gone
    assert (taken.deadline.deadline.due_on, taken.deadline.deadline.origin) == (BY_RULE, Origin.COMPUTED)
    after = plan_of(division, "final_report")
    assert [row for row in after if row["due_on"] == BY_RULE.isoformat()] == before
    assert planned_for(division, "final_report") == {BY_RULE.isoformat()}


def test_what_was_not_typed_cannot_be_taken_back(division, aino, partnership):
    before = dump(division.store)

    for kind, name in [("final_report", "loppuraportti"), ("periodic_report", "kausiraportti"), (None, "Arviointi")]:
        with pytest.raises(NoContractDate) as refused:
            take_back(division, aino, "H1", kind=kind, name=name)
        assert refused.value.facts == {"ref": "H1", "word": name}

    assert dump(division.store) == before


def test_what_only_the_contract_knows_is_due_once_its_date_was_typed(division, aino, partnership):
    due_on = date(2028, 3, 31)
    dated = set_date(division, aino, "H1", kind="periodic_report", name="kausiraportti", due_on=due_on)

    deadline = dated.deadline.deadline
    assert (deadline.kind, deadline.name, deadline.origin, dated.before) == (
        "periodic_report",
        None,
        Origin.CONTRACT,
        None,
    )
    assert dated.deadline.internal_on == date(2028, 3, 3)
    assert "internal-14" in {row["offset"] for row in plan_of(division, "periodic_report")}

    assert take_back(division, aino, "H1", kind="periodic_report", name="kausiraportti").is_gone
    assert planned_for(division, "periodic_report") == set()
    again = set_date(division, aino, "H1", kind="periodic_report", name="kausiraportti", due_on=due_on)
    assert (again.deadline.deadline.id, again.before) == (deadline.id, None)
    assert planned_for(division, "periodic_report") == {"2028-03-31"}


def test_a_kind_without_a_rule_for_this_project_is_kept_under_its_name_where_it_is_meant_as_ones_own(
    division, aino, trip
):
    """KA121 has no periodic report, and a project itself no participants' reports."""
    before = dump(division.store)
    for kind in ("periodic_report", "participant_report"):
        with pytest.raises(NotDueHere) as refused:
            set_date(division, aino, "H2", kind=kind, name="raportti", due_on=date(2027, 5, 3))
        assert refused.value.facts == {"ref": "H2", "word": "raportti"}
    assert dump(division.store) == before

    for number, kind in enumerate(["periodic_report", "participant_report"]):
        name = f"Raportti {number}"
        dated = set_date(division, aino, "H2", kind=kind, name=name, due_on=date(2027, 5, 3), is_own_name=True)
        deadline = dated.deadline.deadline
        assert (deadline.kind, deadline.name, deadline.origin) == ("custom", f"Raportti {number}", Origin.CUSTOM)
        assert deadline.mobility_id is None

    assert planned_for(division, "custom") == {"2027-05-03"}


def test_outside_erasmus_every_word_is_ones_own(division, aino):
    projects.register(division, aino, new_project(action_type="MUU"), request_key="p1")

    dated = set_report(division, aino, date(2027, 10, 1))

    assert (dated.deadline.deadline.kind, dated.deadline.deadline.name) == ("custom", "loppuraportti")


def test_a_deadline_of_ones_own_making_can_be_moved_taken_back_and_made_again(division, aino, partnership):
    def make(due_on: date):
        return set_date(division, aino, "H1", kind=None, name=" Arviointi\u200b  kumppaneille ", due_on=due_on)

    made, moved = make(date(2027, 5, 3)), make(date(2027, 6, 1))
    assert (made.deadline.deadline.name, made.before) == ("Arviointi kumppaneille", None)
    assert (moved.deadline.deadline.id, moved.before) == (made.deadline.deadline.id, date(2027, 5, 3))
    assert planned_for(division, "custom") == {"2027-06-01"}

    assert take_back(division, aino, "H1", kind=None, name="Arviointi kumppaneille").is_gone
    assert planned_for(division, "custom") == set()
    with pytest.raises(NoContractDate):
        take_back(division, aino, "H1", kind=None, name="Arviointi kumppaneille")

    again = make(date(2027, 5, 3))
    assert (again.deadline.deadline.id, again.before) == (made.deadline.deadline.id, None)
    assert planned_for(division, "custom") == {"2027-05-03"}


def test_a_mobilitys_deadline_is_named_by_the_mobilitys_reference(division, aino, trip):
    dated = set_date(division, aino, "l1", kind="participant_report", name="x", due_on=date(2027, 5, 3))

    assert dated.project.ref == "H2"
    assert dated.deadline.mobility == trip
    assert (dated.before, dated.deadline.deadline.origin) == (date(2027, 4, 11), Origin.CONTRACT)
    assert planned_for(division, "participant_report") == {"2027-05-03"}

    taken = take_back(division, aino, "L1", kind="participant_report", name="x")
    assert taken.deadline.deadline.due_on == date(2027, 4, 11)


def test_a_projects_kind_at_a_mobility_is_one_of_its_own_making(division, aino, trip):
    with pytest.raises(NotDueHere) as refused:
        set_date(division, aino, "L1", kind="final_report", name="x", due_on=date(2027, 5, 3))
    assert refused.value.facts["ref"] == "L1"

    dated = set_date(
        division, aino, "L1", kind="final_report", name="Loppuraportti", due_on=date(2027, 5, 3), is_own_name=True
    )

    assert (dated.deadline.deadline.kind, dated.deadline.deadline.mobility_id) == ("custom", trip.id)
    assert dated.deadline.deadline.name == "Loppuraportti"
    with pytest.raises(NoSuchMobility):
        set_date(division, aino, "L9", kind=None, name="x", due_on=date(2027, 5, 3))


def test_what_is_done_keeps_its_date(division, aino, partnership):
    set_report(division, aino)
    deadlines.complete(division, aino, stored(division)["id"])
    before = dump(division.store)

    with pytest.raises(DeadlineDone) as refused:
        set_report(division, aino, date(2029, 10, 1))
    with pytest.raises(DeadlineDone):
        take_report_back(division, aino)

    assert refused.value.facts == {"ref": "H1"}
    assert dump(division.store) == before


@pytest.mark.parametrize(
    ("name", "due_on", "refusal"),
    [
        (" \u200b ", TYPED, DeadlineNameMissing),
        ("x" * (NAME_LIMIT + 1), TYPED, DeadlineNameTooLong),
        ("Passi 010190-123A", TYPED, IdentityCodeInDeadline),
        ("Arviointi", date(2072, 1, 1), DueDateImplausible),
        ("Arviointi", date(2013, 12, 31), DueDateImplausible),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(division, aino, partnership, name, due_on, refusal):
    before = dump(division.store)

    with pytest.raises(refusal):
        set_date(division, aino, "H1", kind=None, name=name, due_on=due_on)

    assert dump(division.store) == before


def test_a_name_that_just_fits_is_kept(division, aino, partnership):
    name = "x" * NAME_LIMIT

    assert set_date(division, aino, "H1", kind=None, name=name, due_on=TYPED).deadline.deadline.name == name


def test_coordinators_the_mobilitys_own_person_and_administrators_may(division, sari, mikko, trip):
    olli = Actor(account_id="UOLLI", is_administrator=False)
    set_report(division, sari)
    set_date(division, olli, "L1", kind="participant_report", name="x", due_on=date(2027, 5, 3))
    take_back(division, olli, "L1", kind="participant_report", name="x")
    before = dump(division.store)

    for stranger, reference in [(mikko, "H1"), (mikko, "L1"), (olli, "H1"), (olli, "H2")]:
        with pytest.raises(NotYourProject):
            set_date(division, stranger, reference, kind=None, name="x", due_on=TYPED)
        with pytest.raises(NotYourProject):
            take_back(division, stranger, reference, kind="final_report", name="x")

    assert dump(division.store) == before


def test_both_ways_stand_in_the_log(division, aino, partnership):
    set_report(division, aino)
    take_report_back(division, aino)

    *_, dated, undated = rows(division.store, "SELECT * FROM audit ORDER BY id")
    assert (dated["actor"], dated["action"], dated["subject"]) == ("UAINO", "deadline.dated", "H1")
    assert '"due_on": "2029-07-30"' in dated["before"]
    assert '"due_on": "2029-09-14"' in dated["after"]
    assert (undated["action"], undated["subject"]) == ("deadline.undated", "H1")
    assert '"due_on": "2029-09-14"' in undated["before"]


def test_an_event_with_a_typed_date_is_over_after_that_day_and_not_after_the_rules(
    division, aino, partnership, clock
):
    """The rule only takes it that the records may go on 28.9.2034."""
    set_date(division, aino, "H1", kind="record_keeping", name="x", due_on=date(2035, 2, 1))
    clock.move_to(helsinki("2035-01-31 10:00"))
    replan_all(division)
    assert stored(division, "record_keeping")["state"] == DeadlineState.OPEN

    clock.move_to(helsinki("2035-02-02 10:00"))
    replan_all(division)
    assert stored(division, "record_keeping")["state"] == DeadlineState.PASSED


def test_an_event_with_an_earlier_typed_date_is_over_earlier(division, aino, partnership):
    set_date(division, aino, "H1", kind="project_end", name="x", due_on=date(2026, 11, 23))

    assert stored(division, "project_end")["state"] == DeadlineState.PASSED


def test_an_explanation_tells_both_dates(division, aino, partnership):
    set_report(division, aino)

    (report,) = [
        each.explanation
        for each in explain_dates(division, "H1").deadlines
        if each.deadline.deadline.kind == "final_report"
    ]
    assert (report.origin, report.due_on, report.computed_on) == (Origin.CONTRACT, TYPED, BY_RULE)
