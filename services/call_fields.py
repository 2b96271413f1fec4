"""A call as a form asks for it, before it is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from services.calls import NewCall
from services.running_refusal import CallTimeMissing, DueDateMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFields:
    """A call as a form asks for it: actions without their fields, and the fields for all of them; none is all."""

    actions: tuple[str, ...]
    fields: tuple[str, ...]
    title: str | None
    round: int | None
    day: date | None
    clock: time | None
    timezone: str

    def to_new(self) -> NewCall:
        """Raises DueDateMissing or CallTimeMissing."""
        if self.day is None:
            raise DueDateMissing
        if self.clock is None:
            raise CallTimeMissing
        actions = [f"{action}-{field}" for action in self.actions for field in self.fields] or self.actions
        return NewCall(
            actions=tuple(actions),
            title=self.title,
            day=self.day,
            clock=self.clock,
            timezone=self.timezone,
            round=self.round,
        )
