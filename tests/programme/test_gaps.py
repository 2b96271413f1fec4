"""What is missing in a project is said, once each, and nothing else."""

from __future__ import annotations

import pytest

from programme.gaps import Gap, gaps_of
from programme.model import MobilityState
from tests.support.builders import make_mobility, make_project

CODE = "2026-1-FI01-KA121-VET-000123456"


def complete_mobility(**values: object):
    return make_mobility(**{"head_count": 2, "host": "Berufsschule", **values})


def test_a_project_that_has_everything_lacks_nothing(rules):
    assert gaps_of(make_project(code=CODE), [complete_mobility()], rules) == ()


def test_a_project_without_travels_lacks_no_host(rules):
    assert gaps_of(make_project(code=CODE), [], rules) == ()


def test_nobody_coordinates(rules):
    assert gaps_of(make_project(code=CODE, coordinators=()), [], rules) == (Gap.COORDINATOR,)


@pytest.mark.parametrize(
    ("action_type", "gaps"),
    [
        ("KA121-VET", (Gap.CODE,)),
        ("KA102", (Gap.CODE,)),
        ("COVE", (Gap.CODE,)),
        ("MUU", ()),
        ("ETWINNING", ()),
        ("JMO", ()),
    ],
)
def test_a_code_is_missed_where_the_programme_gives_one(action_type: str, gaps: tuple[Gap, ...], rules):
    assert gaps_of(make_project(action_type=action_type), [], rules) == gaps


@pytest.mark.parametrize(("field", "gap"), [("head_count", Gap.HEAD_COUNT), ("host", Gap.HOST)])
def test_what_one_travel_lacks_the_project_lacks_once(field: str, gap: Gap, rules):
    travels = [
        complete_mobility(id=1),
        complete_mobility(id=2, **{field: None}),
        complete_mobility(id=3, **{field: None}),
    ]
    assert gaps_of(make_project(code=CODE), travels, rules) == (gap,)


def test_a_cancelled_travel_lacks_nothing(rules):
    cancelled = make_mobility(state=MobilityState.CANCELLED)
    assert gaps_of(make_project(code=CODE), [cancelled], rules) == ()


def test_what_costs_most_to_be_without_comes_first(rules):
    project = make_project(coordinators=())
    assert gaps_of(project, [make_mobility()], rules) == tuple(gap for gap in Gap if gap is not Gap.MOBILITIES)
