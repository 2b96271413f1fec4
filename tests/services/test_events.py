"""What happens by itself: once its day is over nothing is left to be done about it."""

from dataclasses import replace
from datetime import date

import pytest

from services import deadlines, mobilities, projects
from services.filters import ProjectFilter
from services.planning import replan_all
from services.projects import list_projects
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki
from tests.support.tables import change, dump, rows

EVENTS = {
    "mobility_start": date(2027, 3, 1),
    "project_end": date(2027, 8, 31),
    "record_keeping": date(2030, 12, 29),
}


@pytest.fixture
def project(division, aino):
    """H1, a KA210 with L1 in it."""
    new = new_project(action_type="KA210-VET", channel_id="CHANKE")
    made = projects.register(division, aino, new, request_key="p1").project
    mobilities.register(division, aino, "H1", new_mobility(), request_key="m1")
    return made


def stored(division, kind: str) -> dict:
    (row,) = rows(division.store, "SELECT * FROM deadlines WHERE kind = ?", kind)
    return row


def reminders_of(division, kind: str) -> list[dict]:
    return rows(
        division.store,
        """
        SELECT reminders.* FROM reminders JOIN deadlines ON deadlines.id = deadline_id WHERE kind = ?
        ORDER BY reminders.id
        """,
        kind,
    )


def move_to(clock, day: date, hour: str = "02:00") -> None:
    clock.move_to(helsinki(f"{day} {hour}"))


@pytest.mark.parametrize("kind", EVENTS)
def test_it_has_passed_by_the_night_after_its_day_and_not_before(division, project, clock, kind):
    due_on = EVENTS[kind]
    assert stored(division, kind)["due_on"] == due_on.isoformat()
    move_to(clock, due_on, "23:59")
    replan_all(division)
    assert stored(division, kind)["state"] == "open"

    clock.advance(minutes=2)
    assert replan_all(division) == 1

    assert stored(division, kind)["state"] == "passed"
    assert "planned" not in {row["state"] for row in reminders_of(division, kind)}
    assert {row["reason"] for row in reminders_of(division, kind) if row["state"] == "cancelled"} == {"date_passed"}
    assert replan_all(division) == 0


def test_what_is_to_be_done_stays_open_after_its_day(division, project, clock):
    move_to(clock, date(2027, 11, 5))
    replan_all(division)

    assert stored(division, "final_report")["state"] == "open"
    assert stored(division, "project_end")["state"] == "passed"


def test_it_is_not_the_next_thing_that_is_due(division, project, clock):
    """On 1.9.2027 the project has ended, and the report is what comes next."""
    left = tuple(rule for rule in division.rules.deadlines if rule.kind in {*EVENTS, "final_report"})
    division = replace(division, rules=replace(division.rules, deadlines=left))
    move_to(clock, date(2027, 9, 1))
    replan_all(division)

    (line,) = list_projects(division, ProjectFilter()).lines
    assert line.next_deadline.kind == "final_report"


def test_it_stays_on_the_card_as_over(division, project, clock):
    move_to(clock, date(2027, 9, 1))
    replan_all(division)

    is_open = {each.deadline.kind: each.is_open for each in projects.show(division, "H1").deadlines}
    assert (is_open["project_end"], is_open["mobility_start"], is_open["record_keeping"]) == (False, False, True)


def test_it_comes_back_when_its_date_moves(division, project, clock):
    move_to(clock, date(2027, 9, 1))
    replan_all(division)
    change(division.store, "UPDATE projects SET end_on = '2027-12-31'")

    assert replan_all(division) == 1

    end = stored(division, "project_end")
    assert (end["state"], end["due_on"], end["known_at"]) == ("open", "2027-12-31", "2027-08-31T23:00:00.000Z")
    assert "planned" in {row["state"] for row in reminders_of(division, "project_end")}


def test_one_that_moves_into_the_past_has_passed_at_once(division, project):
    change(division.store, "UPDATE mobilities SET start_on = '2026-11-02', end_on = '2026-11-06'")
    replan_all(division)

    assert stored(division, "mobility_start")["state"] == "passed"


def test_one_that_is_registered_after_its_day_has_passed_from_the_start(division, aino, project):
    late = new_mobility(start_on=date(2026, 11, 2), end_on=date(2026, 11, 6))
    card = mobilities.register(division, aino, "H1", late, request_key="m2")

    (start,) = [each for each in card.deadlines if each.deadline.kind == "mobility_start"]
    assert not start.is_open
    assert rows(division.store, "SELECT * FROM reminders WHERE deadline_id = ?", start.deadline.id) == []


def test_one_of_a_trip_that_falls_away_is_withdrawn_even_after_it_has_passed(division, project, clock):
    move_to(clock, date(2027, 3, 2))
    replan_all(division)
    change(division.store, "UPDATE mobilities SET state = 'cancelled'")
    replan_all(division)

    assert stored(division, "mobility_start")["state"] == "withdrawn"


def test_one_that_was_done_before_stays_done(division, aino, project, clock):
    deadlines.complete(division, aino, stored(division, "mobility_start")["id"])
    move_to(clock, date(2027, 3, 2))
    replan_all(division)

    assert stored(division, "mobility_start")["state"] == "done"


def test_what_was_sent_of_it_stays_as_it_was_sent(division, project, clock):
    change(
        division.store,
        """
        INSERT INTO deliveries (id, recipient, state, claimed_at, not_before, put_off_at,
            conversation_id, message_ts, sent_at)
        VALUES ('d', 'channel:CHANKE', 'sent',
            '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', 'C', '1.0',
            '2027-01-01T00:00:00.000Z')
        """,
    )
    first = reminders_of(division, "mobility_start")[0]["id"]
    change(division.store, "UPDATE reminders SET state = 'sent', delivery_id = 'd' WHERE id = ?", first)
    before = rows(division.store, "SELECT * FROM reminders WHERE id = ?", first)
    move_to(clock, date(2027, 3, 2))
    replan_all(division)

    assert rows(division.store, "SELECT * FROM reminders WHERE id = ?", first) == before


def test_a_night_on_which_nothing_passes_changes_no_row(division, project, clock):
    move_to(clock, date(2027, 3, 2))
    replan_all(division)
    before = dump(division.store)
    clock.advance(days=1)

    assert replan_all(division) == 0
    assert dump(division.store) == before
