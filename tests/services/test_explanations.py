"""Why a date is what it is."""

from datetime import date

import pytest

from programme.model import Anchor, Certainty, Origin
from services import deadlines, mobilities, projects
from services.explanations import explain_dates
from services.refusal import NoSuchMobility, NoSuchProject
from services.typed_dates import TypedDate, set_date
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki
from tests.support.tables import rows


@pytest.fixture
def project(division, aino):
    """H1 with L1 and L2 in it."""
    made = projects.register(division, aino, new_project(), request_key="p1").project
    for number in (1, 2):
        mobilities.register(division, aino, "H1", new_mobility(head_count=number), request_key=f"m{number}")
    return made


def kinds(explained) -> list[str]:
    return [each.deadline.deadline.kind for each in explained.deadlines]


def of_kind(explained, kind: str):
    (found,) = [each.explanation for each in explained.deadlines if each.deadline.deadline.kind == kind]
    return found


def complete(division, actor, kind: str) -> None:
    (row,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = ? AND mobility_id IS NULL", kind)
    deadlines.complete(division, actor, row["id"])


def test_a_projects_own_dates_come_in_order_without_those_of_its_mobilities(division, project):
    explained = explain_dates(division, "h1")

    assert (explained.project, explained.mobility) == (project, None)
    assert kinds(explained) == [
        "inclusion_request",
        "ka121_checkpoint",
        "amendment_last_call",
        "project_end",
        "final_report",
        "record_keeping",
    ]


def test_a_mobilitys_dates_are_its_own_alone(division, project):
    explained = explain_dates(division, "L2")

    assert explained.mobility.ref == "L2"
    assert {each.deadline.mobility.ref for each in explained.deadlines} == {"L2"}
    assert kinds(explained) == [
        "predeparture_check",
        "bm_encoding",
        "mobility_start",
        "bm_complete",
        "mobility_papers",
        "participant_report",
    ]


def test_what_is_done_or_over_comes_last(division, aino, project, clock):
    complete(division, aino, "ka121_checkpoint")
    complete(division, aino, "inclusion_request")

    assert kinds(explain_dates(division, "H1"))[-2:] == ["inclusion_request", "ka121_checkpoint"]


def test_a_computed_date_is_counted_from_its_anchor(division, project):
    report = of_kind(explain_dates(division, "H1"), "final_report")

    assert (report.origin, report.due_on, report.computed_on) == (
        Origin.COMPUTED,
        date(2027, 10, 30),
        date(2027, 10, 30),
    )
    assert (report.anchor, report.anchored_on, report.months, report.days) == (
        Anchor.PROJECT_END,
        date(2027, 8, 31),
        0,
        60,
    )
    assert report.internal_on == date(2027, 10, 2)
    assert report.sources


def test_a_mobilitys_date_is_counted_from_the_mobilitys(division, project):
    papers = of_kind(explain_dates(division, "L1"), "mobility_papers")

    assert (papers.anchor, papers.anchored_on, papers.days) == (Anchor.MOBILITY_END, date(2027, 3, 12), 14)
    assert papers.certainty is Certainty.PRACTICE


def test_the_agencys_answer_is_counted_from_the_day_of_the_report(division, aino, project, clock):
    clock.move_to(helsinki("2027-10-20 23:30"))
    complete(division, aino, "final_report")

    watch = of_kind(explain_dates(division, "H1"), "decision_watch")

    assert (watch.anchor, watch.anchored_on, watch.due_on) == (
        Anchor.REPORTED,
        date(2027, 10, 20),
        date(2027, 12, 19),
    )


def test_a_date_from_the_contract_is_told_beside_the_rules(division, aino, project):
    set_date(
        division, aino, "H1", TypedDate(kind="final_report", name="x", is_own_name=False, due_on=date(2027, 12, 1))
    )
    report = of_kind(explain_dates(division, "H1"), "final_report")

    assert (report.origin, report.due_on, report.computed_on) == (
        Origin.CONTRACT,
        date(2027, 12, 1),
        date(2027, 10, 30),
    )
    assert report.internal_on == date(2027, 11, 3)


def test_what_only_the_contract_knows_is_counted_from_nothing(division, aino):
    long = new_project(action_type="KA220-VET", end_on=date(2029, 5, 31))
    projects.register(division, aino, long, request_key="p1")
    set_date(
        division, aino, "H1", TypedDate(kind="periodic_report", name="x", is_own_name=False, due_on=date(2028, 3, 31))
    )
    periodic = of_kind(explain_dates(division, "H1"), "periodic_report")

    assert (periodic.anchor, periodic.anchored_on, periodic.computed_on) == (Anchor.CONTRACT, None, None)
    assert periodic.sources


def test_what_was_made_by_hand_has_no_rule_and_no_source(division, aino, project):
    set_date(division, aino, "L1", TypedDate(kind=None, name="Passi", is_own_name=True, due_on=date(2027, 1, 15)))
    explained = explain_dates(division, "L1")
    own = of_kind(explained, "custom")

    assert kinds(explained)[0] == "custom"
    assert (own.origin, own.anchor, own.computed_on, own.sources) == (Origin.CUSTOM, None, None, ())
    assert "custom" not in kinds(explain_dates(division, "H1"))


def test_there_must_be_such_a_project_or_mobility(division, project):
    with pytest.raises(NoSuchProject):
        explain_dates(division, "H9")
    with pytest.raises(NoSuchMobility):
        explain_dates(division, "L9")
