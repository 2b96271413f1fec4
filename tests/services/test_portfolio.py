"""The state of the portfolio, counted from what is registered."""

from __future__ import annotations

from datetime import date

import pytest

from programme.gaps import Gap
from programme.model import Sector
from services.changes import OpenOnes, close
from services.division import Division
from services.filters import ProjectFilter, Standing
from services.mobilities import register as register_mobility
from services.pauses import pause, remind_later
from services.portfolio import Tally, portfolio
from services.projects import register
from tests.support.builders import new_mobility, new_project

CODE = "2024-1-FI01-KA122-SCH-000654321"


@pytest.fixture
def three(division, aino, sari):
    """On 24.11.2026 H1 lacks a host and has a trip, H2 is paused and empty, H3 has ended; H4's report is overdue."""
    register(division, aino, new_project(title="Yksi", code="2026-1-FI01-KA121-VET-000123456"), request_key="r1")
    register(division, aino, new_project(title="Kaksi", coordinators=("UMIKKO",)), request_key="r2")
    register(division, aino, new_project(title="Kolme"), request_key="r3")
    late = new_project(
        title="Neljä",
        code=CODE,
        action_type="KA122-SCH",
        sector=Sector.BASIC,
        start_on=date(2025, 3, 1),
        end_on=date(2026, 8, 31),
        coordinators=("UAINO", "UMIKKO"),
    )
    register(division, aino, late, request_key="r4")
    trip = new_mobility(head_count=2, start_on=date(2026, 12, 7), end_on=date(2026, 12, 11))
    register_mobility(division, aino, "H1", trip, request_key="m1")
    pause(division, sari, "H2", until=None)
    close(division, aino, "H3", open_ones=OpenOnes.LEFT)


def test_everything_is_counted_by_state_sector_and_coordinator(division, three):
    state = portfolio(division, ProjectFilter())

    assert (state.running, state.paused, state.closed) == (2, 1, 1)
    assert [(sector, tally.projects) for sector, tally in state.by_sector] == [
        (Sector.BASIC, 1),
        (Sector.VOCATIONAL, 2),
    ]
    assert [(person, tally.projects, tally.overdue) for person, tally in state.by_coordinator] == [
        ("UAINO", 2, state.total.overdue),
        ("UMIKKO", 2, state.total.overdue),
    ]
    assert state.total.projects == 3


def test_what_is_overdue_and_what_comes_is_named_and_counted(division, three):
    state = portfolio(division, ProjectFilter())

    assert {(line.project.ref, line.deadline.deadline.kind) for line in state.overdue} >= {("H4", "final_report")}
    assert len(state.overdue) == state.total.overdue
    assert ("H1", "mobility_start") in [(line.project.ref, line.deadline.deadline.kind) for line in state.coming]
    assert len(state.coming) == state.total.coming
    assert all(line.deadline.deadline.due_on < division.today() for line in state.overdue)


def test_what_is_missing_is_told_project_by_project(division, three):
    state = portfolio(division, ProjectFilter())

    assert {each.project.ref: each.gaps for each in state.incomplete} == {
        "H1": (Gap.HOST,),
        "H2": (Gap.CODE, Gap.MOBILITIES),
        "H4": (Gap.MOBILITIES,),
    }
    assert state.total.incomplete == 3


def test_a_filter_narrows_everything(division, three):
    state = portfolio(division, ProjectFilter(sector=Sector.BASIC))

    assert (state.running, state.paused, state.closed) == (1, 0, 0)
    assert {line.project.ref for line in state.overdue} == {"H4"}
    assert state.coming == ()
    assert portfolio(division, ProjectFilter(standing=Standing.CLOSED)).total.projects == 1
    assert portfolio(division, ProjectFilter(standing=Standing.INCOMPLETE)).total.projects == 3


def test_nothing_registered_is_a_portfolio_too(division):
    state = portfolio(division, ProjectFilter())

    assert (state.total, state.overdue, state.coming, state.undelivered, state.incomplete) == (
        Tally(),
        (),
        (),
        (),
        (),
    )


def test_unanswered_is_what_was_reminded_of_and_nobody_has_reacted_to(division, aino, three):
    (report,) = [
        line.deadline.deadline
        for line in portfolio(division, ProjectFilter()).overdue
        if line.deadline.deadline.kind == "final_report"
    ]
    assert portfolio(division, ProjectFilter()).unanswered == 0
    say_that_it_was_sent(division, report.id)
    assert portfolio(division, ProjectFilter()).unanswered == 1

    remind_later(division, aino, report.id, day=date(2026, 11, 30))

    assert portfolio(division, ProjectFilter()).unanswered == 0


def say_that_it_was_sent(division: Division, deadline_id: int) -> None:
    """As if every reminder of a deadline had gone out."""
    with division.store.writing() as session:
        session.execute(
            """
            INSERT INTO deliveries (
                id, recipient, state, claimed_at, not_before, put_off_at, conversation_id, message_ts, sent_at
            ) VALUES ('d', 'person:UAINO', 'sent', :at, :at, :at, 'D1', '1.1', :at)
            """,
            at="2026-11-01T07:00:00.000Z",
        )
        session.execute(
            "UPDATE reminders SET state = 'sent', delivery_id = 'd' WHERE deadline_id = :id", id=deadline_id
        )
