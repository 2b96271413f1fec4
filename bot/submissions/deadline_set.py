"""A date from the contract, or a deadline of one's own, from the form; what moves is shown before it does."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener, OptionGroups, ShowCard
from bot.blocks import Block
from bot.form_answers import saved
from bot.forms.deadline import DeadlineFields, build, read, read_source, subject_groups, was_seen
from bot.forms.mobility import OPTIONS
from bot.ids import Form
from bot.messages.refusal import line
from bot.messages.typed_dates import set_parts
from bot.text import Language, plain, say
from bot.words.sought import sought_words
from services.refusal import DateImplausible, Refusal
from services.running_refusal import (
    DeadlineNameMissing,
    DeadlineNameTooLong,
    DeadlineNameTwice,
    DueDateMissing,
    IdentityCodeInDeadline,
    NotDueHere,
)
from services.subjects import suggest_subjects
from services.typed_dates import TypedDate, dates_of, preview_date, set_date

# Under which field a fault is shown; any other concerns the project.
_FIELDS: dict[type[Refusal], str] = {
    DeadlineNameMissing: "name",
    DeadlineNameTooLong: "name",
    DeadlineNameTwice: "name",
    IdentityCodeInDeadline: "name",
    NotDueHere: "kind",
    DueDateMissing: "due_on",
}


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    filled = read(view)
    try:
        return _carried_out(asked, desk, filled, view)
    except Refusal as refusal:
        field = "due_on" if isinstance(refusal, DateImplausible) else _FIELDS.get(type(refusal), "subject")
        return FieldErrors({field: line(refusal, asked.language)})


def _carried_out(asked: Asked, desk: Desk, filled: DeadlineFields, view: Block) -> FormAnswer:
    division, language = desk.division, asked.language
    reference, typed = filled.reference or "", _typed(filled, language)
    source_url = read_source(view, workspace_url=desk.workspace_url)
    if not was_seen(view, filled) and (move := preview_date(division, asked.actor, reference, typed)):
        return ShowCard(
            build(
                language,
                rules=division.rules,
                today=asked.today,
                dates=dates_of(division, asked.actor, reference),
                kind=filled.kind,
                name=filled.name,
                due_on=filled.due_on,
                due_time=filled.due_time,
                source_url=source_url,
                move=move,
            )
        )
    done = set_date(division, asked.actor, reference, typed, source_url=source_url)
    return saved(language, *set_parts(done, asked.today, language))


def _typed(filled: DeadlineFields, language: Language) -> TypedDate:
    """Raises DueDateMissing, DeadlineNameTwice or DeadlineNameMissing."""
    if filled.due_on is None:
        raise DueDateMissing
    if filled.kind and filled.name:
        raise DeadlineNameTwice
    name = filled.name or (plain(say(f"deadline.{filled.kind}", language)) if filled.kind else "")
    if not name:
        raise DeadlineNameMissing
    return TypedDate(
        kind=filled.kind,
        name=name,
        is_own_name=filled.kind is None,
        due_on=filled.due_on,
        due_time=filled.due_time,
    )


def find_subjects(asked: Asked, desk: Desk, typed: str) -> OptionGroups:
    words = sought_words(typed, asked.language)
    found = suggest_subjects(desk.division, asked.actor, words, limit=OPTIONS)
    return OptionGroups(subject_groups(found, asked.language))


FORM = FormListener(callback_id=Form.DEADLINE, handle=handle, options={"subject": find_subjects})
