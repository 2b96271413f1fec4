"""Reads a question in plain words, in any of our languages. Pure.

A question of which only a part is understood is not answered. What it is about follows from the words in it, by the
table `_TOPICS`, whatever their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bot.words.draft import QuestionDraft
from bot.words.filters import kind_groups
from bot.words.moments import MOMENTS, Bound, bounded, period_of, whole_year
from bot.words.question_words import GROUPS, WITHIN, Chat, Unclear, read_draft
from bot.words.tokens import PeriodToken
from programme.rules import Rules
from services.filters import Edge, ProjectFilter, Span, Standing
from services.references import is_mobility_ref
from services.refusal import Refusal

__all__ = ["GROUPS", "Chat", "Question", "Topic", "Unclear", "read_question"]


class Topic(StrEnum):
    DEADLINES = "deadlines"
    PROJECTS = "projects"
    MOBILITIES = "mobilities"
    CALLS = "calls"
    STATUS = "status"
    """The portfolio's state, or a part's of it."""
    REMINDERS = "reminders"
    CONTACT = "contact"
    RESPONSIBLE = "responsible"
    """Who coordinates one project, and whom to contact about it."""
    WHY = "why"
    """How the dates of one project or mobility came about, and its reminders."""
    ONE = "one"
    """One project or mobility."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How a question was read: as the filter that lists and commands share. What is None does not narrow."""

    topic: Topic
    kinds: tuple[str, ...] = ()
    reference: str | None = None
    projects: ProjectFilter = ProjectFilter()  # noqa: RUF009 - frozen

    @property
    def only_kind(self) -> str | None:
        """The kind of deadline, where just one was named."""
        return self.kinds[0] if len(self.kinds) == 1 else None


def read_question(text: str, rules: Rules, *, today: date, asker: str, here: str | None = None) -> Question:
    """`here` is the project of the channel that is asked in: it is meant where the words name nothing else.

    Raises Unclear; Chat where nothing is asked.
    """
    try:
        draft = read_draft(text, rules, today=today)
    except Refusal as fault:
        raise Unclear(fault=fault) from fault
    if _is_chat(draft):
        raise Chat(is_thanks="ask.thanks" in draft.marks)
    if "ask.mine" in draft.marks and draft.projects.coordinator is None:
        draft = replace(draft, projects=replace(draft.projects, coordinator=asker))
    if here is not None and _is_about_here(draft):
        draft = replace(draft, reference=here)
    draft = replace(draft, period=_period(draft, today))
    if WITHIN in draft.marks and draft.period is None:
        raise Unclear  # within what?
    topic = next((topic for topic, fits in _TOPICS if fits(draft)), None)
    if topic is None or ("filter.unit" in draft.marks and draft.projects.unit is None):
        raise Unclear
    return _question(topic, draft, rules, today)


def _is_chat(draft: QuestionDraft) -> bool:
    if "ask.how_to" in draft.marks:
        return True
    return bool(draft.marks) and replace(draft, marks=draft.marks - {"ask.filler", "ask.thanks"}) == QuestionDraft()


def _question(topic: Topic, draft: QuestionDraft, rules: Rules, today: date) -> Question:
    """Raises Unclear where the words say something that the topic has no place for."""
    projects = _narrowed(topic, draft)
    if (projects.standing and topic is not Topic.PROJECTS) or (draft.reference and topic is Topic.PROJECTS):
        raise Unclear
    if "ask.overdue" in draft.marks and topic in _LISTS:
        projects = replace(projects, standing=Standing.OVERDUE)
    edge = _edge(topic, draft)
    if topic is Topic.PROJECTS and draft.marks & {"ask.leave", "ask.return", "ask.abroad"}:
        raise Unclear  # people travel, projects do not
    if "ask.fact" in draft.marks and topic is not Topic.ONE:
        raise Unclear  # these stand on a project's card alone
    if topic is Topic.DEADLINES and (edge or projects.edge) and "ask_topic.project" in draft.marks:
        raise Unclear
    span = _span(topic, draft, edge, today)
    if topic is Topic.PROJECTS and span and span.last < today and projects.standing is None:
        # Of what is over, most has been closed.
        projects = replace(projects, standing=Standing.ALL)
    return Question(
        topic=topic,
        kinds=_kinds(draft, rules) if topic in (Topic.DEADLINES, Topic.WHY) else (),
        reference=draft.reference,
        projects=replace(projects, edge=edge if topic in _EDGED else None, span=span),
    )


