"""The week at its beginning: what is overdue, what comes, and what is missing."""

from __future__ import annotations

from datetime import date

from bot.blocks import Bullets, Heading, Message, Note, Paragraph, Part, message, sentence
from bot.messages.parts import DOT, deadline_line
from bot.text import Language, Line, Strong, joined, say
from services.digests import Digest, DivisionDigest
from services.due import DueLine
from services.missing import MissingData
from services.pages import Page


def render(digest: Digest | DivisionDigest, language: Language) -> Message:
    is_personal = isinstance(digest, Digest)
    parts: list[Part] = [Heading(say("digest.heading" if is_personal else "digest.heading_division", language))]
    if isinstance(digest, DivisionDigest):
        parts.append(Paragraph((say("digest.projects", language, count=digest.projects),)))
    parts += _section("digest.overdue", digest.overdue, digest.today, language)
    parts += _section("digest.coming", digest.coming, digest.today, language)
    if isinstance(digest, Digest):
        parts += _missing(digest.missing, language)
    elif digest.missing:
        parts.append(Paragraph((say("digest.missing_count", language, count=digest.missing),)))
    parts.append(Note(say("digest.sender", language)))
    return message(*parts)


def render_bare(digest: Digest | DivisionDigest, language: Language) -> Message:
    return sentence(say("digest.bare", language, overdue=digest.overdue.count, coming=digest.coming.count))


def _section(key: str, due: Page[DueLine], today: date, language: Language) -> list[Part]:
    if not due.count:
        return []
    shown: list[Part] = [
        Paragraph((say(key, language, count=due.count),)),
        Bullets(tuple(project_deadline(line, today, language) for line in due.lines)),
    ]
    if due.count > len(due.lines):
        shown.append(Note(say("list.more_deadlines", language, count=due.count - len(due.lines))))
    return shown


def project_deadline(line: DueLine, today: date, language: Language) -> Line:
    """A deadline with its project, for lists that are about several."""
    project: Line = (Strong(line.project.ref), f" {line.project.title}")
    return joined([deadline_line(line.deadline, today, language), project], DOT)


def _missing(missing: Page[MissingData], language: Language) -> list[Part]:
    if not missing.count:
        return []
    rows = tuple(missing_row(each, language) for each in missing.lines)
    shown: list[Part] = [Paragraph((say("digest.missing", language),)), Bullets(rows)]
    if missing.count > len(missing.lines):
        shown.append(Note(say("digest.more_missing", language, count=missing.count - len(missing.lines))))
    return shown


def missing_row(each: MissingData, language: Language) -> Line:
    """A project and what is missing in its data."""
    gaps = joined([say(f"gap.{gap}", language) for gap in each.gaps])
    return joined([(Strong(each.project.ref), f" {each.project.title}"), gaps], ": ")
