from dataclasses import replace
from datetime import date

import pytest

from programme.model import Anchor, Offset, Sector
from services import administration, contact_details, contacts, deadlines, mobilities, planning, presence, projects
from services.division import Actor
from services.facts import ContactEdit
from services.planning import replan, replan_all
from storage.database import Store
from storage.errors import DatabaseUnavailableError
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki
from tests.support.gateway import FakeGateway, make_courier
from tests.support.seminar import register_seminar
from tests.support.tables import change, dump, rows

NEW_CHANNEL = administration.ChosenSettings(language=None, channel_id="CUUSI")


@pytest.fixture
def project(division, aino):
    """H1 with a channel, two coordinators and a mobility somebody else answers for."""
    new = new_project(coordinators=("UAINO", "UELLI"), channel_id="CHANKE")
    made = projects.register(division, aino, new, request_key="r1").project
    mobilities.register(division, aino, "H1", new_mobility(responsible="UOLLI"), request_key="m1")
    return made


def replan_one(division) -> None:
    with division.store.writing() as session:
        replan(session, division, 1, now=division.now())


def plan_of(division, kind: str) -> list[dict]:
    return rows(
        division.store,
        """
        SELECT reminders.* FROM reminders JOIN deadlines ON deadlines.id = deadline_id WHERE kind = ?
        ORDER BY reminders.id
        """,
        kind,
    )


def test_planning_again_changes_no_row(division, project, clock):
    for _ in range(2):
        replan_one(division)
        before = dump(division.store)

        replan_one(division)
        assert replan_all(division) == 0
        assert dump(division.store) == before
        clock.advance(days=500)


def test_planning_what_is_in_step_locks_nothing(division, project):
    with division.store.writing():
        assert replan_all(division) == 0


def test_a_moved_end_moves_what_is_not_yet_sent_and_says_why_the_old_is_gone(division, project):
    before = {row["id"]: row for row in plan_of(division, "final_report")}
    change(division.store, "UPDATE projects SET end_on = '2027-09-30'")

    replan_one(division)

    after = plan_of(division, "final_report")
    old = [row for row in after if row["id"] in before]
    new = [row for row in after if row["id"] not in before]
    assert {(row["state"], row["reason"]) for row in old if before[row["id"]]["state"] == "planned"} == {
        ("cancelled", "date_moved")
    }
    assert {row["due_on"] for row in new} == {"2027-11-29"}
    assert {(row["offset"], row["recipient"]) for row in new} >= {
        ("due-14", "channel:CHANKE"),
        ("due-1", "person:UELLI"),
    }


def test_a_date_that_moves_back_brings_the_old_reminders_back_and_never_twice(division, project):
    before = plan_of(division, "final_report")
    for end_on in ("2027-09-30", "2027-08-31"):
        change(division.store, "UPDATE projects SET end_on = ?", end_on)
        replan_one(division)

    after = plan_of(division, "final_report")
    assert [row for row in after if row["due_on"] == "2027-10-30"] == before
    assert "planned" not in {row["state"] for row in after if row["due_on"] != "2027-10-30"}


def test_a_moved_date_counts_as_known_from_now(division, project, clock):
    clock.move_to(helsinki("2027-10-25 10:00"))
    change(division.store, "UPDATE projects SET end_on = '2027-09-02'")

    replan_one(division)

    (known,) = rows(division.store, "SELECT known_at FROM deadlines WHERE kind = 'final_report'")
    assert known["known_at"] == "2027-10-25T07:00:00.000Z"
    new = [row for row in plan_of(division, "final_report") if row["due_on"] == "2027-11-01"]
    caught_up = [row for row in new if row["send_at"] == known["known_at"] and row["state"] == "planned"]
    assert len(caught_up) == 3


