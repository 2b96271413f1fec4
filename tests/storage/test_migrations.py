import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Store
from tests.support.tables import change, dump

# What a released version made. A new step changes this file; an old step never does.
SNAPSHOT = Path(__file__).with_name("schema.sql")

PROJECT = {
    "id": 1, "action_type": "'MUU'", "title": "'T'", "code": "NULL", "role": "'partner'", "sector": "'basic'",
    "start_on": "'2026-06-01'", "end_on": "'2027-08-31'", "channel_id": "NULL", "state": "'active'",
    "created_by": "'U1'", "created_at": "'2026-01-01T00:00:00.000Z'",
}  # fmt: skip
MOBILITY = {
    "id": 1, "project_id": 1, "kind": "'course'", "start_on": "'2027-03-01'", "end_on": "'2027-03-05'",
    "country": "'DE'", "host": "NULL", "head_count": "2", "accompanying": "NULL", "travel_days": "NULL",
    "has_minors": 0, "responsible": "NULL", "state": "'planned'",
    "created_by": "'U1'", "created_at": "'2026-01-01T00:00:00.000Z'",
}  # fmt: skip
CALL = {
    "id": 1, "actions": "'[]'", "title": "'T'", "closes_at": "'2027-02-19T11:00:00.000Z'",
    "timezone": "'Europe/Brussels'", "state": "'open'", "created_by": "'U1'",
    "created_at": "'2026-01-01T00:00:00.000Z'",
}  # fmt: skip
DEADLINE = {
    "id": 1, "project_id": 1, "mobility_id": "NULL", "call_id": "NULL", "kind": "'final_report'", "name": "NULL",
    "due_on": "'2027-10-30'", "origin": "'computed'", "state": "'open'",
    "known_at": "'2026-01-01T00:00:00.000Z'", "done_at": "NULL", "done_by": "NULL",
}  # fmt: skip
DELIVERY = {
    "id": "'d'", "recipient": "'person:U1'", "state": "'claimed'", "attempts": 1,
    "claimed_at": "'2026-01-01T00:00:00.000Z'", "not_before": "'2026-01-01T00:00:00.000Z'",
    "put_off_at": "'2026-01-01T00:00:00.000Z'",
    "conversation_id": "NULL", "message_ts": "NULL", "sent_at": "NULL", "error": "NULL", "needs_refresh": 0,
}  # fmt: skip
REMINDER = {
    "id": 1, "deadline_id": 1, "due_on": "'2027-10-30'", '"offset"': "'due-7'", "recipient": "'person:U1'",
    "send_at": "'2027-10-22T06:00:00.000Z'", "state": "'planned'", "reason": "NULL", "delivery_id": "NULL",
    "rerouted_from": "NULL",
}  # fmt: skip
CONTACT = {"id": 1, "key": "'k'", "name": "'N'", "title": "'T'", "email": "'e'", "phones": "'[]'", "to_check": "NULL"}
AUDIT = {
    "at": "'2026-01-01T00:00:00.000Z'", "actor": "'U1'", "action": "'a'", "subject": "'H1'",
    "before": "NULL", "after": "'{}'",
}  # fmt: skip
OF_A_CALL = {"project_id": "NULL", "call_id": 1, "kind": "'call'", "origin": "'custom'"}
GOOD = {
    "projects": PROJECT,
    "mobilities": MOBILITY,
    "calls": CALL,
    "deadlines": DEADLINE,
    "deliveries": DELIVERY,
    "reminders": REMINDER,
    "contacts": CONTACT,
    "audit": AUDIT,
    "checklist_ticks": {
        "deadline_id": 1,
        "item": "'insurance'",
        "ticked_at": "'2026-01-01T00:00:00.000Z'",
        "ticked_by": "'U1'",
    },
    "homes": {"account_id": "'U1'", "shown_on": "NULL", "not_before": "'2026-01-01T00:00:00.000Z'"},
    "settings": {"key": "'language'", "value": "'sv'"},
    "people": {"account_id": "'U1'", "language": "'fi'", "is_administrator": 0},
    "presences": {"account_id": "'U1'", "told_at": "'2026-01-01T00:00:00.000Z'"},
    "posts": {"contact_id": 1, "since": "'2026-01-01T00:00:00.000Z'", "account_id": "'U1'", "deputy": "NULL"},
    "project_coordinators": {"project_id": 1, "position": 0, "account_id": "'U1'"},
    "requests": {"key": "'k'", "subject_id": 1, "at": "'2026-01-01T00:00:00.000Z'"},
    "heartbeats": {"job": "'deliver'", "at": "'2026-01-01T00:00:00.000Z'"},
    "leases": {"name": "'n'", "holder": "NULL", "beat": 1},
}


