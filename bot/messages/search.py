"""What a search has found: each project with what comes next in it, and the mobilities whose hosts fit."""

from __future__ import annotations

from datetime import date

from bot.blocks import Bullets, Button, Buttons, Heading, Message, Paragraph, message
from bot.ids import Action, write_value
from bot.messages.paging import foot
from bot.messages.parts import DOT, action_name, shortened, when
from bot.text import Language, Line, Strong, day, joined, say
from programme.model import ProjectState
from services.search import Hit, Hits

# A hit takes two lines, so a page has fewer than a table's.
PAGE = 10

# So many hits have a button of their own, and so many mobilities are named in one.
OPENED = 5
NAMED = 4


def render(found: Hits, today: date, language: Language) -> Message:
    if not found.hits:
        return message(Paragraph((say("search.none", language, words=shortened(found.words)),)))
    return message(
        Heading(say("search.heading", language, count=found.count, words=shortened(found.words, 80))),
        Bullets(tuple(_line(hit, today, language) for hit in found.hits)),
        Buttons(name="found", buttons=tuple(_open(hit, language) for hit in found.hits[:OPENED])),
        *foot(found.page, found.count, language, action=Action.SEARCH_PAGE, words=found.words, size=PAGE),
    )


def _line(hit: Hit, today: date, language: Language) -> Line:
    project, deadline = hit.project, hit.next_deadline
    parts: list[Line] = [
        (Strong(project.ref), f" {shortened(project.title)}"),
        action_name(project.action_type, language),
    ]
    if project.state is ProjectState.CLOSED:
        parts.append(say("standing.closed", language))
    elif deadline is None:
        parts.append(say("project_list.nothing_open", language))
    else:
        name = (shortened(deadline.name),) if deadline.name else say(f"deadline.{deadline.kind}", language)
        parts.append((*name, " ", Strong(day(deadline.due_on, language))))
        parts.append(when(deadline.due_on, today, language))
    return (*joined(parts, DOT), *_mobilities(hit, language))


def _mobilities(hit: Hit, language: Language) -> Line:
    """On a line of their own: those that were found by their hosts."""
    if not hit.mobilities:
        return ()
    named: list[Line] = [(each.ref, f" {shortened(each.host or '', 80)}") for each in hit.mobilities[:NAMED]]
    if len(hit.mobilities) > NAMED:
        named.append(say("search.more_mobilities", language, count=len(hit.mobilities) - NAMED))
    return ("\n", *joined(named, DOT))


def _open(hit: Hit, language: Language) -> Button:
    return Button(
        action=Action.PROJECT_SHOW,
        label=say("button.project_open", language, ref=hit.project.ref),
        value=write_value(hit.project.id),
    )
