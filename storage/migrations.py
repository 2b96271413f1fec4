"""The tables, one step after another. A released step is never edited: the next change is a new step.

Dates are ISO days, instants ISO in UTC with a fixed width, so that text order is time order.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("hankebot")

_DAY = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
_INSTANT = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'"


def is_newer(database: Database) -> bool:
    """Whether the file records a step that this version does not have."""
    if "_sqlite_migrations" not in database.table_names():
        return False
    known = {migration.name for migration in MIGRATIONS.pending(Database(memory=True))}
    rows = database.query("SELECT name FROM _sqlite_migrations WHERE migration_set = 'hankebot'")
    return not {row["name"] for row in rows} <= known


@MIGRATIONS(name="0001_first_tables")
def first_tables(database: Database) -> None:
    for statement in _FIRST_TABLES:
        database.execute(statement)


_FIRST_TABLES = (
    """
    CREATE TABLE people (
        account_id TEXT PRIMARY KEY CHECK (account_id <> ''),
        language TEXT CHECK (language IN ('fi', 'sv', 'en')),
        is_administrator INTEGER NOT NULL DEFAULT 0 CHECK (is_administrator IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    # When people are there. What is said anew stands beside what was said before: that holds for what is past.
    f"""
    CREATE TABLE presences (
        account_id TEXT NOT NULL CHECK (account_id <> ''),
        told_at TEXT NOT NULL CHECK (told_at {_INSTANT}),
        deputy TEXT CHECK (deputy <> '' AND deputy <> account_id),
        leave_from TEXT CHECK (leave_from {_DAY}),
        leave_until TEXT CHECK (leave_until {_DAY}),
        -- The first day on which they were found to be gone from the chat.
        gone_on TEXT CHECK (gone_on {_DAY}),
        PRIMARY KEY (account_id, told_at),
        CHECK (leave_until IS NULL OR leave_until >= leave_from)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX presences_deputy ON presences (deputy) WHERE deputy IS NOT NULL",
    f"""
    CREATE TABLE projects (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action_type TEXT NOT NULL,
        title TEXT NOT NULL CHECK (trim(title) <> ''),
        code TEXT UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('coordinator', 'partner')),
        sector TEXT NOT NULL,
        start_on TEXT NOT NULL CHECK (start_on {_DAY}),
        end_on TEXT NOT NULL CHECK (end_on {_DAY}),
        channel_id TEXT CHECK (channel_id <> ''),
        unit TEXT CHECK (trim(unit) <> ''),
        grant_euros INTEGER CHECK (grant_euros BETWEEN 0 AND 999999999),
        partners TEXT CHECK (trim(partners) <> ''),
        case_number TEXT CHECK (trim(case_number) <> ''),
        state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'closed', 'removed')),
        removed_at TEXT CHECK (removed_at {_INSTANT}),
        -- What it was before, and is again when somebody brings it back.
        removed_from TEXT CHECK (removed_from IN ('active', 'closed')),
        paused_at TEXT CHECK (paused_at {_INSTANT}),
        paused_until TEXT CHECK (paused_until {_DAY}),
        resumed_at TEXT CHECK (resumed_at {_INSTANT}),
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL CHECK (created_at {_INSTANT}),
        CHECK (end_on >= start_on),
        CHECK ((state = 'removed') = (removed_at IS NOT NULL)),
        CHECK ((removed_at IS NULL) = (removed_from IS NULL)),
        CHECK (paused_until IS NULL OR paused_at IS NOT NULL)
    ) STRICT
    """,
    f"""
    CREATE TABLE project_coordinators (
        project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        account_id TEXT NOT NULL CHECK (account_id <> ''),
        -- When they took it over from another and got a briefing.
        briefed_at TEXT CHECK (briefed_at {_INSTANT}),
        PRIMARY KEY (project_id, position),
        UNIQUE (project_id, account_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX project_coordinators_account ON project_coordinators (account_id)",
    f"""
    CREATE TABLE mobilities (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        start_on TEXT NOT NULL CHECK (start_on {_DAY}),
        end_on TEXT NOT NULL CHECK (end_on {_DAY}),
        country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
        host TEXT,
        head_count INTEGER CHECK (head_count BETWEEN 1 AND 9999),
        accompanying INTEGER CHECK (accompanying BETWEEN 0 AND 9999),
        travel_days INTEGER CHECK (travel_days BETWEEN 0 AND 99),
        has_minors INTEGER NOT NULL DEFAULT 0 CHECK (has_minors IN (0, 1)),
        responsible TEXT CHECK (responsible <> ''),
        state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL CHECK (created_at {_INSTANT}),
        CHECK (end_on >= start_on)
    ) STRICT
    """,
    "CREATE INDEX mobilities_project ON mobilities (project_id)",
    # With all that lists ask for, so that they are counted without a look at the rows.
    "CREATE INDEX mobilities_listed ON mobilities (start_on, id, end_on, state, project_id, country)",
    """
    CREATE INDEX mobilities_without_head_count ON mobilities (project_id)
        WHERE state = 'planned' AND head_count IS NULL
    """,
    "CREATE INDEX mobilities_without_host ON mobilities (project_id) WHERE state = 'planned' AND host IS NULL",
    # What a project can be found by. The tokenizer takes marks off letters, so that ä is found by a.
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        title, code, action, hosts, tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER search_has_every_project AFTER INSERT ON projects BEGIN
        INSERT INTO search (rowid, title, code, action, hosts)
        VALUES (NEW.id, NEW.title, NEW.code, NEW.action_type, '');
    END
    """,
    """
    CREATE TRIGGER search_follows_projects AFTER UPDATE OF title, code, action_type ON projects BEGIN
        UPDATE search SET title = NEW.title, code = NEW.code, action = NEW.action_type WHERE rowid = NEW.id;
    END
    """,
    """
    CREATE TRIGGER search_forgets_projects AFTER DELETE ON projects BEGIN
        DELETE FROM search WHERE rowid = OLD.id;
    END
    """,
    """
    CREATE TRIGGER search_has_every_host AFTER INSERT ON mobilities WHEN NEW.host IS NOT NULL BEGIN
        UPDATE search SET hosts = (
            SELECT group_concat(DISTINCT host) FROM mobilities WHERE project_id = NEW.project_id
        ) WHERE rowid = NEW.project_id;
    END
    """,
    """
    CREATE TRIGGER search_follows_hosts AFTER UPDATE OF host ON mobilities BEGIN
        UPDATE search SET hosts = (
            SELECT group_concat(DISTINCT host) FROM mobilities WHERE project_id = NEW.project_id
        ) WHERE rowid = NEW.project_id;
    END
    """,
    """
    CREATE TRIGGER search_forgets_hosts AFTER DELETE ON mobilities WHEN OLD.host IS NOT NULL BEGIN
        UPDATE search SET hosts = (
            SELECT group_concat(DISTINCT host) FROM mobilities WHERE project_id = OLD.project_id
        ) WHERE rowid = OLD.project_id;
    END
    """,
    # `actions` is a JSON array; `timezone` is the zone that the clock time was given in.
    f"""
    CREATE TABLE calls (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        actions TEXT NOT NULL CHECK (json_valid(actions)),
        title TEXT CHECK (trim(title) <> ''),
        closes_at TEXT NOT NULL CHECK (closes_at {_INSTANT}),
        timezone TEXT NOT NULL CHECK (timezone <> ''),
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'removed')),
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL CHECK (created_at {_INSTANT})
    ) STRICT
    """,
    "CREATE INDEX calls_closing ON calls (closes_at) WHERE state = 'open'",
    # Of a project, perhaps of one of its mobilities; or of a call.
    f"""
    CREATE TABLE deadlines (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        project_id INTEGER REFERENCES projects (id) ON DELETE CASCADE,
        mobility_id INTEGER REFERENCES mobilities (id) ON DELETE CASCADE,
        call_id INTEGER REFERENCES calls (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        name TEXT,
        due_on TEXT NOT NULL CHECK (due_on {_DAY}),
        origin TEXT NOT NULL CHECK (origin IN ('computed', 'contract', 'custom')),
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'passed', 'withdrawn')),
        known_at TEXT NOT NULL CHECK (known_at {_INSTANT}),
        done_at TEXT CHECK (done_at {_INSTANT}),
        done_by TEXT,
        receipt TEXT CHECK (trim(receipt) <> ''),
        CHECK (receipt IS NULL OR state = 'done'),
        CHECK ((state = 'done') = (done_at IS NOT NULL)),
        CHECK ((done_at IS NULL) = (done_by IS NULL)),
        CHECK ((project_id IS NULL) <> (call_id IS NULL)),
        CHECK (mobility_id IS NULL OR project_id IS NOT NULL),
        CHECK ((call_id IS NOT NULL) = (kind = 'call')),
        CHECK ((kind = 'custom') = (name IS NOT NULL)),
        CHECK ((kind IN ('custom', 'call')) = (origin = 'custom'))
    ) STRICT
    """,
    # One of each kind a subject; those made by hand are told apart by their names.
    """
    CREATE UNIQUE INDEX deadlines_subject
        ON deadlines (project_id, ifnull(mobility_id, 0), kind, ifnull(name, '')) WHERE project_id IS NOT NULL
    """,
    "CREATE UNIQUE INDEX deadlines_call ON deadlines (call_id) WHERE call_id IS NOT NULL",
    "CREATE INDEX deadlines_open ON deadlines (project_id, due_on, id) WHERE state = 'open'",
    # With all that counting asks for.
    "CREATE INDEX deadlines_due ON deadlines (state, due_on, project_id, kind)",
    "CREATE INDEX deadlines_mobility ON deadlines (mobility_id) WHERE mobility_id IS NOT NULL",
    # What of a deadline's checklist is in order; the items themselves stand in the rule book.
    f"""
    CREATE TABLE checklist_ticks (
        deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
        item TEXT NOT NULL CHECK (item <> ''),
        ticked_at TEXT NOT NULL CHECK (ticked_at {_INSTANT}),
        ticked_by TEXT NOT NULL,
        PRIMARY KEY (deadline_id, item)
    ) STRICT, WITHOUT ROWID
    """,
    # Who wants to hear of a deadline once more, and when. With the date in it, as in a reminder's key.
    f"""
    CREATE TABLE snoozes (
        deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
        due_on TEXT NOT NULL CHECK (due_on {_DAY}),
        account_id TEXT NOT NULL CHECK (account_id <> ''),
        day TEXT NOT NULL CHECK (day {_DAY}),
        asked_at TEXT NOT NULL CHECK (asked_at {_INSTANT}),
        PRIMARY KEY (deadline_id, due_on, account_id, day)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE deliveries (
        id TEXT PRIMARY KEY CHECK (id <> ''),
        -- What it carries: reminders, or something that is worked out when it goes out. Of the others `subject` says
        -- which one it is, so that none is made twice.
        kind TEXT NOT NULL DEFAULT 'reminders'
            CHECK (kind IN ('reminders', 'digest', 'briefing', 'contact_check', 'undelivered', 'silence')),
        subject TEXT CHECK (subject <> ''),
        recipient TEXT NOT NULL CHECK (recipient GLOB 'person:?*' OR recipient GLOB 'channel:?*'),
        state TEXT NOT NULL CHECK (state IN ('claimed', 'waiting', 'sent', 'undeliverable', 'cancelled')),
        attempts INTEGER NOT NULL DEFAULT 0,
        claimed_at TEXT NOT NULL CHECK (claimed_at {_INSTANT}),
        -- Of what is worked out when it goes out: the moment that it is meant for.
        send_at TEXT CHECK (send_at {_INSTANT}),
        not_before TEXT NOT NULL CHECK (not_before {_INSTANT}),
        -- When `not_before` was set. Where this lies ahead, the clock was set back since, and nothing waits for it.
        put_off_at TEXT NOT NULL CHECK (put_off_at {_INSTANT}),
        conversation_id TEXT,
        message_ts TEXT,
        sent_at TEXT CHECK (sent_at {_INSTANT}),
        error TEXT,
        needs_refresh INTEGER NOT NULL DEFAULT 0 CHECK (needs_refresh IN (0, 1)),
        refresh_attempts INTEGER NOT NULL DEFAULT 0,
        CHECK ((kind = 'reminders') = (subject IS NULL)),
        CHECK ((kind = 'reminders') = (send_at IS NULL)),
        CHECK ((state = 'sent') = (message_ts IS NOT NULL)),
        CHECK ((message_ts IS NULL) = (sent_at IS NULL)),
        CHECK (message_ts IS NULL OR conversation_id IS NOT NULL)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE UNIQUE INDEX deliveries_subject ON deliveries (kind, subject, recipient) WHERE subject IS NOT NULL",
    "CREATE INDEX deliveries_state ON deliveries (state, not_before) WHERE state IN ('claimed', 'waiting')",
    "CREATE INDEX deliveries_refresh ON deliveries (needs_refresh) WHERE needs_refresh = 1",
    "CREATE INDEX deliveries_sent ON deliveries (sent_at, recipient) WHERE sent_at IS NOT NULL",
    "CREATE INDEX deliveries_recipient ON deliveries (recipient, message_ts)",
    f"""
    CREATE TABLE reminders (
        id INTEGER PRIMARY KEY,
        deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
        due_on TEXT NOT NULL CHECK (due_on {_DAY}),
        "offset" TEXT NOT NULL,
        recipient TEXT NOT NULL CHECK (recipient GLOB 'person:?*' OR recipient GLOB 'channel:?*'),
        send_at TEXT NOT NULL CHECK (send_at {_INSTANT}),
        state TEXT NOT NULL
            CHECK (state IN ('planned', 'claimed', 'sent', 'overtaken', 'cancelled', 'undeliverable')),
        reason TEXT,
        delivery_id TEXT REFERENCES deliveries (id),
        rerouted_from INTEGER REFERENCES reminders (id) ON DELETE CASCADE,
        -- The same reminder cannot stand twice, however often it is planned and by whomever.
        UNIQUE (deadline_id, due_on, "offset", recipient),
        CHECK (state NOT IN ('claimed', 'sent') OR delivery_id IS NOT NULL),
        CHECK (state NOT IN ('overtaken', 'cancelled', 'undeliverable') OR reason IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX reminders_due ON reminders (send_at, recipient) WHERE state = 'planned'",
    "CREATE INDEX reminders_recipient ON reminders (recipient, send_at) WHERE state = 'planned'",
    "CREATE INDEX reminders_unfinished ON reminders (send_at) WHERE state IN ('claimed', 'undeliverable')",
    "CREATE INDEX reminders_rerouted ON reminders (rerouted_from) WHERE rerouted_from IS NOT NULL",
    "CREATE INDEX reminders_delivery ON reminders (delivery_id)",
    f"""
    CREATE TABLE contacts (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        email TEXT NOT NULL,
        phones TEXT NOT NULL CHECK (json_valid(phones)),
        to_check TEXT,
        checked_on TEXT CHECK (checked_on {_DAY})
    ) STRICT
    """,
    # Who a contact is in the chat, and who was before.
    f"""
    CREATE TABLE posts (
        contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
        since TEXT NOT NULL CHECK (since {_INSTANT}),
        account_id TEXT NOT NULL CHECK (account_id <> ''),
        deputy TEXT CHECK (deputy <> '' AND deputy <> account_id),
        PRIMARY KEY (contact_id, since)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at {_INSTANT}),
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        before TEXT CHECK (before IS NULL OR json_valid(before)),
        after TEXT CHECK (after IS NULL OR json_valid(after))
    ) STRICT
    """,
    "CREATE INDEX audit_subject ON audit (subject, id)",
    # But for one thing: of a project that is really gone, the log keeps who did what when, and not what was typed.
    """
    CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
    WHEN NOT (
        NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.actor = OLD.actor AND NEW.action = OLD.action
        AND NEW.subject = OLD.subject AND NEW.before IS NULL AND NEW.after IS NULL
        AND OLD.subject GLOB '[HL][0-9]*'
        AND OLD.subject NOT IN (SELECT 'H' || id FROM projects UNION ALL SELECT 'L' || id FROM mobilities)
    )
    BEGIN SELECT raise(ABORT, 'the audit log only grows'); END
    """,
    """
    CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit log only grows'); END
    """,
    # REPLACE deletes without asking the trigger above.
    """
    CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT raise(ABORT, 'the audit log only grows'); END
    """,
    # Where we have said hello, and what the weekly summary there is about.
    f"""
    CREATE TABLE channels (
        channel_id TEXT PRIMARY KEY CHECK (channel_id <> ''),
        welcomed_at TEXT CHECK (welcomed_at {_INSTANT}),
        digest TEXT CHECK (digest IN ('project', 'division'))
    ) STRICT, WITHOUT ROWID
    """,
    # What a request has already made: the chat may deliver the same request twice.
    f"""
    CREATE TABLE requests (
        key TEXT PRIMARY KEY CHECK (key <> ''),
        subject_id INTEGER NOT NULL,
        at TEXT NOT NULL CHECK (at {_INSTANT})
    ) STRICT, WITHOUT ROWID
    """,
    # Who may deliver. `beat` grows with each renewal, so that a stopped holder is seen without any clock.
    """
    CREATE TABLE leases (
        name TEXT PRIMARY KEY,
        holder TEXT,
        beat INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE heartbeats (
        job TEXT PRIMARY KEY,
        at TEXT NOT NULL CHECK (at {_INSTANT})
    ) STRICT, WITHOUT ROWID
    """,
)
