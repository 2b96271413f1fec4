"""The whole rule book as a page that an expert can read without reading code, in Markdown.

`hankebot rules` prints it, and docs/rules.md is what it prints. In English, as the sources' marks are; the kinds
stand under the names that the data files give them, beside the words that people see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.text import Language, plain, say
from programme.kinds import ActionType, ChecklistItem
from programme.model import Anchor, Certainty
from programme.rules import DeadlineRule, LengthRule, ReminderRule, Rules

_ANCHORS = {
    Anchor.PROJECT_START: "start of the project",
    Anchor.PROJECT_END: "end of the project",
    Anchor.MOBILITY_START: "first day of the mobility",
    Anchor.MOBILITY_END: "last day of the mobility",
    Anchor.DUE: "due date",
    Anchor.INTERNAL: "internal date",
    Anchor.REPORTED: "day the final report was marked as done",
    Anchor.CONTRACT: "contract",
}
_CERTAINTIES = {
    Certainty.VERIFIED: "verified",
    Certainty.OTHER_AGENCY: "another agency's",
    Certainty.UNVERIFIED: "**unverified**",
    Certainty.PRACTICE: "our own",
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
        ("action", "is", "calls", "project period in months", "longer", "who may hold it", "sure", "source"),
        [
            (
                code, _name("action", code), _calls(action.first_call, action.last_call),
                _period(action.usual_months, action.min_months, action.max_months), action.extension,
                _who(action), _CERTAINTIES[action.certainty], _basis(rules, action.sources, action.note),
            )
            for code, action in rules.actions.items()
        ],
    )  # fmt: skip
    yield "## Deadlines\n\n" + _table(
        ("deadline", "actions", "our role", "calls", "due", "internal date", "sure", "source"),
        [_deadline(rule, rules) for rule in rules.deadlines],
    )
    yield "## Reminders\n\n" + _table(
        ("deadline", "reminded", "on a day off", "source"), [_reminder(rule, rules) for rule in rules.reminders]
    )
    yield (
        f"From {rules.direct_message_days} days before a date the coordinators also get a direct message, beside "
        f"their project's channel. A contact is asked every {rules.contact_check_days} days whether its details hold."
    )
    yield "## Checklists\n\n" + _table(
        ("deadline", "item", "kinds", "actions", "minors only", "sure", "source"),
        [_item(item, rules) for item in rules.checklist_items],
    )
    yield (
        "## Days without reminders\n\nWeekends, Finnish public holidays, Midsummer Eve, Christmas Eve, and:\n\n"
        + _table(
            ("period", "from", "to", "source"),
            [
                (
                    each.name, f"{each.first[1]}.{each.first[0]}.", f"{each.last[1]}.{each.last[0]}.",
                    _basis(rules, each.sources, each.note),
                )
                for each in rules.quiet_periods
            ],
        )
    )  # fmt: skip
    yield "Reminders that lead to asking something of travellers come on no school holiday either:\n\n" + _table(
        ("holiday", "from", "to", "sure", "source"),
        [
            (
                each.name, _day(each.first), _day(each.last), _CERTAINTIES[each.certainty],
                _basis(rules, each.sources, each.note),
            )
            for each in rules.school_breaks
        ],
    )  # fmt: skip
    yield from _on_mobilities(rules)
    yield "## Sources\n\n" + _table(
        ("source", "page"), [(source.title, source.url or "") for source in rules.sources.values()]
    )


def _on_mobilities(rules: Rules) -> Iterable[str]:
    yield (
        "## How long a mobility may be\n\nDays of activity, first and last day counted, travel days not.\n\n"
        + _table(
            ("mobility", "actions", "fields", "calls", "days", "sure", "source"),
            [_length(rule, rules) for rule in rules.lengths],
        )
    )
    travel = rules.travel_days
    yield (
        f"Days of travel that are paid for: {travel.usual}, or {travel.green} when travelling green "
        f"({_CERTAINTIES[travel.certainty]}; {_basis(rules, travel.sources, travel.note)})."
    )
    yield "## Who takes part\n\n" + _table(
        ("mobility", "participants", "accompanied", "under 18 unless said otherwise"),
        [
            (
                _names([kind.code]), _people(kind.min_people, kind.max_people),
                "always" if kind.needs_leader else "", _joined(kind.minors_in),
            )
            for kind in rules.mobility_kinds.values()
        ],
    )  # fmt: skip
    yield "## What the division usually does\n\n" + _table(
        ("mobility", "fields", "days", "source"),
        [
            (
                _names(each.kinds), _joined(each.fields), f"{each.min_days}–{each.max_days}",
                _basis(rules, each.sources, each.note),
            )
            for each in rules.practices
        ],
    )  # fmt: skip


def _basis(rules: Rules, sources: Iterable[str], note: str) -> str:
    """Where a rule comes from, and how it was read there."""
    titles = "; ".join(rules.sources[key].title for key in sources)
    return f"{titles}: {note}" if note else titles


def _who(action: ActionType) -> str:
    most = f"at most {action.max_people} participants" if action.max_people else ""
    return "; ".join(filter(None, [action.who, most]))


def _calls(first: int, last: int | None) -> str:
    return f"{first}–{last or ''}"


def _deadline(rule: DeadlineRule, rules: Rules) -> Sequence[str]:
    internal = f"{rule.internal_days} days before" if rule.internal_days else ""
    return (
        _deadline_name(rule.kind), _joined(rule.actions), _joined(rule.roles), _calls(rule.from_call, rule.to_call),
        _due(rule), internal, _CERTAINTIES[rule.certainty], _basis(rules, rule.sources, rule.note),
    )  # fmt: skip


def _due(rule: DeadlineRule) -> str:
    if rule.anchor is Anchor.CONTRACT:
        return ", ".join(["as the contract says", *_conditions(rule)])
    return ", ".join([_counted(rule), *_conditions(rule)])


def _counted(rule: DeadlineRule) -> str:
    if not rule.months:
        return _moment(rule.anchor, rule.days)
    days = f" {'and' if rule.days > 0 else 'less'} {_count(rule.days)}" if rule.days else ""
    return f"{rule.months} months{days} after the {_ANCHORS[rule.anchor]}"


def _conditions(rule: DeadlineRule) -> Iterable[str]:
    if rule.within_project:
        yield "on the project's last day at the latest"
    if rule.longer_than_months:
        yield f"of projects longer than {rule.longer_than_months} months"
    if rule.minors is not None:
        yield "where minors travel" if rule.minors else "where no minors travel"
    if rule.except_kinds:
        yield f"not for {_names(rule.except_kinds)}"


def _reminder(rule: ReminderRule, rules: Rules) -> Sequence[str]:
    moves = "later" if rule.moves_later else "earlier"
    if rule.faces_participants:
        moves += ", and on no school holiday"
    return (
        _deadline_name(rule.deadline),
        _moment(rule.offset.anchor, rule.offset.days),
        moves,
        _basis(rules, rule.sources, rule.note),
    )


def _item(item: ChecklistItem, rules: Rules) -> Sequence[str]:
    return (
        _deadline_name(item.deadline), plain(say(f"item.{item.code}", Language.ENGLISH)), _names(item.kinds),
        _joined(item.actions), "yes" if item.minors_only else "", _CERTAINTIES[item.certainty],
        _basis(rules, item.sources, item.note),
    )  # fmt: skip


def _length(rule: LengthRule, rules: Rules) -> Sequence[str]:
    return (
        _names(rule.kinds), _joined(rule.actions), _joined(rule.fields), f"{rule.from_call}–",
        f"{rule.min_days}–{rule.max_days}", _CERTAINTIES[rule.certainty], _basis(rules, rule.sources, rule.note),
    )  # fmt: skip


def _moment(anchor: Anchor, days: int) -> str:
    if days == 0:
        return _ANCHORS[anchor]
    return f"{_count(days)} {'after' if days > 0 else 'before'} the {_ANCHORS[anchor]}"


def _count(days: int) -> str:
    return "1 day" if abs(days) == 1 else f"{abs(days)} days"


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _people(least: int | None, most: int | None) -> str:
    return " and ".join(filter(None, [f"at least {least}" if least else "", f"at most {most}" if most else ""]))


def _period(usual: int | None, least: int | None, most: int | None) -> str:
    parts = []
    if usual:
        parts.append(f"usually {usual}")
    if least and most:
        parts.append(f"{least}–{most}")
    elif most:
        parts.append(f"at most {most}")
    return ", ".join(parts)


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
