"""Answers what people write outside slash commands: a command without its slash, or a question in plain words.

A command is run as it stands. What it refuses may be a question that begins as a command does ("näytä loppuraportit
keväällä"), and what ends with a question mark changes nothing. Whatever is neither gets examples, never a guess.
"""

from __future__ import annotations

from bot.answers import answer
from bot.asked import Asked, Command, Desk, Reply, Said
from bot.blocks import Button, Buttons, Message, Paragraph, message, sentence
from bot.commands.help import after_unknown
from bot.here import reference_here
from bot.ids import Action, write_typed_value
from bot.messages import refusal as refusal_message
from bot.messages.question import COPIED, render_help, render_suggestion, render_unclear
from bot.router import UnknownVerb, example_for, nearest_verb, route, run, slash_of_message
from bot.text import say
from bot.words.question import Chat, Question, Topic, Unclear, read_question
from bot.words.reference import split_first
from bot.words.tokens import unescaped
from services.refusal import Refusal
from services.typed_text import clean_line

# Commands that only show something.
READING = frozenset({None, "help", "list", "show", "why"})

# A slip is looked for in no longer messages: anything longer is no command.
FEW_WORDS = 3


def reply(asked: Asked, desk: Desk, heard: str) -> Said:
    text = heard.strip()
    is_question = text.endswith("?")
    read = _read(asked, desk, text)
    if is_question and isinstance(read, Question):
        return _answered(asked, desk, read)
    typed = slash_of_message(desk.commands, text.rstrip("? "))
    routed = None
    if typed:
        try:
            routed = route(desk.commands, *typed)
        except UnknownVerb as unknown:
            return _private(_unknown(asked, desk, typed[0], unknown))
    if routed and routed[0].verb == "help" and not split_first(text)[1]:
        return _private(render_help(asked.language))
    if typed and routed and not (is_question and routed[0].verb not in READING):
        return _command(asked, desk, *routed, typed=" ".join(typed), read=read)
    if isinstance(read, Question):
        return _answered(asked, desk, read)
    if routed:
        return _private(sentence(say("question.without_mark", asked.language)))
    return _private(_unclear(asked, desk, text, read))


def _private(message: Message) -> Said:
    return Said(message=message, is_for_all=False)


def _read(asked: Asked, desk: Desk, text: str) -> Question | Unclear:
    try:
        return read_question(
            text,
            desk.division.rules,
            today=asked.today,
            asker=asked.actor.account_id,
            here=reference_here(asked, desk),
        )
    except Unclear as unclear:
        return unclear


def _answered(asked: Asked, desk: Desk, question: Question) -> Said:
    """All members may read all of it, but nobody's own reminders are anybody else's."""
    try:
        return Said(message=answer(asked, desk, question), is_for_all=question.topic is not Topic.REMINDERS)
    except Refusal as refusal:
        return _private(refusal_message.render(refusal, asked.language, example=None))


def _command(asked: Asked, desk: Desk, command: Command, words: str, *, typed: str, read: Question | Unclear) -> Said:
    try:
        answered = run(command, asked, desk, words)
    except Refusal as refusal:
        if isinstance(read, Question):
            return _answered(asked, desk, read)
        example = example_for(command, asked.language)
        return _private(refusal_message.render(refusal, asked.language, example=example))
    if isinstance(answered, Reply):
        return _private(answered.message)
    return _private(_form(asked, typed))


def _form(asked: Asked, typed: str) -> Message:
    """A form opens only after a button or a slash command, so one of each is offered; both with what was said."""
    copied = clean_line(unescaped(typed))[:COPIED]
    value = write_typed_value(typed)
    if value is None:
        return sentence(say("question.form_by_command", asked.language, command=copied))
    button = Button(action=Action.FORM_OPEN, label=say("button.form_open", asked.language), value=value)
    return message(
        Paragraph((say("question.form", asked.language, command=copied),)), Buttons(name="form", buttons=(button,))
    )


def _unknown(asked: Asked, desk: Desk, slash: str, unknown: UnknownVerb) -> Message:
    """After the name of a slash command."""
    return after_unknown(desk, slash, unknown, asked.language)


def _unclear(asked: Asked, desk: Desk, text: str, unclear: Unclear) -> Message:
    first, _ = split_first(text)
    if isinstance(unclear, Chat) and unclear.is_thanks:
        return sentence(say("question.thanks", asked.language))
    if isinstance(unclear, Chat) or not first:
        return render_help(asked.language)
    is_slip = unclear.word == first and len(text.split()) <= FEW_WORDS
    if is_slip and (near := nearest_verb(desk.commands, first)):
        return render_suggestion(first, near, asked.language)
    return render_unclear(unclear, asked.language)
