"""Whether the people that somebody names may be named: full members, and not a crowd."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.asked import Desk
from services.facts import Edit, said
from services.refusal import NotMembers, PeopleTooMany

# Reminders go to each of them; a message that names more is no message any more.
MOST = 20

_ACCOUNT = re.compile(r"[UW][A-Z0-9]{1,30}")


def check_people(desk: Desk, account_ids: Sequence[str]) -> None:
    """Raises PeopleTooMany or NotMembers."""
    if len(account_ids) > MOST:
        raise PeopleTooMany(limit=MOST)
    strange = tuple(each for each in account_ids if not _ACCOUNT.fullmatch(each))
    outsiders = strange or desk.outsiders(account_ids)
    if outsiders:
        raise NotMembers(people=tuple(each for each in outsiders if each not in strange))


def check_people_of(desk: Desk, edit: Edit) -> None:
    """The same for whomever an edit names."""
    facts = said(edit)
    named = [*(facts.get("coordinators") or ()), *filter(None, [facts.get("responsible")])]
    if named:
        check_people(desk, named)
