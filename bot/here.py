"""The project of the channel that something is asked in."""

from __future__ import annotations

from bot.asked import Asked, Desk
from services.channels import projects_here


def reference_here(asked: Asked, desk: Desk) -> str | None:
    """The reference of the one project whose channel this is; None where there is none, or several."""
    here = projects_here(desk.division, asked.channel_id)
    return here[0].ref if len(here) == 1 else None
