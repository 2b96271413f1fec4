"""After projects were handed over."""

from __future__ import annotations

from bot.blocks import Bullets, Message, Paragraph, message
from bot.text import Language, Person, Strong, say
from services.handover import HandedOver

SHOWN = 15


def render(done: HandedOver, language: Language) -> Message:
    rows = tuple((Strong(project.ref), f" {project.title}") for project in done.projects[:SHOWN])
    count = len(done.projects)
    return message(Paragraph((say("handover.done", language, count=count, person=Person(done.to)),)), Bullets(rows))
