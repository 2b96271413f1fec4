"""How a question was read, the command that leads to the same, and examples where it was not understood."""

from __future__ import annotations

from dataclasses import replace

from bot.blocks import Bullets, Message, Note, Paragraph, Part, cut, message
from bot.messages.agenda import words as agenda_words
from bot.messages.filter_line import said_of
from bot.messages.help import choose_language
from bot.messages.parts import DOT
from bot.messages.refusal import line as refusal_line
from bot.text import Language, Line, Strong, joined, plain, say
from bot.words.filters import written_filter
from bot.words.question import Question, Topic, Unclear
from bot.words.reference import written_reference
from bot.words.vocabulary import written
from programme.rules import Rules
from services.agenda import Wanted
from services.filters import Edge
from services.references import is_mobility_ref
from services.typed_text import clean_line

# How long a command may be that is repeated to be copied.
COPIED = 400

EXAMPLES = ("due", "overdue", "mine", "end", "responsible", "mobilities", "contact")

# The commands that help shows where somebody has typed none.
COMMANDS = ("project_mine", "project_new", "project_list", "project_show", "project_done", "mobility_new", "snooze")

_EDGES = {Edge.START: "question.first_day", Edge.END: "question.last_day"}


def render(question: Question, answer: Message, asker: str, language: Language, *, rules: Rules) -> Message:
    """The answer, between how the question was read and the command that leads to the same."""
    read = message(Note(say("question.read", language, reading=plain(reading(question, asker, language)))))
    command = command_for(question, asker, language, rules=rules)
    key = "question.command" if is_the_same(question, asker) else "question.command_near"
    how = message(Note(say(key, language, command=command)))
    # An answer is so much shorter than what Slack takes that two lines of small print fit beside it.
    return Message(cut(f"{read.text}\n{answer.text}\n{how.text}"), (*read.blocks, *answer.blocks, *how.blocks))


def is_the_same(question: Question, asker: str) -> bool:
    """Whether the command shows just what the answer does. Of somebody else no word could be copied."""
    if question.projects.coordinator not in (None, asker):
        return False
    match question.topic:
        case Topic.CALLS:
            return question.projects.span is None and question.projects.action is None
        case Topic.ONE:
            return question.projects.edge is None
        case Topic.RESPONSIBLE:
            return False
    return True


def reading(question: Question, asker: str, language: Language) -> Line:
    """What is looked for: a list, in which no word has to bend to another."""
    facts = [_subject(question, language)]
    if question.reference:
        facts.append((question.reference,))
    if question.topic is Topic.ONE:
        edge = question.projects.edge
        facts += [say(_EDGES[edge], language)] if edge in _EDGES else []
    else:
        facts += said_of(question.projects, language, span=_SPANS.get(question.topic, "filter.travels"), asker=asker)
    return joined(facts, DOT)


# What lies in a stretch of time.
_SPANS = {Topic.CALLS: "question.closes", Topic.DEADLINES: None}


def _subject(question: Question, language: Language) -> Line:
    kinds = [say(f"deadline.{kind}", language) for kind in question.kinds]
    if question.topic is Topic.WHY:
        return joined([say("question.why", language), *kinds], DOT)
    return joined(kinds) if kinds else say(f"question.{question.topic}", language)


def command_for(  # noqa: C901 - a line for each topic
    question: Question, asker: str, language: Language, *, rules: Rules
) -> str:
    """The command that comes nearest, in the asker's words."""
    projects = question.projects
    if projects.coordinator != asker:
        projects = replace(projects, coordinator=None)
    said = written_filter(projects, language, asker=asker)
    reference = question.reference or ""
    named = written_reference(reference) if reference else ""
    match question.topic:
        case Topic.DEADLINES:
            wanted = Wanted(projects=projects, reference=question.reference, kinds=question.kinds)
            return _typed("/hanke", _verb("list", language), agenda_words(wanted, rules, language, asker=asker))
        case Topic.PROJECTS:
            return _typed("/hanke", _verb("list", language), said)
        case Topic.MOBILITIES:
            return _typed("/liikkuvuus", _verb("list", language), named, said)
        case Topic.ONE | Topic.RESPONSIBLE:
            slash = "/liikkuvuus" if is_mobility_ref(reference) else "/hanke"
            return _typed(slash, _verb("show", language), named)
        case Topic.WHY:
            deadline = written("deadline", question.only_kind, language) if question.only_kind else ""
            return _typed("/muistutus", _verb("why", language), named, deadline)
        case Topic.CONTACT:
            return _typed("/yhteys", named or said)
        case Topic.STATUS:
            return _typed("/hanke", _verb("status", language), said)
        case Topic.CALLS:
            return _typed("/hanke", _verb("call", language))
        case Topic.REMINDERS:
            return "/muistutus"


def _verb(code: str, language: Language) -> str:
    return written("verb", code, language)


def _typed(*words: str) -> str:
    return " ".join(filter(None, words))


def render_unclear(unclear: Unclear, language: Language) -> Message:
    """What was not understood, and examples of what is."""
    return message(Paragraph((_fault(unclear, language),)), *_examples(language), _commands(language))


def render_help(language: Language) -> Message:
    """What can be asked, and the commands that people need most."""
    commands = tuple(
        (Strong(plain(say(f"example.{name}", language))), "\n", *say(f"help.{name}", language)) for name in COMMANDS
    )
    some = Paragraph((say("question.some_commands", language),))
    return message(choose_language(language), *_examples(language), some, Bullets(commands), _commands(language))


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
