"""The message that all of this is for: what is due, when, the one next step, and whom to contact.

Rendered at the moment of sending and again whenever something in it changes, from the facts of that moment.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from bot.blocks import Button, Buttons, Divider, Heading, Message, Note, Paragraph, Part, message
from bot.ids import Action, write_value
from bot.messages.later import menu as later_menu
from bot.messages.parts import (
    DOT,
    call_name,
    call_times,
    checklist_boxes,
    contact_line,
    deadline_name,
    done_label,
    due_text,
    marks,
    mobility_line,
    people,
    standing,
)
from bot.text import Inline, Language, Line, Person, Strong, joined, say
from programme.model import Anchor, Announcement, DeadlineState, Offset, Project
from services.cards import CardDeadline
from services.gateway import Notice, NoticeItem, Occasion, Share

# So many items of a message, the most urgent, are shown in full; the others in a few lines.
IN_FULL = 3

TITLE_IN_BRIEF = 50


def render(notice: Notice, language: Language) -> Message:
    """As much in full as Slack takes. Raises ValueError where it takes not even all of it in brief."""
    for in_full in range(IN_FULL, 0, -1):
        with suppress(ValueError):
            return _render(notice, language, in_full=in_full)
    return _render(notice, language, in_full=0)


def _render(notice: Notice, language: Language, *, in_full: int) -> Message:
    parts: list[Part] = [Heading(_heading(notice, language))]
    for number, item in enumerate(notice.items):
        if number:
            parts.append(Divider())
        show = _item if number < in_full else _brief
        parts.extend(show(item, notice.today, language))
    parts.append(Note(say("reminder.sender", language)))
    return message(*parts)


def render_bare(notice: Notice, language: Language) -> Message:
    """What is due and when, and nothing else: for a message that would not fit Slack in full."""
    lines = [
        (
            f"{_ref(item)} ",
            *deadline_name(item.deadline, language),
            f" {due_text(item.deadline.deadline, language)}",
        )
        for item in notice.items
    ]
    return message(Paragraph((*lines, say("reminder.sender", language))))


_HEADINGS = {DeadlineState.OPEN: "reminder.heading_one", DeadlineState.DONE: "reminder.heading_done"}


def _heading(notice: Notice, language: Language) -> Line:
    """What a notification shows: the thing itself when there is one, else how many."""
    if len(notice.items) > 1:
        return say("reminder.heading_many", language, count=len(notice.items))
    only = notice.items[0].deadline
    key = _HEADINGS.get(only.deadline.state, "reminder.heading_gone")
    return say(key, language, deadline=Inline(deadline_name(only, language)), date=only.deadline.due_on)


def _item(item: NoticeItem, today: date, language: Language) -> list[Part]:
    deadline = item.deadline
    lines = [_subject(item, language), _due(item, today, language)]
    if deadline.mobility:
        lines.append(mobility_line(deadline.mobility, language))
    if not deadline.is_open:
        return [Paragraph(tuple(lines)), *_buttons(item, language)]
    if item.project:
        lines.append(say("reminder.responsible", language, people=_responsible(item.project, deadline)))
    if item.has_next_step:
        lines.append(say(f"next_step.{deadline.deadline.kind}", language))
    lines.append(say("reminder.contact", language, contact=Inline(contact_line(item.contact, language))))
    if item.is_erasmus:
        lines.append(say("reminder.agency", language))
    lines.extend(_reasons(item, language))
    return [Paragraph(tuple(lines)), *_checklist(item, language), *_buttons(item, language)]


def _reasons(item: NoticeItem, language: Language) -> list[Line]:
    """Why it comes, why today, and why to just this recipient."""
    lines = [_why_now(item, language)]
    if share := _share(item, language):
        lines.append(share)
    if item.is_rerouted:
        lines.append(say("reminder.rerouted", language))
    return lines


def _why_now(item: NoticeItem, language: Language) -> Line:
    """What comes late does not say what is true of the day that it was meant for."""
    return say("why.late", language) if item.is_late else why(item.offset, item.occasion, language)


def _brief(item: NoticeItem, today: date, language: Language) -> list[Part]:
    """What is due, whose it is, why now and whom to contact, in as few words as can be."""
    mobility = item.deadline.mobility
    subject: Line = joined([_short_subject(item, language), *([(mobility.ref,)] if mobility else [])], DOT)
    lines = [subject, _due(item, today, language)]
    if item.deadline.is_open:
        lines.append(say("reminder.contact", language, contact=_short_contact(item)))
        lines.append(_why_now(item, language))
    return [Paragraph(tuple(lines)), *_buttons(item, language)]


def _short_subject(item: NoticeItem, language: Language) -> Line:
    """As much of a title as tells one project from another."""
    if item.project is None or len(item.project.title) <= TITLE_IN_BRIEF:
        return _subject(item, language)
    return (Strong(f"{item.project.ref} {item.project.title[: TITLE_IN_BRIEF - 1]}…"),)


def _short_contact(item: NoticeItem) -> str:
    return ", ".join([item.contact.name, *item.contact.phones[:1]])


def _share(item: NoticeItem, language: Language) -> Line:
    """Why just this recipient hears of it, where it is not their own task."""
    if item.share is Share.STANDS_IN:
        return say("part.stands_in", language, people=people(item.absent))
    return say("part.escalated", language) if item.share is Share.ESCALATED else ()


def _ref(item: NoticeItem) -> str:
    if item.project:
        return item.project.ref
    return item.call_line.call.ref if item.call_line else ""


def _subject(item: NoticeItem, language: Language) -> Line:
    """The project, or the call, that it is about."""
    if item.project:
        return (Strong(f"{item.project.ref} {item.project.title}"),)
    return (Strong(_ref(item)), " ", *call_name(item.call_line.call, language)) if item.call_line else ()


def _due(item: NoticeItem, today: date, language: Language) -> Line:
    """What is due, when, how far that is, and what is to be known of the date."""
    deadline = item.deadline
    when: Line = (Strong(due_text(deadline.deadline, language)),)
    if item.call_line:
        when = call_times(item.call_line, language)
    parts: list[Line] = [(*deadline_name(deadline, language), " ", *when), standing(deadline, today, language)]
    return joined([*parts, *marks(deadline, language)], DOT)


def _checklist(item: NoticeItem, language: Language) -> list[Part]:
    """Only what was open when the message went out; nothing where all of it is in order."""
    if not item.shown_items:
        return []
    return [
        Paragraph((say("checklist.open", language),)),
        checklist_boxes(item.deadline, item.shown_items, language),
    ]


def _responsible(project: Project, deadline: CardDeadline) -> list[Person]:
    mobility = deadline.mobility
    named = (mobility.responsible,) if mobility and mobility.responsible else ()
    return people(tuple(dict.fromkeys((*named, *project.coordinators))))


def why(offset: Offset, occasion: Occasion, language: Language) -> Line:
    """Why this reminder comes, and why on just this day."""
    if occasion in (Occasion.KNOWN_LATE, Occasion.AFTER_PAUSE):
        return say(f"why.{occasion}", language)
    if offset.anchor is Anchor.CHOSEN:
        return say("why.chosen", language)
    if offset.announcement is not Announcement.NONE:
        return say(f"why.{offset.announcement.name.lower()}_quiet_period", language)
    meant = _meant(offset, language)
    return meant if occasion is Occasion.AS_MEANT else (*meant, " ", *say("why.moved", language))


def _meant(offset: Offset, language: Language) -> Line:
    if offset.days == 0:
        return say(f"why.on_{offset.anchor}", language)
    side = "after" if offset.days > 0 else "before"
    if offset.anchor is Anchor.DUE:
        return say(f"why.{side}_due", language, count=abs(offset.days))
    return say(f"why.{side}_{offset.anchor}", language, count=abs(offset.days))


def _buttons(item: NoticeItem, language: Language) -> list[Part]:
    """A call has none: nobody can close it but the programme."""
    if item.project is None:
        return []
    return [buttons(f"reminder.{item.reminder_id}", item.deadline, item.project, language)]


def buttons(name: str, deadline: CardDeadline, project: Project, language: Language) -> Buttons:
    """What can be done about a deadline: done and later, as long as it is open, and the project's card."""
    done = Button(
        action=Action.DEADLINE_DONE,
        label=say("button.done", language),
        value=write_value(deadline.deadline.id),
        accessibility_label=done_label(deadline, project, language),
        style="primary",
    )
    show = Button(
        action=Action.PROJECT_SHOW,
        label=say("button.project_show", language),
        value=write_value(project.id),
        accessibility_label=say("button.project_open", language, ref=project.ref),
    )
    later = later_menu(deadline.deadline.id, language)
    return Buttons(name=name, buttons=(done, later, show) if deadline.is_open else (show,))
