"""What is missing in the data that people have given, and that sooner or later somebody needs. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from programme.model import Mobility, MobilityState, Project
from programme.rules import Rules


class Gap(StrEnum):
    """One thing that is missing in a project, in the order of what it costs to be without."""

    COORDINATOR = "coordinator"
    CODE = "code"
    MOBILITIES = "mobilities"
    """Nobody has said when anybody travels, though the action is for that."""
    HEAD_COUNT = "head_count"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Demands:
    """The types of action whose projects have a code, and those in which people are expected to travel."""

    code: frozenset[str]
    mobilities: frozenset[str]


def demands(rules: Rules, *, with_planning: bool = True) -> Demands:
    """Without planning nobody is expected to have said yet when anybody travels."""
    return Demands(
        code=frozenset(code for code, action in rules.actions.items() if action.field is not None),
        mobilities=frozenset(code for code, action in rules.actions.items() if action.mobilities and with_planning),
    )


def gaps_of(project: Project, mobilities: Iterable[Mobility], rules: Rules) -> tuple[Gap, ...]:
    """What is missing in a project and its mobilities; a host or a head count once, however many lack one.

    That there are no mobilities yet is none of its coordinators' faults as long as they are being planned.
    """
    travels = [mobility for mobility in mobilities if mobility.state is MobilityState.PLANNED]
    demanded = demands(rules, with_planning=False)
    missing = {
        Gap.COORDINATOR: not project.coordinators,
        Gap.CODE: project.code is None and project.action_type in demanded.code,
        Gap.MOBILITIES: not travels and project.action_type in demanded.mobilities,
        Gap.HEAD_COUNT: any(mobility.head_count is None for mobility in travels),
        Gap.HOST: any(mobility.host is None for mobility in travels),
    }
    return tuple(gap for gap in Gap if missing[gap])
