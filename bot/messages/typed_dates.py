"""After somebody has typed a date, or taken one back; and what a typed date would move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.blocks import Button, Buttons, Confirm, Divider, Heading, Message, Note, Paragraph, Part, message, sentence
from bot.ids import Action, write_value
from bot.messages.look import days_lines, look_parts
from bot.messages.parts import deadline_line, deadline_name, due_text, project_name, spoken
from bot.text import Inline, Language, Line, say
from programme.model import Origin
from services.cards import CardDeadline
from services.typed_dates import DateMove, DateSet, DateTakenBack

# As many typed dates as the form lists.
SHOWN = 10


def render_set(done: DateSet, today: date, language: Language) -> Message:
    return message(*set_parts(done, today, language))


def set_parts(done: DateSet, today: date, language: Language) -> tuple[Part, ...]:
    """The deadline as it stands now, and the date it had before."""
    lines = [project_name(done.project), deadline_line(done.deadline, today, language)]
    due_on = done.deadline.deadline.due_on
    if done.before is None:
        lines.append(say("date_set.new" if due_on >= today else "date_set.new_past", language))
    elif done.before == due_on:
        lines.append(say("date_set.same", language))
    else:
        lines.append(say("date_set.moved", language, before=done.before, after=due_on))
    return Paragraph(tuple(lines)), _buttons(done.deadline, language)


def render_taken_back(done: DateTakenBack, today: date, language: Language) -> Message:
    name = Inline(deadline_name(done.deadline, language))
    if done.is_gone:
        ref = (done.deadline.mobility or done.project).ref
        return sentence(say("date_set.gone", language, deadline=name, ref=ref))
    return message(
        Paragraph(
            (
                project_name(done.project),
                deadline_line(done.deadline, today, language),
                say("date_set.computed_again", language, deadline=name),
            )
        )
    )


def typed_parts(typed: Sequence[CardDeadline], today: date, language: Language) -> tuple[Part, ...]:
    """The dates of a project that somebody has typed, each with what can be done about it."""
    if not typed:
        return ()
    parts: list[Part] = [Divider(), Heading(say("date_set.typed_heading", language))]
    for each in typed[:SHOWN]:
        parts += [Paragraph((deadline_line(each, today, language),)), _buttons(each, language)]
    if len(typed) > SHOWN:
        parts.append(Note(say("list.more_deadlines", language, count=len(typed) - SHOWN)))
    return tuple(parts)


def move_parts(move: DateMove, language: Language) -> tuple[Part, ...]:
    """What a typed date would move, before it does."""
    before, after = due_text(move.deadline.deadline, language), due_text(move.moved, language)
    name = Inline(deadline_name(move.deadline, language))
    moved = say("edit.move", language, deadline=name, before=before, after=after)
    return look_parts([moved, *days_lines(move.days_before, move.days_after, language)], language)


def _buttons(each: CardDeadline, language: Language) -> Buttons:
    """Another date, or none of one's own any more."""
    is_own = each.deadline.origin is Origin.CUSTOM
    back = "button.deadline_withdraw" if is_own else "button.deadline_take_back"
    value = write_value(each.deadline.id)
    return Buttons(
        name=f"typed.{each.deadline.id}",
        buttons=(
            Button(
                action=Action.DEADLINE_EDIT,
                label=say("button.deadline_edit", language),
                value=value,
                accessibility_label=_spoken("button.deadline_edit", each, language),
            ),
            Button(
                action=Action.DEADLINE_TAKE_BACK,
                label=say(back, language),
                value=value,
                accessibility_label=_spoken(back, each, language),
                confirm=Confirm(
                    title=say(back, language),
                    question=_question(each, is_own=is_own, language=language),
                    confirm=say("confirm.yes", language),
                    deny=say("form.close", language),
                ),
            ),
        ),
    )


def _spoken(key: str, each: CardDeadline, language: Language) -> Line:
    return (*say(key, language), ": ", spoken(deadline_name(each, language)))


def _question(each: CardDeadline, *, is_own: bool, language: Language) -> Line:
    name = Inline(deadline_name(each, language))
    key = "confirm.withdraw" if is_own else "confirm.take_back"
    return say(key, language, deadline=name, date=each.deadline.due_on)
