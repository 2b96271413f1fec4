"""Whether what the data files say fits together: names that exist, and never two answers to one question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from programme.model import Offset, Sector
from programme.rules import MOBILITY_ANCHORS, DeadlineRule, Rules

NO_CALL_YEAR_LIMIT = 9999


def faults_of(rules: Rules) -> Iterator[str]:
    """Each fault as a line that names the file it is in."""
    yield from _faults_of_lengths(rules)
    yield from _faults_of_deadlines(rules)
    yield from _faults_of_reminders(rules)
    yield from _faults_of_contacts(rules)


def _faults_of_lengths(rules: Rules) -> Iterator[str]:
    """Kinds and actions that exist, and one length for one thing."""
    actions = {code.partition("-")[0] for code in rules.actions}
    named = [rule.kinds for rule in rules.lengths] + [practice.kinds for practice in rules.practices]
    for kind in sorted(frozenset().union(*named) - rules.mobility_kinds.keys()):
        yield f"mobility_kinds.toml: no kind {kind!r}"
    for rule in rules.lengths:
        for name in sorted(rule.actions - actions):
            yield f"mobility_kinds.toml: no action {name!r}"
    for one, other in combinations(rules.lengths, 2):
        if one.from_call == other.from_call and one.kinds & other.kinds and one.actions & other.actions:
            for field in sorted(one.fields & other.fields):
                yield f"mobility_kinds.toml: two lengths for {', '.join(sorted(one.kinds & other.kinds))} in {field}"


def _faults_of_deadlines(rules: Rules) -> Iterator[str]:
    """Actions that exist, and never two dates for one thing."""
    actions = {code.partition("-")[0] for code in rules.actions}
    for rule in rules.deadlines:
        for name in sorted(rule.actions - actions):
            yield f"deadlines.toml: no action {name!r}"
    for one, other in combinations(rules.deadlines, 2):
        if one.kind != other.kind:
            continue
        if one.is_for_mobilities != other.is_for_mobilities:
            yield f"deadlines.toml: {one.kind} is due for mobilities and for projects"
        elif _overlap(one, other):
            yield f"deadlines.toml: two rules give {one.kind} to {', '.join(sorted(one.actions & other.actions))}"


def _overlap(one: DeadlineRule, other: DeadlineRule) -> bool:
    return (
        not one.actions.isdisjoint(other.actions)
        and not one.roles.isdisjoint(other.roles)
        and one.from_call <= (other.to_call or NO_CALL_YEAR_LIMIT)
        and other.from_call <= (one.to_call or NO_CALL_YEAR_LIMIT)
    )


def _faults_of_reminders(rules: Rules) -> Iterator[str]:
    """Reminders of deadlines that exist, from dates these have, each once; and no deadline without any."""
    for_mobilities = {rule.kind: rule.is_for_mobilities for rule in rules.deadlines}
    seen: set[tuple[str, Offset]] = set()
    for rule in rules.reminders:
        if rule.deadline not in for_mobilities:
            yield f"reminders.toml: no deadline {rule.deadline!r}"
        elif rule.offset.anchor in MOBILITY_ANCHORS and not for_mobilities[rule.deadline]:
            yield f"reminders.toml: {rule.deadline} belongs to a project and has no {rule.offset.anchor}"
        if (rule.deadline, rule.offset) in seen:
            yield f"reminders.toml: {rule.deadline} has {rule.offset} twice"
        seen.add((rule.deadline, rule.offset))
    reminded_of = {rule.deadline for rule in rules.reminders}
    for kind in sorted(for_mobilities.keys() - reminded_of):
        yield f"reminders.toml: nothing reminds of {kind}"


def _faults_of_contacts(rules: Rules) -> Iterator[str]:
    """A contact for every sector, and every contact that is named."""
    named = {*rules.erasmus_contacts.values(), rules.other_funding_contact}
    for key in sorted(named - rules.contacts.keys()):
        yield f"contacts.toml: no contact {key!r}"
    for sector in Sector:
        if sector not in rules.erasmus_contacts:
            yield f"contacts.toml: no contact for {sector}"
