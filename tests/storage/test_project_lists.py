"""Which projects a list is of, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from programme.model import ProjectState, Sector
from storage import project_lists, projects
from storage.project_lists import Wanted
from tests.support.builders import LONG_AGO, new_project
from tests.support.tables import change

ACTIVE = frozenset({ProjectState.ACTIVE})
KEPT = frozenset({ProjectState.ACTIVE, ProjectState.CLOSED})


@pytest.fixture
def four(store):
    """A vocational one, a school's, one that is closed, one that was removed."""
    with store.writing() as session:
        for title, sector, unit in (
            ("A", Sector.VOCATIONAL, "Ammattiopisto"),
            ("B", Sector.BASIC, "Östra skolan"),
            ("C", Sector.BASIC, None),
            ("D", Sector.BASIC, None),
        ):
            new = new_project(title=title, sector=sector, unit=unit, action_type="KA121-VET")
            projects.insert(session, new, created_by="UAINO", created_at=LONG_AGO)
        projects.set_state(session, 3, ProjectState.CLOSED)
        projects.remove(session, 4, at=LONG_AGO)


@pytest.mark.parametrize(
    ("which", "found"),
    [
        (Wanted(states=ACTIVE), [1, 2]),
        (Wanted(states=KEPT), [1, 2, 3]),
        (Wanted(states=KEPT, sector=Sector.BASIC), [2, 3]),
        (Wanted(states=KEPT, action_types=frozenset({"KA210-SCH"})), []),
        (Wanted(states=KEPT, coordinator="UAINO"), [1, 2, 3]),
        (Wanted(states=KEPT, coordinator="UNOBODY"), []),
    ],
)
def test_they_are_narrowed_by_each_thing_that_is_said(store, four, which, found):
    with store.reading() as session:
        assert project_lists.ids(session, which) == found


def test_a_pause_holds_to_its_last_day(store, four):
    with store.writing() as session:
        projects.pause(session, 1, at=LONG_AGO, until=date(2027, 3, 1))
        projects.pause(session, 2, at=LONG_AGO, until=None)
        paused = [
            project_lists.ids(session, Wanted(states=ACTIVE, paused_on=day))
            for day in (date(2027, 3, 1), date(2027, 3, 2))
        ]

    assert paused == [[1, 2], [2]]


@pytest.mark.parametrize("typed", ["östra", "ÖSTRA", "tra sko"])
def test_a_part_of_a_units_name_will_do_in_upper_and_lower_case(store, four, typed):
    with store.reading() as session:
        assert project_lists.ids_in_unit(session, typed) == {2}


def test_the_one_whose_open_deadline_is_the_earliest_comes_first_and_one_without_last(store, four):
    for project_id, day in ((3, "2027-01-01"), (2, "2027-02-01"), (3, "2027-04-01")):
        change(
            store,
            f"""
            INSERT INTO deadlines (project_id, kind, due_on, origin, known_at)
            VALUES ({project_id}, 'kind of {day}', '{day}', 'computed', '2026-01-01T00:00:00.000Z')
            """,  # noqa: S608 - our own words
        )

    with store.reading() as session:
        assert project_lists.by_urgency(session, [1, 2, 3]) == [3, 2, 1]
        assert project_lists.by_urgency(session, [1, 2, 3], first=date(2027, 1, 2)) == [2, 3, 1]
        assert project_lists.by_urgency(session, [1, 2, 3], limit=1, offset=1) == [2]
