"""After a project was closed or taken up again, or a mobility was cancelled."""

from __future__ import annotations

from bot.blocks import Message, Paragraph, message
from bot.messages.parts import mobility_line, project_name
from bot.text import Language, say
from programme.model import Mobility, Project
from services.changes import Ended


def render_closed(ended: Ended, language: Language) -> Message:
    lines = [project_name(ended.project), say("ended.closed", language, ref=ended.project.ref)]
    if ended.left_open:
        lines.append(say("ended.left_open", language, count=ended.left_open))
    return message(Paragraph(tuple(lines)))


def render_reopened(project: Project, language: Language) -> Message:
    return message(Paragraph((project_name(project), say("ended.reopened", language))))


def render_cancelled(mobility: Mobility, language: Language) -> Message:
    return message(Paragraph((mobility_line(mobility, language), say("ended.cancelled", language))))