def test_done_cancels_and_names_the_reason(division, aino, project):
    (report,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = 'final_report'")
    deadlines.complete(division, aino, report["id"])

    assert {(row["state"], row["reason"]) for row in plan_of(division, "final_report")} == {
        ("cancelled", "deadline_done"),
        ("overtaken", "same_day"),
    }


def test_a_cancelled_trip_takes_its_deadlines_and_their_reminders_with_it(division, project):
    change(division.store, "UPDATE mobilities SET state = 'cancelled'")
    replan_one(division)

    states = rows(division.store, "SELECT DISTINCT state FROM deadlines WHERE mobility_id = 1")
    assert states == [{"state": "withdrawn"}]
    assert {row["state"] for row in plan_of(division, "mobility_start")} == {"cancelled"}

    change(division.store, "UPDATE mobilities SET state = 'planned'")
    replan_one(division)
    states = rows(division.store, "SELECT DISTINCT state FROM deadlines WHERE mobility_id = 1")
    assert states == [{"state": "open"}]
    assert "planned" in {row["state"] for row in plan_of(division, "mobility_start")}


def test_of_a_closed_project_only_the_end_of_record_keeping_is_told(division, project):
    change(division.store, "UPDATE projects SET state = 'closed'")
    assert replan_all(division) == 1

    assert rows(
        division.store,
        """
        SELECT DISTINCT deadlines.kind = 'record_keeping' AS is_record_keeping, reason
        FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE reminders.state <> 'overtaken' ORDER BY 1
        """,
    ) == [{"is_record_keeping": 0, "reason": "no_longer_planned"}, {"is_record_keeping": 1, "reason": None}]


def test_a_changed_rule_reaches_old_projects(division, project):
    report = next(rule for rule in division.rules.reminders if rule.deadline == "final_report")
    earlier = replace(report, offset=Offset(Anchor.DUE, -200))
    division = replace(division, rules=replace(division.rules, reminders=(*division.rules.reminders, earlier)))

    assert replan_all(division) == 1
    assert "due-200" in {row["offset"] for row in plan_of(division, "final_report")}
    assert replan_all(division) == 0


def test_a_rule_that_is_gone_withdraws_what_it_demanded(division, project):
    left = tuple(rule for rule in division.rules.deadlines if rule.kind != "amendment_last_call")
    division = replace(division, rules=replace(division.rules, deadlines=left))

    assert replan_all(division) == 1
    (row,) = rows(division.store, "SELECT state FROM deadlines WHERE kind = 'amendment_last_call'")
    assert row["state"] == "withdrawn"
    assert "planned" not in {row["state"] for row in plan_of(division, "amendment_last_call")}


def test_a_date_from_the_contract_stays_as_it_was_typed(division, project):
    change(
        division.store, "UPDATE deadlines SET origin = 'contract', due_on = '2027-12-01' WHERE kind = 'final_report'"
    )
    replan_one(division)

    (row,) = rows(division.store, "SELECT due_on, state FROM deadlines WHERE kind = 'final_report'")
    assert row == {"due_on": "2027-12-01", "state": "open"}
    assert {row["due_on"] for row in plan_of(division, "final_report") if row["state"] == "planned"} == {"2027-12-01"}


def test_what_was_sent_is_never_touched(division, project, clock):
    clock.move_to(helsinki("2027-03-31 09:00"))
    make_courier(division, FakeGateway()).deliver_due()
    sent = rows(division.store, "SELECT * FROM reminders WHERE state = 'sent' ORDER BY id")
    assert sent

    for end_on in ("2027-09-30", "2027-06-30", "2027-08-31"):
        change(division.store, "UPDATE projects SET end_on = ?", end_on)
        change(division.store, "UPDATE mobilities SET end_on = ?", end_on)
        replan_one(division)

    assert rows(division.store, "SELECT * FROM reminders WHERE state = 'sent' ORDER BY id") == sent


def test_what_is_on_its_way_is_not_touched(division, project, clock):
    change(
        division.store,
        """
        INSERT INTO deliveries (id, recipient, state, claimed_at, not_before, put_off_at)
        VALUES ('d', 'channel:CHANKE', 'claimed',
            '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')
        """,
    )
    change(division.store, "UPDATE reminders SET state = 'claimed', delivery_id = 'd' WHERE id = 1")
    before = rows(division.store, "SELECT * FROM reminders WHERE id = 1")
    change(division.store, "UPDATE projects SET state = 'closed'")

    replan_one(division)

    assert rows(division.store, "SELECT * FROM reminders WHERE id = 1") == before


@pytest.mark.parametrize("depth", [1, 2])
def test_what_was_given_to_others_stays_planned_as_long_as_its_origin_is(division, project, depth):
    origin, recipients = 1, ["person:UFIRST", "person:USECOND"][:depth]
    for recipient in recipients:
        change(division.store, "UPDATE reminders SET state = 'undeliverable', reason = 'gone' WHERE id = ?", origin)
        change(
            division.store,
            """
            INSERT INTO reminders (deadline_id, due_on, "offset", recipient, send_at, state, rerouted_from)
            SELECT deadline_id, due_on, "offset", ?, send_at, 'planned', id FROM reminders WHERE id = ?
            """,
            recipient,
            origin,
        )
        (newest,) = rows(division.store, "SELECT max(id) AS id FROM reminders")
        origin = newest["id"]
    replan_one(division)
    assert rows(division.store, "SELECT state FROM reminders WHERE id = ?", origin) == [{"state": "planned"}]

    change(division.store, "UPDATE projects SET state = 'closed'")
    replan_one(division)
    assert rows(division.store, "SELECT state FROM reminders WHERE id = ?", origin) == [{"state": "cancelled"}]


def test_a_project_registered_late_has_the_latest_reminder_that_has_passed_and_no_heap(division, aino, clock):
    late = new_project(start_on=date(2025, 6, 1), end_on=date(2026, 9, 30), title="Myöhässä")
    card = projects.register(division, aino, late, request_key="r1")
    (report,) = [each.deadline for each in card.deadlines if each.deadline.kind == "final_report"]
    assert report.due_on == date(2026, 11, 29)

    due = rows(
        division.store,
        "SELECT * FROM reminders WHERE deadline_id = ? AND state = 'planned' AND send_at <= ?",
        report.id,
        "2026-11-24T08:00:00.000Z",
    )
    assert [row["offset"] for row in due] == ["due-7"]


EERIKA = Actor(account_id="UEERIKA", is_administrator=False)
LEAVE = presence.Leave(first=date(2026, 11, 24), last=date(2027, 11, 24), deputy=None)


def correct(division, sari, **changed) -> None:
    opened = contact_details.for_change(division, sari, 1)
    edit = ContactEdit(**changed)
    contact_details.correct(division, sari, 1, edit, version=opened.version, request_key=str(changed))


@pytest.mark.parametrize(
    "said",
    [
        lambda division, sari: administration.appoint(division, sari, "UMIKKO"),
        lambda division, sari: administration.change(division, sari, chosen=NEW_CHANNEL),
        lambda division, sari: contacts.assign(division, sari, None, account_id="UKATJA", deputy=None),
        lambda division, sari: correct(division, sari, account_id="UKATJA"),
        lambda division, _: presence.take_leave(division, EERIKA, LEAVE),
    ],
    ids=["administrator", "channel", "contact", "details", "leave"],
)
def test_what_may_concern_everything_is_planned_project_by_project_so_that_others_write_meanwhile(
    division, aino, sari, monkeypatch, said
):
    contacts.assign(division, sari, Sector.VOCATIONAL, account_id="UEERIKA", deputy="UOLLI")
    for number in range(3):
        projects.register(division, aino, new_project(title=f"Hanke {number}"), request_key=str(number))
    planned = []

    def planning_alone(session, division, project_id, *, now):
        planned.append((session, project_id))
        return planning_before(session, division, project_id, now=now)

    planning_before = planning.replan
    monkeypatch.setattr(planning, "replan", planning_alone)
    before = dump(division.store)
    said(division, sari)
    assert dump(division.store) != before
    assert len({id(session) for session, _ in planned}) == len(planned)
    assert planning.replan_all(division) == 0, "all of it was planned"


def test_nobody_waits_for_an_answer_until_all_projects_are_planned_anew(division, aino, sari):
    register_seminar(division, aino)
    waiting = []
    contacts.assign(replace(division, soon=waiting.append), sari, None, account_id="UKATJA", deputy=None)
    before = dump(division.store)

    (work,) = waiting
    assert work() == 1
    assert dump(division.store) != before
    assert replan_all(division) == 0


def test_a_project_that_has_to_wait_too_long_keeps_no_other_from_its_plan(division, aino):
    for number in (1, 2):
        projects.register(division, aino, new_project(title=f"H{number}"), request_key=str(number))
    change(division.store, "DELETE FROM reminders")

    class BusyStore(Store):
        def writing(self):
            if not refused:
                refused.append(True)
                raise DatabaseUnavailableError("locked")
            return super().writing()

    refused: list[bool] = []
    busy = replace(division, store=BusyStore(division.store.path))

    assert replan_all(busy) == 2
    assert refused
    assert replan_all(division) == 0
