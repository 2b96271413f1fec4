"""Who administers, the division's settings, and what administrators look after."""

from __future__ import annotations

from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_item_value, write_value
from bot.messages.parts import DOT, people
from bot.messages.upcoming import trouble_line
from bot.text import Channel, Inline, Language, Line, Person, Strong, joined, say
from bot.words.administration import AdministrationFields
from services.administration import Administration, AdministrationChange
from services.division import Actor
from services.missing import MissingData
from services.troubles import Trouble

SHOWN = 20


class Look(StrEnum):
    """What an administrator may look at from here."""

    CONTACTS = "contacts"
    CALLS = "calls"
    TROUBLES = "troubles"
    INCOMPLETE = "incomplete"


def render(administration: Administration, language: Language, *, is_administrator: bool) -> Message:
    return message(*parts(administration, language, is_administrator=is_administrator))


def render_done(done: AdministrationChange, said: AdministrationFields, actor: Actor, language: Language) -> Message:
    return message(*done_parts(done, said, actor, language))


def done_parts(
    done: AdministrationChange, said: AdministrationFields, actor: Actor, language: Language
) -> tuple[Part, ...]:
    """What was done, or that nothing was to do, before how it stands now."""
    # Whoever dismisses themselves has nothing to press any more.
    is_still_one = actor.account_id not in done.dismissed
    page = parts(done.after, language, is_administrator=is_still_one)
    return (Paragraph(tuple(_deeds(done, said, language))), *page)


def parts(administration: Administration, language: Language, *, is_administrator: bool) -> tuple[Part, ...]:
    """Everybody sees who administers; only administrators see what there is to change."""
    shown: list[Part] = [
        Heading(say("administration.heading", language)),
        Paragraph((*_administrators(administration, language), *_settings(administration, language))),
    ]
    if not is_administrator:
        return (*shown, Note(say("administration.whose", language)))
    looks = tuple(
        Button(
            action=Action.ADMINISTRATION_LOOK,
            label=say(f"administration.look_{look}", language),
            value=write_item_value(0, look),
        )
        for look in Look
    )
    edit = Button(
        action=Action.ADMINISTRATION_EDIT,
        label=say("button.administration_edit", language),
        value=write_value(0),
        style="primary",
    )
    return (*shown, Buttons(name="administration", buttons=(edit, *looks)), Note(say("administration.how", language)))


def render_troubles(troubles: list[Trouble], language: Language, *, timezone: ZoneInfo) -> Message:
    if not troubles:
        return message(Paragraph((say("administration.no_troubles", language),)))
    lines = tuple(trouble_line(each, language, timezone=timezone) for each in troubles)
    return message(Heading(say("administration.look_troubles", language)), Bullets(lines))


def render_incomplete(found: list[MissingData], language: Language) -> Message:
    """The projects with what is missing in each, and buttons that open the first of them."""
    if not found:
        return message(Paragraph((say("administration.none_incomplete", language),)))
    shown: list[Part] = [
        Heading(say("administration.look_incomplete", language)),
        Bullets(tuple(_incomplete(each, language) for each in found[:SHOWN])),
    ]
    if len(found) > SHOWN:
        shown.append(Note(say("list.more_projects", language, count=len(found) - SHOWN)))
    opened = tuple(
        Button(
            action=Action.PROJECT_SHOW,
            label=say("button.project_open", language, ref=each.project.ref),
            value=write_value(each.project.id),
        )
        for each in found[:5]
    )
    return message(*shown, Buttons(name="projects", buttons=opened))


def _administrators(administration: Administration, language: Language) -> list[Line]:
    lines = []
    if administration.configured:
        lines.append(say("administration.configured", language, people=people(administration.configured)))
    if administration.appointed:
        lines.append(say("administration.appointed", language, people=people(administration.appointed)))
    return lines or [say("administration.nobody", language)]


def _deeds(done: AdministrationChange, said: AdministrationFields, language: Language) -> list[Line]:
    lines = []
    for account_id in said.appointed:
        key = "administration.is_one" if account_id in done.appointed else "administration.was_one"
        lines.append(say(key, language, person=Person(account_id)))
    lines += [say("administration.is_none", language, person=Person(each)) for each in done.dismissed]
    channel, spoken = _settings(done.after, language)
    changed = [channel] * done.is_channel_changed + [spoken] * done.is_language_changed
    if changed:
        lines += [say("administration.changed", language), *changed]
    return lines or [say("administration.nothing", language)]


def _settings(administration: Administration, language: Language) -> list[Line]:
    """The channel and the language; what comes from the environment is marked so."""
    if administration.channel_id is None:
        channel = say("administration.no_channel", language)
    else:
        key = "administration.channel" if administration.has_chosen_channel else "administration.channel_default"
        channel = say(key, language, channel=Channel(administration.channel_id))
    key = "administration.language" if administration.has_chosen_language else "administration.language_default"
    spoken = Inline(say(f"language_name.{administration.language}", language))
    return [channel, say(key, language, spoken=spoken)]


def _incomplete(each: MissingData, language: Language) -> Line:
    gaps = joined([say(f"gap.{gap}", language) for gap in each.gaps])
    missing = say("gap.missing", language, gaps=Inline(gaps))
    return joined([(Strong(each.project.ref), f" {each.project.title}"), missing], DOT)
