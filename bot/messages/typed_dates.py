"""After somebody has typed a date, or taken one back."""

from __future__ import annotations

from datetime import date

from bot.blocks import Message, Paragraph, message, sentence
from bot.messages.parts import deadline_line, deadline_name, project_name
from bot.text import Inline, Language, say
from services.typed_dates import DateSet, DateTakenBack


def render_set(done: DateSet, today: date, language: Language) -> Message:
    """The deadline as it stands now, and the date it had before."""
    lines = [project_name(done.project), deadline_line(done.deadline, today, language)]
    due_on = done.deadline.deadline.due_on
    if done.before is None:
        lines.append(say("date_set.new" if due_on >= today else "date_set.new_past", language))
    elif done.before == due_on:
        lines.append(say("date_set.same", language))
    else:
        lines.append(say("date_set.moved", language, before=done.before, after=due_on))
    return message(Paragraph(tuple(lines)))


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
