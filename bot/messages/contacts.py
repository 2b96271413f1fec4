"""Whom to contact."""

from __future__ import annotations

from bot.blocks import Heading, Message, Paragraph, message
from bot.messages.parts import contact_line, project_name
from bot.text import Language, Line, say
from programme.model import Contact, Project
from services.contacts import Responsibility


def render(responsibilities: list[Responsibility], language: Language) -> Message:
    return message(
        Heading(say("contact.list_heading", language)),
        *(Paragraph((_what_for(each, language), contact_line(each.contact, language))) for each in responsibilities),
    )


def render_for_project(project: Project, contact: Contact, language: Language) -> Message:
    return message(Paragraph((project_name(project), contact_line(contact, language))))


def _what_for(responsibility: Responsibility, language: Language) -> Line:
    if not responsibility.sectors:
        return say("contact.other_funding", language)
    return say("contact.erasmus", language, sectors=list(responsibility.sectors))
