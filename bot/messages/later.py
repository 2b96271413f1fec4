"""What was agreed when somebody asked to be reminded later."""

from __future__ import annotations

from datetime import date

from bot.blocks import Buttons, Menu, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_item_value
from bot.messages.parts import deadline_line, deadline_name, project_name
from bot.text import Inline, Language, say
from services.deadlines import Choice
from services.pauses import Later

# In how many days each choice comes.
CHOICES = {"tomorrow": 1, "three_days": 3, "week": 7}
ON_A_DAY = "on_a_day"

SHOWN = 10


def menu(deadline_id: int, language: Language) -> Menu:
    return Menu(
        action=Action.DEADLINE_LATER,
        placeholder=say("later.menu", language),
        choices=tuple(
            (say(f"later.{choice}", language), write_item_value(deadline_id, choice))
            for choice in (*CHOICES, ON_A_DAY)
        ),
    )


def render_choice(choice: Choice, today: date, language: Language) -> Message:
    """Which deadline is meant: each with its own menu."""
    shown: list[Part] = [Paragraph((project_name(choice.project), say("later.which", language)))]
    for each in choice.deadlines[:SHOWN]:
        shown.append(Paragraph((deadline_line(each, today, language),)))
        shown.append(Buttons(name=f"later.{each.deadline.id}", buttons=(menu(each.deadline.id, language),)))
    if len(choice.deadlines) > SHOWN:
        shown.append(Note(say("list.more_deadlines", language, count=len(choice.deadlines) - SHOWN)))
    return message(*shown)


def render(later: Later, language: Language) -> Message:
    return message(*parts(later, language))


def parts(later: Later, language: Language) -> tuple[Part, ...]:
    key = "later.earlier" if later.is_earlier else "later.agreed"
    name = Inline(deadline_name(later.deadline, language))
    due_on = later.deadline.deadline.due_on
    return (Paragraph((say(key, language, deadline=name, date=later.day, due=due_on),)),)
