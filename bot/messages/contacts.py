"""Whom to contact; for administrators also what can be changed, and what was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.parts import DOT, contact_line, project_name
from bot.text import Inline, Language, Line, Person, Strong, joined, plain, say, show
from programme.model import Contact, Project, Sector
from services.contact_details import ContactChange, ContactHistory, FieldChange
from services.contacts import Responsibility


def render(responsibilities: list[Responsibility], language: Language, *, is_administrator: bool = False) -> Message:
    """Each with what they answer for, their deputy, and when somebody last looked whether all of it is right."""
    parts: list[Part] = [Heading(say("contact.list_heading", language))]
    for each in responsibilities:
        parts.append(Paragraph((what_for(each.sectors, language), *details(each.contact, language))))
        if is_administrator:
            parts.append(_buttons(each, language))
    return message(*parts)


def render_for_project(project: Project, contact: Contact, language: Language) -> Message:
    return message(Paragraph((project_name(project), *details(contact, language))))


def render_history(history: ContactHistory, language: Language, *, timezone: ZoneInfo) -> Message:
    heading = Heading(say("contact_history.heading", language, name=history.contact.name))
    if not history.changes:
        return message(heading, Paragraph((say("contact_history.none", language),)))
    return message(
        heading,
        Paragraph((what_for(history.sectors, language),)),
        Bullets(tuple(_change(each, language, timezone=timezone) for each in history.changes)),
    )


def details(contact: Contact, language: Language) -> list[Line]:
    lines = [contact_line(contact, language)]
    if contact.account_id:
        lines.append(say("contact_assigned.is", language, person=Person(contact.account_id)))
    if contact.deputy:
        lines.append(say("contact_assigned.deputy", language, person=Person(contact.deputy)))
    if contact.away_from:
        key = "contact.away_until" if contact.away_until else "contact.away_from"
        lines.append(say(key, language, first=contact.away_from, last=contact.away_until))
    if contact.checked_on:
        lines.append(say("contact.checked", language, date=contact.checked_on))
    else:
        lines.append(say("contact.unchecked", language))
    return lines


def what_for(sectors: Sequence[Sector], language: Language) -> Line:
    """What a contact answers for."""
    if not sectors:
        return say("contact.other_funding", language)
    return say("contact.erasmus", language, sectors=list(sectors))


def fields_named(names: Sequence[str], language: Language) -> Line:
    return joined([say(f"contact_field.{each}", language) for each in names])


def _buttons(each: Responsibility, language: Language) -> Buttons:
    return Buttons(
        name=f"contact.{each.number}",
        buttons=tuple(
            Button(
                action=action,
                label=say(key, language),
                value=write_value(each.number),
                accessibility_label=(*say(key, language), ": ", each.contact.name[:40]),
            )
            for action, key in (
                (Action.CONTACT_EDIT, "button.contact_edit"),
                (Action.CONTACT_HISTORY, "button.contact_history"),
            )
        ),
    )


def _change(each: ContactChange, language: Language, *, timezone: ZoneInfo) -> Line:
    """When, who, and what became of what."""
    moment = plain(show(each.at.astimezone(timezone), language))
    what = [_field(field, language) for field in each.fields] or [say("contact.confirmed", language)]
    if each.left:
        what.append(say("contact_history.left", language, fields=Inline(fields_named(each.left, language))))
    return joined([(Strong(moment),), (Person(each.account_id),), *what], DOT)


def _field(field: FieldChange, language: Language) -> Line:
    label = Inline(say(f"contact_field.{field.name}", language))
    before, after = (Inline(_value(field.name, each, language)) for each in (field.before, field.after))
    return say("contact_history.change", language, field=label, before=before, after=after)


def _value(name: str, value: str | date | None, language: Language) -> Line:
    if value is None:
        return say("contact_history.nothing", language)
    if name in ("account_id", "deputy"):
        return (Person(str(value)),)
    return show(value, language)
