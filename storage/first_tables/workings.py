"""What the bot itself keeps: the outbox, the log of changes, requests, Home tabs, the lease and signs of life."""

from __future__ import annotations

from storage.first_tables.checks import DAY, INSTANT

WORKINGS = (
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
        claimed_at TEXT NOT NULL CHECK (claimed_at {INSTANT}),
        -- Of what is worked out when it goes out: the moment that it is meant for.
        send_at TEXT CHECK (send_at {INSTANT}),
        not_before TEXT NOT NULL CHECK (not_before {INSTANT}),
        -- When `not_before` was set. Where this lies ahead, the clock was set back since, and nothing waits for it.
        put_off_at TEXT NOT NULL CHECK (put_off_at {INSTANT}),
        conversation_id TEXT,
        message_ts TEXT,
        sent_at TEXT CHECK (sent_at {INSTANT}),
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
        due_on TEXT NOT NULL CHECK (due_on {DAY}),
        "offset" TEXT NOT NULL,
        recipient TEXT NOT NULL CHECK (recipient GLOB 'person:?*' OR recipient GLOB 'channel:?*'),
        send_at TEXT NOT NULL CHECK (send_at {INSTANT}),
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
    "CREATE INDEX reminders_sent ON reminders (deadline_id) WHERE state = 'sent'",
    "CREATE INDEX reminders_unfinished ON reminders (send_at) WHERE state IN ('claimed', 'undeliverable')",
    "CREATE INDEX reminders_rerouted ON reminders (rerouted_from) WHERE rerouted_from IS NOT NULL",
    "CREATE INDEX reminders_delivery ON reminders (delivery_id)",
    f"""
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL CHECK (at {INSTANT}),
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
    # What a request has already made: the chat may deliver the same request twice. Nothing yet while it is in hand.
    f"""
    CREATE TABLE requests (
        key TEXT PRIMARY KEY CHECK (key <> ''),
        subject_id INTEGER,
        at TEXT NOT NULL CHECK (at {INSTANT})
    ) STRICT, WITHOUT ROWID
    """,
    # Who has opened their Home tab, and what it shows.
    f"""
    CREATE TABLE homes (
        account_id TEXT PRIMARY KEY CHECK (account_id <> ''),
        -- The day it shows; none where it is to be shown anew in any case.
        shown_on TEXT CHECK (shown_on {DAY}),
        -- The last entry of the audit that it takes into account.
        audit_id INTEGER NOT NULL DEFAULT 0,
        shows_portfolio INTEGER NOT NULL DEFAULT 0 CHECK (shows_portfolio IN (0, 1)),
        -- The chat's name for what it shows now: whatever was made to replace something older is refused.
        hash TEXT CHECK (hash <> ''),
        -- A digest of what it shows, to tell whether anything in it has changed.
        digest TEXT CHECK (digest <> ''),
        -- Something may have changed that the audit does not tell of: 1, or 2 once it is looked at.
        needs_look INTEGER NOT NULL DEFAULT 0 CHECK (needs_look IN (0, 1, 2)),
        not_before TEXT NOT NULL CHECK (not_before {INSTANT})
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
        at TEXT NOT NULL CHECK (at {INSTANT})
    ) STRICT, WITHOUT ROWID
    """,
)
