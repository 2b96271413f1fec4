"""What the words of a question say, one by one or as phrases, in any of our languages. Pure.

Every word must be known, from the catalogues' tables or by its shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from bot.words.country_forms import country_at
from bot.words.draft import QuestionDraft, set_once
from bot.words.filters import REPORTS
from bot.words.moments import MONTHS, PERIODS, SPANS, Bound, week_of, within
from bot.words.numbers import read_count
from bot.words.project import action_and_base_words
from bot.words.stems import Stem, longest_stem, stems
from bot.words.tokens import REPEATED, PeriodToken, PersonToken, Quoted, Token, Word, tokens
from bot.words.vocabulary import Vocabulary, find_code, fold, phrases, text_of
from programme.code import parse_code
from programme.model import EducationField, Sector
from programme.rules import Rules
from services.filters import Standing
from services.refusal import Refusal


class Unclear(Exception):  # noqa: N818 - it is answered with help
    """No question that we know. `word` is the one that nothing is known of, `fault` what else is wrong with one."""

    def __init__(self, word: str | None = None, *, fault: Refusal | None = None) -> None:
        super().__init__(word)
        self.word = word[:REPEATED] if word else None
        self.fault = fault


class Chat(Unclear):
    """A greeting or thanks, or how something is done: nothing that is looked up."""

    def __init__(self, *, is_thanks: bool) -> None:
        super().__init__()
        self.is_thanks = is_thanks


# All kinds of reports, in one word.
REPORT = "report"

# Nobody asks in more words; what is longer is no question of ours.
LONGEST_QUESTION = 40

ASKED = (
    "who", "when", "mine", "overdue", "due", "start", "end", "travel", "leave", "return", "responsible", "turn_to",
    "under_way", "abroad", "between", "why", "thanks", "next", "how_to", "fact", "filler",
)  # fmt: skip
TOPICS = ("deadline", "project", "mobility", "call", "reminder", "contact", "status")
WITHIN = "ask_period.within"

_MARKED = frozenset(
    {*(f"ask.{each}" for each in ASKED), *(f"ask_topic.{each}" for each in TOPICS), WITHIN, "filter.unit"}
)

_REFERENCE = re.compile(r"([hl][0-9]{1,9})(?:[:'’][^\W\d]{1,8}|s)?", re.IGNORECASE)
_ACTION = re.compile(r"(ka\d{3}(?:-(?:sch|vet|adu|hed|you))?)[-:]([^\W\d]\w*)", re.IGNORECASE)
_YEAR = re.compile(r"(20\d\d)(?::\w{1,5})?", re.ASCII)
_PUNCTUATION = "?!.,:;()…"


def read_draft(text: str, rules: Rules, *, today: date) -> QuestionDraft:
    """Raises Unclear, or a Refusal for what no reader takes."""
    found = _joined_days(tokens(text, takes_days=True))
    if len(found) > LONGEST_QUESTION:
        raise Unclear
    draft = QuestionDraft()
    words = [_Word.of(token) for token in found]
    position = 0
    while position < len(found):
        if isinstance(found[position], Word):
            draft, taken = _read(draft, found, words, position, rules=rules, today=today)
        else:
            draft, taken = _shaped(draft, found[position]), 1
        position += taken
    return draft


def _joined_days(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Two days of which a word says that the time between them is meant become one stretch."""
    days = [place for place, token in enumerate(found) if isinstance(token, PeriodToken)]
    says_between = any(_code(token) == "ask.between" for token in found)
    if not says_between or len(days) != len(("from", "to")):
        return found
    first, last = (found[place] for place in days)
    if not isinstance(first, PeriodToken) or not isinstance(last, PeriodToken) or last.end_on < first.start_on:
        raise Unclear
    kept = [token for place, token in enumerate(found) if place not in days]
    return (*kept, PeriodToken(first.start_on, last.end_on))


def _code(token: Token) -> str | None:
    """What a word says that stands alone."""
    folded = _Word.of(token).folded
    match = longest_stem([folded], 0, _vocabulary()) if folded else None
    return match[0] if match else None