# The rows that others refer to.
PLANTED = ("projects", "mobilities", "calls", "deadlines", "deliveries", "contacts")


def insert(store: Store, table: str, **values: object) -> None:
    row = GOOD[table] | {('"offset"' if name == "offset" else name): value for name, value in values.items()}
    columns, sql_values = ", ".join(row), ", ".join(str(value) for value in row.values())
    change(store, f"INSERT INTO {table} ({columns}) VALUES ({sql_values})")  # noqa: S608 - only this file's own words


def schema(store: Store) -> str:
    with closing(sqlite3.connect(store.path)) as connection:
        found = connection.execute(
            "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, name"
        ).fetchall()
    return "\n\n".join(re.sub(r"\n {4}", "\n", sql.strip()) + ";" for (sql,) in found) + "\n"


def test_the_schema_is_the_one_that_the_snapshot_shows(store):
    assert schema(store) == SNAPSHOT.read_text(encoding="utf-8"), "a step changed: see what, then renew schema.sql"


def test_migrating_again_changes_nothing(store):
    before = (schema(store), dump(store))

    store.prepare()
    store.prepare()

    assert (schema(store), dump(store)) == before


def test_every_table_of_ours_is_strict(store):
    with closing(sqlite3.connect(store.path)) as connection:
        tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()

    loose = {name for name, strict in tables if not strict and not name.startswith("sqlite_")}
    # FTS5 makes its own tables, and makes them its own way.
    assert {name for name in loose if name.partition("_")[0] != "search"} == {"_sqlite_migrations"}


@pytest.fixture
def filled(store: Store) -> Store:
    for table in PLANTED:
        insert(store, table)
    return store


