"""The tables of the first step. Once it is released none of it is edited: the next change is a new step."""

from __future__ import annotations

from storage.first_tables.facts import FACTS
from storage.first_tables.search import SEARCH
from storage.first_tables.workings import WORKINGS

FIRST_TABLES = (*FACTS, *SEARCH, *WORKINGS)
