"""`/hanke määräaika REF "name" DATE`: a date from the contract, or a deadline that no rule knows; alone a form."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.blocks import Block
from bot.forms.deadline import build
from bot.messages.typed_dates import render_set, render_taken_back
from bot.words.deadline import DeadlineDraft, deadline_words, read_deadline
from services.refusal import ReferenceMissing
from services.running_refusal import DeadlineNameMissing
from services.typed_dates import TypedDate, check_name, dates_of, set_date, take_back


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    said = read_deadline(words, desk.division.rules)
    if said.is_taken_back:
        _require_both(said)
        back = take_back(desk.division, asked.actor, said.reference, kind=said.kind, name=said.name)
        return Reply(render_taken_back(back, asked.today, asked.language))
    if not said.reference or not said.name or said.due_on is None:
        return OpenForm(_form(asked, desk, said))
    typed = TypedDate(
        kind=said.kind, name=said.name, is_own_name=said.is_quoted, due_on=said.due_on, due_time=said.due_time
    )
    done = set_date(desk.division, asked.actor, said.reference, typed)
    return Reply(render_set(done, asked.today, asked.language))


def _require_both(said: DeadlineDraft) -> None:
    """What goes back to the rule has to be named."""
    if not said.reference:
        raise ReferenceMissing
    if not said.name:
        raise DeadlineNameMissing


def _form(asked: Asked, desk: Desk, said: DeadlineDraft) -> Block:
    """With what was said; only whoever may change the project gets it."""
    division = desk.division
    is_own = said.kind is None or said.is_quoted
    if is_own and said.name:
        check_name(said.name)  # a form would cut a name that is too long without a word
    return build(
        asked.language,
        rules=division.rules,
        today=asked.today,
        dates=dates_of(division, asked.actor, said.reference) if said.reference else None,
        kind=None if is_own else said.kind,
        name=said.name if is_own else None,
        due_on=said.due_on,
        due_time=said.due_time,
    )


COMMAND = Command(name="deadline_set", slash="/hanke", verb="deadline", handle=handle, said_of=deadline_words)
