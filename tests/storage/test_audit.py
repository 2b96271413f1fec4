import sqlite3
from datetime import date

import pytest

from storage import audit
from tests.support.clock import helsinki
from tests.support.tables import change, dump

NOON = helsinki("2026-11-24 12:00")


@pytest.fixture
def log(store):
    with store.writing() as session:
        audit.record(
            session, at=NOON, actor="U1", action="project.changed", subject="H1", after={"end_on": date(2027, 8, 31)}
        )
    return store


def test_a_line_says_who_did_what_when_to_which_and_what_it_is_now(log):
    assert dump(log)["audit"] == [
        (1, "2026-11-24T10:00:00.000Z", "U1", "project.changed", "H1", None, '{"end_on": "2027-08-31"}')
    ]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET actor = 'U2'",
        "DELETE FROM audit",
        "REPLACE INTO audit (id, at, actor, action, subject) VALUES (1, '2026-11-24T10:00:00.000Z', 'U2', 'a', 'H1')",
    ],
)
def test_a_line_can_neither_be_changed_nor_removed(log, sql):
    before = dump(log)

    with pytest.raises(sqlite3.IntegrityError, match="the audit log only grows"):
        change(log, sql)

    assert dump(log) == before


def test_a_store_of_ours_cannot_change_it_either(log):
    with pytest.raises(sqlite3.IntegrityError, match="only grows"), log.writing() as session:
        session.execute("DELETE FROM audit")


def test_only_of_what_is_really_gone_the_words_go_and_who_did_what_stays(log, project):
    with log.writing() as session:
        audit.record(
            session, at=NOON, actor="U1", action="project.registered", subject="H2", after={"title": "Vaihto"}
        )
    with pytest.raises(sqlite3.IntegrityError, match="only grows"), log.writing() as session:
        audit.forget_details(session, ["H1"])
    with log.writing() as session:
        audit.forget_details(session, ["H2"])

    kept, forgotten = dump(log)["audit"]
    assert kept[-1] == '{"end_on": "2027-08-31"}'
    assert forgotten[2:] == ("U1", "project.registered", "H2", None, None)


def test_what_was_changed_since_somebody_looked_is_told_with_its_author(log):
    with log.writing() as session:
        seen = audit.last_id(session, "H1")
        assert audit.since(session, "H1", seen) == []
        audit.record(session, at=NOON, actor="U2", action="project.changed", subject="H1", after={"code": None})
        (line,) = audit.since(session, "H1", seen)
        assert (line.actor, line.before, line.after) == ("U2", {}, {"code": None})
        assert (audit.last_id(session, "H1"), audit.last_id(session, "H9")) == (2, 0)
