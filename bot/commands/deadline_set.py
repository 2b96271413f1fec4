"""`/hanke määräaika REF "name" DATE`: a date from the contract, or a deadline that no rule knows."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, Reply
from bot.messages.typed_dates import render_set, render_taken_back
from bot.words.deadline import read_deadline
from services.refusal import ReferenceMissing
from services.running_refusal import DeadlineNameMissing, DueDateMissing
from services.typed_dates import set_date, take_back


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    said = read_deadline(words, desk.division.rules)
    if not said.reference:
        raise ReferenceMissing
    if not said.name:
        raise DeadlineNameMissing
    if said.is_taken_back:
        back = take_back(desk.division, asked.actor, said.reference, kind=said.kind, name=said.name)
        return Reply(render_taken_back(back, asked.today, asked.language))
    if said.due_on is None:
        raise DueDateMissing
    done = set_date(
        desk.division,
        asked.actor,
        said.reference,
        kind=said.kind,
        name=said.name,
        is_own_name=said.is_quoted,
        due_on=said.due_on,
    )
    return Reply(render_set(done, asked.today, asked.language))


COMMAND = Command(name="deadline_set", slash="/hanke", verb="deadline", handle=handle)
