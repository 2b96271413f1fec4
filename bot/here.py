"""The project of the channel that something is asked in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.asked import Asked, Desk
from programme.model import Project
from services.channels import projects_here
from services.projects import titled
from services.running_refusal import WhichProject


def project_here(asked: Asked, desk: Desk) -> Project | None:
    """The one project whose channel this is; None where there is none, or several."""
    here = projects_here(desk.division, asked.channel_id)
    return here[0] if len(here) == 1 else None


def reference_here(asked: Asked, desk: Desk) -> str | None:
    here = project_here(asked, desk)
    return here.ref if here else None


def require_no_other(desk: Desk, here: Project, names: Sequence[str]) -> None:
    """Raises WhichProject where one of these, which are said of the project here, stands in the title of others."""
    for name in names:
        others = [each for each in titled(desk.division, name) if each.id != here.id]
        if others:
            raise WhichProject(word=name, here=_named(here), projects=[_named(each) for each in others])


def _named(project: Project) -> str:
    return f"{project.ref} {project.title}"
