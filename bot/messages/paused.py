"""After a project's reminders were paused or taken up again."""

from __future__ import annotations

from bot.blocks import Message, Paragraph, message
from bot.messages.parts import project_name
from bot.text import Language, say
from programme.model import Project


def render_paused(project: Project, language: Language) -> Message:
    if project.paused_until:
        line = say("paused.until", language, date=project.paused_until)
    else:
        line = say("paused.for_now", language, ref=project.ref)
    return message(Paragraph((project_name(project), line)))


def render_resumed(project: Project, language: Language) -> Message:
    return message(Paragraph((project_name(project), say("paused.resumed", language))))
