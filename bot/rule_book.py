"""The whole rule book as a page that an expert can read without reading code, in Markdown.

`hankebot rules` prints it, and docs/rules.md is what it prints. In English, as the sources' marks are; the kinds
stand under the names that the data files give them, beside the words that people see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.text import Language, plain, say
from programme.model import Anchor, Certainty
from programme.rules import DeadlineRule, LengthRule, ReminderRule, Rules

_ANCHORS = {
    Anchor.PROJECT_START: "start of the project",
    Anchor.PROJECT_END: "end of the project",
    Anchor.MOBILITY_START: "first day of the mobility",
    Anchor.MOBILITY_END: "last day of the mobility",
    Anchor.DUE: "due date",
}
_CERTAINTIES = {
    Certainty.VERIFIED: "verified",
    Certainty.OTHER_AGENCY: "another agency's",
    Certainty.UNVERIFIED: "**unverified**",
}


def render(rules: Rules) -> str:
    """Every rule with its source and how sure it is."""
    return "\n\n".join([_OPENING, *_sections(rules)]) + "\n"


_OPENING = """# The rule book

What Hankebot knows of the programme, from the files in `programme/data/`. This page is made from them by
`hankebot rules`; correct them, not this page. What is not verified is shown to people with "tarkista sopimuksesta".
A date from the contract always beats a rule."""


def _sections(rules: Rules) -> Iterable[str]:
    yield "## Action types\n\n" + _table(
        ("action", "is", "project period", "mobilities", "sure", "source"),
        [
            (code, _name("action", code), _period(action.usual_months, action.min_months, action.max_months),
             "yes" if action.mobilities else "no", _CERTAINTIES[action.certainty], action.source)
            for code, action in rules.actions.items()
        ],
    )  # fmt: skip
    yield "## Deadlines\n\n" + _table(
        ("deadline", "actions", "our role", "calls", "due", "sure", "source"),
        [_deadline(rule) for rule in rules.deadlines],
    )
    yield "## Reminders\n\n" + _table(
        ("deadline", "reminded", "on a day off", "source"), [_reminder(rule) for rule in rules.reminders]
    )
    yield (
        f"From {rules.direct_message_days} days before a date the coordinators also get a direct message, beside "
        "their project's channel."
    )
    yield (
        "## Days without reminders\n\nWeekends, Finnish public holidays, Midsummer Eve, Christmas Eve, and:\n\n"
        + _table(
            ("period", "from", "to", "source"),
            [
                (each.name, f"{each.first[1]}.{each.first[0]}.", f"{each.last[1]}.{each.last[0]}.", each.source)
                for each in rules.quiet_periods
            ],
        )
    )
    yield (
        "## How long a mobility may be\n\nDays of activity, first and last day counted, travel days not.\n\n"
        + _table(
            ("mobility", "actions", "fields", "calls", "days", "sure", "source"),
            [_length(rule) for rule in rules.lengths],
        )
    )
    yield "## What the division usually does\n\n" + _table(
        ("mobility", "fields", "days", "source"),
        [
            (_names(each.kinds), _joined(each.fields), f"{each.min_days}–{each.max_days}", each.source)
            for each in rules.practices
        ],
    )


def _deadline(rule: DeadlineRule) -> Sequence[str]:
    calls = f"{rule.from_call}–{rule.to_call or ''}"
    return (
        _deadline_name(rule.kind), _joined(rule.actions), _joined(rule.roles), calls,
        _due(rule), _CERTAINTIES[rule.certainty], rule.source,
    )  # fmt: skip


def _due(rule: DeadlineRule) -> str:
    only = f", of projects longer than {rule.longer_than_months} months" if rule.longer_than_months else ""
    if not rule.months:
        return _moment(rule.anchor, rule.days) + only
    days = f" {'and' if rule.days > 0 else 'less'} {_count(rule.days)}" if rule.days else ""
    return f"{rule.months} months{days} after the {_ANCHORS[rule.anchor]}{only}"


def _reminder(rule: ReminderRule) -> Sequence[str]:
    moves = "later" if rule.moves_later else "earlier"
    return (_deadline_name(rule.deadline), _moment(rule.offset.anchor, rule.offset.days), moves, rule.source)


def _length(rule: LengthRule) -> Sequence[str]:
    return (
        _names(rule.kinds), _joined(rule.actions), _joined(rule.fields), f"{rule.from_call}–",
        f"{rule.min_days}–{rule.max_days}", _CERTAINTIES[rule.certainty], rule.source,
    )  # fmt: skip


def _moment(anchor: Anchor, days: int) -> str:
    if days == 0:
        return _ANCHORS[anchor]
    return f"{_count(days)} {'after' if days > 0 else 'before'} the {_ANCHORS[anchor]}"


def _count(days: int) -> str:
    return "1 day" if abs(days) == 1 else f"{abs(days)} days"


def _period(usual: int | None, least: int | None, most: int | None) -> str:
    parts = []
    if usual:
        parts.append(f"usually {usual}")
    if least and most:
        parts.append(f"{least}–{most}")
    elif most:
        parts.append(f"at most {most}")
    return f"{', '.join(parts)} months" if parts else ""


def _deadline_name(kind: str) -> str:
    return f"{plain(say(f'deadline.{kind}', Language.ENGLISH))} (`{kind}`)"


def _names(kinds: Iterable[str]) -> str:
    return ", ".join(plain(say(f"mobility_kind.{kind}", Language.ENGLISH)) for kind in sorted(kinds))


def _name(group: str, code: str) -> str:
    return plain(say(f"{group}.{code.partition('-')[0]}", Language.ENGLISH))


def _joined(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
