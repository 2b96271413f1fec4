"""Finds projects by any words of their titles, codes, actions and hosts."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from programme.model import Deadline, Mobility, Project
from services.division import Division
from services.pages import page_within
from services.refusal import SearchWordsMissing
from services.typed_text import clean_line
from storage import due, mobilities, projects, search
from storage.database import Session

# As much of what was typed as is searched for.
LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A project that fits, what is due next in it, and those of its mobilities whose hosts fit."""

    project: Project
    next_deadline: Deadline | None
    mobilities: tuple[Mobility, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A page of them, counted from 0, and how many there are in all."""

    words: str
    hits: tuple[Hit, ...]
    count: int
    page: int


def search_projects(division: Division, typed: str, *, limit: int, page: int = 0) -> Hits:
    """The best first; each word may be the beginning of one, with or without umlauts. All of them must be found.

    Raises SearchWordsMissing where nothing was typed that could be found.
    """
    said = clean_line(typed)[:LONGEST]
    words = [word for word in said.split() if any(map(str.isalnum, word))]
    if not words:
        raise SearchWordsMissing
    query = " ".join(f'"{word.replace(chr(34), chr(34) * 2)}"*' for word in words)
    with division.store.reading() as session:
        count = search.count(session, query)
        page = page_within(page, count, limit)
        found = search.find(session, query, limit=limit, offset=page * limit)
        upcoming = due.next_open_by_project(session, found)
        hits = tuple(_hit(session, project_id, upcoming.get(project_id), words) for project_id in found)
    return Hits(words=said, hits=hits, count=count, page=page)


def _hit(session: Session, project_id: int, deadline: Deadline | None, words: list[str]) -> Hit:
    wanted = [_folded(word) for word in words]
    fitting = tuple(
        mobility
        for mobility in mobilities.of_project(session, project_id)
        if mobility.host and any(word in _folded(mobility.host) for word in wanted)
    )
    return Hit(project=projects.get(session, project_id), next_deadline=deadline, mobilities=fitting)


def _folded(text: str) -> str:
    """As the search sees it: lower case without marks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each))
