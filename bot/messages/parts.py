"""Lines that several messages share: a deadline, a contact, how long until a date. Pure."""

from __future__ import annotations

from datetime import date

from bot.text import Country, Inline, Language, Line, Link, Period, Person, Strong, day, joined, say, show
from programme.model import Certainty, Contact, DeadlineState, Mobility, Origin, Project
from services.cards import CardDeadline

DOT = " · "


def action_name(action_type: str, language: Language) -> Line:
    """Codes are the same in every language; what is not Erasmus+ has words instead."""
    return (action_type,) if "-" in action_type else say(f"action.{action_type}", language)


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
    return say("button.done_label", language, deadline=Inline(deadline_name(each, language)), ref=whose.ref)


def when(due_on: date, today: date, language: Language) -> Line:
    """How far a date is from today, in words."""
    days = (due_on - today).days
    if days < 0:
        return say("when.overdue", language, count=-days)
    if days < 2:
        return say("when.tomorrow" if days else "when.today", language)
    return say("when.in_days", language, count=days)


def deadline_line(each: CardDeadline, today: date, language: Language) -> Line:
    """Date, name, the mobility it belongs to, and how it stands."""
    parts: list[Line] = [
        (Strong(day(each.deadline.due_on, language)), " ", *deadline_name(each, language)),
    ]
    if each.mobility:
        parts.append((each.mobility.ref,))
    parts.append(standing(each, today, language))
    if origin := origin_mark(each, language):
        parts.append(origin)
    return joined(parts, DOT)


def standing(each: CardDeadline, today: date, language: Language) -> Line:
    deadline = each.deadline
    if deadline.state is DeadlineState.DONE and deadline.done_by and deadline.done_at:
        return say("deadline_state.done", language, person=Person(deadline.done_by))
    return when(deadline.due_on, today, language)


def origin_mark(each: CardDeadline, language: Language) -> Line:
    """Where the date comes from, when that is not a rule we are sure of."""
    if each.deadline.origin is Origin.CONTRACT:
        return say("mark.from_contract", language)
    if each.certainty is not Certainty.VERIFIED:
        return say("mark.check_contract", language)
    return ()


def contact_line(contact: Contact, language: Language) -> Line:
    """Name, title, telephone and e-mail, each to be used at once."""
    email: Line = (Link(f"mailto:{contact.email}", contact.email),)
    if contact.check == "email":
        email = (*email, " (", *say("mark.check", language), ")")
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
    return joined(parts, DOT)


def people(account_ids: tuple[str, ...]) -> list[Person]:
    return [Person(account_id) for account_id in account_ids]
