"""Deadlines that were made of a message, and what becomes of its address."""

from __future__ import annotations

from datetime import date

import pytest

from programme.model import Origin
from services import deadlines, projects, typed_dates
from services.history import Change, history_of
from services.refusal import NotYourProject
from services.running_refusal import DeadlineDone
from services.typed_dates import take_back_one
from tests.support.builders import new_project
from tests.support.tables import dump, rows

MESSAGE = "https://toimiala.slack.com/archives/C1/p1795507200000100"
OTHER = "https://toimiala.slack.com/archives/C1/p1795507200000200"
TYPED, MOVED = date(2027, 3, 15), date(2027, 4, 15)


@pytest.fixture(autouse=True)
def project(division, aino):
    return projects.register(division, aino, new_project(), request_key="p1").project


def set_own(division, actor, due_on=TYPED, source_url=None):
    """ "Maksatushakemus", a deadline that no rule knows."""
    done = typed_dates.set_date(
        division,
        actor,
        "H1",
        typed_dates.TypedDate(kind=None, name="Maksatushakemus", is_own_name=True, due_on=due_on),
        source_url=source_url,
    )
    return done.deadline.deadline


def set_report(division, actor, source_url=None):
    done = typed_dates.set_date(
        division,
        actor,
        "H1",
        typed_dates.TypedDate(kind="final_report", name="loppuraportti", is_own_name=False, due_on=TYPED),
        source_url=source_url,
    )
    return done.deadline.deadline


def newest(division):
    return history_of(division, "H1", limit=1).entries[0]


def test_a_deadline_keeps_where_it_comes_from_and_the_history_tells_it(division, aino):
    assert set_own(division, aino, source_url=MESSAGE).source_url == MESSAGE

    assert newest(division).action == "deadline.dated"
    assert newest(division).changes == (
        Change(name="due_on", before=None, after="2027-03-15"),
        Change(name="source_url", before=None, after=MESSAGE),
    )


def test_another_date_comes_from_the_same_message_until_another_is_said(division, aino):
    set_own(division, aino, source_url=MESSAGE)

    assert set_own(division, aino, MOVED).source_url == MESSAGE
    assert newest(division).changes == (Change(name="due_on", before="2027-03-15", after="2027-04-15"),)
    assert set_own(division, aino, TYPED, OTHER).source_url == OTHER


def test_a_message_alone_is_no_news_of_the_date(division, aino, clock):
    first = set_own(division, aino)
    planned = rows(division.store, "SELECT * FROM reminders ORDER BY id")
    clock.advance(days=60)

    linked = set_own(division, aino, source_url=MESSAGE)

    assert (linked.id, linked.known_at, linked.source_url) == (first.id, first.known_at, MESSAGE)
    assert rows(division.store, "SELECT * FROM reminders ORDER BY id") == planned
    assert newest(division).action == "deadline.linked"
    assert newest(division).changes == (Change(name="source_url", before=None, after=MESSAGE),)


def test_the_same_message_again_changes_nothing(division, aino):
    set_own(division, aino, source_url=MESSAGE)
    before = dump(division.store)

    set_own(division, aino, source_url=MESSAGE)

    assert dump(division.store) == before


def test_what_was_withdrawn_and_is_entered_anew_comes_from_where_that_came(division, aino):
    for again in (None, OTHER):
        gone = set_own(division, aino, source_url=MESSAGE)
        take_back_one(division, aino, gone.id)

        assert set_own(division, aino, source_url=again).source_url == again


def test_a_computed_date_comes_from_no_message(division, aino):
    report = set_report(division, aino, MESSAGE)
    assert (report.origin, report.source_url) == (Origin.CONTRACT, MESSAGE)

    computed = take_back_one(division, aino, report.id).deadline.deadline

    assert (computed.origin, computed.source_url) == (Origin.COMPUTED, None)
    assert newest(division).changes[-1] == Change(name="source_url", before=MESSAGE, after=None)


def test_nobody_links_what_is_not_theirs_or_is_done(division, aino, mikko):
    own = set_own(division, aino)
    before = dump(division.store)
    with pytest.raises(NotYourProject):
        set_own(division, mikko, source_url=MESSAGE)
    assert dump(division.store) == before

    deadlines.complete(division, aino, own.id)
    before = dump(division.store)
    with pytest.raises(DeadlineDone):
        set_own(division, aino, source_url=MESSAGE)
    assert dump(division.store) == before
