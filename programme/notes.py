"""Something odd in what people have registered, which is kept all the same: their card says so. Pure.

Only what cannot be is refused. What the programme does not foresee may still be right: exceptions exist, the rule
book may be behind, and the contract decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from programme.checks import last_day
from programme.code import parse_code
from programme.lengths import length_rule, lengths_of, practice_of
from programme.model import EducationField, Mobility, MobilityState, Project, Role
from programme.rules import Rules

# Visits that prepare an activity are not among a project's participants.
PREPARATORY_VISIT = "preparatory_visit"
LONG_TERM = "long_term_learner"


class Note(StrEnum):
    """Each has its sentence in the catalogues, as note.<note>."""

    UNUSUAL_PERIOD = "unusual_period"
    CODE_OF_ANOTHER_YEAR = "code_of_another_year"
    CODE_OF_ANOTHER_COUNTRY = "code_of_another_country"
    NOT_IN_THAT_CALL = "not_in_that_call"
    TOO_MANY_PARTICIPANTS = "too_many_participants"
    UNUSUAL_LENGTH = "unusual_length"
    OUTSIDE_PROJECT = "outside_project"
    KIND_NOT_OFFERED = "kind_not_offered"
    ERASMUS_PRO = "erasmus_pro"
    KIND_BY_DAYS = "kind_by_days"
    UNLIKE_PRACTICE = "unlike_practice"
    GROUP_TOO_SMALL = "group_too_small"
    TOO_MANY_ON_VISIT = "too_many_on_visit"
    NOBODY_ACCOMPANIES = "nobody_accompanies"
    MANY_TRAVEL_DAYS = "many_travel_days"
    TOO_MANY_TRAVEL_DAYS = "too_many_travel_days"


def project_notes(project: Project, mobilities: Iterable[Mobility], rules: Rules) -> tuple[Note, ...]:
    return tuple(_of_project(project, mobilities, rules))


def _of_project(project: Project, mobilities: Iterable[Mobility], rules: Rules) -> Iterator[Note]:
    action = rules.actions[project.action_type]
    if action.usual_months and project.end_on != last_day(project.start_on, action.usual_months):
        yield Note.UNUSUAL_PERIOD
    code = parse_code(project.code) if project.code else None
    if code and not code.call_year <= project.start_on.year <= code.call_year + 1:
        yield Note.CODE_OF_ANOTHER_YEAR
    if code and code.country != rules.country and project.role is Role.COORDINATOR:
        yield Note.CODE_OF_ANOTHER_COUNTRY
    if code and not action.has_call(code.call_year):
        yield Note.NOT_IN_THAT_CALL
    people = sum(
        mobility.head_count or 0
        for mobility in mobilities
        if mobility.state is MobilityState.PLANNED and mobility.kind != PREPARATORY_VISIT
    )
    if action.max_people is not None and people > action.max_people:
        yield Note.TOO_MANY_PARTICIPANTS


def kind_notes(said: str, kind: str) -> tuple[Note, ...]:
    """Where somebody said one kind and the days make it another: they should see why."""
    return (Note.KIND_BY_DAYS,) if said != kind else ()


def mobility_notes(mobility: Mobility, project: Project, rules: Rules) -> tuple[Note, ...]:
    return (*_of_length(mobility, project, rules), *_of_people(mobility, rules), *_of_travel(mobility, rules))


def _of_length(mobility: Mobility, project: Project, rules: Rules) -> Iterator[Note]:
    length = length_rule(rules, project, mobility.kind)
    practice = practice_of(rules, project, mobility.kind)
    if length and not length.allows(mobility.days):
        yield Note.UNUSUAL_LENGTH
    elif practice and not practice.min_days <= mobility.days <= practice.max_days:
        yield Note.UNLIKE_PRACTICE
    if length is None and lengths_of(rules, project):
        yield Note.KIND_NOT_OFFERED
    if mobility.kind == LONG_TERM and rules.actions[project.action_type].field is EducationField.VOCATIONAL:
        yield Note.ERASMUS_PRO
    if mobility.start_on < project.start_on or mobility.end_on > project.end_on:
        yield Note.OUTSIDE_PROJECT


def _of_people(mobility: Mobility, rules: Rules) -> Iterator[Note]:
    kind = rules.mobility_kinds[mobility.kind]
    if kind.min_people and mobility.head_count is not None and mobility.head_count < kind.min_people:
        yield Note.GROUP_TOO_SMALL
    if kind.max_people and (mobility.head_count or 0) > kind.max_people:
        yield Note.TOO_MANY_ON_VISIT
    if kind.needs_leader and not mobility.accompanying:
        yield Note.NOBODY_ACCOMPANIES


def _of_travel(mobility: Mobility, rules: Rules) -> Iterator[Note]:
    travel_days = mobility.travel_days or 0
    if travel_days > rules.travel_days.green:
        yield Note.TOO_MANY_TRAVEL_DAYS
    elif travel_days > rules.travel_days.usual:
        yield Note.MANY_TRAVEL_DAYS
