"""Why dates are what they are: from which day, by how much, by which rule, from which source."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.blocks import Bullets, Divider, Heading, Message, Note, Paragraph, Part, message
from bot.messages.parts import deadline_name, project_name, source_link
from bot.messages.story import line as story_line
from bot.text import Inline, Language, Line, Link, Strong, day, joined, say
from programme.explanation import Explanation
from programme.kinds import Source
from programme.model import Certainty, Origin
from services.explanations import ExplainedDates, ExplainedDeadline

# What is explained at once; a reference to a mobility asks for its own.
SHOWN = 12


# Of one deadline everything is told, up to so many reminders.
SHOWN_STORIES = 30


def render(explained: ExplainedDates, language: Language, *, timezone: ZoneInfo) -> Message:
    subject = explained.mobility or explained.project
    parts: list[Part] = [
        Heading(say("explain.heading", language, ref=subject.ref)),
        Paragraph((project_name(explained.project),)),
    ]
    if not explained.deadlines:
        parts.append(Paragraph((say("explain.nothing", language),)))
    for each in explained.deadlines[:SHOWN]:
        parts.append(Divider())
        parts.append(Paragraph(_lines(each, language)))
    if len(explained.deadlines) == 1:
        parts.extend(_stories(explained.deadlines[0], language, timezone=timezone))
    if len(explained.deadlines) > SHOWN:
        parts.append(Note(say("list.more_deadlines", language, count=len(explained.deadlines) - SHOWN)))
    if len(explained.deadlines) > 1:
        one = "explain.one_of_mobility" if explained.mobility else "explain.one"
        parts.append(Note(say(one, language, ref=subject.ref)))
    if explained.mobility is None:
        parts.append(Note(say("explain.mobilities", language)))
    return message(*parts)


def _stories(each: ExplainedDeadline, language: Language, *, timezone: ZoneInfo) -> list[Part]:
    """The newest that fit: what is to come, and what came before it."""
    if not each.stories:
        return []
    told = each.stories[-SHOWN_STORIES:]
    rows = tuple(story_line(story, language, timezone=timezone) for story in told)
    shown: list[Part] = [Paragraph((say("explain.reminders", language),)), Bullets(rows)]
    if len(each.stories) > len(told):
        shown.append(Note(say("explain.older", language, count=len(each.stories) - len(told))))
    return shown


def _lines(each: ExplainedDeadline, language: Language) -> tuple[Line, ...]:
    due_on = each.deadline.deadline.due_on
    name: Line = (*deadline_name(each.deadline, language), " ", Strong(day(due_on, language)))
    lines: list[Line] = [name, sentence(each.explanation, language)]
    if each.explanation.internal_on:
        lines.append(say("explain.internal", language, date=each.explanation.internal_on))
    if each.deadline.deadline.source_url:
        lines.append(source_link(each.deadline.deadline.source_url, language))
    sent = sum(story.reminder.state == "sent" for story in each.stories)
    planned = sum(story.reminder.state == "planned" for story in each.stories)
    lines.append(say("explain.counts", language, sent=sent, planned=planned))
    return tuple(lines)


def sentence(explanation: Explanation, language: Language) -> Line:
    """One line: 31.8.2027 + 60 päivää (hankkeen viimeinen päivä), and where the rule comes from."""
    if explanation.origin is Origin.CUSTOM:
        return say("explain.custom", language)
    computed = _computed(explanation, language)
    if not computed and explanation.origin is Origin.COMPUTED:
        return say("explain.no_rule", language)
    if explanation.origin is Origin.CONTRACT:
        if not computed:
            return say("explain.contract", language)
        return say("explain.contract_instead", language, computed=Inline(computed))
    return (*computed, " ", *_source(explanation, language))


def _computed(explanation: Explanation, language: Language) -> Line:
    """The sum, with what it counts from; nothing where no rule gives a date."""
    if explanation.anchored_on is None or explanation.computed_on is None:
        return ()
    anchor = Inline(say(f"anchor.{explanation.anchor}", language))
    if not explanation.months and not explanation.days:
        return say("explain.same_day", language, computed=explanation.computed_on, anchor=anchor)
    steps: list[Line] = [(day(explanation.anchored_on, language),)]
    if explanation.months:
        steps.append(_step("months", explanation.months, language))
    if explanation.days:
        steps.append(_step("days", explanation.days, language))
    line = say(
        "explain.computed",
        language,
        computed=explanation.computed_on,
        steps=Inline(joined(steps, " ")),
        anchor=anchor,
    )
    return (*line, " ", *say("explain.cut", language)) if explanation.is_cut_at_end else line


def _step(unit: str, count: int, language: Language) -> Line:
    sign = "+" if count > 0 else "−"
    return (f"{sign} ", *say(f"explain.{unit}", language, count=abs(count)))


def _source(explanation: Explanation, language: Language) -> Line:
    """Where the rule was read, and how sure it is."""
    sources = [_named(source, language) for source in explanation.sources]
    line = say("explain.source", language, sources=Inline(joined(sources, "; ")))
    if explanation.certainty in (Certainty.VERIFIED, Certainty.PRACTICE):
        return line
    return (*line, " ", *say(f"explain.{explanation.certainty}", language))


def _named(source: Source, language: Language) -> Line:
    """What is our own has a name in every language; others' pages keep the name they have."""
    if source.url:
        return (Link(source.url, source.title),)
    return say(f"source.{source.key}", language) if source.key in OUR_OWN else (source.title,)


OUR_OWN = ("practice", "own_dates")
