"""Answers to questions in plain words, through the services and with the messages of the commands."""

from __future__ import annotations

from bot.asked import Asked, Desk
from bot.blocks import Message, Paragraph, message
from bot.commands import reminders
from bot.messages import agenda as agenda_message
from bot.messages import calls as calls_message
from bot.messages import contacts as contacts_message
from bot.messages import mobility_card, project_card, project_list
from bot.messages.parts import contact_line, people, project_name
from bot.messages.question import render
from bot.text import Period, say
from bot.words.question import Question, Topic
from services import calls, contacts, mobilities, projects
from services.agenda import ALWAYS, Wanted, agenda, mobilities_in, projects_in
from services.filters import Span
from services.references import is_mobility_ref


def answer(asked: Asked, desk: Desk, question: Question) -> Message:
    """Raises a Refusal for a reference that fits nothing."""
    return render(question, _ANSWERS[question.topic](asked, desk, question), asked.actor.account_id, asked.language)


def _wanted(question: Question) -> Wanted:
    period = question.period
    return Wanted(
        projects=question.projects,
        reference=question.reference,
        days=Span(period.start_on, period.end_on) if period else ALWAYS,
        kinds=question.kinds,
        is_overdue=question.is_overdue,
    )


def _deadlines(asked: Asked, desk: Desk, question: Question) -> Message:
    found = agenda(desk.division, _wanted(question), limit=agenda_message.SHOWN)
    return agenda_message.render(found, asked.language)


def _projects(asked: Asked, desk: Desk, question: Question) -> Message:
    found = projects_in(desk.division, _wanted(question), edge=question.edge)
    return project_list.render_found(found, asked.today, asked.language)


def _mobilities(asked: Asked, desk: Desk, question: Question) -> Message:
    """Without a period those that are not over, as the command lists them."""
    wanted = _wanted(question)
    if question.period is None and question.reference is None:
        wanted = Wanted(projects=wanted.projects, reference=None, days=Span(asked.today, ALWAYS.last))
    found = mobilities_in(desk.division, wanted, edge=question.edge, limit=agenda_message.SHOWN)
    return agenda_message.render_mobilities(found, asked.language)


def _calls(asked: Asked, desk: Desk, question: Question) -> Message:
    days = _wanted(question).days
    coming = [each for each in calls.coming(desk.division) if days.first <= each.here.date() <= days.last]
    return calls_message.render_list(coming, asked.language, is_administrator=False)


def _reminders(asked: Asked, desk: Desk, question: Question) -> Message:  # noqa: ARG001 - they are the asker's
    return reminders.answer(asked, desk)


def _contact(asked: Asked, desk: Desk, question: Question) -> Message:
    sector = question.projects.sector
    found = [contacts.of_sector(desk.division, sector)] if sector else contacts.everyone(desk.division)
    return contacts_message.render(found, asked.language)


def _responsible(asked: Asked, desk: Desk, question: Question) -> Message:
    card = projects.show(desk.division, question.reference or "")
    language = asked.language
    return message(
        Paragraph(
            (
                project_name(card.project),
                say("project_card.coordinators", language, people=people(card.project.coordinators)),
                say("contact.heading", language),
                contact_line(card.contact, language),
            )
        )
    )


def _one(asked: Asked, desk: Desk, question: Question) -> Message:
    """A card; of a project whose first or last day is asked for, its period alone."""
    reference, language = question.reference or "", asked.language
    if is_mobility_ref(reference):
        return mobility_card.render(mobilities.show(desk.division, reference), language)
    card = projects.show(desk.division, reference)
    if question.edge is None:
        return project_card.render(card, language)
    period = Period(card.project.start_on, card.project.end_on)
    return message(Paragraph((project_name(card.project), say("project_card.period", language, period=period))))


_ANSWERS = {
    Topic.DEADLINES: _deadlines,
    Topic.PROJECTS: _projects,
    Topic.MOBILITIES: _mobilities,
    Topic.CALLS: _calls,
    Topic.REMINDERS: _reminders,
    Topic.CONTACT: _contact,
    Topic.RESPONSIBLE: _responsible,
    Topic.ONE: _one,
}
