"""From what was said to what can be registered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.words.draft import MobilityDraft, ProjectDraft, infer_action, set_once, to_new_mobility, to_new_project
from bot.words.faults import SaidTwice
from programme.model import Role, Sector
from tests.support.builders import new_mobility, new_project

SAID = ProjectDraft(
    action_type="KA121-VET", title="Ulkomaanjaksot", start_on=date(2026, 6, 1), end_on=date(2027, 8, 31)
)
TRIP = MobilityDraft(
    project="H1", kind="job_shadowing", start_on=date(2027, 3, 1), end_on=date(2027, 3, 12), country="DE"
)


def test_who_registers_coordinates_unless_others_are_named(rules):
    assert to_new_project(SAID, "UAINO", rules) == new_project()
    assert to_new_project(replace(SAID, coordinators=("U1", "U2")), "UAINO", rules) == new_project(
        coordinators=("U1", "U2")
    )


def test_what_is_said_beats_what_is_usual(rules):
    said = replace(SAID, role=Role.PARTNER, sector=Sector.BASIC, channel_id="C1")
    assert to_new_project(said, "UAINO", rules) == new_project(
        role=Role.PARTNER, sector=Sector.BASIC, channel_id="C1"
    )


@pytest.mark.parametrize("missing", ["action_type", "title", "start_on", "end_on"])
def test_a_project_waits_for_what_only_the_person_can_say(missing, rules):
    assert to_new_project(replace(SAID, **{missing: None}), "UAINO", rules) is None


def test_a_code_tells_the_action_where_nobody_said_it(rules):
    draft = replace(SAID, action_type=None, code="2026-1-FI01-KA122-ADU-000123456")
    assert infer_action(draft, rules).action_type == "KA122-ADU"
    made = to_new_project(draft, "UAINO", rules)
    assert made is not None
    assert (made.action_type, made.sector) == ("KA122-ADU", Sector.LIBERAL_ADULT)


@pytest.mark.parametrize("code", ["2019-1-AT01-KA103-050670", "nonsense", None])
def test_a_code_that_tells_no_known_action_tells_nothing(code, rules):
    draft = replace(SAID, action_type=None, code=code)
    assert infer_action(draft, rules) == draft


def test_an_unknown_action_is_left_to_the_service(rules):
    made = to_new_project(replace(SAID, action_type="KA999"), "UAINO", rules)
    assert made is not None
    assert made.action_type == "KA999"


def test_a_mobility_comes_with_its_projects_reference():
    assert to_new_mobility(TRIP) == ("H1", new_mobility())


@pytest.mark.parametrize("missing", ["project", "kind", "start_on", "end_on", "country"])
def test_a_mobility_waits_for_what_only_the_person_can_say(missing):
    assert to_new_mobility(replace(TRIP, **{missing: None})) is None


def test_a_thing_can_be_said_once_or_twice_the_same():
    once = set_once(ProjectDraft(), "title", "A", word="A")
    assert set_once(once, "title", "A", word="A") == once == ProjectDraft(title="A")
    with pytest.raises(SaidTwice) as refused:
        set_once(once, "title", "B" * 500, word="B" * 500)
    assert refused.value.word == "B" * 80