def test_the_good_rows_of_these_tests_are_good(filled):
    for table in GOOD.keys() - set(PLANTED):
        insert(filled, table)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("projects", {"title": "'  '"}),
        ("projects", {"title": "NULL"}),
        ("projects", {"role": "'boss'"}),
        ("projects", {"state": "'asleep'"}),
        ("projects", {"start_on": "'1.6.2026'"}),
        ("projects", {"end_on": "'2026-05-31'"}),
        ("projects", {"channel_id": "''"}),
        ("projects", {"created_at": "'2026-01-01'"}),
        ("projects", {"created_at": "'2026-01-01T00:00:00Z'"}),
        ("projects", {"paused_at": "'2027-01-01'"}),
        ("projects", {"paused_until": "'2027-01-07'"}),
        ("homes", {"account_id": "''"}),
        ("homes", {"shown_on": "'today'"}),
        ("homes", {"shows_portfolio": 2}),
        ("homes", {"hash": "''"}),
        ("homes", {"not_before": "'2026-01-01'"}),
        ("projects", {"unit": "' '"}),
        ("projects", {"grant_euros": -1}),
        ("projects", {"partners": "''"}),
        ("projects", {"case_number": "''"}),
        ("projects", {"state": "'removed'"}),
        ("projects", {"removed_at": "'2027-01-07T00:00:00.000Z'"}),
        ("projects", {"state": "'removed'", "removed_at": "'2027-01-07T00:00:00.000Z'"}),
        ("project_coordinators", {"briefed_at": "'now'"}),
        ("project_coordinators", {"account_id": "''"}),
        ("project_coordinators", {"project_id": 99}),
        ("mobilities", {"id": 2, "project_id": 99}),
        ("mobilities", {"id": 2, "head_count": 0}),
        ("mobilities", {"id": 2, "head_count": "'many'"}),
        ("mobilities", {"id": 2, "accompanying": -1}),
        ("mobilities", {"id": 2, "travel_days": 100}),
        ("mobilities", {"id": 2, "has_minors": 2}),
        ("mobilities", {"id": 2, "has_minors": "NULL"}),
        ("mobilities", {"id": 2, "country": "'Germany'"}),
        ("mobilities", {"id": 2, "end_on": "'2027-02-28'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "due_on": "'soon'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "receipt": "'OPH-1234'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "origin": "'contract'", "source_url": "'http://a.example'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "origin": "'contract'", "source_url": "'javascript:alert(1)'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "origin": "'contract'", "source_url": f"'https://{'x' * 493}'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "source_url": "'https://a.example'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "state": "'done'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "done_at": "'2026-01-01T00:00:00.000Z'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "origin": "'custom'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "name": "'By hand'"}),
        ("deadlines", {"id": 2}),
        ("deadlines", {"id": 2, "kind": "'x'", "mobility_id": 99}),
        ("deadlines", {"id": 2, "kind": "'x'", "state": "'asleep'"}),
        ("deadlines", {"id": 2, "kind": "'x'", "project_id": "NULL"}),
        ("deadlines", {"id": 2, **OF_A_CALL, "project_id": 1}),
        ("deadlines", {"id": 2, **OF_A_CALL, "mobility_id": 1}),
        ("deadlines", {"id": 2, **OF_A_CALL, "call_id": 99}),
        ("deadlines", {"id": 2, **OF_A_CALL, "kind": "'final_report'", "origin": "'computed'"}),
        ("deadlines", {"id": 2, **OF_A_CALL, "origin": "'computed'"}),
        ("deadlines", {"id": 2, "kind": "'call'", "origin": "'custom'"}),
        ("deadlines", {"id": 2, "kind": "'custom'", "origin": "'custom'"}),
        ("deadlines", {"id": 2, "kind": "'custom'", "origin": "'contract'", "name": "'By hand'"}),
        ("calls", {"id": 2, "actions": "'KA121'"}),
        ("calls", {"id": 2, "title": "' '"}),
        ("calls", {"id": 2, "closes_at": "'2027-02-19'"}),
        ("calls", {"id": 2, "timezone": "''"}),
        ("calls", {"id": 2, "state": "'closed'"}),
        ("checklist_ticks", {"deadline_id": 99}),
        ("checklist_ticks", {"item": "''"}),
        ("checklist_ticks", {"ticked_at": "'now'"}),
        ("checklist_ticks", {"ticked_by": "NULL"}),
        ("deliveries", {"id": "'e'", "recipient": "'person:'"}),
        ("deliveries", {"id": "'e'", "recipient": "'U1'"}),
        ("deliveries", {"id": "'e'", "state": "'sent'"}),
        ("deliveries", {"id": "'e'", "message_ts": "'1.0'", "sent_at": "'2026-01-01T00:00:00.000Z'"}),
        ("deliveries", {"id": "'e'", "kind": "'letter'", "subject": "'H1'"}),
        ("deliveries", {"id": "'e'", "kind": "'digest'"}),
        ("deliveries", {"id": "'e'", "kind": "'digest'", "subject": "''"}),
        ("deliveries", {"id": "'e'", "subject": "'H1'"}),
        ("reminders", {"state": "'sent'"}),
        ("reminders", {"state": "'claimed'"}),
        ("reminders", {"state": "'overtaken'"}),
        ("reminders", {"state": "'undeliverable'"}),
        ("reminders", {"deadline_id": 99}),
        ("reminders", {"delivery_id": "'nowhere'", "state": "'sent'"}),
        ("contacts", {"id": 2, "key": "'x'", "phones": "'040'"}),
        ("posts", {"account_id": "NULL", "deputy": "'UOLLI'"}),
        ("posts", {"account_id": "''"}),
        ("posts", {"since": "'2027-01-07'"}),
        ("posts", {"contact_id": 99}),
        ("posts", {"account_id": "'UOLLI'", "deputy": "'UOLLI'"}),
        ("audit", {"after": "'not json'"}),
        ("people", {"language": "'de'"}),
        ("people", {"is_administrator": 2}),
        ("presences", {"leave_from": "'2027-03-05'", "leave_until": "'2027-03-01'"}),
        ("presences", {"leave_from": "'soon'"}),
        ("presences", {"told_at": "'2027-03-05'"}),
        ("presences", {"deputy": "''"}),
        ("presences", {"deputy": "'U1'"}),
        ("requests", {"key": "''"}),
        ("heartbeats", {"at": "'now'"}),
        ("leases", {"beat": "'fast'"}),
    ],
)
def test_a_row_that_cannot_be_true_is_refused(filled, table, values):
    before = dump(filled)

    with pytest.raises(sqlite3.IntegrityError):
        insert(filled, table, **values)

    assert dump(filled) == before


