"""Reads a question in plain words, in any of our languages. Pure.

Every word must be known, from the catalogues' tables or by its shape: a question of which only a part is understood
is not answered. What a question is about follows from the words in it, by the table `_TOPICS`, whatever their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache

from bot.words.dates import take_day
from bot.words.draft import QuestionDraft, set_once
from bot.words.faults import DateAlone
from bot.words.moments import MOMENTS, MONTHS, PERIODS, SPANS, period_of, week_of, whole_year, within
from bot.words.numbers import read_count
from bot.words.project import action_and_base_words
from bot.words.stems import Stem, longest_stem, stems
from bot.words.tokens import REPEATED, ChannelToken, PeriodToken, PersonToken, Quoted, Token, tokens
from bot.words.vocabulary import find_code, fold, text_of
from programme.code import parse_code
from programme.model import Sector
from programme.rules import Rules
from services.agenda import Edge
from services.filters import ProjectFilter
from services.refusal import Refusal


class Topic(StrEnum):
    DEADLINES = "deadlines"
    PROJECTS = "projects"
    MOBILITIES = "mobilities"
    CALLS = "calls"
    REMINDERS = "reminders"
    CONTACT = "contact"
    RESPONSIBLE = "responsible"
    """Who coordinates one project, and whom to contact about it."""
    ONE = "one"
    """One project or mobility."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How a question was read. What is None, or empty, does not narrow."""

    topic: Topic
    kinds: tuple[str, ...] = ()
    reference: str | None = None
    projects: ProjectFilter = ProjectFilter()  # noqa: RUF009 - frozen
    period: PeriodToken | None = None
    edge: Edge | None = None
    is_overdue: bool = False


class Unclear(Exception):  # noqa: N818 - it is answered with help
    """No question that we know. `word` is the one that nothing is known of, `fault` what else is wrong with one."""

    def __init__(self, word: str | None = None, *, fault: Refusal | None = None) -> None:
        super().__init__(word)
        self.word = word[:REPEATED] if word else None
        self.fault = fault


# All kinds of reports, which people ask for in one word.
REPORT = "report"
REPORTS = (
    "final_report", "interim_report", "periodic_report", "progress_report", "participant_report",
    "accreditation_report",
)  # fmt: skip

# Nobody asks in more words; what is longer is no question of ours.
LONGEST_QUESTION = 40

ASKED = ("who", "when", "mine", "overdue", "due", "start", "end", "responsible", "turn_to", "filler")
TOPICS = ("deadline", "project", "mobility", "call", "reminder", "contact")
WITHIN = "ask_period.within"

_MARKED = frozenset({*(f"ask.{each}" for each in ASKED), *(f"ask_topic.{each}" for each in TOPICS), WITHIN})

_REFERENCE = re.compile(r"([hl][0-9]{1,9})(?:[:'’][^\W\d]{1,8}|s)?", re.IGNORECASE)
_ACTION = re.compile(r"(ka\d{3}(?:-(?:sch|vet|adu|hed|you))?)[-:]([^\W\d]\w*)", re.IGNORECASE)
_YEAR = re.compile(r"(20\d\d)(?::\w{1,5})?", re.ASCII)
_PUNCTUATION = "?!.,:;()…"


def read_question(text: str, rules: Rules, *, today: date, asker: str, here: str | None = None) -> Question:
    """`here` is the project of the channel that is asked in: it is meant where the words name nothing else.

    Raises Unclear.
    """
    try:
        draft = _draft(text, rules, today=today)
    except Refusal as fault:
        raise Unclear(fault=fault) from fault
    if "ask.mine" in draft.marks and draft.projects.coordinator is None:
        draft = replace(draft, projects=replace(draft.projects, coordinator=asker))
    if here is not None and _is_about_here(draft):
        draft = replace(draft, reference=here)
    draft = replace(draft, period=_period(draft, today))
    topic = next((topic for topic, fits in _TOPICS if fits(draft)), None)
    if topic is None:
        raise Unclear
    return _question(topic, draft)


