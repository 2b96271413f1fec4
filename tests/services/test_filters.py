"""Which projects and mobilities a filter means, together with what stands around them."""

from __future__ import annotations

from datetime import date

import pytest

from programme.model import EducationField, Sector
from services.changes import OpenOnes, cancel_mobility, close
from services.division import Division
from services.filters import ProjectFilter, Span, Standing, select_ids
from services.mobilities import list_mobilities
from services.mobilities import register as register_mobility
from services.pauses import pause
from services.projects import list_projects, register
from services.refusal import NoSuchProject
from tests.support.builders import new_mobility, new_project

OCTOBER = Span(date(2027, 10, 1), date(2027, 10, 31))


@pytest.fixture
def four(division, aino, sari):
    """On 24.11.2026: H1 goes on, H2 is paused, H3 has been closed, H4's report is overdue."""
    register(division, aino, new_project(title="Yksi"), request_key="r1")
    register(division, aino, new_project(title="Kaksi", coordinators=("UMIKKO",)), request_key="r2")
    register(division, aino, new_project(title="Kolme"), request_key="r3")
    late = new_project(
        title="Neljä",
        unit="Meilahden koulu",
        action_type="KA122-SCH",
        sector=Sector.BASIC,
        start_on=date(2025, 3, 1),
        end_on=date(2026, 8, 31),
        coordinators=("UAINO", "UMIKKO"),
    )
    register(division, aino, late, request_key="r4")
    register_mobility(division, aino, "H1", new_mobility(country="DE", responsible="UMIKKO"), request_key="m1")
    register_mobility(division, aino, "H2", new_mobility(country="ES"), request_key="m2")
    past = new_mobility(country="DE", start_on=date(2026, 4, 1), end_on=date(2026, 4, 9))
    register_mobility(division, aino, "H4", past, request_key="m3")
    cancelled = new_mobility(country="IT", start_on=date(2027, 2, 1), end_on=date(2027, 2, 5))
    register_mobility(division, aino, "H1", cancelled, request_key="m4")
    cancel_mobility(division, aino, "L4")
    pause(division, sari, "H2", until=None)
    close(division, aino, "H3", open_ones=OpenOnes.LEFT)


def refs(division: Division, wanted: ProjectFilter) -> list[str]:
    with division.store.reading() as session:
        return [f"H{project_id}" for project_id in select_ids(session, division, wanted)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ProjectFilter(), ["H1", "H2", "H4"]),
        (ProjectFilter(standing=Standing.OPEN), ["H1", "H2", "H4"]),
        (ProjectFilter(standing=Standing.CLOSED), ["H3"]),
        (ProjectFilter(standing=Standing.PAUSED), ["H2"]),
        (ProjectFilter(standing=Standing.OVERDUE), ["H4"]),
        (ProjectFilter(standing=Standing.ALL), ["H1", "H2", "H3", "H4"]),
        (ProjectFilter(field=EducationField.SCHOOL), ["H4"]),
        (ProjectFilter(field=EducationField.VOCATIONAL, coordinator="UMIKKO"), ["H2"]),
        (ProjectFilter(country="DE"), ["H1", "H4"]),
        (ProjectFilter(country="IT"), []),
        (ProjectFilter(unit="meilahden"), ["H4"]),
        (ProjectFilter(unit="Arabia"), []),
        (ProjectFilter(country="DE", coordinator="UMIKKO"), ["H4"]),
        (ProjectFilter(span=Span(date(2026, 10, 30), date(2026, 10, 30))), ["H4"]),
        (ProjectFilter(span=Span(date(2027, 10, 1), date(2027, 10, 31))), ["H1", "H2"]),
        (ProjectFilter(standing=Standing.ALL, span=Span(date(2027, 10, 1), date(2027, 10, 31))), ["H1", "H2", "H3"]),
    ],
    ids=str,
)
def test_each_thing_that_is_said_narrows(division, four, wanted, found):
    assert refs(division, wanted) == found


def test_a_line_names_what_is_due_in_the_span_that_was_asked_for(division, four):
    (line, _) = list_projects(division, ProjectFilter(span=OCTOBER)).lines

    assert (line.project.ref, line.next_deadline.kind) == ("H1", "final_report")


@pytest.mark.parametrize(
    ("wanted", "reference", "found"),
    [
        (ProjectFilter(), None, ["L1", "L2"]),
        (ProjectFilter(standing=Standing.CLOSED), None, ["L3"]),
        (ProjectFilter(standing=Standing.ALL), None, ["L3", "L4", "L1", "L2"]),
        (ProjectFilter(standing=Standing.PAUSED), None, ["L2"]),
        (ProjectFilter(standing=Standing.OVERDUE), None, ["L3"]),
        (ProjectFilter(country="DE"), None, ["L1"]),
        (ProjectFilter(coordinator="UMIKKO"), None, ["L1", "L2"]),
        (ProjectFilter(sector=Sector.BASIC, standing=Standing.CLOSED), None, ["L3"]),
        (ProjectFilter(span=Span(date(2026, 4, 9), date(2026, 4, 9))), None, ["L3"]),
        (ProjectFilter(span=Span(date(2027, 3, 12), date(2027, 3, 31))), None, ["L1", "L2"]),
        (ProjectFilter(), "H1", ["L4", "L1"]),
        (ProjectFilter(country="DE"), "H4", ["L3"]),
    ],
    ids=str,
)
def test_mobilities_are_narrowed_by_the_same_words(division, four, wanted, reference, found):
    listed = list_mobilities(division, wanted, reference=reference, limit=10)

    assert [line.mobility.ref for line in listed.lines] == found
    assert listed.count == len(found)


def test_a_list_of_mobilities_has_pages_and_past_the_last_one_it_gives_the_last(division, four):
    pages = [list_mobilities(division, ProjectFilter(standing=Standing.ALL), limit=3, page=page) for page in range(9)]

    assert [[line.mobility.ref for line in listed.lines] for listed in pages[:2]] == [["L3", "L4", "L1"], ["L2"]]
    assert {(listed.page, listed.count) for listed in pages[1:]} == {(1, 4)}


def test_mobilities_of_a_project_that_does_not_exist_are_refused(division, four):
    with pytest.raises(NoSuchProject):
        list_mobilities(division, ProjectFilter(), reference="H99", limit=10)
