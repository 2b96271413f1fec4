"""What a coordinator has to have in order for a deadline, and what of it is still open. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from programme.kinds import ChecklistItem
from programme.model import Mobility, Project, Tick
from programme.rules import Rules, base_action


def checklist(rules: Rules, project: Project, mobility: Mobility | None, kind: str) -> tuple[ChecklistItem, ...]:
    """The items of a deadline of this kind, in the rule book's order; none for a kind without a list."""
    return tuple(
        item
        for item in rules.checklist_items
        if item.deadline == kind
        and (not item.actions or base_action(project.action_type) in item.actions)
        and (not item.kinds or (mobility is not None and mobility.kind in item.kinds))
        and (not item.minors_only or (mobility is not None and mobility.has_minors))
    )


def open_items(items: Iterable[ChecklistItem], ticks: Iterable[Tick]) -> tuple[ChecklistItem, ...]:
    ticked = {tick.item for tick in ticks}
    return tuple(item for item in items if item.code not in ticked)
