"""What people have registered and said: themselves, projects, mobilities, calls, deadlines, contacts, channels."""

from __future__ import annotations

from storage.first_tables.checks import DAY, INSTANT

FACTS = (
    """
    CREATE TABLE people (
        account_id TEXT PRIMARY KEY CHECK (account_id <> ''),
        language TEXT CHECK (language IN ('fi', 'sv', 'en')),
        is_administrator INTEGER NOT NULL DEFAULT 0 CHECK (is_administrator IN (0, 1)),
        -- Whether they want the week's summary.
        wants_digest INTEGER NOT NULL DEFAULT 1 CHECK (wants_digest IN (0, 1))
    ) STRICT, WITHOUT ROWID
    """,
    # When people are there. What is said anew stands beside what was said before: that holds for what is past.
    f"""
    CREATE TABLE presences (
        account_id TEXT NOT NULL CHECK (account_id <> ''),
        told_at TEXT NOT NULL CHECK (told_at {INSTANT}),
        deputy TEXT CHECK (deputy <> '' AND deputy <> account_id),
        leave_from TEXT CHECK (leave_from {DAY}),
        leave_until TEXT CHECK (leave_until {DAY}),
        -- The first day on which they were found to be gone from the chat.
        gone_on TEXT CHECK (gone_on {DAY}),
        -- When they want to be reminded; none where the division's time will do.
        reminder_time TEXT CHECK (
            reminder_time GLOB '[0-2][0-9]:[0-5][0-9]' AND reminder_time >= '06:00' AND reminder_time < '22:00'
        ),
        PRIMARY KEY (account_id, told_at),
        CHECK (leave_until IS NULL OR leave_until >= leave_from)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX presences_deputy ON presences (deputy) WHERE deputy IS NOT NULL",
    # What an administrator has chosen in the chat; whatever is not here is as the environment has it.
    """
    CREATE TABLE settings (
        key TEXT PRIMARY KEY CHECK (key IN ('language', 'channel')),
        value TEXT NOT NULL CHECK (value <> '')
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE projects (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action_type TEXT NOT NULL,
        title TEXT NOT NULL CHECK (trim(title) <> ''),
        code TEXT UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('coordinator', 'partner')),
        sector TEXT NOT NULL,
        start_on TEXT NOT NULL CHECK (start_on {DAY}),
        end_on TEXT NOT NULL CHECK (end_on {DAY}),
        channel_id TEXT CHECK (channel_id <> ''),
        unit TEXT CHECK (trim(unit) <> ''),
        grant_euros INTEGER CHECK (grant_euros BETWEEN 0 AND 999999999),
        partners TEXT CHECK (trim(partners) <> ''),
        case_number TEXT CHECK (trim(case_number) <> ''),
        state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'closed', 'removed')),
        removed_at TEXT CHECK (removed_at {INSTANT}),
        -- What it was before, and is again when somebody brings it back.
        removed_from TEXT CHECK (removed_from IN ('active', 'closed')),
        paused_at TEXT CHECK (paused_at {INSTANT}),
        paused_until TEXT CHECK (paused_until {DAY}),
        resumed_at TEXT CHECK (resumed_at {INSTANT}),
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL CHECK (created_at {INSTANT}),
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
        briefed_at TEXT CHECK (briefed_at {INSTANT}),
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
        start_on TEXT NOT NULL CHECK (start_on {DAY}),
        end_on TEXT NOT NULL CHECK (end_on {DAY}),
        country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
        host TEXT,
        head_count INTEGER CHECK (head_count BETWEEN 1 AND 9999),
        accompanying INTEGER CHECK (accompanying BETWEEN 0 AND 9999),
        travel_days INTEGER CHECK (travel_days BETWEEN 0 AND 99),
        has_minors INTEGER NOT NULL DEFAULT 0 CHECK (has_minors IN (0, 1)),
        responsible TEXT CHECK (responsible <> ''),
        state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL CHECK (created_at {INSTANT}),
        CHECK (end_on >= start_on)
    ) STRICT
    """,
    "CREATE INDEX mobilities_project ON mobilities (project_id)",
    # With all that lists ask for, so that they are counted without a look at the rows.
    """
    CREATE INDEX mobilities_listed
    ON mobilities (start_on, id, end_on, state, project_id, country, responsible, host)
    """,
    """
    CREATE INDEX mobilities_responsible ON mobilities (responsible, project_id) WHERE responsible IS NOT NULL
    """,
    "CREATE INDEX mobilities_country ON mobilities (country, state, project_id)",
    """
    CREATE INDEX mobilities_without_head_count ON mobilities (project_id)
        WHERE state = 'planned' AND head_count IS NULL
    """,
    "CREATE INDEX mobilities_without_host ON mobilities (project_id) WHERE state = 'planned' AND host IS NULL",
    # `actions` is a JSON array; `timezone` is the zone that the clock time was given in.
    f"""
    CREATE TABLE calls (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        actions TEXT NOT NULL CHECK (json_valid(actions)),
        title TEXT CHECK (trim(title) <> ''),
        round INTEGER CHECK (round BETWEEN 1 AND 9),
        closes_at TEXT NOT NULL CHECK (closes_at {INSTANT}),
        timezone TEXT NOT NULL CHECK (timezone <> ''),
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'removed')),
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL CHECK (created_at {INSTANT})
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
        due_on TEXT NOT NULL CHECK (due_on {DAY}),
        due_time TEXT CHECK (due_time GLOB '[0-2][0-9]:[0-5][0-9]'),
        origin TEXT NOT NULL CHECK (origin IN ('computed', 'contract', 'custom')),
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'passed', 'withdrawn')),
        known_at TEXT NOT NULL CHECK (known_at {INSTANT}),
        done_at TEXT CHECK (done_at {INSTANT}),
        done_by TEXT,
        receipt TEXT CHECK (trim(receipt) <> ''),
        source_url TEXT CHECK (source_url GLOB 'https://?*' AND length(source_url) <= 500),
        CHECK (receipt IS NULL OR state = 'done'),
        CHECK ((state = 'done') = (done_at IS NOT NULL)),
        CHECK ((done_at IS NULL) = (done_by IS NULL)),
        CHECK ((project_id IS NULL) <> (call_id IS NULL)),
        CHECK (mobility_id IS NULL OR project_id IS NOT NULL),
        CHECK ((call_id IS NOT NULL) = (kind = 'call')),
        CHECK ((kind = 'custom') = (name IS NOT NULL)),
        CHECK ((kind IN ('custom', 'call')) = (origin = 'custom')),
        CHECK (due_time IS NULL OR origin <> 'computed'),
        CHECK (source_url IS NULL OR origin <> 'computed')
    ) STRICT
    """,
    # One of each kind a subject; those made by hand are told apart by their names.
    """
    CREATE UNIQUE INDEX deadlines_subject
        ON deadlines (project_id, ifnull(mobility_id, 0), kind, ifnull(name, '')) WHERE project_id IS NOT NULL
    """,
    "CREATE UNIQUE INDEX deadlines_call ON deadlines (call_id) WHERE call_id IS NOT NULL",
    "CREATE INDEX deadlines_open ON deadlines (project_id, due_on, id, kind) WHERE state = 'open'",
    # With all that counting asks for.
    "CREATE INDEX deadlines_due ON deadlines (state, due_on, project_id, kind, mobility_id)",
    "CREATE INDEX deadlines_mobility ON deadlines (mobility_id) WHERE mobility_id IS NOT NULL",
    # What of a deadline's checklist is in order; the items themselves stand in the rule book.
    f"""
    CREATE TABLE checklist_ticks (
        deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
        item TEXT NOT NULL CHECK (item <> ''),
        ticked_at TEXT NOT NULL CHECK (ticked_at {INSTANT}),
        ticked_by TEXT NOT NULL,
        PRIMARY KEY (deadline_id, item)
    ) STRICT, WITHOUT ROWID
    """,
    # Who wants to hear of a deadline once more, and when. With the date in it, as in a reminder's key.
    f"""
    CREATE TABLE snoozes (
        deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
        due_on TEXT NOT NULL CHECK (due_on {DAY}),
        account_id TEXT NOT NULL CHECK (account_id <> ''),
        day TEXT NOT NULL CHECK (day {DAY}),
        asked_at TEXT NOT NULL CHECK (asked_at {INSTANT}),
        PRIMARY KEY (deadline_id, due_on, account_id, day)
    ) STRICT, WITHOUT ROWID
    """,
    f"""
    CREATE TABLE contacts (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        title TEXT NOT NULL,
        email TEXT NOT NULL,
        phones TEXT NOT NULL CHECK (json_valid(phones)),
        to_check TEXT,
        checked_on TEXT CHECK (checked_on {DAY}),
        -- An administrator's corrections, which beat what ships.
        own_name TEXT CHECK (trim(own_name) <> ''),
        own_title TEXT CHECK (trim(own_title) <> ''),
        own_email TEXT CHECK (trim(own_email) <> ''),
        own_phones TEXT CHECK (own_phones IS NULL OR json_valid(own_phones))
    ) STRICT
    """,
    # Who a contact is in the chat, and who was before.
    f"""
    CREATE TABLE posts (
        contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
        since TEXT NOT NULL CHECK (since {INSTANT}),
        account_id TEXT CHECK (account_id <> ''),
        deputy TEXT CHECK (deputy <> '' AND deputy <> account_id),
        away_from TEXT CHECK (away_from {DAY}),
        away_until TEXT CHECK (away_until {DAY}),
        CHECK (deputy IS NULL OR account_id IS NOT NULL),
        CHECK (away_until IS NULL OR away_until >= away_from),
        PRIMARY KEY (contact_id, since)
    ) STRICT, WITHOUT ROWID
    """,
    # Where we have said hello, and what the weekly summary there is about.
    f"""
    CREATE TABLE channels (
        channel_id TEXT PRIMARY KEY CHECK (channel_id <> ''),
        welcomed_at TEXT CHECK (welcomed_at {INSTANT}),
        digest TEXT CHECK (digest IN ('project', 'division'))
    ) STRICT, WITHOUT ROWID
    """,
)
