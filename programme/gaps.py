"""What is missing in the data that people have given, and that sooner or later somebody needs. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from programme.model import Mobility, MobilityState, Project
from programme.rules import Rules


class Gap(StrEnum):
    """One thing that is missing in a project, in the order of what it costs to be without."""

    COORDINATOR = "coordinator"
    CODE = "code"
    HEAD_COUNT = "head_count"
    HOST = "host"


def gaps_of(project: Project, mobilities: Iterable[Mobility], rules: Rules) -> tuple[Gap, ...]:
    """What is missing in a project and its mobilities; a host or a head count once, however many lack one."""
    travels = [mobility for mobility in mobilities if mobility.state is MobilityState.PLANNED]
    missing = {
        Gap.COORDINATOR: not project.coordinators,
        Gap.CODE: project.code is None and rules.actions[project.action_type].field is not None,
        Gap.HEAD_COUNT: any(mobility.head_count is None for mobility in travels),
        Gap.HOST: any(mobility.host is None for mobility in travels),
    }
    return tuple(gap for gap in Gap if missing[gap])