def _question(topic: Topic, draft: QuestionDraft) -> Question:
    """Raises Unclear where the words say something that the topic has no place for."""
    if topic in _UNFILTERED:
        projects = ProjectFilter(sector=draft.projects.sector) if topic is Topic.CONTACT else ProjectFilter()
        said = replace(draft.projects, coordinator=None)
        if said != projects or (draft.period and topic is not Topic.CALLS):
            raise Unclear
        draft = replace(draft, projects=projects)
    edge = next((edge for edge in Edge if f"ask.{edge}" in draft.marks), None)
    return Question(
        topic=topic,
        kinds=draft.kinds if topic is Topic.DEADLINES else (),
        reference=draft.reference,
        projects=draft.projects,
        period=draft.period,
        edge=edge if topic in (Topic.ONE, Topic.PROJECTS, Topic.MOBILITIES) else None,
        is_overdue="ask.overdue" in draft.marks,
    )


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
        return period_of(draft.moment, today, draft.year)
    return whole_year(draft.year) if draft.year is not None else draft.period


# -- what a question is about: the first that fits


def _says(*marks: str) -> Callable[[QuestionDraft], bool]:
    return lambda draft: bool(draft.marks & set(marks))


_asks_for_a_person = _says("ask.who", "ask.turn_to", "ask_topic.contact")
_asks_whom_to_turn_to = _says("ask.turn_to", "ask_topic.contact", "ask.responsible")
_names_what_is_due = _says("ask_topic.deadline", "ask.overdue", "ask.due")
_names_an_edge = _says("ask.start", "ask.end", "ask.when")


def _is_contact(draft: QuestionDraft) -> bool:
    """Of a sector; or all contacts, where the question says no more than that it is for them."""
    if not _asks_for_a_person(draft) or draft.kinds or draft.period or draft.projects.action:
        return False
    return draft.projects.sector is not None or _asks_whom_to_turn_to(draft)


def _is_deadlines(draft: QuestionDraft) -> bool:
    return not _asks_for_a_person(draft) and (bool(draft.kinds) or _names_what_is_due(draft))


def _is_agenda(draft: QuestionDraft) -> bool:
    """What there is in some days, or for the asker."""
    is_narrowed = draft.period is not None or "ask.mine" in draft.marks
    return is_narrowed and not _asks_for_a_person(draft) and not _names_an_edge(draft)


_TOPICS: tuple[tuple[Topic, Callable[[QuestionDraft], bool]], ...] = (
    (Topic.RESPONSIBLE, lambda draft: draft.reference is not None and _asks_for_a_person(draft)),
    (Topic.CONTACT, _is_contact),
    (Topic.CALLS, lambda draft: "ask_topic.call" in draft.marks and not _asks_for_a_person(draft)),
    (Topic.REMINDERS, lambda draft: "ask_topic.reminder" in draft.marks and draft.reference is None),
    (Topic.DEADLINES, _is_deadlines),
    (Topic.MOBILITIES, lambda draft: not _asks_for_a_person(draft) and "ask_topic.mobility" in draft.marks),
    (Topic.ONE, lambda draft: draft.reference is not None and draft.period is None),
    (Topic.PROJECTS, lambda draft: not _asks_for_a_person(draft) and "ask_topic.project" in draft.marks),
    (Topic.DEADLINES, _is_agenda),
)

# What these are about, no filter of projects narrows.
_UNFILTERED = {Topic.RESPONSIBLE, Topic.CONTACT, Topic.CALLS, Topic.REMINDERS, Topic.ONE}


# -- word by word


def _draft(text: str, rules: Rules, *, today: date) -> QuestionDraft:
    found, day = _tokens(text)
    if len(found) > LONGEST_QUESTION:
        raise Unclear
    draft = QuestionDraft() if day is None else QuestionDraft(period=PeriodToken(day, day))
    words = [_Word.of(token) for token in found]
    position = 0
    while position < len(found):
        taken = 1
        match found[position]:
            case PeriodToken() as period:
                draft = set_once(draft, "period", period, word="–")
            case PersonToken() as person:
                draft = _narrowed(draft, "coordinator", person.account_id, word="@")
            case Quoted() as quoted:
                draft = set_once(draft, "reference", quoted.text, word=quoted.text)
            case ChannelToken():
                raise Unclear("#")
            case _:
                draft, taken = _take(draft, words, position, rules=rules, today=today)
        position += taken
    return draft


