CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
ON "_sqlite_migrations" ("migration_set", "name");

CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    before TEXT CHECK (before IS NULL OR json_valid(before)),
    after TEXT CHECK (after IS NULL OR json_valid(after))
) STRICT;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
WHEN NOT (
    NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.actor = OLD.actor AND NEW.action = OLD.action
    AND NEW.subject = OLD.subject AND NEW.before IS NULL AND NEW.after IS NULL
    AND OLD.subject GLOB '[HL][0-9]*'
    AND OLD.subject NOT IN (SELECT 'H' || id FROM projects UNION ALL SELECT 'L' || id FROM mobilities)
)
BEGIN SELECT raise(ABORT, 'the audit log only grows'); END;

CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'the audit log only grows'); END;

CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log only grows'); END;

CREATE INDEX audit_subject ON audit (subject, id);

CREATE TABLE calls (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    actions TEXT NOT NULL CHECK (json_valid(actions)),
    title TEXT CHECK (trim(title) <> ''),
    round INTEGER CHECK (round BETWEEN 1 AND 9),
    closes_at TEXT NOT NULL CHECK (closes_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    timezone TEXT NOT NULL CHECK (timezone <> ''),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'removed')),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX calls_closing ON calls (closes_at) WHERE state = 'open';

CREATE TABLE channels (
    channel_id TEXT PRIMARY KEY CHECK (channel_id <> ''),
    welcomed_at TEXT CHECK (welcomed_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    digest TEXT CHECK (digest IN ('project', 'division'))
) STRICT, WITHOUT ROWID;

CREATE TABLE checklist_ticks (
    deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
    item TEXT NOT NULL CHECK (item <> ''),
    ticked_at TEXT NOT NULL CHECK (ticked_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    ticked_by TEXT NOT NULL,
    PRIMARY KEY (deadline_id, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    phones TEXT NOT NULL CHECK (json_valid(phones)),
    to_check TEXT,
    checked_on TEXT CHECK (checked_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    -- An administrator's corrections, which beat what ships.
    own_name TEXT CHECK (trim(own_name) <> ''),
    own_title TEXT CHECK (trim(own_title) <> ''),
    own_email TEXT CHECK (trim(own_email) <> ''),
    own_phones TEXT CHECK (own_phones IS NULL OR json_valid(own_phones))
) STRICT;

CREATE TABLE deadlines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER REFERENCES projects (id) ON DELETE CASCADE,
    mobility_id INTEGER REFERENCES mobilities (id) ON DELETE CASCADE,
    call_id INTEGER REFERENCES calls (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT,
    due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    due_time TEXT CHECK (due_time GLOB '[0-2][0-9]:[0-5][0-9]'),
    origin TEXT NOT NULL CHECK (origin IN ('computed', 'contract', 'custom')),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'passed', 'withdrawn')),
    known_at TEXT NOT NULL CHECK (known_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    done_at TEXT CHECK (done_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
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
) STRICT;

CREATE UNIQUE INDEX deadlines_call ON deadlines (call_id) WHERE call_id IS NOT NULL;

CREATE INDEX deadlines_due ON deadlines (state, due_on, project_id, kind, mobility_id);

CREATE INDEX deadlines_mobility ON deadlines (mobility_id) WHERE mobility_id IS NOT NULL;

CREATE INDEX deadlines_open ON deadlines (project_id, due_on, id, kind) WHERE state = 'open';

CREATE UNIQUE INDEX deadlines_subject
    ON deadlines (project_id, ifnull(mobility_id, 0), kind, ifnull(name, '')) WHERE project_id IS NOT NULL;

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
    claimed_at TEXT NOT NULL CHECK (claimed_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    -- Of what is worked out when it goes out: the moment that it is meant for.
    send_at TEXT CHECK (send_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    not_before TEXT NOT NULL CHECK (not_before GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    -- When `not_before` was set. Where this lies ahead, the clock was set back since, and nothing waits for it.
    put_off_at TEXT NOT NULL CHECK (put_off_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    conversation_id TEXT,
    message_ts TEXT,
    sent_at TEXT CHECK (sent_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    error TEXT,
    needs_refresh INTEGER NOT NULL DEFAULT 0 CHECK (needs_refresh IN (0, 1)),
    refresh_attempts INTEGER NOT NULL DEFAULT 0,
    CHECK ((kind = 'reminders') = (subject IS NULL)),
    CHECK ((kind = 'reminders') = (send_at IS NULL)),
    CHECK ((state = 'sent') = (message_ts IS NOT NULL)),
    CHECK ((message_ts IS NULL) = (sent_at IS NULL)),
    CHECK (message_ts IS NULL OR conversation_id IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_recipient ON deliveries (recipient, message_ts);

CREATE INDEX deliveries_refresh ON deliveries (needs_refresh) WHERE needs_refresh = 1;

CREATE INDEX deliveries_sent ON deliveries (sent_at, recipient) WHERE sent_at IS NOT NULL;

CREATE INDEX deliveries_state ON deliveries (state, not_before) WHERE state IN ('claimed', 'waiting');

CREATE UNIQUE INDEX deliveries_subject ON deliveries (kind, subject, recipient) WHERE subject IS NOT NULL;

CREATE TABLE heartbeats (
    job TEXT PRIMARY KEY,
    at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT, WITHOUT ROWID;

CREATE TABLE homes (
    account_id TEXT PRIMARY KEY CHECK (account_id <> ''),
    -- The day it shows; none where it is to be shown anew in any case.
    shown_on TEXT CHECK (shown_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    -- The last entry of the audit that it takes into account.
    audit_id INTEGER NOT NULL DEFAULT 0,
    shows_portfolio INTEGER NOT NULL DEFAULT 0 CHECK (shows_portfolio IN (0, 1)),
    -- The chat's name for what it shows now: whatever was made to replace something older is refused.
    hash TEXT CHECK (hash <> ''),
    -- A digest of what it shows, to tell whether anything in it has changed.
    digest TEXT CHECK (digest <> ''),
    -- Something may have changed that the audit does not tell of: 1, or 2 once it is looked at.
    needs_look INTEGER NOT NULL DEFAULT 0 CHECK (needs_look IN (0, 1, 2)),
    not_before TEXT NOT NULL CHECK (not_before GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder TEXT,
    beat INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mobilities (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start_on TEXT NOT NULL CHECK (start_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    end_on TEXT NOT NULL CHECK (end_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    country TEXT NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
    host TEXT,
    head_count INTEGER CHECK (head_count BETWEEN 1 AND 9999),
    accompanying INTEGER CHECK (accompanying BETWEEN 0 AND 9999),
    travel_days INTEGER CHECK (travel_days BETWEEN 0 AND 99),
    has_minors INTEGER NOT NULL DEFAULT 0 CHECK (has_minors IN (0, 1)),
    responsible TEXT CHECK (responsible <> ''),
    state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CHECK (end_on >= start_on)
) STRICT;

CREATE INDEX mobilities_country ON mobilities (country, state, project_id);

CREATE INDEX mobilities_listed
ON mobilities (start_on, id, end_on, state, project_id, country, responsible, host);

CREATE INDEX mobilities_project ON mobilities (project_id);

CREATE INDEX mobilities_responsible ON mobilities (responsible, project_id) WHERE responsible IS NOT NULL;

CREATE INDEX mobilities_without_head_count ON mobilities (project_id)
    WHERE state = 'planned' AND head_count IS NULL;

CREATE INDEX mobilities_without_host ON mobilities (project_id) WHERE state = 'planned' AND host IS NULL;

CREATE TRIGGER search_follows_hosts AFTER UPDATE OF host ON mobilities BEGIN
    UPDATE search SET hosts = (
        SELECT group_concat(DISTINCT host) FROM mobilities WHERE project_id = NEW.project_id
    ) WHERE rowid = NEW.project_id;
END;

CREATE TRIGGER search_forgets_hosts AFTER DELETE ON mobilities WHEN OLD.host IS NOT NULL BEGIN
    UPDATE search SET hosts = (
        SELECT group_concat(DISTINCT host) FROM mobilities WHERE project_id = OLD.project_id
    ) WHERE rowid = OLD.project_id;
END;

CREATE TRIGGER search_has_every_host AFTER INSERT ON mobilities WHEN NEW.host IS NOT NULL BEGIN
    UPDATE search SET hosts = (
        SELECT group_concat(DISTINCT host) FROM mobilities WHERE project_id = NEW.project_id
    ) WHERE rowid = NEW.project_id;
END;

CREATE TABLE people (
    account_id TEXT PRIMARY KEY CHECK (account_id <> ''),
    language TEXT CHECK (language IN ('fi', 'sv', 'en')),
    is_administrator INTEGER NOT NULL DEFAULT 0 CHECK (is_administrator IN (0, 1)),
    -- Whether they want the week's summary.
    wants_digest INTEGER NOT NULL DEFAULT 1 CHECK (wants_digest IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
    contact_id INTEGER NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    since TEXT NOT NULL CHECK (since GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    account_id TEXT CHECK (account_id <> ''),
    deputy TEXT CHECK (deputy <> '' AND deputy <> account_id),
    away_from TEXT CHECK (away_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    away_until TEXT CHECK (away_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    CHECK (deputy IS NULL OR account_id IS NOT NULL),
    CHECK (away_until IS NULL OR away_until >= away_from),
    PRIMARY KEY (contact_id, since)
) STRICT, WITHOUT ROWID;

CREATE TABLE presences (
    account_id TEXT NOT NULL CHECK (account_id <> ''),
    told_at TEXT NOT NULL CHECK (told_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    deputy TEXT CHECK (deputy <> '' AND deputy <> account_id),
    leave_from TEXT CHECK (leave_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    leave_until TEXT CHECK (leave_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    -- The first day on which they were found to be gone from the chat.
    gone_on TEXT CHECK (gone_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    -- When they want to be reminded; none where the division's time will do.
    reminder_time TEXT CHECK (
        reminder_time GLOB '[0-2][0-9]:[0-5][0-9]' AND reminder_time >= '06:00' AND reminder_time < '22:00'
    ),
    PRIMARY KEY (account_id, told_at),
    CHECK (leave_until IS NULL OR leave_until >= leave_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX presences_deputy ON presences (deputy) WHERE deputy IS NOT NULL;

CREATE TABLE project_coordinators (
    project_id INTEGER NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    account_id TEXT NOT NULL CHECK (account_id <> ''),
    -- When they took it over from another and got a briefing.
    briefed_at TEXT CHECK (briefed_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    PRIMARY KEY (project_id, position),
    UNIQUE (project_id, account_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX project_coordinators_account ON project_coordinators (account_id);

CREATE TABLE projects (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_type TEXT NOT NULL,
    title TEXT NOT NULL CHECK (trim(title) <> ''),
    code TEXT UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'partner')),
    sector TEXT NOT NULL,
    start_on TEXT NOT NULL CHECK (start_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    end_on TEXT NOT NULL CHECK (end_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    channel_id TEXT CHECK (channel_id <> ''),
    unit TEXT CHECK (trim(unit) <> ''),
    grant_euros INTEGER CHECK (grant_euros BETWEEN 0 AND 999999999),
    partners TEXT CHECK (trim(partners) <> ''),
    case_number TEXT CHECK (trim(case_number) <> ''),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'closed', 'removed')),
    removed_at TEXT CHECK (removed_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    -- What it was before, and is again when somebody brings it back.
    removed_from TEXT CHECK (removed_from IN ('active', 'closed')),
    paused_at TEXT CHECK (paused_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    paused_until TEXT CHECK (paused_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    resumed_at TEXT CHECK (resumed_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    CHECK (end_on >= start_on),
    CHECK ((state = 'removed') = (removed_at IS NOT NULL)),
    CHECK ((removed_at IS NULL) = (removed_from IS NULL)),
    CHECK (paused_until IS NULL OR paused_at IS NOT NULL)
) STRICT;

CREATE TRIGGER search_follows_projects
AFTER UPDATE OF title, code, action_type, unit, partners, case_number ON projects BEGIN
    UPDATE search SET title = NEW.title, code = NEW.code, action = NEW.action_type,
        unit = NEW.unit, partners = NEW.partners, case_number = NEW.case_number
    WHERE rowid = NEW.id;
END;

CREATE TRIGGER search_forgets_projects AFTER DELETE ON projects BEGIN
    DELETE FROM search WHERE rowid = OLD.id;
END;

CREATE TRIGGER search_has_every_project AFTER INSERT ON projects BEGIN
    INSERT INTO search (rowid, title, code, action, hosts, unit, partners, case_number)
    VALUES (NEW.id, NEW.title, NEW.code, NEW.action_type, '', NEW.unit, NEW.partners, NEW.case_number);
END;

CREATE TABLE reminders (
    id INTEGER PRIMARY KEY,
    deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
    due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    "offset" TEXT NOT NULL,
    recipient TEXT NOT NULL CHECK (recipient GLOB 'person:?*' OR recipient GLOB 'channel:?*'),
    send_at TEXT NOT NULL CHECK (send_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    state TEXT NOT NULL
        CHECK (state IN ('planned', 'claimed', 'sent', 'overtaken', 'cancelled', 'undeliverable')),
    reason TEXT,
    delivery_id TEXT REFERENCES deliveries (id),
    rerouted_from INTEGER REFERENCES reminders (id) ON DELETE CASCADE,
    -- The same reminder cannot stand twice, however often it is planned and by whomever.
    UNIQUE (deadline_id, due_on, "offset", recipient),
    CHECK (state NOT IN ('claimed', 'sent') OR delivery_id IS NOT NULL),
    CHECK (state NOT IN ('overtaken', 'cancelled', 'undeliverable') OR reason IS NOT NULL)
) STRICT;

CREATE INDEX reminders_delivery ON reminders (delivery_id);

CREATE INDEX reminders_due ON reminders (send_at, recipient) WHERE state = 'planned';

CREATE INDEX reminders_recipient ON reminders (recipient, send_at) WHERE state = 'planned';

CREATE INDEX reminders_rerouted ON reminders (rerouted_from) WHERE rerouted_from IS NOT NULL;

CREATE INDEX reminders_sent ON reminders (deadline_id) WHERE state = 'sent';

CREATE INDEX reminders_unfinished ON reminders (send_at) WHERE state IN ('claimed', 'undeliverable');

CREATE TABLE requests (
    key TEXT PRIMARY KEY CHECK (key <> ''),
    subject_id INTEGER,
    at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z')
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    title, code, action, hosts, unit, partners, case_number, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3, c4, c5, c6);

CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT PRIMARY KEY CHECK (key IN ('language', 'channel')),
    value TEXT NOT NULL CHECK (value <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE snoozes (
    deadline_id INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
    due_on TEXT NOT NULL CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    account_id TEXT NOT NULL CHECK (account_id <> ''),
    day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    asked_at TEXT NOT NULL CHECK (asked_at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    PRIMARY KEY (deadline_id, due_on, account_id, day)
) STRICT, WITHOUT ROWID;
