"""The coming calls for applications, and what an administrator has done about one."""

from __future__ import annotations

from bot.blocks import Bullets, Heading, Message, Note, Part, message, sentence
from bot.messages.parts import DOT, call_name, call_times
from bot.text import Inline, Language, Line, Strong, joined, plain, say, show
from services.calls import CallLine, CallSet

SHOWN = 20


def render_list(calls: list[CallLine], language: Language, *, is_administrator: bool) -> Message:
    """All that are still open, the next first; an administrator is told how to add one."""
    how = say("call.how", language) if is_administrator else say("call.whose", language)
    if not calls:
        return message(Note(say("call.none", language)), Note(how))
    rows = Bullets(tuple(_line(each, language) for each in calls[:SHOWN]))
    parts: list[Part] = [Heading(say("call.heading", language)), rows]
    if len(calls) > SHOWN:
        parts.append(Note(say("call.more", language, count=len(calls) - SHOWN)))
    return message(*parts, Note(how))


def render_set(done: CallSet, language: Language) -> Message:
    line = Inline(_line(done.line, language))
    if done.moved_from is None:
        return sentence(say("call.added", language, call=line))
    before = plain(show(done.moved_from, language))
    return sentence(say("call.moved", language, call=line, before=before))


def render_removed(line: CallLine, language: Language) -> Message:
    return sentence(say("call.removed", language, call=Inline(_line(line, language))))


def _line(each: CallLine, language: Language) -> Line:
    name: Line = (Strong(each.call.ref), " ", *call_name(each.call, language))
    return joined([name, call_times(each, language)], DOT)
