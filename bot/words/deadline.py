"""Reads a date that somebody gives a deadline: what of, which deadline, and when. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from bot.text import Language, plain, say
from bot.words.dates import take_moment
from bot.words.reference import reference_and_rest, without_ending
from bot.words.tokens import Quoted, tokens, unescaped
from bot.words.vocabulary import Vocabulary, find_code, phrases, spelled, text_of
from programme.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineDraft:
    """`kind` is the programme's kind that `name` means, if it means one; in quotes it may be a name of one's own.

    `is_taken_back` says that the date that somebody typed is to go again.
    """

    reference: str
    name: str
    kind: str | None
    is_quoted: bool
    due_on: date | None
    is_taken_back: bool
    due_time: time | None = None


def read_deadline(text: str, rules: Rules) -> DeadlineDraft:
    """`H1 loppuraportti 15.10.2027`, `H1 "Välimaksatus" 1.3.2027`, `H1 loppuraportti laskettu`.

    Raises DateImpossible or UnclosedQuote.
    """
    due_on, due_time, rest = take_moment(text)
    known = deadline_words(rules)
    before = None if due_on else without_ending(rest, phrases("date", ("computed",)))
    is_taken_back = bool(before)
    reference, name, is_quoted = _reference_and_name(before or rest, known)
    return DeadlineDraft(
        reference=reference,
        name=name,
        kind=find_code(name, known),
        is_quoted=is_quoted,
        due_on=due_on,
        due_time=due_time,
        is_taken_back=is_taken_back,
    )


def _reference_and_name(text: str, known: Vocabulary) -> tuple[str, str, bool]:
    """Also whether the name stood in quotes: such a one ends the reference before it, whatever that is made of."""
    found = tokens(text)
    if len(found) > 1 and isinstance(found[-1], Quoted):
        return " ".join(filter(None, (text_of(token) for token in found[:-1]))), found[-1].text, True
    reference, name = reference_and_rest(text.strip(), known)
    return reference, unescaped(name), False


def deadline_words(rules: Rules) -> Vocabulary:
    """What people call the deadlines, and the names that they see themselves."""
    kinds = tuple(sorted({rule.kind for rule in rules.deadlines}))
    shown = {plain(say(f"deadline.{kind}", language)): kind for kind in kinds for language in Language}
    return {**spelled(shown), **phrases("deadline", kinds)}
