"""Are a contact's details still right?"""

from __future__ import annotations

from bot.blocks import Button, Buttons, Heading, Message, Note, Paragraph, message, sentence
from bot.ids import Action, write_value
from bot.messages.parts import contact_line
from bot.text import Inline, Language, say
from programme.model import Contact
from services.digests import ContactCheck


def render(check: ContactCheck, language: Language) -> Message:
    """The question with the details; answered, it says that they are right."""
    line = contact_line(check.contact, language)
    if check.is_answered:
        return message(Paragraph((say("contact_check.answered", language), line)))
    right = Button(
        action=Action.CONTACT_CONFIRM,
        label=say("button.contact_confirm", language),
        value=write_value(check.contact_id),
        style="primary",
    )
    return message(
        Heading(say("contact_check.heading", language)),
        Paragraph((say("contact_check.question", language), line)),
        Buttons(name="contact", buttons=(right,)),
        Note(say("contact_check.how", language)),
    )


def render_confirmed(contact: Contact, language: Language) -> Message:
    return sentence(say("contact_check.confirmed", language, contact=Inline(contact_line(contact, language))))
