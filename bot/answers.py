"""Answers to questions in plain words, through the services and with the messages of the commands."""

from __future__ import annotations

from bot.asked import Asked, Desk
from bot.blocks import Message, Paragraph, message
from bot.commands import reminders
from bot.messages import agenda as agenda_message
from bot.messages import calls as calls_message
from bot.messages import contacts as contacts_message
from bot.messages import explanation as explanation_message
from bot.messages import mobility_card, mobility_list, project_card, project_list
from bot.messages import portfolio as portfolio_message
from bot.messages.paging import PAGE, Turn
from bot.messages.parts import contact_line, mobility_line, people, project_name
from bot.messages.question import render
from bot.text import Period, Person, plain, say
from bot.words.question import Question, Topic
from services import calls, contacts, mobilities, projects
from services.agenda import Wanted, agenda
from services.explanations import explain_dates
from services.mobilities import list_mobilities
from services.portfolio import portfolio
from services.projects import list_projects
from services.references import is_mobility_ref


def answer(asked: Asked, desk: Desk, question: Question) -> Message:
    """Raises a Refusal for a reference that fits nothing."""
    found = _ANSWERS[question.topic](asked, desk, question)
    return render(question, found, asked.actor.account_id, asked.language, rules=desk.division.rules)


def _turn(asked: Asked) -> Turn:
    """In a channel all its members read the answer."""
    return Turn(is_for_all=asked.channel_id is not None, is_answer=True)


def _deadlines(asked: Asked, desk: Desk, question: Question) -> Message:
    wanted = Wanted(projects=question.projects, reference=question.reference, kinds=question.kinds)
    found = agenda(desk.division, wanted, limit=PAGE)
    if found.count == 1:
        return agenda_message.render_one(found, asked.language)
    return agenda_message.render(found, wanted, asked.language, rules=desk.division.rules, turn=_turn(asked))


def _projects(asked: Asked, desk: Desk, question: Question) -> Message:
    found = list_projects(desk.division, question.projects, limit=PAGE)
    if found.count == 1:
        return project_list.render_one(found.lines[0], asked.today, asked.language)
    return project_list.render(found, question.projects, asked.today, asked.language, _turn(asked))


def _mobilities(asked: Asked, desk: Desk, question: Question) -> Message:
    found = list_mobilities(desk.division, question.projects, reference=question.reference, limit=PAGE)
    turn = _turn(asked)
    if found.count == 1:
        return mobility_list.render_one(found.lines[0], asked.language, with_people=not turn.is_shared)
    return mobility_list.render(found, question.projects, asked.language, reference=question.reference, turn=turn)


def _calls(asked: Asked, desk: Desk, question: Question) -> Message:
    days, action = question.projects.span, question.projects.action
    coming = calls.coming(desk.division)
    if action is not None:
        coming = [each for each in coming if calls.is_for(each.call, action)]
    if days is not None:
        coming = [each for each in coming if days.first <= each.here.date() <= days.last]
    return calls_message.render_list(coming, asked.language, is_administrator=False)


def _status(asked: Asked, desk: Desk, question: Question) -> Message:
    return portfolio_message.render(portfolio(desk.division, question.projects), asked.language, _turn(asked))


def _reminders(asked: Asked, desk: Desk, question: Question) -> Message:  # noqa: ARG001 - they are the asker's
    return reminders.answer(asked, desk)


def _contact(asked: Asked, desk: Desk, question: Question) -> Message:
    sector = question.projects.sector
    found = [contacts.of_sector(desk.division, sector)] if sector else contacts.everyone(desk.division)
    return contacts_message.render(found, asked.language)


def _responsible(asked: Asked, desk: Desk, question: Question) -> Message:
    reference, language = question.reference or "", asked.language
    card = projects.show(desk.division, reference)
    lines = [project_name(card.project)]
    if is_mobility_ref(reference):
        mobility = mobilities.show(desk.division, reference).mobility
        lines.append(mobility_line(mobility, language))
        if mobility.responsible:
            lines.append(say("mobility_card.responsible", language, person=Person(mobility.responsible)))
    lines += [
        say("project_card.coordinators", language, people=people(card.project.coordinators)),
        say("contact.heading", language),
        contact_line(card.contact, language),
    ]
    return message(Paragraph(tuple(lines)))


def _why(asked: Asked, desk: Desk, question: Question) -> Message:
    kind = question.only_kind
    word = plain(say(f"deadline.{kind}", asked.language)) if kind else ""
    explained = explain_dates(desk.division, question.reference or "", kind=kind, word=word)
    return explanation_message.render(explained, asked.language, timezone=desk.division.timetable.timezone)


def _one(asked: Asked, desk: Desk, question: Question) -> Message:
    """A card; of a project whose first or last day is asked for, its period alone."""
    reference, language = question.reference or "", asked.language
    if is_mobility_ref(reference):
        return mobility_card.render(mobilities.show(desk.division, reference), language)
    card = projects.show(desk.division, reference)
    if question.projects.edge is None:
        return project_card.render(card, language)
    period = Period(card.project.start_on, card.project.end_on)
    return message(Paragraph((project_name(card.project), say("project_card.period", language, period=period))))


_ANSWERS = {
    Topic.DEADLINES: _deadlines,
    Topic.PROJECTS: _projects,
    Topic.MOBILITIES: _mobilities,
    Topic.CALLS: _calls,
    Topic.STATUS: _status,
    Topic.REMINDERS: _reminders,
    Topic.CONTACT: _contact,
    Topic.RESPONSIBLE: _responsible,
    Topic.WHY: _why,
    Topic.ONE: _one,
}