def _tokens(text: str) -> tuple[tuple[Token, ...], date | None]:
    """The tokens, and the one day that stands by itself among them. Raises a Refusal."""
    try:
        return tokens(text), None
    except DateAlone:
        day, rest = take_day(text)
        return tokens(rest), day


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it was typed, and folded."""

    typed: str
    folded: str

    @classmethod
    def of(cls, token: Token) -> _Word:
        typed = text_of(token).strip(_PUNCTUATION)
        return cls(typed, fold(typed))


def _take(
    draft: QuestionDraft, words: list[_Word], position: int, *, rules: Rules, today: date
) -> tuple[QuestionDraft, int]:
    """The draft with one word, or the phrase that begins with it, and how many words that were. Raises Unclear."""
    word = words[position]
    if not word.folded:
        return draft, 1
    if match := _REFERENCE.fullmatch(word.typed):
        return set_once(draft, "reference", match[1].upper(), word=word.typed), 1
    if code := parse_code(word.typed):
        return set_once(draft, "reference", code.text, word=word.typed), 1
    if counted := _counted(words, position, today):
        return set_once(draft, "period", counted[0], word=word.typed), counted[1]
    if match := _YEAR.fullmatch(word.folded):
        return set_once(draft, "year", int(match[1]), word=word.typed), 1
    if action := _action(word.typed, rules):
        draft = _narrowed(draft, "action", action[0], word=word.typed)
        return _stem(draft, [_Word(action[1], fold(action[1]))], 0) if action[1] else (draft, 1)
    return _stem(draft, words, position)


def _narrowed(draft: QuestionDraft, name: str, value: object, *, word: str) -> QuestionDraft:
    return replace(draft, projects=set_once(draft.projects, name, value, word=word))


def _action(typed: str, rules: Rules) -> tuple[str, str] | None:
    """KA121, KA210-VET, or the like with a word of its own behind it: KA210-hankkeet."""
    known = action_and_base_words(tuple(rules.actions))
    if whole := find_code(typed, known):
        return whole, ""
    match = _ACTION.fullmatch(typed)
    code = find_code(match[1], known) if match else None
    return (code, match[2]) if match and code else None


def _counted(words: list[_Word], position: int, today: date) -> tuple[PeriodToken, int] | None:
    """`30 päivän`, `kaksi viikkoa`, `viikolla 12`, `kuukauden sisällä`: from today on, or a week by its number."""
    folded = [word.folded for word in words]
    span = _span(folded, position)
    following = folded[position + 1] if position + 1 < len(folded) else ""
    if span is None:
        count = read_count(words[position].typed)
        counted = _span(folded, position + 1) if count else None
        return (within(count, counted, today), 2) if count and counted else None
    if span == "week" and following.isascii() and following.isdigit():
        week = week_of(int(following[:3]), today, None)
        return (week, 2) if week else None
    if following and (match := longest_stem(folded, position + 1, _vocabulary())) and match[0] == WITHIN:
        return within(1, span, today), 1 + match[1]
    return None


def _span(folded: list[str], position: int) -> str | None:
    match = longest_stem(folded, position, _vocabulary()) if position < len(folded) and folded[position] else None
    group, _, name = match[0].partition(".") if match else ("", "", "")
    return name if group == "ask_span" else None


def _stem(draft: QuestionDraft, words: list[_Word], position: int) -> tuple[QuestionDraft, int]:
    match = longest_stem([word.folded for word in words], position, _vocabulary())
    if match is None:
        raise Unclear(words[position].typed)
    code, taken = match
    word = " ".join(each.typed for each in words[position : position + taken])
    if code in _MARKED or code == "ask_span.day":
        return replace(draft, marks=draft.marks | {code}), taken
    group, _, name = code.partition(".")
    if group == "ask_kind":
        kinds = REPORTS if name == REPORT else (name,)
        return replace(draft, kinds=tuple(dict.fromkeys([*draft.kinds, *kinds]))), taken
    if group == "ask_sector":
        return _narrowed(draft, "sector", Sector(name), word=word), taken
    if group in ("ask_period", "ask_month"):
        return set_once(draft, "moment", name, word=word), taken
    raise Unclear(word)


@cache
def _vocabulary() -> dict[str, tuple[Stem, ...]]:
    return stems(tuple((group, code) for group, codes in GROUPS.items() for code in codes))


# The catalogues' groups of words for questions, and the codes in each.
GROUPS: dict[str, tuple[str, ...]] = {
    "ask_topic": TOPICS,
    "ask": ASKED,
    "ask_kind": (
        *REPORTS, REPORT, "amendment_last_call", "mobility_start", "ka121_checkpoint", "inclusion_request",
        "partner_inputs", "contract_dates", "project_end", "decision_watch", "record_keeping", "predeparture_check",
        "bm_encoding", "bm_complete", "mobility_papers",
    ),
    "ask_sector": tuple(Sector),
    "ask_span": SPANS,
    "ask_period": (*PERIODS, "within"),
    "ask_month": MONTHS,
}  # fmt: skip
