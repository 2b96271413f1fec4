"""What passes between a listener and the function that answers: plain values, no Slack client, no ack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.blocks import Block, Message
from bot.ids import Action, Shortcut
from bot.message_link import ChosenMessage
from bot.text import Language, Line
from bot.words.vocabulary import Vocabulary
from programme.rules import Rules
from services.division import Actor, Division


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request by one person. `request_key` is the same when Slack delivers the same request again."""

    actor: Actor
    language: Language
    today: date
    request_key: str
    channel_id: str | None = None
    """The channel it was asked in; None for direct messages."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Shown to the asker alone.

    After a button that changed something, or turned a page, `replaces` puts it in the place of the answer that the
    button stood in. A message that everyone sees stays, and is brought up to date.
    """

    message: Message
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class OpenForm:
    view: Block


@dataclass(frozen=True, slots=True)
class ShowCard:
    """After a form: the form gives way to a card."""

    view: Block


@dataclass(frozen=True, slots=True)
class PushView:
    """After a form: something to look at first, on top of the form, to which closing it leads back."""

    view: Block


@dataclass(frozen=True, slots=True)
class BoxesAnswer:
    """`card` takes the place of an answer to one person; `note` is said where a message shows the rest by itself."""

    card: Message | None
    note: Message | None


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """After a form: what is wrong, under the fields that it is wrong in."""

    errors: dict[str, Line]


@dataclass(frozen=True, slots=True)
class OptionGroups:
    """What a searching select offers under headings of their own; without any, nothing was found."""

    groups: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer to what was written. In a channel `is_for_all` shows it to everybody there, else to the asker."""

    message: Message
    is_for_all: bool


CommandAnswer = Reply | OpenForm
FormAnswer = ShowCard | PushView | FieldErrors
ButtonAnswer = Reply | OpenForm
Found = list[Block] | OptionGroups


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing to type: `slash` and, in three languages, the verb after it.

    The verb's words stand in the catalogues as `words.verb.<verb>`, its help as `help.<name>` and its example
    as `example.<name>`. `is_default` answers the bare slash command; with `takes_any_words` also what begins
    with no verb. `also` are other verbs that mean it here. `said_of` are the words that are said of a project rather
    than name one, where its words name one.
    """

    name: str
    slash: str
    verb: str | None
    handle: Callable[[Asked, Desk, str], CommandAnswer]
    is_default: bool = False
    takes_any_words: bool = False
    also: tuple[str, ...] = ()
    said_of: Callable[[Rules], Vocabulary] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a handler works with: the division, and every command there is."""

    division: Division
    commands: tuple[Command, ...]
    outsiders: Callable[[Sequence[str]], tuple[str, ...]]
    """Of some account ids, those who are no full members of the workspace."""
    is_shared_outside: Callable[[str], bool | None]
    """Whether people of other organisations read along in a channel; None where Slack does not say in time."""
    language: Language
    """The division's, for what everyone sees."""
    workspace_url: str
    """Where the messages of our workspace have their addresses."""
    post: Callable[[str, Message], None]
    """Shows a message to everyone in a channel. Raises a Refusal where Slack does not take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonListener:
    """What a button does, given the row that its value names."""

    action: Action
    handle: Callable[[Asked, Desk, int], ButtonAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class PickListener:
    """What a choice from a menu, or of a person, does, given the row it belongs to and what was chosen.

    A button whose value says more than a row is one, too; of one that turns a page, given the page and the list.
    """

    action: Action
    handle: Callable[[Asked, Desk, int, str], ButtonAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxesListener:
    """What ticking boxes does, given the row they belong to, and the items now ticked and now open again."""

    action: Action
    handle: Callable[[Asked, Desk, int, frozenset[str], frozenset[str]], BoxesAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormListener:
    """What a submitted form does, given its state."""

    callback_id: str
    handle: Callable[[Asked, Desk, Block], FormAnswer]
    options: dict[str, Callable[[Asked, Desk, str], Found]]
    """For its selects that search as one types: from the action id to the options for what was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcutListener:
    """What a shortcut opens, given the message that it was chosen for; an empty one where it was chosen anywhere."""

    shortcut: Shortcut
    handle: Callable[[Asked, Desk, ChosenMessage], OpenForm]
