"""After somebody said that a deadline is done, or before, when several could be meant."""

from __future__ import annotations

from datetime import date

from bot.blocks import Button, Buttons, Message, Note, Paragraph, Part, message, sentence
from bot.ids import Action, write_value
from bot.messages.parts import deadline_line, deadline_name, done_label, project_name
from bot.text import Inline, Language, say
from programme.model import Project
from services.cards import CardDeadline
from services.checklists import Ticked
from services.deadlines import Choice, Completed

SHOWN = 10


def render(completed: Completed, language: Language) -> Message:
    key = "done.already" if completed.already else "done.completed"
    name = Inline(deadline_name(completed.deadline, language))
    deadline = completed.deadline.deadline
    return message(
        Paragraph((say(key, language, deadline=name, date=deadline.due_on, ref=completed.project.ref),)),
        Buttons(name="done", buttons=tuple(_after_done(deadline.id, language))),
    )


def _after_done(deadline_id: int, language: Language) -> list[Button]:
    """What somebody may want next: to note what proves it, or to take it back."""
    return [
        Button(action=Action.RECEIPT_ADD, label=say("button.receipt_add", language), value=write_value(deadline_id)),
        Button(
            action=Action.DEADLINE_UNDO, label=say("button.deadline_undo", language), value=write_value(deadline_id)
        ),
    ]


def render_taken_back(project: Project, deadline: CardDeadline, language: Language) -> Message:
    name = Inline(deadline_name(deadline, language))
    due_on = deadline.deadline.due_on
    return sentence(say("done.taken_back", language, deadline=name, date=due_on, ref=project.ref))


def receipt_parts(project: Project, deadline: CardDeadline, language: Language) -> tuple[Part, ...]:
    name = Inline(deadline_name(deadline, language))
    receipt = deadline.deadline.receipt
    key = "done.receipt" if receipt else "done.no_receipt"
    return (Paragraph((say(key, language, deadline=name, ref=project.ref, receipt=receipt or ""),)),)


def render_list_complete(ticked: Ticked, language: Language) -> Message:
    name = Inline(deadline_name(ticked.deadline, language))
    ref = (ticked.deadline.mobility or ticked.project).ref
    return sentence(say("done.list_complete", language, deadline=name, ref=ref))


def render_choice(choice: Choice, today: date, language: Language) -> Message:
    parts: list[Part] = [Paragraph((project_name(choice.project), say("done.which", language)))]
    for each in choice.deadlines[:SHOWN]:
        button = Button(
            action=Action.DEADLINE_DONE,
            label=say("button.done", language),
            value=write_value(each.deadline.id),
            accessibility_label=done_label(each, choice.project, language),
        )
        parts.append(Paragraph((deadline_line(each, today, language),)))
        parts.append(Buttons(name=f"done.{each.deadline.id}", buttons=(button,)))
    if len(choice.deadlines) > SHOWN:
        parts.append(Note(say("list.more_deadlines", language, count=len(choice.deadlines) - SHOWN)))
    return message(*parts)
