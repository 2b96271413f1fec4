"""Channels: whose project a channel is, the first words in it, and its weekly summary."""

from __future__ import annotations

from dataclasses import dataclass

from programme.model import Contact, Project
from services.access import require_administrator, require_change
from services.division import Actor, Division
from services.people import division_channel
from services.running_refusal import DivisionChannelHere, NoProjectHere
from storage import audit, channels, contacts, projects
from storage.channels import DigestScope

__all__ = ["DigestChoice", "DigestScope", "Welcome", "choose_digest", "digest_here", "projects_here", "welcome"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Who is behind the bot, and the projects whose channel it has come into."""

    contact: Contact
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestChoice:
    """What a channel's summary is about; without a scope there is none."""

    scope: DigestScope | None
    projects: tuple[Project, ...]


def projects_here(division: Division, channel_id: str | None) -> tuple[Project, ...]:
    """The active projects whose channel this is."""
    if channel_id is None:
        return ()
    with division.store.reading() as session:
        return tuple(projects.of_channel(session, channel_id))


def welcome(division: Division, channel_id: str) -> Welcome | None:
    """What to say in a channel on coming into it; None where it has been said before."""
    with division.store.writing() as session:
        if not channels.welcome(session, channel_id, at=division.now()):
            return None
        return Welcome(
            contact=contacts.get(session, division.rules.other_funding_contact),
            projects=tuple(projects.of_channel(session, channel_id)),
        )


def digest_here(division: Division, channel_id: str) -> DigestChoice:
    with division.store.reading() as session:
        is_divisions = channel_id == division_channel(session, division)
        return DigestChoice(
            scope=DigestScope.DIVISION if is_divisions else channels.digest_of(session, channel_id),
            projects=tuple(projects.of_channel(session, channel_id)),
        )


def choose_digest(division: Division, actor: Actor, channel_id: str, scope: DigestScope | None) -> DigestChoice:
    """Switches a channel's summary on or off: whoever may change its projects may, elsewhere the administrators.

    The division's own has the division's in any case. Raises NoProjectHere, DivisionChannelHere, NotYourProject or
    AdministratorsOnly.
    """
    with division.store.writing() as session:
        here = tuple(projects.of_channel(session, channel_id))
        for project in here:
            require_change(actor, project)
        if not here and scope is DigestScope.PROJECT:
            raise NoProjectHere
        if not here:
            require_administrator(actor)
        if channel_id == division_channel(session, division):
            if scope is not DigestScope.DIVISION:
                raise DivisionChannelHere
            return DigestChoice(scope=scope, projects=here)
        before = channels.digest_of(session, channel_id)
        if before != scope:
            channels.set_digest(session, channel_id, scope)
            audit.record(
                session,
                at=division.now(),
                actor=actor.account_id,
                action="channel.digest",
                subject=channel_id,
                before={"digest": before},
                after={"digest": scope},
            )
    return DigestChoice(scope=scope, projects=here)
