"""Before and after a project is ended, removed or brought back, or a mobility cancelled."""

from __future__ import annotations

from datetime import date

from bot.blocks import Bullets, Button, Buttons, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_item_value, write_value
from bot.messages.parts import deadline_line, mobility_line, project_name
from bot.text import Inline, Language, Line, joined, say
from programme.model import Mobility, Project, ProjectState
from services.changes import Ending, OpenOnes, Removal

SHOWN = 15


def render_ending(ending: Ending, today: date, language: Language) -> Message:
    return _render_closed(ending, language) if ending.is_done else _ask_about_open_ones(ending, today, language)


def _render_closed(ending: Ending, language: Language) -> Message:
    lines = [project_name(ending.project), say("ended.closed", language, ref=ending.project.ref)]
    if ending.open_ones:
        lines.append(say("ended.left_open", language, count=len(ending.open_ones)))
    return message(Paragraph(tuple(lines)), Buttons(name="ended", buttons=(_bring_back(ending.project, language),)))


def _ask_about_open_ones(ending: Ending, today: date, language: Language) -> Message:
    count = len(ending.open_ones)
    choices = tuple(
        Button(
            action=Action.PROJECT_CLOSE,
            label=say(f"button.close_{open_ones}", language),
            value=write_item_value(ending.project.id, open_ones),
        )
        for open_ones in OpenOnes
    )
    parts: list[Part] = [
        Paragraph((project_name(ending.project), say("ended.ask", language, count=count))),
        Bullets(tuple(deadline_line(each, today, language) for each in ending.open_ones[:SHOWN])),
    ]
    if count > SHOWN:
        parts.append(Note(say("list.more_deadlines", language, count=count - SHOWN)))
    buttons = Buttons(name="ended", buttons=(*choices, _let_be(ending.project, language)))
    return message(*parts, buttons, Note(say("edit.nothing_yet", language)))


def render_removal(removal: Removal, language: Language) -> Message:
    lines = [project_name(removal.project)]
    if removal.is_done:
        lines.append(say("ended.removed", language, date=removal.until))
        return message(
            Paragraph(tuple(lines)), Buttons(name="ended", buttons=(_bring_back(removal.project, language),))
        )
    lines.append(_ask_removal(removal, language))
    lines.append(say("ended.until", language, date=removal.until))
    remove = Button(
        action=Action.PROJECT_REMOVE,
        label=say("button.project_remove", language),
        value=write_value(removal.project.id),
        style="danger",
    )
    buttons = Buttons(name="ended", buttons=(remove, _let_be(removal.project, language)))
    return message(Paragraph(tuple(lines)), buttons, Note(say("edit.nothing_yet", language)))


def _ask_removal(removal: Removal, language: Language) -> Line:
    counts = {
        "count.mobilities": removal.mobilities,
        "count.open_deadlines": removal.deadlines,
        "count.coming_reminders": removal.reminders,
    }
    counted = [say(key, language, count=count) for key, count in counts.items() if count]
    if not counted:
        return say("ended.ask_removal_of_nothing", language)
    return say("ended.ask_removal", language, what=Inline(joined(counted)))


def render_restored(project: Project, language: Language) -> Message:
    """A project that was closed before it was removed is closed again."""
    key = "ended.reopened" if project.state is ProjectState.ACTIVE else "ended.restored_closed"
    show = Button(
        action=Action.PROJECT_SHOW, label=say("button.project_show", language), value=write_value(project.id)
    )
    return message(Paragraph((project_name(project), say(key, language))), Buttons(name="ended", buttons=(show,)))


def render_cancelled(mobility: Mobility, language: Language) -> Message:
    take_back = Button(
        action=Action.MOBILITY_RESTORE,
        label=say("button.mobility_restore", language),
        value=write_value(mobility.id),
    )
    return message(
        Paragraph((mobility_line(mobility, language), say("ended.cancelled", language))),
        Buttons(name="ended", buttons=(take_back,)),
    )


def render_taken_up(mobility: Mobility, language: Language) -> Message:
    return message(Paragraph((mobility_line(mobility, language), say("ended.taken_up", language))))


def _bring_back(project: Project, language: Language) -> Button:
    return Button(
        action=Action.PROJECT_RESTORE,
        label=say("button.project_restore", language),
        value=write_value(project.id),
    )


def _let_be(project: Project, language: Language) -> Button:
    return Button(action=Action.EDIT_CANCEL, label=say("button.edit_cancel", language), value=write_value(project.id))