def _narrowed(topic: Topic, draft: QuestionDraft) -> ProjectFilter:
    """Raises Unclear where what is asked for cannot be narrowed so."""
    if draft.period and topic in _TIMELESS:
        raise Unclear
    if topic not in _UNFILTERED:
        return draft.projects
    kept = {name: getattr(draft.projects, name) for name in _UNFILTERED[topic]}
    if replace(draft.projects, coordinator=None) != ProjectFilter(**kept):
        raise Unclear
    return ProjectFilter(**kept)


def _kinds(draft: QuestionDraft, rules: Rules) -> tuple[str, ...]:
    """Of mobilities where the question says so and names nothing else."""
    if draft.kinds or draft.reference or "ask_topic.mobility" not in draft.marks:
        return draft.kinds
    return kind_groups(rules)["mobilities"]


def _edge(topic: Topic, draft: QuestionDraft) -> Edge | None:
    """Raises Unclear where somebody asks for both ends."""
    said = {edge for mark, edge in _EDGES.items() if mark in draft.marks}
    if len(said) > 1:
        raise Unclear
    is_under_way = topic in (Topic.MOBILITIES, Topic.PROJECTS) and bool(draft.marks & {"ask.under_way", "ask.abroad"})
    if not said and (is_under_way or (topic is Topic.PROJECTS and draft.period)):
        return Edge.DURING
    return next(iter(said), None)


def _span(topic: Topic, draft: QuestionDraft, edge: Edge | None, today: date) -> Span | None:
    """Of what starts, ends or goes on by some day, nothing is meant that is over by now."""
    if draft.period is None and edge is Edge.DURING:
        return Span(today, today)
    if draft.period is None:
        return Span(today, date.max) if edge and topic in (Topic.PROJECTS, Topic.MOBILITIES) else None
    first, last = draft.period.start_on, draft.period.end_on
    if topic is not Topic.DEADLINES and first == date.min and last >= today:
        first = today
    return Span(first, last)


def _is_about_here(draft: QuestionDraft) -> bool:
    """Whether a question in a project's channel is about that project."""
    if draft.reference or draft.projects != ProjectFilter():
        return False
    return "ask_topic.project" not in draft.marks or bool(draft.kinds or draft.marks & {"ask.who", "ask.when"})


def _period(draft: QuestionDraft, today: date) -> PeriodToken | None:
    """Raises Unclear where two things are said of it."""
    if draft.year is not None and (draft.period or draft.moment in MOMENTS):
        raise Unclear(str(draft.year))
    if draft.period and draft.moment:
        raise Unclear
    if draft.moment is not None:
        period: PeriodToken | None = period_of(draft.moment, today, draft.year)
    else:
        period = whole_year(draft.year) if draft.year is not None else draft.period
    if draft.bound is None or period is None:
        return period
    if draft.bound is Bound.BEFORE and period.start_on <= today <= period.end_on:
        raise Unclear  # before what has begun?
    return bounded(Bound(draft.bound), period)


# -- what a question is about: the first that fits


def _says(*marks: str) -> Callable[[QuestionDraft], bool]:
    return lambda draft: bool(draft.marks & set(marks))


_says_who = _says("ask.who", "ask.turn_to", "ask_topic.contact")
_asks_whom_to_turn_to = _says("ask.turn_to", "ask_topic.contact", "ask.responsible")
_names_what_is_due = _says("ask_topic.deadline", "ask.overdue", "ask.due")
_names_an_edge = _says("ask.start", "ask.end", "ask.when")
_travels = _says("ask.travel", "ask.leave", "ask.return", "ask.abroad")


def _asks_for_a_person(draft: QuestionDraft) -> bool:
    """Who travels is asked of mobilities."""
    return _says_who(draft) and not _asks_who_travels(draft)


def _asks_who_travels(draft: QuestionDraft) -> bool:
    is_abroad = _travels(draft) or draft.projects.country is not None
    return is_abroad and not _asks_whom_to_turn_to(draft)


def _is_contact(draft: QuestionDraft) -> bool:
    """Of a sector; or all contacts, where the question says no more than that it is for them."""
    if not _asks_for_a_person(draft) or draft.kinds or draft.period or draft.projects.action:
        return False
    return draft.projects.sector is not None or _asks_whom_to_turn_to(draft)


