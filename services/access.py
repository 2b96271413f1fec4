"""Who may change what. Every member may read and register; a project is its coordinators' to change, and what
concerns the whole division its administrators'."""

from __future__ import annotations

from programme.model import Mobility, Project
from services.division import Actor
from services.refusal import AdministratorsOnly, NotYourProject


def may_change(actor: Actor, project: Project) -> bool:
    return actor.is_administrator or actor.account_id in project.coordinators


def may_change_deadline(actor: Actor, project: Project, mobility: Mobility | None) -> bool:
    """Whoever answers for a mobility looks after its deadlines, too."""
    return may_change(actor, project) or (mobility is not None and mobility.responsible == actor.account_id)


def require_change_of_deadline(actor: Actor, project: Project, mobility: Mobility | None) -> None:
    """Raises NotYourProject."""
    if not may_change_deadline(actor, project, mobility):
        raise NotYourProject(ref=project.ref, coordinators=project.coordinators)


def require_administrator(actor: Actor) -> None:
    """Raises AdministratorsOnly."""
    if not actor.is_administrator:
        raise AdministratorsOnly


def require_change(actor: Actor, project: Project) -> None:
    """Raises NotYourProject."""
    if not may_change(actor, project):
        raise NotYourProject(ref=project.ref, coordinators=project.coordinators)
