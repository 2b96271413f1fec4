"""After an administrator has changed a contact: what of it, for which sectors, and what may still be to change."""

from __future__ import annotations

from bot.blocks import Button, Buttons, Message, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.contacts import details, fields_named, what_for
from bot.messages.edit import facts_part, others_parts
from bot.text import Inline, Language, Person, say
from services.contact_details import Correction


def render(done: Correction, language: Language) -> Message:
    return message(*parts(done, language))


def parts(done: Correction, language: Language) -> tuple[Part, ...]:
    shown = others_parts(done, language)
    if done.facts:
        shown += [Paragraph((say("contact_assigned.changed", language),)), facts_part(done, language)]
    else:
        shown.append(Paragraph((say("contact_assigned.same", language),)))
    if len(done.sectors) > 1:
        shown.append(Paragraph((say("contact_assigned.shared", language),)))
    shown.append(Paragraph((what_for(done.sectors, language), *details(done.contact, language))))
    return (*shown, *_left(done, language))


def _left(done: Correction, language: Language) -> list[Part]:
    """Who is the contact in the chat and whose name, telephone and address it has are two things: both are to fit."""
    if not done.left or done.contact.account_id is None:
        return []
    left = say(
        "contact_assigned.left",
        language,
        person=Person(done.contact.account_id),
        fields=Inline(fields_named(done.left, language)),
    )
    edit = Button(
        action=Action.CONTACT_EDIT,
        label=say("button.contact_edit", language),
        value=write_value(done.number),
        style="primary",
    )
    return [Paragraph((left,)), Buttons(name="contact", buttons=(edit,))]