def _is_late(what: str) -> Callable[[QuestionDraft], bool]:
    """Which of these are overdue, rather than what is overdue in them."""
    named = _says(f"ask_topic.{what}")
    return lambda draft: (
        named(draft)
        and "ask.overdue" in draft.marks
        and not (draft.kinds or draft.reference or draft.period or _asks_for_a_person(draft))
        and not _says("ask_topic.deadline", "ask.due")(draft)
    )


def _is_fact(draft: QuestionDraft) -> bool:
    """What stands on a project's card."""
    asks = "ask.fact" in draft.marks and draft.reference is not None and draft.period is None
    return asks and not _asks_whom_to_turn_to(draft)


def _is_deadlines(draft: QuestionDraft) -> bool:
    return not _asks_for_a_person(draft) and (bool(draft.kinds) or _names_what_is_due(draft))


def _is_one_mobility(draft: QuestionDraft) -> bool:
    named = draft.reference is not None and is_mobility_ref(draft.reference)
    return named and draft.period is None and not _asks_for_a_person(draft)


def _is_mobilities(draft: QuestionDraft) -> bool:
    if draft.reference is not None and is_mobility_ref(draft.reference):
        return False
    asks = "ask_topic.mobility" in draft.marks or (_travels(draft) and "ask_topic.project" not in draft.marks)
    names_country = draft.projects.country is not None and "ask_topic.project" not in draft.marks
    return not _asks_for_a_person(draft) and (asks or names_country)


def _is_agenda(draft: QuestionDraft) -> bool:
    """What there is in some days, or for the asker, or next."""
    is_narrowed = draft.period is not None or bool(draft.marks & {"ask.mine", "ask.next"})
    return is_narrowed and not _asks_for_a_person(draft) and not _names_an_edge(draft)


_TOPICS: tuple[tuple[Topic, Callable[[QuestionDraft], bool]], ...] = (
    (Topic.WHY, lambda draft: draft.reference is not None and "ask.why" in draft.marks),
    (Topic.ONE, _is_fact),
    (Topic.RESPONSIBLE, lambda draft: draft.reference is not None and _asks_for_a_person(draft)),
    (Topic.CONTACT, _is_contact),
    (Topic.CALLS, lambda draft: "ask_topic.call" in draft.marks and not _asks_for_a_person(draft)),
    (Topic.REMINDERS, lambda draft: "ask_topic.reminder" in draft.marks and draft.reference is None),
    (Topic.PROJECTS, _is_late("project")),
    (Topic.MOBILITIES, _is_late("mobility")),
    (Topic.DEADLINES, _is_deadlines),
    (Topic.ONE, _is_one_mobility),
    (Topic.MOBILITIES, _is_mobilities),
    (Topic.ONE, lambda draft: draft.reference is not None and draft.period is None),
    (Topic.STATUS, lambda draft: not _asks_for_a_person(draft) and "ask_topic.status" in draft.marks),
    (Topic.PROJECTS, lambda draft: not _asks_for_a_person(draft) and "ask_topic.project" in draft.marks),
    (Topic.PROJECTS, lambda draft: not _asks_for_a_person(draft) and draft.projects.standing is not None),
    (Topic.DEADLINES, _is_agenda),
)

# What these are about, no filter of projects narrows but for what is named here.
_UNFILTERED: Mapping[Topic, tuple[str, ...]] = {
    Topic.RESPONSIBLE: (), Topic.CONTACT: ("sector",), Topic.CALLS: ("action",), Topic.REMINDERS: (), Topic.ONE: (),
    Topic.WHY: (),
}  # fmt: skip
# And of these there is only what holds today.
_TIMELESS = {Topic.RESPONSIBLE, Topic.CONTACT, Topic.REMINDERS, Topic.ONE, Topic.STATUS, Topic.WHY}
# What these list can be overdue, and these can start or end.
_LISTS = {Topic.DEADLINES, Topic.PROJECTS, Topic.MOBILITIES}
_EDGED = {Topic.ONE, Topic.PROJECTS, Topic.MOBILITIES}
_EDGES = {
    "ask.start": Edge.START, "ask.leave": Edge.START, "ask.end": Edge.END, "ask.return": Edge.END,
}  # fmt: skip
