"""How a question was read, the command that leads to the same, and examples where it was not understood."""

from __future__ import annotations

from bot.blocks import Bullets, Message, Note, Paragraph, Part, cut, message
from bot.messages.parts import DOT, action_name
from bot.messages.refusal import line as refusal_line
from bot.text import Language, Line, Period, Person, Strong, joined, plain, say, show
from bot.words.question import Question, Topic, Unclear
from bot.words.tokens import PeriodToken
from bot.words.vocabulary import written
from services.agenda import Edge
from services.filters import Standing
from services.references import is_mobility_ref
from services.typed_text import clean_line

# How long a command may be that is repeated to be copied.
COPIED = 400

EXAMPLES = ("due", "overdue", "mine", "end", "responsible", "mobilities", "contact")

# The commands that help shows where somebody has typed none.
COMMANDS = ("project_mine", "project_new", "project_list", "project_show", "project_done", "mobility_new", "snooze")

_EDGES = {Edge.START: "question.first_day", Edge.END: "question.last_day"}
_DURING = {Edge.START: "question.start", Edge.END: "question.end", None: "question.during"}


def render(question: Question, answer: Message, asker: str, language: Language) -> Message:
    """The answer, between how the question was read and the command that leads to the same."""
    read = message(Note(say("question.read", language, reading=plain(reading(question, asker, language)))))
    how = message(Note(say("question.command", language, command=command_for(question, asker, language))))
    # An answer is so much shorter than what Slack takes that two lines of small print fit beside it.
    return Message(cut(f"{read.text}\n{answer.text}\n{how.text}"), (*read.blocks, *answer.blocks, *how.blocks))


def reading(question: Question, asker: str, language: Language) -> Line:
    """What is looked for: a list, in which no word has to bend to another."""
    facts = [_subject(question, language)]
    if question.is_overdue:
        facts.append(say("question.overdue", language))
    if question.reference:
        facts.append((question.reference,))
    facts += _narrowing(question, asker, language)
    if question.period:
        facts.append(say(_period_key(question), language, period=_days(question.period, language)))
    elif question.topic is Topic.ONE and question.edge:
        facts.append(say(_EDGES[question.edge], language))
    return joined(facts, DOT)


def _narrowing(question: Question, asker: str, language: Language) -> list[Line]:
    projects = question.projects
    facts: list[Line] = []
    if projects.action:
        facts.append(action_name(projects.action, language))
    if projects.sector:
        facts.append(say(f"sector.{projects.sector}", language))
    if projects.coordinator == asker:
        facts.append(say("question.mine", language))
    elif projects.coordinator:
        facts.append(say("question.coordinator", language, person=Person(projects.coordinator)))
    return facts


def _subject(question: Question, language: Language) -> Line:
    if question.kinds:
        return joined([say(f"deadline.{kind}", language) for kind in question.kinds])
    return say(f"question.{question.topic}", language)


def _period_key(question: Question) -> str:
    if question.topic is Topic.CALLS:
        return "question.closes"
    return "question.due" if question.topic is Topic.DEADLINES else _DURING[question.edge]


def _days(period: PeriodToken, language: Language) -> str:
    is_one = period.start_on == period.end_on
    return plain(show(period.start_on if is_one else Period(period.start_on, period.end_on), language))


def command_for(question: Question, asker: str, language: Language) -> str:
    """The command that comes nearest, in the asker's words."""
    verb = {each: written("verb", each, language) for each in ("list", "show", "call")}
    reference = question.reference or ""
    if " " in reference:
        reference = f'"{reference}"'
    match question.topic:
        case Topic.CALLS:
            return f"/hanke {verb['call']}"
        case Topic.REMINDERS:
            return "/muistutus"
        case Topic.CONTACT | Topic.RESPONSIBLE:
            return f"/yhteys {reference or ' '.join(_filter(question, asker, language))}".strip()
    if question.topic is Topic.MOBILITIES:
        return " ".join(filter(None, ["/liikkuvuus", verb["list"], reference, *_filter(question, asker, language)]))
    if reference:
        return f"/{'liikkuvuus' if is_mobility_ref(reference) else 'hanke'} {verb['show']} {reference}"
    return " ".join(["/hanke", verb["list"], *_filter(question, asker, language)])


def _filter(question: Question, asker: str, language: Language) -> list[str]:
    """The words of a list's filter; of whom somebody else is responsible for, no word could be copied."""
    wanted, period = question.projects, question.period
    said = (
        wanted.action,
        written("sector", wanted.sector, language) if wanted.sector else None,
        written("standing", Standing.OVERDUE, language) if question.is_overdue else None,
        written("filter", "mine", language) if wanted.coordinator == asker else None,
        # A list of projects asks when something in them is due, not when they begin or end.
        _typed(period) if period and not (question.topic is Topic.PROJECTS and question.edge) else None,
    )
    return [word for word in said if word]


def _typed(period: PeriodToken) -> str:
    """As people may type it in any language."""
    return "–".join(f"{each.day}.{each.month}.{each.year}" for each in (period.start_on, period.end_on))


def render_unclear(unclear: Unclear, language: Language) -> Message:
    """What was not understood, and examples of what is."""
    return message(Paragraph((_fault(unclear, language),)), *_examples(language), _commands(language))


def render_help(language: Language) -> Message:
    """What can be asked, and the commands that people need most."""
    commands = tuple(
        (Strong(plain(say(f"example.{name}", language))), "\n", *say(f"help.{name}", language)) for name in COMMANDS
    )
    some = Paragraph((say("question.some_commands", language),))
    return message(*_examples(language), some, Bullets(commands), _commands(language))


def _examples(language: Language) -> tuple[Part, ...]:
    examples = Bullets(tuple(say(f"question.example_{each}", language) for each in EXAMPLES))
    return Paragraph((say("question.examples", language),)), examples


def _commands(language: Language) -> Note:
    return Note(say("question.commands", language))


def _fault(unclear: Unclear, language: Language) -> Line:
    if unclear.fault is not None:
        return refusal_line(unclear.fault, language)
    if unclear.word is not None and (word := clean_line(unclear.word)):
        return say("question.unknown_word", language, word=word)
    return say("question.unclear", language)


def render_suggestion(word: str, suggestion: str, language: Language) -> Message:
    asked = say("question.did_you_mean", language, word=clean_line(word), suggestion=Strong(suggestion))
    return message(Paragraph((asked,)), *_examples(language), _commands(language))
