"""Full-text search over projects; triggers keep its words equal to what is registered."""

from __future__ import annotations

from storage.database import Session

# What a word weighs that is found in a project's title, code, action, hosts, unit, partners or case number.
_RANK = "bm25(search, 10.0, 8.0, 4.0, 2.0, 4.0, 2.0, 8.0)"


def find(session: Session, query: str, *, limit: int, offset: int) -> list[int]:
    """The projects that a query of FTS5 finds, the best first; removed ones are left out."""
    rows = session.rows(
        f"""
        SELECT search.rowid AS id FROM search JOIN projects ON projects.id = search.rowid
        WHERE search MATCH :query AND projects.state <> 'removed'
        ORDER BY {_RANK}, search.rowid DESC LIMIT :limit OFFSET :offset
        """,  # noqa: S608 - only our own constant is put in
        query=query,
        limit=limit,
        offset=offset,
    )
    return [row["id"] for row in rows]


def count(session: Session, query: str) -> int:
    row = session.row(
        """
        SELECT count(*) AS count FROM search JOIN projects ON projects.id = search.rowid
        WHERE search MATCH :query AND projects.state <> 'removed'
        """,
        query=query,
    )
    return row["count"] if row else 0
