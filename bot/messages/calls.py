"""The coming calls for applications, and what an administrator has done about one."""

from __future__ import annotations

from bot.blocks import (
    Bullets,
    Button,
    Buttons,
    Confirm,
    Heading,
    Message,
    Note,
    Paragraph,
    Part,
    message,
    sentence,
)
from bot.ids import Action, write_value
from bot.messages.edit import others_parts
from bot.messages.look import days_lines, look_parts
from bot.messages.parts import DOT, call_name, call_times
from bot.text import Inline, Language, Line, Strong, joined, plain, say, show
from services.calls import CallChange, CallLine, CallMove, CallSet

SHOWN = 20


def render_list(calls: list[CallLine], language: Language, *, is_administrator: bool) -> Message:
    """All that are still open, the next first; an administrator can change them and is told how to add one."""
    how = say("call.how", language) if is_administrator else say("call.whose", language)
    if not calls:
        none: list[Part] = [Note(say("call.none", language))]
        return message(*none, *([_new_button(language)] if is_administrator else []), Note(how))
    parts: list[Part] = [Heading(say("call.heading", language))]
    if is_administrator:
        for each in calls[:SHOWN]:
            parts += [Paragraph((_line(each, language),)), _buttons(each, language)]
    else:
        parts.append(Bullets(tuple(_line(each, language) for each in calls[:SHOWN])))
    if len(calls) > SHOWN:
        parts.append(Note(say("call.more", language, count=len(calls) - SHOWN)))
    return message(*parts, *([_new_button(language)] if is_administrator else []), Note(how))


def render_set(done: CallSet, language: Language) -> Message:
    """With the way back, for it was typed in one line."""
    return message(*set_parts(done, language), _buttons(done.line, language))


def set_parts(done: CallSet, language: Language) -> tuple[Part, ...]:
    line = Inline(_line(done.line, language))
    if done.moved_from is None:
        return (Paragraph((say("call.added", language, call=line),)),)
    before = plain(show(done.moved_from, language))
    return (Paragraph((say("call.moved", language, call=line, before=before),)),)


def changed_parts(change: CallChange, language: Language) -> tuple[Part, ...]:
    """How a call stands once it was changed, and first what others have changed meanwhile."""
    return (*others_parts(change, language), *set_parts(change.made, language))


def move_parts(move: CallMove, language: Language) -> tuple[Part, ...]:
    """What saving would move, before it does."""
    before, after = (Inline(call_times(each, language)) for each in (move.before, move.after))
    name = Inline((move.before.call.ref, " ", *call_name(move.before.call, language)))
    moved = say("edit.move", language, deadline=name, before=before, after=after)
    return look_parts([moved, *days_lines(move.days_before, move.days_after, language)], language)


def render_removed(line: CallLine, language: Language) -> Message:
    return sentence(say("call.removed", language, call=Inline(_line(line, language))))


def _new_button(language: Language) -> Buttons:
    new = Button(
        action=Action.CALL_NEW, label=say("button.call_new", language), value=write_value(0), style="primary"
    )
    return Buttons(name="calls", buttons=(new,))


def _buttons(each: CallLine, language: Language) -> Buttons:
    value = write_value(each.call.id)
    return Buttons(
        name=f"call.{each.call.id}",
        buttons=(
            Button(
                action=Action.CALL_EDIT,
                label=say("button.call_edit", language),
                value=value,
                accessibility_label=(*say("button.call_edit", language), ": ", each.call.ref),
            ),
            Button(
                action=Action.CALL_REMOVE,
                label=say("button.call_remove", language),
                value=value,
                accessibility_label=(*say("button.call_remove", language), ": ", each.call.ref),
                style="danger",
                confirm=Confirm(
                    title=say("button.call_remove", language),
                    question=say("confirm.call_remove", language, call=Inline(_line(each, language))),
                    confirm=say("confirm.yes", language),
                    deny=say("form.close", language),
                ),
            ),
        ),
    )


def _line(each: CallLine, language: Language) -> Line:
    name: Line = (Strong(each.call.ref), " ", *call_name(each.call, language))
    return joined([name, call_times(each, language)], DOT)
