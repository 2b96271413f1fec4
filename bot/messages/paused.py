"""After a project's reminders were paused or taken up again."""

from __future__ import annotations

from bot.blocks import Button, Buttons, Message, Paragraph, message
from bot.ids import Action, write_item_value
from bot.messages.parts import project_name
from bot.text import Language, say
from programme.model import Project


def render_paused(project: Project, language: Language) -> Message:
    if project.paused_until:
        line = say("paused.until", language, date=project.paused_until)
    else:
        line = say("paused.for_now", language, ref=project.ref)
    return message(Paragraph((project_name(project), line)), _way_back(project, "resume", language))


def render_resumed(project: Project, language: Language) -> Message:
    line = say("paused.resumed", language)
    return message(Paragraph((project_name(project), line)), _way_back(project, "pause", language))


def _way_back(project: Project, name: str, language: Language) -> Buttons:
    """The same as the choice in the card's menu."""
    button = Button(
        action=Action.PROJECT_MENU, label=say(f"menu.{name}", language), value=write_item_value(project.id, name)
    )
    return Buttons(name="paused", buttons=(button,))
