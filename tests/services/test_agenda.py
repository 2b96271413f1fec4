"""What people ask for across projects."""

from __future__ import annotations

from datetime import date

import pytest

from programme.model import Sector
from services import deadlines, mobilities, projects
from services.agenda import Wanted, agenda
from services.filters import Edge, ProjectFilter, Span, Standing
from services.mobilities import list_mobilities
from services.projects import list_projects
from services.refusal import NoSuchProject
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki

MARCH = Span(date(2027, 3, 1), date(2027, 3, 31))


def wanted(**values) -> Wanted:
    return Wanted(**values)


@pytest.fixture(autouse=True)
def registered(division, aino, mikko):
    """H1 is Aino's with a trip in March that Mikko answers for; H2 is a school's, Mikko's, and ends in 2028."""
    projects.register(division, aino, new_project(), request_key="1")
    school = new_project(
        action_type="KA122-SCH",
        title="Opettajat",
        sector=Sector.BASIC,
        start_on=date(2026, 9, 1),
        end_on=date(2028, 2, 28),
        coordinators=("UMIKKO",),
    )
    projects.register(division, mikko, school, request_key="2")
    mobilities.register(division, aino, "H1", new_mobility(responsible="UMIKKO"), request_key="3")


def found(division, limit=50, **values) -> list[tuple[str, str]]:
    lines = agenda(division, wanted(**values), limit=limit).lines
    return [(line.project.ref, line.deadline.deadline.kind) for line in lines]


def test_kinds_and_days_narrow_what_is_open_everywhere(division):
    assert found(division, kinds=("final_report",)) == [("H1", "final_report"), ("H2", "final_report")]
    assert found(
        division, kinds=("final_report",), projects=ProjectFilter(span=Span(date(2028, 1, 1), date(2028, 12, 31)))
    ) == [("H2", "final_report")]
    assert ("H1", "mobility_start") in found(division, projects=ProjectFilter(span=MARCH))


def test_a_sector_an_action_and_a_person_narrow_it_too(division):
    reports = {"kinds": ("final_report",)}
    assert found(division, projects=ProjectFilter(sector=Sector.BASIC), **reports) == [("H2", "final_report")]
    assert found(division, projects=ProjectFilter(action="KA121"), **reports) == [("H1", "final_report")]
    assert found(division, projects=ProjectFilter(coordinator="UAINO"), **reports) == [("H1", "final_report")]


def test_whoever_answers_for_a_mobility_has_its_deadlines_and_not_the_projects(division):
    mine = found(division, projects=ProjectFilter(coordinator="UMIKKO"))
    assert ("H1", "mobility_start") in mine
    assert ("H1", "final_report") not in mine


def test_overdue_is_what_somebody_should_have_done(division, clock):
    clock.move_to(helsinki("2027-03-20 10:00"))
    late = found(division, projects=ProjectFilter(standing=Standing.OVERDUE))
    assert ("H1", "mobility_start") not in late
    assert all(
        line.deadline.deadline.due_on < division.today()
        for line in agenda(division, wanted(projects=ProjectFilter(standing=Standing.OVERDUE)), limit=50).lines
    )
    assert late != []


def test_of_one_project_what_is_done_shows_too(division, aino):
    (report,) = agenda(division, wanted(reference="H1", kinds=("final_report",)), limit=9).lines
    deadlines.complete(division, aino, report.deadline.deadline.id)
    assert found(division, reference="H1", kinds=("final_report",)) == [("H1", "final_report")]
    assert ("H1", "final_report") not in found(division, kinds=("final_report",))


def test_of_one_mobility_only_its_own(division):
    assert ("H1", "mobility_start") in found(division, reference="L1")
    assert ("H1", "final_report") not in found(division, reference="l1")


def test_all_are_counted_and_so_many_shown(division):
    shown = agenda(division, wanted(), limit=2)
    assert len(shown.lines) == 2
    assert shown.count > 2


def test_a_reference_that_fits_nothing_is_refused(division):
    with pytest.raises(NoSuchProject):
        agenda(division, wanted(reference="H9"), limit=9)


def test_a_country_is_where_the_mobility_goes(division):
    kinds = {kind for _, kind in found(division, projects=ProjectFilter(country="DE"))}
    assert "mobility_start" in kinds
    assert "final_report" not in kinds
    assert found(division, projects=ProjectFilter(country="FR")) == []


def test_a_page_past_the_last_is_the_last(division):
    everything = agenda(division, wanted(), limit=50)
    last = agenda(division, wanted(), limit=2, page=99)
    assert last.page == (everything.count - 1) // 2
    assert last.lines == everything.lines[2 * last.page :]


def test_projects_start_end_or_go_on_in_some_days(division):
    def refs(edge, first, last):
        span = Span(date.fromisoformat(first), date.fromisoformat(last))
        return [line.project.ref for line in list_projects(division, ProjectFilter(span=span, edge=edge)).lines]

    assert refs(Edge.START, "2026-09-01", "2026-09-30") == ["H2"]
    assert refs(Edge.END, "2027-08-01", "2027-08-31") == ["H1"]
    assert sorted(refs(Edge.DURING, "2027-01-01", "2027-01-31")) == ["H1", "H2"]


def test_mobilities_start_end_or_go_on_in_some_days(division):
    def refs(edge, days=MARCH, reference=None, **values):
        which = ProjectFilter(span=days, edge=edge, **values)
        return [line.mobility.ref for line in list_mobilities(division, which, reference=reference, limit=9).lines]

    assert refs(Edge.START) == ["L1"]
    assert refs(Edge.DURING, Span(date(2027, 3, 5), date(2027, 3, 5))) == ["L1"]
    assert refs(Edge.END, Span(date(2027, 3, 1), date(2027, 3, 11))) == []
    assert refs(Edge.START, coordinator="UMIKKO") == ["L1"]
    assert refs(Edge.START, sector=Sector.BASIC) == []
    assert refs(Edge.START, reference="H2") == []
