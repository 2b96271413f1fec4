"""Who changed what, when, and what was before and after."""

from __future__ import annotations

from datetime import date

import pytest

from services.changes import cancel_mobility
from services.deadlines import complete
from services.edits import Look, edit_project
from services.facts import ProjectEdit
from services.history import Change, history_of
from services.mobilities import register as register_mobility
from services.projects import register, show
from services.refusal import NoSuchMobility, NoSuchProject
from tests.support.builders import new_mobility, new_project


@pytest.fixture
def story(division, aino, sari, clock):
    """H1 is registered, gets a trip, is made longer by an administrator, and the trip is cancelled."""
    register(division, aino, new_project(), request_key="r1")
    register(division, aino, new_project(title="Toinen"), request_key="r2")
    clock.advance(minutes=1)
    register_mobility(division, aino, "H1", new_mobility(), request_key="m1")
    clock.advance(minutes=1)
    agreed = Look(is_second=True)
    edit_project(division, sari, "H1", ProjectEdit(end_on=date(2027, 10, 31)), look=agreed, request_key="e1")
    clock.advance(minutes=1)
    cancel_mobility(division, aino, "L1")


def test_the_story_of_a_project_holds_its_mobilities_and_begins_with_the_newest(division, story):
    history = history_of(division, "h1", limit=10)

    assert [(each.actor, each.action, each.subject) for each in history.entries] == [
        ("UAINO", "mobility.cancelled", "L1"),
        ("USARI", "project.changed", "H1"),
        ("UAINO", "mobility.registered", "L1"),
        ("UAINO", "project.registered", "H1"),
    ]
    assert sorted({each.at for each in history.entries}, reverse=True) == [each.at for each in history.entries]
    assert history.count == 4


def test_only_what_is_another_now_is_told_and_a_beginning_is_no_change(division, story):
    changes = {each.action: each.changes for each in history_of(division, "H1", limit=10).entries}

    assert changes["project.changed"] == (Change(name="end_on", before="2027-08-31", after="2027-10-31"),)
    assert changes["project.registered"] == changes["mobility.registered"] == ()


def test_a_deadline_is_called_by_its_name(division, aino, story):
    deadline = show(division, "H1").deadlines[0].deadline
    complete(division, aino, deadline.id)

    assert history_of(division, "H1", limit=1).entries[0].deadline.kind == deadline.kind


def test_a_mobility_has_a_story_of_its_own(division, story):
    history = history_of(division, "L1", limit=10)

    assert [each.action for each in history.entries] == ["mobility.cancelled", "mobility.registered"]
    assert (history.project.ref, history.mobility.ref) == ("H1", "L1")


def test_a_story_has_pages(division, story):
    pages = [history_of(division, "H1", limit=3, page=page) for page in (0, 1, 7)]

    assert [len(each.entries) for each in pages] == [3, 1, 1]
    assert {(each.page, each.count) for each in pages[1:]} == {(1, 4)}


@pytest.mark.parametrize(("reference", "refusal"), [("H9", NoSuchProject), ("L9", NoSuchMobility)])
def test_what_does_not_exist_has_none(division, story, reference, refusal):
    with pytest.raises(refusal):
        history_of(division, reference, limit=10)