def test_the_same_reminder_cannot_stand_twice(filled):
    insert(filled, "reminders")

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(filled, "reminders", id=2, send_at="'2027-10-23T06:00:00.000Z'")


def test_a_call_has_one_deadline_and_each_call_its_own(filled):
    insert(filled, "deadlines", id=2, **OF_A_CALL)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(filled, "deadlines", id=3, **OF_A_CALL)

    insert(filled, "calls", id=2)
    insert(filled, "deadlines", id=3, **{**OF_A_CALL, "call_id": 2})


def test_deadlines_made_by_hand_are_told_apart_by_their_names(filled):
    own = {"kind": "'custom'", "origin": "'custom'"}
    for number, name in enumerate(["'Passi'", "'Arviointi'"]):
        insert(filled, "deadlines", id=number + 2, name=name, **own)

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(filled, "deadlines", id=4, name="'Passi'", **own)


def test_an_item_is_ticked_once(filled):
    insert(filled, "checklist_ticks")

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        insert(filled, "checklist_ticks", ticked_by="'U2'")


def test_a_call_takes_its_deadline_and_reminders_with_it(filled):
    insert(filled, "deadlines", id=2, **OF_A_CALL)
    insert(filled, "reminders", deadline_id=2)

    change(filled, "DELETE FROM calls")

    assert (len(dump(filled)["deadlines"]), dump(filled)["reminders"]) == (1, [])


def test_a_number_is_never_given_twice_even_after_its_project_is_gone(filled):
    change(filled, "DELETE FROM projects")
    insert(filled, "projects", id="NULL")

    assert [row[0] for row in dump(filled)["projects"]] == [2]


def test_a_project_takes_all_that_is_its_own_with_it(filled):
    for table in ("reminders", "project_coordinators", "checklist_ticks"):
        insert(filled, table)

    change(filled, "DELETE FROM projects")

    left = dump(filled)
    gone = ("mobilities", "deadlines", "reminders", "project_coordinators", "checklist_ticks")
    assert [left[name] for name in gone] == [[]] * 5


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT * FROM reminders WHERE state = 'planned' AND send_at <= ?", "reminders_due"),
        ("SELECT * FROM reminders WHERE state = 'planned' AND recipient = ? AND send_at <= ?", "reminders_recipient"),
        ("SELECT * FROM reminders WHERE delivery_id = ?", "reminders_delivery"),
        ("SELECT * FROM reminders WHERE rerouted_from = ?", "reminders_rerouted"),
        ("SELECT * FROM deadlines WHERE project_id = ?", "deadlines_subject"),
        ("SELECT * FROM deadlines WHERE call_id = ?", "deadlines_call"),
        ("SELECT * FROM calls WHERE state = 'open' AND closes_at >= ? ORDER BY closes_at, id", "calls_closing"),
        ("SELECT * FROM deadlines WHERE mobility_id = ?", "deadlines_mobility"),
        ("SELECT id FROM deadlines WHERE project_id = ? AND state = 'open' ORDER BY due_on, id", "deadlines_open"),
        ("SELECT * FROM mobilities WHERE project_id = ?", "mobilities_project"),
        ("SELECT * FROM deliveries WHERE needs_refresh = 1", "deliveries_refresh"),
        ("SELECT recipient FROM deliveries WHERE state IN ('claimed', 'waiting')", "deliveries_state"),
        ("SELECT recipient FROM deliveries WHERE sent_at > ?", "deliveries_sent"),
        ("SELECT max(message_ts) FROM deliveries WHERE recipient = ?", "deliveries_recipient"),
        ("SELECT project_id FROM project_coordinators WHERE account_id = ?", "project_coordinators_account"),
        ("SELECT * FROM audit WHERE subject = ? ORDER BY id", "audit_subject"),
    ],
)
def test_what_is_asked_often_is_asked_of_an_index(store, sql, index):
    with closing(sqlite3.connect(store.path)) as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {sql}", ("x",) * sql.count("?")).fetchall()

    assert [step for *_, step in steps if "SCAN" in step and index not in step] == []
    assert any(index in step for *_, step in steps), steps
    assert not any("TEMP B-TREE" in step for *_, step in steps), steps
