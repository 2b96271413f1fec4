"""The full-text search, which follows projects and mobilities by triggers."""

from __future__ import annotations

SEARCH = (
    # What a project can be found by. The tokenizer takes marks off letters, so that ä is found by a.
    """
    CREATE VIRTUAL TABLE search USING fts5 (
        title, code, action, hosts, unit, partners, case_number, tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER search_has_every_project AFTER INSERT ON projects BEGIN
        INSERT INTO search (rowid, title, code, action, hosts, unit, partners, case_number)
        VALUES (NEW.id, NEW.title, NEW.code, NEW.action_type, '', NEW.unit, NEW.partners, NEW.case_number);
    END
    """,
    """
    CREATE TRIGGER search_follows_projects
    AFTER UPDATE OF title, code, action_type, unit, partners, case_number ON projects BEGIN
        UPDATE search SET title = NEW.title, code = NEW.code, action = NEW.action_type,
            unit = NEW.unit, partners = NEW.partners, case_number = NEW.case_number
        WHERE rowid = NEW.id;
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
)
