"""The story of a project or mobility: who did what and when, and what was before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from bot.blocks import Bullets, Heading, Message, Paragraph, message
from bot.ids import Action
from bot.messages.paging import foot
from bot.messages.parts import DOT, action_name, project_name, shortened, source_link
from bot.text import Channel, Country, Inline, Language, Line, Person, Strong, euros, joined, plain, say, show
from programme.model import Role, Sector
from services.history import Change, Entry, History

# An entry takes several lines, so a page has fewer than a table's.
PAGE = 8

# As much of one typed value as is shown, and so many changes of one entry.
VALUE = 60
CHANGES = 8

# Everything that people do to a project or mobility and that has a sentence of its own.
TOLD = (
    "project.registered", "project.changed", "project.closed", "project.active", "project.removed",
    "project.handed_over", "project.paused", "project.resumed", "mobility.registered", "mobility.changed",
    "mobility.cancelled", "mobility.planned", "deadline.completed", "deadline.reopened", "deadline.receipt",
    "deadline.snoozed", "deadline.dated", "deadline.undated", "deadline.linked", "checklist.ticked",
)  # fmt: skip

# What the sentence itself says, so that it is not told again as a change.
_SAID = frozenset({"state", "kind", "done_by"})

FIELDS = (
    "title", "code", "action_type", "role", "sector", "start_on", "end_on", "coordinators", "channel_id", "unit",
    "grant_euros", "partners", "case_number", "country",
    "host", "head_count", "accompanying", "travel_days", "has_minors", "responsible", "due_on", "receipt", "until",
    "day", "ticked", "unticked", "source_url",
)  # fmt: skip


def render(history: History, language: Language, *, timezone: ZoneInfo) -> Message:
    subject = history.mobility or history.project
    heading = Heading(say("history.heading", language, ref=subject.ref))
    if not history.entries:
        return message(heading, Paragraph((say("history.none", language),)))
    return message(
        heading,
        Paragraph((project_name(history.project),)),
        Bullets(tuple(_entry(each, language, timezone=timezone) for each in history.entries)),
        *foot(history.page, history.count, language, action=Action.HISTORY_PAGE, words=subject.ref, size=PAGE),
    )


def _entry(entry: Entry, language: Language, *, timezone: ZoneInfo) -> Line:
    """When and who, what they did, and under it each change."""
    moment = Strong(plain(show(entry.at.astimezone(timezone), language)))
    parts: list[Line] = [(moment,), show(Person(entry.actor), language), (entry.subject,), _done(entry, language)]
    if entry.deadline:
        name = entry.deadline.name
        parts.append((shortened(name, VALUE),) if name else say(f"deadline.{entry.deadline.kind}", language))
    lines = [joined(parts, DOT)]
    changes = [change for change in entry.changes if change.name not in _SAID]
    lines += [_change(change, language) for change in changes[:CHANGES]]
    if len(changes) > CHANGES:
        lines.append(say("history.more_changes", language, count=len(changes) - CHANGES))
    return joined(lines, "\n")


def _done(entry: Entry, language: Language) -> Line:
    key = entry.action.replace(".", "_") if entry.action in TOLD else "other"
    return say(f"history.{key}", language)


def _change(change: Change, language: Language) -> Line:
    label = say(f"field.{change.name}", language) if change.name in FIELDS else (change.name.replace("_", " "),)
    before, after = (_value(change.name, value, language) for value in (change.before, change.after))
    if not before:
        return say("history.new_value", language, label=Inline(label), after=Inline(after))
    if not after:
        return say("history.gone_value", language, label=Inline(label), before=Inline(before))
    return say("history.changed_value", language, label=Inline(label), before=Inline(before), after=Inline(after))


def _value(name: str, value: object, language: Language) -> Line:
    """A value of the log as people write it; nothing for none. What nobody knows is shown as it stands."""
    if value is None or value in ("", []):
        return ()
    if isinstance(value, list):
        return joined([_value(name, each, language) for each in value])
    if isinstance(value, bool):
        return say("history.yes" if value else "history.no", language)
    shown = _SHOWN.get(name)
    try:
        return shown(str(value), language) if shown else (shortened(str(value), VALUE),)
    except (ValueError, KeyError):
        return (shortened(str(value), VALUE),)


def _day(value: str, language: Language) -> Line:
    return show(date.fromisoformat(value), language)


def _person(value: str, language: Language) -> Line:
    return show(Person(value), language)


_SHOWN: Mapping[str, Callable[[str, Language], Line]] = {
    **dict.fromkeys(("start_on", "end_on", "due_on", "until", "day"), _day),
    **dict.fromkeys(("coordinators", "responsible"), _person),
    "channel_id": lambda value, language: show(Channel(value), language),
    "country": lambda value, language: show(Country(value), language),
    "sector": lambda value, language: show(Sector(value), language),
    "role": lambda value, language: show(Role(value), language),
    "action_type": action_name,
    "source_url": source_link,
    "grant_euros": lambda value, language: (euros(int(value), language),),
    "ticked": lambda value, language: say(f"item.{value}", language),
    "unticked": lambda value, language: say(f"item.{value}", language),
}
