"""Ticking off what a coordinator has in order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from programme.model import DeadlineState, Project
from services.access import require_change_of_deadline
from services.cards import CardDeadline, load_deadline
from services.completion import complete_deadline
from services.division import Actor, Division
from services.references import get_present
from services.running_refusal import DeadlineGone
from storage import audit, checklists, deadlines, deliveries


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """A deadline with its list as it stands now. `completed` tells that the last item has made it done."""

    project: Project
    deadline: CardDeadline
    completed: bool


def tick(
    division: Division, actor: Actor, deadline_id: int, *, ticked: Collection[str], unticked: Collection[str]
) -> Ticked:
    """Marks items of a deadline's list as in order, or as open again; the last of a list that completes it, does.

    Doing it twice is doing it once, and items that the list does not have are left alone. Raises NotYourProject;
    DeadlineGone where nothing demands it any more.
    """
    with division.store.writing() as session:
        deadline = deadlines.find(session, deadline_id)
        if deadline is None or deadline.project_id is None or deadline.state is DeadlineState.WITHDRAWN:
            raise DeadlineGone
        project = get_present(session, division, deadline.project_id)
        before = load_deadline(session, division.rules, project, deadline_id)
        require_change_of_deadline(actor, project, before.mobility)
        now = division.now()
        listed = {each.item.code for each in before.items}
        changed = [
            item
            for item in sorted(listed & set(ticked))
            if checklists.tick(session, deadline_id, item, by=actor.account_id, at=now)
        ]
        opened = [item for item in sorted(listed & set(unticked)) if checklists.untick(session, deadline_id, item)]
        if changed or opened:
            deliveries.mark_for_refresh(session, deadline_id, now=now)
            audit.record(
                session,
                at=now,
                actor=actor.account_id,
                action="checklist.ticked",
                subject=(before.mobility or project).ref,
                after={"deadline_id": deadline_id, "ticked": changed, "unticked": opened},
            )
        after = load_deadline(session, division.rules, project, deadline_id)
        is_whole = bool(changed) and after.is_open and not after.open_items
        completed = is_whole and division.rules.checklists[deadline.kind].completes
        if completed:
            complete_deadline(session, division, actor, deadline)
            after = load_deadline(session, division.rules, project, deadline_id)
        return Ticked(project=project, deadline=after, completed=completed)
