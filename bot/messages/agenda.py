"""What is due across projects, as a table."""

from __future__ import annotations

from bot.blocks import Buttons, Heading, Message, Paragraph, Part, Table, message
from bot.ids import Action
from bot.messages.digest import project_deadline
from bot.messages.filter_line import narrowed
from bot.messages.paging import FIRST, Turn, foot, sharer
from bot.messages.parts import deadline_name, due_text, few_people, marks, repeated, shortened, standing
from bot.messages.project_list import opener
from bot.text import Language, Line, Strong, joined, plain, say
from bot.words.filters import written_filter, written_kinds
from bot.words.reference import written_reference
from bot.words.tokens import as_sent
from bot.words.vocabulary import written
from programme.rules import Rules
from services.agenda import Agenda, Wanted
from services.due import DueLine

COLUMNS = ("deadline", "date", "standing", "project", "coordinators")

# As much of a project's title, and of a receipt, as a cell holds here.
TITLE = 60


def render(agenda: Agenda, wanted: Wanted, language: Language, *, rules: Rules, turn: Turn = FIRST) -> Message:
    also = [say(f"deadline.{kind}", language) for kind in wanted.kinds]
    if wanted.reference:
        also = [(repeated(wanted.reference),), *also]
    narrow = narrowed(wanted.projects, language, turn, span=None, also=also)
    if not agenda.lines:
        return message(Paragraph((say("agenda.none", language),)), *narrow)
    columns = COLUMNS[:-1] if turn.is_shared else COLUMNS
    return message(
        *sharer(turn, language),
        Heading(say("agenda.heading", language, count=agenda.count)),
        *narrow,
        Table(
            caption=say("agenda.caption", language),
            header=tuple(say(f"column.{column}", language) for column in columns),
            rows=tuple(_row(line, agenda, language)[: len(columns)] for line in agenda.lines),
        ),
        *_foot(agenda, words(wanted, rules), language, turn),
    )


def _foot(agenda: Agenda, said: str, language: Language, turn: Turn) -> list[Part]:
    share = "" if turn.is_shared else "projects"
    return foot(agenda.page, agenda.count, language, action=Action.PROJECTS_PAGE, words=as_sent(said), share=share)


def words(wanted: Wanted, rules: Rules, language: Language = Language.ENGLISH, *, asker: str | None = None) -> str:
    """What a list of deadlines is asked for with, after `list`."""
    said = (
        written("filter", "deadlines", language),
        written_reference(wanted.reference) if wanted.reference else None,
        written_kinds(wanted.kinds, rules, language),
        written_filter(wanted.projects, language, asker=asker),
    )
    return " ".join(filter(None, said))


def _row(line: DueLine, agenda: Agenda, language: Language) -> tuple[Line, ...]:
    each, project = line.deadline, line.project
    name: Line = (Strong(shortened(plain(deadline_name(each, language)))),)
    if each.mobility:
        name = (*name, f" {each.mobility.ref}")
    how = joined([standing(each, agenda.today, language), *marks(each, language)])
    return (
        name,
        (due_text(each.deadline, language),),
        how,
        (f"{project.ref} {shortened(project.title, TITLE)}",),
        few_people(
            (each.mobility.responsible,) if each.mobility and each.mobility.responsible else project.coordinators,
            language,
        ),
    )


def render_one(agenda: Agenda, language: Language) -> Message:
    """The only one that a question found: a sentence, and the button to open its project."""
    line = agenda.lines[0]
    buttons = Buttons(name="found", buttons=(opener(line.project, language),))
    return message(Paragraph((project_deadline(line, agenda.today, language),)), buttons)
