"""Who may change what. Every member may read and register; a project is its coordinators' to change."""

from __future__ import annotations

from programme.model import Project
from services.division import Actor
from services.refusal import NotYourProject


def may_change(actor: Actor, project: Project) -> bool:
    return actor.is_administrator or actor.account_id in project.coordinators


def require_change(actor: Actor, project: Project) -> None:
    """Raises NotYourProject."""
    if not may_change(actor, project):
        raise NotYourProject(ref=project.ref, coordinators=project.coordinators)
