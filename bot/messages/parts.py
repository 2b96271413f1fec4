"""Lines that several messages share: a deadline, a contact, how long until a date. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.blocks import Box, Boxes, Menu
from bot.ids import Action, write_item_value, write_list_name
from bot.text import (
    Country,
    Language,
    Line,
    Link,
    Period,
    Person,
    Strong,
    clock,
    day,
    joined,
    plain,
    say,
    show,
    zone_name,
)
from programme.model import Call, Certainty, Contact, Deadline, DeadlineState, Mobility, Origin, Project
from programme.rules import base_action
from services.calls import CallLine
from services.cards import CardDeadline, CardItem
from services.typed_text import clean_line

DOT = " · "

# What is said of the age of those who travel.
MINORS, ADULTS = "minors", "adults"

# What a card's menu offers: commands by their names, which are asked of what the card shows.
PROJECT_MENU = (
    "project_done", "deadline_set", "handover", "pause", "resume", "project_close", "project_restore", "why",
    "history", "project_remove",
)  # fmt: skip
HOME_MENU = (
    "project_list", "portfolio", "mobility_list", "search", "reminders", "contact", "calls", "administration",
)  # fmt: skip
MOBILITY_MENU = ("mobility_new", "mobility_cancel", "mobility_restore", "why", "history")

# As much of a name as fits beside a reference into what a screen reader says for a button.
SPOKEN = 40

# As much of typed text as a cell of a table holds, with &, < and > as long as Slack keeps them; and so many people.
CELL = 130
FEW = 3

# As much of what was typed as an answer repeats, and what stands for it when nothing of it can be seen.
REPEATED = 120
UNSEEN = "?"

# Beyond so many days nobody counts them.
FAR_AWAY = 730


def action_name(action_type: str, language: Language) -> Line:
    """Codes are the same in every language; what has none, such as eTwinning, has words instead."""
    return (action_type,) if action_type.startswith("KA") else say(f"action.{action_type}", language)


def action_label(action_type: str, language: Language) -> Line:
    """A code with what it is; the words alone for what has none."""
    if not action_type.startswith("KA"):
        return action_name(action_type, language)
    return (f"{action_type} ", *say(f"action.{base_action(action_type)}", language))


def repeated(typed: str) -> str:
    """What was typed, as one visible line that is no longer than a title."""
    line = clean_line(typed) or UNSEEN
    return line if len(line) <= REPEATED else f"{line[: REPEATED - 1]}…"


def project_name(project: Project) -> Line:
    return (Strong(f"{project.ref} {project.title}"),)


def deadline_name(each: CardDeadline, language: Language) -> Line:
    """The deadline's own name if it was made by hand, else its kind's."""
    if each.deadline.name:
        return (each.deadline.name,)
    return say(f"deadline.{each.deadline.kind}", language)


def done_label(each: CardDeadline, project: Project, language: Language) -> Line:
    """What a screen reader says for a Done button, of which a message may have several."""
    whose = each.mobility or project
    return say("button.done_label", language, deadline=spoken(deadline_name(each, language)), ref=whose.ref)


def spoken(name: Line) -> str:
    """As much of a name as a screen reader says."""
    text = plain(name)
    return text if len(text) <= SPOKEN else f"{text[: SPOKEN - 1]}…"


def due_text(deadline: Deadline, language: Language) -> str:
    """Its date, with the time of day where it has one."""
    date_text = day(deadline.due_on, language)
    return f"{date_text} {clock(deadline.due_time, language)}" if deadline.due_time else date_text


def when(due_on: date, today: date, language: Language) -> Line:
    """How far a date is from today, in words."""
    days = (due_on - today).days
    if days > FAR_AWAY:
        return say("when.in_years", language)
    if days < 0:
        return say("when.overdue", language, count=-days)
    if days < 2:
        return say("when.tomorrow" if days else "when.today", language)
    return say("when.in_days", language, count=days)


def deadline_line(each: CardDeadline, today: date, language: Language) -> Line:
    """Date, name, the mobility it belongs to, and how it stands."""
    parts: list[Line] = [
        (Strong(due_text(each.deadline, language)), " ", *deadline_name(each, language)),
    ]
    if each.mobility:
        parts.append((each.mobility.ref,))
    parts.append(standing(each, today, language))
    parts.extend(marks(each, language))
    return joined(parts, DOT)


def marks(each: CardDeadline, language: Language) -> list[Line]:
    """What is to be known of a date: the internal one before it, and where it comes from."""
    found: list[Line] = []
    if each.internal_on and each.is_open:
        found.append(say("mark.internal", language, date=each.internal_on))
    if origin := origin_mark(each, language):
        found.append(origin)
    if each.deadline.source_url:
        found.append(source_link(each.deadline.source_url, language))
    return found


def standing(each: CardDeadline, today: date, language: Language) -> Line:
    deadline = each.deadline
    if deadline.state is DeadlineState.DONE and deadline.done_by and deadline.done_at:
        done = say("deadline_state.done", language, person=Person(deadline.done_by))
        return joined([done, *([(deadline.receipt,)] if deadline.receipt else [])], DOT)
    if deadline.state in (DeadlineState.PASSED, DeadlineState.WITHDRAWN):
        return say(f"deadline_state.{deadline.state}", language)
    return when(deadline.due_on, today, language)


def origin_mark(each: CardDeadline, language: Language) -> Line:
    """Where the date comes from, when that is not a rule we are sure of."""
    if each.deadline.origin is Origin.CONTRACT:
        is_our_own = each.certainty is Certainty.PRACTICE
        return say("mark.typed" if is_our_own else "mark.from_contract", language)
    if each.certainty is Certainty.PRACTICE:
        return say("mark.practice", language)
    if each.certainty is not Certainty.VERIFIED:
        return say("mark.check_contract", language)
    return ()


def source_link(url: str, language: Language) -> Line:
    """To the message that a date comes from."""
    return (Link(url, plain(say("mark.source", language))),)


def contact_line(contact: Contact, language: Language) -> Line:
    """Name, title, telephone and e-mail, each to be used at once; an address that looks mistyped is no link."""
    if contact.check == "email":
        email: Line = (f"{contact.email} (", *say("mark.check", language), ")")
    else:
        email = (Link(f"mailto:{contact.email}", contact.email),)
    named = say("contact.line", language, name=contact.name, title=contact.title)
    phones = say("contact.phone", language, phones=list(contact.phones))
    return joined([named, phones, email], ", ")


def mobility_line(mobility: Mobility, language: Language) -> Line:
    """Reference, kind, period, country, host and head count."""
    parts: list[Line] = [
        (Strong(mobility.ref), " ", *say(f"mobility_kind.{mobility.kind}", language)),
        show(Period(mobility.start_on, mobility.end_on), language),
        show(Country(mobility.country), language),
    ]
    if mobility.host:
        parts.append((mobility.host,))
    if mobility.head_count:
        parts.append(say("mobility.head_count", language, count=mobility.head_count))
    if mobility.accompanying:
        parts.append(say("mobility.accompanying", language, count=mobility.accompanying))
    return joined(parts, DOT)


def checklist_boxes(each: CardDeadline, items: Sequence[CardItem], language: Language) -> Boxes:
    """The items of a deadline's list, to be ticked where they stand."""
    return Boxes(
        name=write_list_name(each.deadline.id, (item.item.code for item in items if item.tick)),
        action=Action.CHECKLIST_TICK,
        boxes=tuple(
            Box(
                label=say(f"item.{card_item.item.code}", language),
                value=write_item_value(each.deadline.id, card_item.item.code),
                is_ticked=card_item.tick is not None,
            )
            for card_item in items
        ),
    )


