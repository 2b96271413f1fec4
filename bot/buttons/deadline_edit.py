"""Opens the form for another date of a deadline whose date somebody has typed."""

from __future__ import annotations

from bot.asked import Asked, ButtonAnswer, ButtonListener, Desk, OpenForm
from bot.forms.deadline import build
from bot.ids import Action
from programme.model import CUSTOM_KIND
from services.typed_dates import dates_of, typed_one


def handle(asked: Asked, desk: Desk, row_id: int) -> ButtonAnswer:
    division = desk.division
    project, found = typed_one(division, asked.actor, row_id)
    deadline = found.deadline
    return OpenForm(
        build(
            asked.language,
            rules=division.rules,
            today=asked.today,
            dates=dates_of(division, asked.actor, (found.mobility or project).ref),
            kind=None if deadline.kind == CUSTOM_KIND else deadline.kind,
            name=deadline.name,
            due_on=deadline.due_on,
            due_time=deadline.due_time,
            is_other_date=True,
        )
    )


BUTTON = ButtonListener(action=Action.DEADLINE_EDIT, handle=handle)
