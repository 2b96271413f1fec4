"""After an administrator has said who a contact is in Slack."""

from __future__ import annotations

from bot.blocks import Message, Paragraph, message
from bot.messages.parts import contact_line
from bot.text import Language, Person, say
from programme.model import Contact


def render(contact: Contact, language: Language) -> Message:
    lines = [contact_line(contact, language)]
    if contact.account_id:
        lines.append(say("contact_assigned.is", language, person=Person(contact.account_id)))
    if contact.deputy:
        lines.append(say("contact_assigned.deputy", language, person=Person(contact.deputy)))
    return message(Paragraph(tuple(lines)))
