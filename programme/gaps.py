"""What is missing in the data that people have given, and that sooner or later somebody needs. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from programme.model import Mobility, MobilityState, Project, ProjectOutline
from programme.rules import Rules


class Gap(StrEnum):
    """One thing that is missing in a project, in the order of what it costs to be without."""

    COORDINATOR = "coordinator"
    CODE = "code"
    MOBILITIES = "mobilities"
    """Nobody has said when anybody travels, though the action is for that."""
    HEAD_COUNT = "head_count"
    HOST = "host"


def gaps_of(project: Project, mobilities: Iterable[Mobility], rules: Rules) -> tuple[Gap, ...]:
    """What is missing in a project and its mobilities; a host or a head count once, however many lack one.

    That there are no mobilities yet is none of its coordinators' faults as long as they are being planned.
    """
    travels = [mobility for mobility in mobilities if mobility.state is MobilityState.PLANNED]
    return missing_in(
        project,
        rules,
        lacks_head_count=any(mobility.head_count is None for mobility in travels),
        lacks_host=any(mobility.host is None for mobility in travels),
    )


def missing_in(
    project: Project | ProjectOutline,
    rules: Rules,
    *,
    lacks_head_count: bool,
    lacks_host: bool,
    lacks_mobilities: bool = False,
) -> tuple[Gap, ...]:
    """The same from what is known of its mobilities."""
    action = rules.actions[project.action_type]
    missing = {
        Gap.COORDINATOR: not project.coordinators,
        Gap.CODE: project.code is None and action.field is not None,
        Gap.MOBILITIES: lacks_mobilities and action.mobilities,
        Gap.HEAD_COUNT: lacks_head_count,
        Gap.HOST: lacks_host,
    }
    return tuple(gap for gap in Gap if missing[gap])
