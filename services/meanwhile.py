"""What others have changed since somebody last looked: nobody puts back what they only left as they saw it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Generic

from services.facts import AnEdit, Edit, FactChange, Facts, as_logged, said, without
from services.moves import Move
from storage import audit
from storage.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an edit changes. If it is not done yet, it waits for a second look, at what stood at `version`.

    `edit` says no more than what its author has really changed. `others` have changed something since the author
    last looked: the facts `theirs`, as they are now.
    """

    edit: Edit
    facts: tuple[FactChange, ...]
    version: int
    others: tuple[str, ...]
    theirs: tuple[FactChange, ...]
    is_done: bool
    moves: tuple[Move, ...] = ()

    @property
    def ref(self) -> str:
        """What it is about."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Told(Generic[AnEdit]):
    """An edit without what its author left as they saw it, and what others have done since."""

    edit: AnEdit
    before: Any
    version: int
    others: tuple[str, ...]
    theirs: tuple[FactChange, ...]

    @property
    def clashes(self) -> bool:
        """Whether it says something else of a fact that others have changed."""
        mine = said(self.edit)
        return any(each.name in mine and mine[each.name] != each.after for each in self.theirs)

    def once_more(self) -> Told[AnEdit]:
        """For the same request again: what others, or it itself, have changed since its author looked, is no news."""
        return replace(self, others=(), theirs=())


def told_since(session: Session, subject: str, edit: AnEdit, facts: Facts, version: int | None) -> Told[AnEdit]:
    """`version` is the log as it stood when the author looked; None for whoever says it without having looked."""
    since = [] if version is None else audit.since(session, subject, version)
    seen: dict[str, Any] = {}
    for entry in since:
        for name in entry.after:
            seen.setdefault(name, entry.before.get(name))
    changed = {name for name in seen if hasattr(facts, name)}
    untouched = {name for name, value in said(edit).items() if name in changed and as_logged(value) == seen[name]}
    return Told(
        edit=without(edit, untouched),
        before=facts,
        version=audit.last_id(session, subject),
        others=tuple(dict.fromkeys(entry.actor for entry in since if changed & set(entry.after))),
        theirs=tuple(
            FactChange(name=name, before=seen[name], after=getattr(facts, name)) for name in sorted(changed)
        ),
    )