def _shaped(draft: QuestionDraft, token: Token) -> QuestionDraft:
    """With what is no word. Raises Unclear for what says nothing in a question."""
    match token:
        case PeriodToken() as period:
            return set_once(draft, "period", period, word="–")
        case PersonToken() as person:
            return _narrowed(draft, "coordinator", person.account_id, word="@")
        case Quoted() as quoted if "filter.unit" in draft.marks and draft.projects.unit is None:
            return _narrowed(draft, "unit", quoted.text, word=quoted.text)
        case Quoted() as quoted:
            return set_once(draft, "reference", quoted.text, word=quoted.text)
    raise Unclear("#")


def _read(
    draft: QuestionDraft,
    found: Sequence[Token],
    words: list[_Word],
    position: int,
    *,
    rules: Rules,
    today: date,
) -> tuple[QuestionDraft, int]:
    """The draft with what the words at a position say, and how many those are. Raises Unclear."""
    bound = _bound(words, position)
    if bound is None:
        return _take(draft, words, position, rules=rules, today=today)
    name, taken = bound
    stands_behind = find_code(" ".join(word.typed for word in words[position : position + taken]), _behind())
    if name is Bound.AFTER and position and _REFERENCE.fullmatch(words[position - 1].typed):
        raise Unclear(words[position].typed)  # after that project, perhaps
    has_time = (
        _ends_with_time(found[:position], today)
        if stands_behind
        else _begins_with_time(found[position + taken :], today)
    )
    if not has_time:
        raise Unclear(words[position].typed)
    return set_once(draft, "bound", name, word=words[position].typed), taken


def _bound(words: list[_Word], position: int) -> tuple[Bound, int] | None:
    match = longest_stem([word.folded for word in words], position, _vocabulary()) if words[position].folded else None
    group, _, name = match[0].partition(".") if match else ("", "", "")
    return (Bound(name), match[1]) if match and group == "ask_bound" else None


def _behind() -> Vocabulary:
    """The bounds that stand behind their time: of `keväällä ennen matkoja` the spring is not what bounds."""
    return phrases("ask_behind", ("bound",))


# So many words of a stretch of time may stand behind the one that tells what it is: `the`, `year`.
_FEW = 3


def _begins_with_time(found: Sequence[Token], today: date) -> bool:
    words = [_Word.of(token) for token in found]
    for position in range(min(_FEW, len(found))):
        if _time_at(found, words, position, today):
            return True
        match = (
            longest_stem([word.folded for word in words], position, _vocabulary()) if words[position].folded else None
        )
        if match is None or match[0] not in ("ask.filler", "ask.next"):
            return False
    return False


def _ends_with_time(found: Sequence[Token], today: date) -> bool:
    words = [_Word.of(token) for token in found]
    places = range(max(0, len(found) - _FEW), len(found))
    return any(position + _time_at(found, words, position, today) == len(found) for position in places)


def _time_at(found: Sequence[Token], words: list[_Word], position: int, today: date) -> int:
    """How many words a stretch of time takes that begins here; none where none does."""
    if isinstance(found[position], PeriodToken):
        return 1
    if not words[position].folded:
        return 0
    if counted := _counted(words, position, today):
        return counted[1]
    if _YEAR.fullmatch(words[position].folded):
        return 1
    match = longest_stem([word.folded for word in words], position, _vocabulary())
    is_time = match and match[0] != WITHIN and match[0].partition(".")[0] in ("ask_period", "ask_month")
    return match[1] if match and is_time else 0


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


# The groups of words that narrow which projects are meant.
_NARROWING: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "ask_sector": ("sector", Sector), "field": ("field", EducationField), "standing": ("standing", Standing),
}  # fmt: skip


def _stem(draft: QuestionDraft, words: list[_Word], position: int) -> tuple[QuestionDraft, int]:
    folded = [word.folded for word in words]
    match, country = longest_stem(folded, position, _vocabulary()), country_at(folded, position)
    if country and (match is None or country[1] > match[1]):
        return _narrowed(draft, "country", country[0], word=words[position].typed), country[1]
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
    if group in _NARROWING:
        field, meaning = _NARROWING[group]
        return _narrowed(draft, field, meaning(name), word=word), taken
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
    "ask_bound": tuple(Bound),
    "ask_month": MONTHS,
    "field": (EducationField.SCHOOL, EducationField.ADULT),
    "standing": (Standing.PAUSED, Standing.INCOMPLETE),
    "filter": ("unit",),
}  # fmt: skip
