"""Something odd is noted on its card; something usual is not. Both sides of every bound."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.model import Mobility, MobilityState, Project, Role
from programme.notes import Note, mobility_notes, project_notes
from tests.support.builders import make_mobility, make_project

FIRST_DAY = date(2027, 3, 1)


def a_project(**values: object) -> Project:
    """A year, or what else a test says, in which every travel of a test lies."""
    return make_project(**{"action_type": "KA122-SCH", "end_on": date(2028, 8, 31), **values})


def lasting(days: int, **values: object) -> Mobility:
    return make_mobility(start_on=FIRST_DAY, end_on=FIRST_DAY + timedelta(days=days - 1), **values)


def code(year: int, action: str = "KA121-VET", country: str = "FI") -> str:
    return f"{year}-1-{country}01-{action}-000123456"


def test_an_ordinary_project_has_no_notes(rules):
    project = make_project(code=code(2026))
    travels = [make_mobility(head_count=12, accompanying=2, travel_days=2)]
    assert project_notes(project, travels, rules) == ()
    assert mobility_notes(travels[0], project, rules) == ()


@pytest.mark.parametrize(
    ("action_type", "end_on", "notes"),
    [
        ("KA121-VET", date(2027, 8, 31), ()),
        ("KA121-VET", date(2027, 8, 30), (Note.UNUSUAL_PERIOD,)),
        ("KA121-VET", date(2028, 5, 31), (Note.UNUSUAL_PERIOD,)),
        ("KA240-SCH", date(2029, 5, 31), ()),
        ("KA240-SCH", date(2028, 5, 31), (Note.UNUSUAL_PERIOD,)),
        ("KA210-VET", date(2027, 5, 31), ()),
    ],
)
def test_a_period_is_noted_where_the_programme_grants_another(action_type, end_on, notes, rules):
    project = make_project(action_type=action_type, start_on=date(2026, 6, 1), end_on=end_on)
    assert project_notes(project, [], rules) == notes


@pytest.mark.parametrize(
    ("call_year", "notes"),
    [
        (2024, (Note.CODE_OF_ANOTHER_YEAR,)),
        (2025, ()),
        (2026, ()),
        (2027, (Note.CODE_OF_ANOTHER_YEAR,)),
    ],
)
def test_a_project_starts_in_the_year_of_its_call_or_the_next(call_year, notes, rules):
    assert project_notes(a_project(code=code(call_year, "KA122-SCH")), [], rules) == notes


def test_a_code_of_another_country_is_odd_on_what_we_coordinate_and_usual_on_a_partners(rules):
    abroad = code(2026, "KA220-SCH", "DE")
    ours = a_project(action_type="KA220-SCH", code=abroad)
    theirs = a_project(action_type="KA220-SCH", code=abroad, role=Role.PARTNER)
    assert project_notes(ours, [], rules) == (Note.CODE_OF_ANOTHER_COUNTRY,)
    assert project_notes(theirs, [], rules) == ()


@pytest.mark.parametrize(
    ("action_type", "first", "last"),
    [("KA240-SCH", 2026, 2027), ("KA122-SCH", 2021, 2027), ("KA229", 2018, 2020), ("KA219", 2014, 2017)],
)
def test_an_action_exists_from_its_first_call_to_its_last(action_type: str, first: int, last: int, rules):
    def notes(year: int) -> tuple[Note, ...]:
        written = code(year, action_type) if "-" in action_type else f"{year}-1-FI01-{action_type}-050670"
        project = a_project(action_type=action_type, code=written, start_on=date(year, 9, 1))
        return tuple(note for note in project_notes(project, [], rules) if note is Note.NOT_IN_THAT_CALL)

    assert (notes(first), notes(last)) == ((), ())
    assert (notes(first - 1), notes(last + 1)) == ((Note.NOT_IN_THAT_CALL,), (Note.NOT_IN_THAT_CALL,))


@pytest.mark.parametrize(("people", "notes"), [(30, ()), (31, (Note.TOO_MANY_PARTICIPANTS,))])
def test_a_short_term_project_has_thirty_participants_at_most(people: int, notes, rules):
    travels = [make_mobility(id=1, head_count=20), make_mobility(id=2, head_count=people - 20)]
    assert project_notes(a_project(), travels, rules) == notes


@pytest.mark.parametrize(
    "beside",
    [{"kind": "preparatory_visit", "head_count": 3}, {"state": MobilityState.CANCELLED, "head_count": 9}, {}],
)
def test_who_prepares_who_stays_at_home_and_who_accompanies_is_no_participant(beside, rules):
    travels = [make_mobility(id=1, head_count=30, accompanying=4), make_mobility(id=2, **beside)]
    assert project_notes(a_project(), travels, rules) == ()


def test_an_accredited_project_has_any_number_of_participants(rules):
    assert project_notes(make_project(), [make_mobility(head_count=400)], rules) == ()


@pytest.mark.parametrize(
    ("days", "notes"), [(1, (Note.UNUSUAL_LENGTH,)), (2, ()), (60, ()), (61, (Note.UNUSUAL_LENGTH,))]
)
def test_a_travel_is_as_long_as_the_programme_allows(days: int, notes, rules):
    assert mobility_notes(lasting(days), a_project(), rules) == notes


@pytest.mark.parametrize(
    ("days", "notes"),
    [
        (9, (Note.UNUSUAL_LENGTH,)),
        (13, (Note.UNLIKE_PRACTICE,)),
        (14, ()),
        (89, ()),
        (90, (Note.UNUSUAL_LENGTH,)),
    ],
)
def test_what_is_allowed_but_not_usual_here_is_a_hint(days: int, notes, rules):
    project = a_project(action_type="KA121-VET")
    assert mobility_notes(lasting(days, kind="short_term_learner"), project, rules) == notes


def test_a_long_stay_in_vocational_education_is_erasmus_pro(rules):
    stay = lasting(100, kind="long_term_learner")
    assert mobility_notes(stay, a_project(action_type="KA121-VET"), rules) == (Note.ERASMUS_PRO,)
    assert mobility_notes(stay, a_project(action_type="KA121-SCH"), rules) == ()


@pytest.mark.parametrize(("call_year", "notes"), [(2023, (Note.KIND_NOT_OFFERED,)), (2024, ())])
def test_groups_of_vocational_education_are_offered_from_the_2024_call_on(call_year: int, notes, rules):
    project = a_project(action_type="KA121-VET", code=code(call_year))
    group = lasting(5, kind="group_mobility", head_count=10, accompanying=1)
    assert mobility_notes(group, project, rules) == notes


def test_partnerships_offer_no_kinds_and_so_refuse_none(rules):
    group = lasting(5, kind="skills_competition")
    assert mobility_notes(group, a_project(action_type="KA220-SCH"), rules) == ()
    assert mobility_notes(group, a_project(action_type="KA122-SCH"), rules) == (Note.KIND_NOT_OFFERED,)


@pytest.mark.parametrize(
    ("start_on", "end_on", "notes"),
    [
        (date(2026, 6, 1), date(2026, 6, 5), ()),
        (date(2026, 5, 31), date(2026, 6, 5), (Note.OUTSIDE_PROJECT,)),
        (date(2027, 8, 25), date(2027, 8, 31), ()),
        (date(2027, 8, 25), date(2027, 9, 1), (Note.OUTSIDE_PROJECT,)),
    ],
)
def test_a_travel_lies_within_its_project(start_on: date, end_on: date, notes, rules):
    assert mobility_notes(make_mobility(start_on=start_on, end_on=end_on), make_project(), rules) == notes


@pytest.mark.parametrize(
    ("kind", "people", "accompanying", "notes"),
    [
        ("group_mobility", 2, 1, ()),
        ("group_mobility", 1, 1, (Note.GROUP_TOO_SMALL,)),
        ("group_mobility", None, 1, ()),
        ("group_mobility", 12, None, (Note.NOBODY_ACCOMPANIES,)),
        ("group_mobility", 12, 0, (Note.NOBODY_ACCOMPANIES,)),
        ("preparatory_visit", 3, None, ()),
        ("preparatory_visit", 4, None, (Note.TOO_MANY_ON_VISIT,)),
        ("job_shadowing", 1, None, ()),
    ],
)
def test_as_many_travel_as_the_kind_asks_for(kind, people, accompanying, notes, rules):
    mobility = lasting(5, kind=kind, head_count=people, accompanying=accompanying)
    assert mobility_notes(mobility, a_project(), rules) == notes


@pytest.mark.parametrize(
    ("travel_days", "notes"),
    [
        (None, ()),
        (2, ()),
        (3, (Note.MANY_TRAVEL_DAYS,)),
        (6, (Note.MANY_TRAVEL_DAYS,)),
        (7, (Note.TOO_MANY_TRAVEL_DAYS,)),
    ],
)
def test_two_days_of_travel_are_usual_and_six_the_most_that_is_paid_for(travel_days, notes, rules):
    assert mobility_notes(lasting(5, travel_days=travel_days), a_project(), rules) == notes
