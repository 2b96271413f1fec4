"""Before all of one's projects are handed over, and after any were."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Bullets, Button, Buttons, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_page_value, write_value
from bot.text import Language, Person, Strong, say
from programme.model import Project
from services.handover import HandedOver

SHOWN = 15


def render(done: HandedOver, language: Language) -> Message:
    """Whoever has left a project cannot take it back, and is told who can."""
    count = len(done.projects)
    return message(
        Paragraph((say("handover.done", language, count=count, person=Person(done.to)),)),
        *_named(done.projects, language),
        Note(say("handover.back", language, ref=done.projects[0].ref)),
    )


def render_look(projects: Sequence[Project], to: str, language: Language) -> Message:
    """Nobody is to give away all they have by leaving out one word."""
    confirm = Button(
        action=Action.HANDOVER_CONFIRM,
        label=say("button.handover_confirm", language),
        value=write_page_value(len(projects), to),
        style="primary",
    )
    cancel = Button(action=Action.EDIT_CANCEL, label=say("button.edit_cancel", language), value=write_value(0))
    return message(
        Paragraph((say("handover.look", language, count=len(projects), person=Person(to)),)),
        *_named(projects, language),
        Buttons(name="handover", buttons=(confirm, cancel)),
        Note(say("edit.nothing_yet", language)),
    )


def _named(projects: Sequence[Project], language: Language) -> list[Part]:
    rows = tuple((Strong(project.ref), f" {project.title}") for project in projects[:SHOWN])
    more = len(projects) - SHOWN
    return [Bullets(rows), *([Note(say("handover.more", language, count=more))] if more > 0 else [])]
