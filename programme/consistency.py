"""Whether what the data files say fits together: names that exist, and never two answers to one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Protocol

from programme.model import CALL_KIND, CUSTOM_KIND, Anchor, Offset, Sector
from programme.rules import MOBILITY_ANCHORS, DeadlineRule, ReminderRule, Rules, base_action

NO_CALL_YEAR_LIMIT = 9999

# A checklist is a row of boxes, of which a message's block holds no more.
CHECKLIST_LENGTH = 10

# What is ticked travels with the message, in an id that holds 255 characters.
CHECKLIST_LETTERS = 220


def faults_of(rules: Rules) -> Iterator[str]:
    """Each fault as a line that names the file it is in."""
    yield from _faults_of_sources(rules)
    yield from _faults_of_lengths(rules)
    yield from _faults_of_deadlines(rules)
    yield from _faults_of_reminders(rules)
    yield from _faults_of_checklists(rules)
    yield from _faults_of_contacts(rules)


def _faults_of_sources(rules: Rules) -> Iterator[str]:
    """Every source that is named stands in the list of them."""
    named: Iterable[tuple[str, Sequence[_WithSources]]] = (
        ("actions.toml", [*rules.actions.values()]),
        ("mobility_kinds.toml", [*rules.lengths, *rules.practices]),
        ("deadlines.toml", rules.deadlines),
        ("reminders.toml", rules.reminders),
        ("checklists.toml", rules.checklist_items),
        ("quiet.toml", rules.quiet_periods),
        ("school_terms.toml", rules.school_breaks),
    )
    places = {(file, each.line, key) for file, entries in named for each in entries for key in each.sources}
    for file, line, key in sorted(places):
        if key not in rules.sources:
            yield f"{file}, line {line}: no source {key!r} in sources.toml"
    for key in sorted({*rules.travel_days.sources} - rules.sources.keys()):
        yield f"mobility_kinds.toml, travel_days: no source {key!r} in sources.toml"


class _WithSources(Protocol):
    """What stands on a line of a data file and names its sources."""

    @property
    def line(self) -> int: ...

    @property
    def sources(self) -> tuple[str, ...]: ...


def _actions(rules: Rules) -> set[str]:
    return {base_action(code) for code in rules.actions}


def _faults_of_lengths(rules: Rules) -> Iterator[str]:
    """Kinds and actions that exist, and one length for one thing."""
    named = [(each.line, each.kinds) for each in rules.lengths]
    named += [(each.line, each.kinds) for each in rules.practices]
    for line, names in named:
        for kind in sorted(names - rules.mobility_kinds.keys()):
            yield f"mobility_kinds.toml, line {line}: no kind {kind!r}"
    for rule in rules.lengths:
        for name in sorted(rule.actions - _actions(rules)):
            yield f"mobility_kinds.toml, line {rule.line}: no action {name!r}"
    for one, other in combinations(rules.lengths, 2):
        if one.from_call == other.from_call and one.kinds & other.kinds and one.actions & other.actions:
            for field in sorted(one.fields & other.fields):
                kinds = ", ".join(sorted(one.kinds & other.kinds))
                yield f"mobility_kinds.toml, lines {one.line} and {other.line}: two lengths for {kinds} in {field}"


def _faults_of_deadlines(rules: Rules) -> Iterator[str]:
    """Actions and kinds that exist, and never two dates for one thing."""
    yield from _unknown_names(rules)
    for one, other in combinations(rules.deadlines, 2):
        if one.kind != other.kind:
            continue
        places = f"deadlines.toml, lines {one.line} and {other.line}"
        if one.is_for_mobilities != other.is_for_mobilities:
            yield f"{places}: {one.kind} is due for mobilities and for projects"
        elif one.is_event != other.is_event:
            yield f"{places}: {one.kind} is an event and is none"
        elif _overlap(one, other):
            yield f"{places}: two rules give {one.kind} to {', '.join(sorted(one.actions & other.actions))}"


def _unknown_names(rules: Rules) -> Iterator[str]:
    for rule in rules.deadlines:
        for name in sorted(rule.actions - _actions(rules)):
            yield f"deadlines.toml, line {rule.line}: no action {name!r}"
        for kind in sorted(rule.except_kinds - rules.mobility_kinds.keys()):
            yield f"deadlines.toml, line {rule.line}: no kind of mobility {kind!r}"
        if rule.kind in (CUSTOM_KIND, CALL_KIND):
            yield f"deadlines.toml, line {rule.line}: {rule.kind} is the name of what no rule makes"


def _overlap(one: DeadlineRule, other: DeadlineRule) -> bool:
    return (
        not one.actions.isdisjoint(other.actions)
        and not one.roles.isdisjoint(other.roles)
        and one.from_call <= (other.to_call or NO_CALL_YEAR_LIMIT)
        and other.from_call <= (one.to_call or NO_CALL_YEAR_LIMIT)
        and (None in (one.minors, other.minors) or one.minors == other.minors)
    )


def _faults_of_reminders(rules: Rules) -> Iterator[str]:
    """Reminders of deadlines that exist, from dates these have, each once; and no deadline without any."""
    for_mobilities = {rule.kind: rule.is_for_mobilities for rule in rules.deadlines}
    by_hand = {CUSTOM_KIND: False, CALL_KIND: False}
    known = for_mobilities | by_hand
    has_internal = {rule.kind for rule in rules.deadlines if rule.internal_days}
    for rule in rules.reminders:
        place, anchor = f"reminders.toml, line {rule.line}", rule.offset.anchor
        if rule.deadline not in known:
            yield f"{place}: no deadline {rule.deadline!r}"
        elif anchor in MOBILITY_ANCHORS and not known[rule.deadline]:
            yield f"{place}: {rule.deadline} belongs to a project and has no {anchor}"
        elif anchor is not Anchor.DUE and rule.deadline in by_hand:
            yield f"{place}: {rule.deadline} has no date but its own"
        elif anchor is Anchor.INTERNAL and rule.deadline not in has_internal:
            yield f"{place}: {rule.deadline} has no internal_days"
        else:
            yield from _faults_of_bounds(rule, place, is_for_mobilities=known[rule.deadline])
    yield from _reminders_twice(rules)
    reminded_of = {rule.deadline for rule in rules.reminders}
    for kind in sorted(known.keys() - reminded_of):
        yield f"reminders.toml: nothing reminds of {kind}"


def _faults_of_bounds(rule: ReminderRule, place: str, *, is_for_mobilities: bool) -> Iterator[str]:
    """What bounds a reminder is a day of the mobility that it is about."""
    for bound in filter(None, (rule.not_before, rule.not_after)):
        if bound not in MOBILITY_ANCHORS or not is_for_mobilities:
            yield f"{place}: {bound} is no bound for {rule.deadline}"


def _reminders_twice(rules: Rules) -> Iterator[str]:
    seen: set[tuple[str, Offset]] = set()
    for rule in rules.reminders:
        if (rule.deadline, rule.offset) in seen:
            yield f"reminders.toml, line {rule.line}: {rule.deadline} has {rule.offset} twice"
        seen.add((rule.deadline, rule.offset))


def _faults_of_checklists(rules: Rules) -> Iterator[str]:
    """Lists of deadlines that exist, with items that fit into one message, each of a list."""
    kinds = {rule.kind for rule in rules.deadlines}
    for name, found in sorted(rules.checklists.items()):
        place = f"checklists.toml, line {found.line}"
        items = [item.code for item in rules.checklist_items if item.deadline == name]
        if name not in kinds:
            yield f"{place}: no deadline {name!r}"
        if not items:
            yield f"{place}: the list of {name} is empty"
        if len(items) > CHECKLIST_LENGTH:
            yield f"{place}: {name} has more than {CHECKLIST_LENGTH} items"
        if sum(len(item) + 1 for item in items) > CHECKLIST_LETTERS:
            yield f"{place}: the items of {name} have names of more than {CHECKLIST_LETTERS} letters"
    yield from _faults_of_items(rules)


def _faults_of_items(rules: Rules) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for item in rules.checklist_items:
        place = f"checklists.toml, line {item.line}"
        if item.deadline not in rules.checklists:
            yield f"{place}: {item.code} belongs to {item.deadline}, which has no list"
        if (item.deadline, item.code) in seen:
            yield f"{place}: {item.code} stands there twice"
        seen.add((item.deadline, item.code))
        for kind in sorted(item.kinds - rules.mobility_kinds.keys()):
            yield f"{place}: {item.code}: no kind {kind!r}"
        for name in sorted(item.actions - _actions(rules)):
            yield f"{place}: {item.code}: no action {name!r}"


def _faults_of_contacts(rules: Rules) -> Iterator[str]:
    """A contact for every sector, and every contact that is named."""
    named = {*rules.erasmus_contacts.values(), rules.other_funding_contact}
    for key in sorted(named - rules.contacts.keys()):
        yield f"contacts.toml: no contact {key!r}"
    for sector in Sector:
        if sector not in rules.erasmus_contacts:
            yield f"contacts.toml: no contact for {sector}"