def call_name(call: Call, language: Language) -> Line:
    """What a call is for: its actions, its round and its title, as far as they are known."""
    actions = joined([action_name(action, language) for action in call.actions])
    call_round = say("call.round", language, number=call.round) if call.round else ()
    return joined([part for part in (actions, call_round, (call.title,) if call.title else ()) if part], DOT)


def call_times(line: CallLine, language: Language) -> Line:
    """The last moment here, and, where the clocks differ, in the zone it was given in."""
    here = Strong(plain(show(line.here, language)))
    if line.here.utcoffset() == line.there.utcoffset():
        return (here,)
    same_day = line.here.date() == line.there.date()
    there = clock(line.there, language) if same_day else plain(show(line.there, language))
    return say("call.times", language, here=here, there=there, zone=zone_name(line.call.timezone, language))


def people(account_ids: tuple[str, ...]) -> list[Person]:
    return [Person(account_id) for account_id in account_ids]


def shortened(typed: str, limit: int = CELL) -> str:
    """Typed text that fits a cell; what was longer ends in an ellipsis, and its card has it all."""
    if len(escape(typed, quote=False)) <= limit:
        return typed
    fitting = next(
        length for length in range(min(len(typed), limit), -1, -1) if len(escape(typed[:length], quote=False)) < limit
    )
    return f"{typed[:fitting]}…"


def few_people(account_ids: Sequence[str], language: Language) -> Line:
    """The first few, and how many more there are."""
    named = [show(Person(account_id), language) for account_id in account_ids[:FEW]]
    if len(account_ids) > FEW:
        named.append((f"+{len(account_ids) - FEW}",))
    return joined(named)


def card_menu(
    action: Action, row_id: int, names: Sequence[str], language: Language, *, placeholder: str = "menu.more"
) -> Menu:
    """What else can be done with what a card shows, or looked at from the Home tab."""
    return Menu(
        action=action,
        placeholder=say(placeholder, language),
        choices=tuple((say(f"menu.{name}", language), write_item_value(row_id, name)) for name in names),
    )
