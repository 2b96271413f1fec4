"""The foot of a list that has pages: where one is, and the buttons to the other pages. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.blocks import Button, Buttons, Note, Paragraph, Part
from bot.ids import Action, write_page_value
from bot.text import Language, Person, say

# As many rows as a table shows without scrolling away what was asked.
PAGE = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Which page of a list is shown, counted from 0, and who has shared it with a channel, if somebody has.

    What is for everybody mentions nobody but that person: a list must not call everybody in it. An answer to a
    question says itself, before the list, what was asked for.
    """

    page: int = 0
    shared_by: str | None = None
    is_for_all: bool = False
    is_answer: bool = False

    @property
    def is_shared(self) -> bool:
        return self.shared_by is not None or self.is_for_all


FIRST = Turn()


def last_page(count: int, size: int = PAGE) -> int:
    return max(0, (count - 1) // size)


def foot(
    page: int,
    count: int,
    language: Language,
    *,
    action: Action,
    words: str,
    size: int = PAGE,
    share: str = "",
    name: str = "pages",
    where: str = "page.where",
) -> list[Part]:
    """`words` say which list it is, as if somebody typed them; `share` names it for sharing, where it may be.

    A message with several has a `name` for each; `where` is the sentence that says what is shown.
    """
    shown: list[Part] = []
    buttons: list[Button] = []
    if count > size:
        first, last = page * size + 1, min(count, (page + 1) * size)
        shown.append(Note(say(where, language, first=first, last=last, total=count)))
    if page > 0:
        label = say("button.page_previous", language)
        buttons.append(Button(action=action, label=label, value=write_page_value(page - 1, words)))
    if page < last_page(count, size):
        label = say("button.page_next", language)
        buttons.append(Button(action=action, label=label, value=write_page_value(page + 1, words)))
    if share:
        label = say("button.list_share", language)
        value = write_page_value(page, f"{share} {words}".rstrip())
        buttons.append(Button(action=Action.LIST_SHARE, label=label, value=value))
    if buttons:
        shown.append(Buttons(name=name, buttons=tuple(buttons)))
    return shown


def sharer(turn: Turn, language: Language) -> list[Part]:
    """Who has shared a list with everybody in a channel."""
    if turn.shared_by is None:
        return []
    return [Paragraph((say("share.by", language, person=Person(turn.shared_by)),))]
