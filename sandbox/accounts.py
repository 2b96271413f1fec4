"""The values of a workspace: team, people, conversations, and how Slack shows them in its answers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The workspace itself."""

    id: str = "T0SANDBOX"
    name: str = "Sandbox"
    domain: str = "sandbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person or an app's bot user. `team_id` differs from the workspace's for externals."""

    id: str
    name: str
    real_name: str
    team_id: str
    locale: str = "en-GB"
    tz: str = "Europe/Helsinki"
    email: str = ""
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    is_stranger: bool = False
    deleted: bool = False

    def describe(self, at: datetime, *, with_locale: bool, with_email: bool) -> dict[str, Any]:
        """What users.info says. Slack leaves the locale out for externals, and most fields for the deleted."""
        offset = ZoneInfo(self.tz).utcoffset(at.astimezone(ZoneInfo(self.tz)))
        profile = {"real_name": self.real_name, "display_name": self.name, "team": self.team_id}
        if with_email and self.email:
            profile["email"] = self.email
        described: dict[str, Any] = {
            "id": self.id,
            "team_id": self.team_id,
            "name": self.name,
            "real_name": self.real_name,
            "deleted": self.deleted,
            "is_bot": self.is_bot,
            "is_stranger": self.is_stranger,
            "profile": profile,
        }
        if self.deleted:
            return described
        described |= {
            "tz": self.tz,
            "tz_label": self.tz,
            "tz_offset": int(offset.total_seconds()) if offset else 0,
            "is_admin": self.is_admin,
            "is_owner": self.is_owner,
            "is_primary_owner": False,
            "is_restricted": self.is_restricted,
            "is_ultra_restricted": self.is_ultra_restricted,
        }
        if with_locale and not self.is_stranger:
            described["locale"] = self.locale
        return described


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A conversation: public (C…), private (C… too, as Slack names them today) or direct (D…)."""

    id: str
    name: str
    members: frozenset[str] = field(default_factory=frozenset)
    is_private: bool = False
    is_im: bool = False
    is_archived: bool = False
    is_ext_shared: bool = False

    @property
    def kind(self) -> str:
        """The word of the scopes: `channels:read`, `groups:history`, `im:write`."""
        if self.is_im:
            return "im"
        return "groups" if self.is_private else "channels"

    def describe(self, viewer: str, *, created_at: int) -> dict[str, Any]:
        """What conversations.info says to `viewer`, a user id."""
        if self.is_im:
            other = next(iter(sorted(self.members - {viewer})), viewer)
            return {
                "id": self.id,
                "created": created_at,
                "is_im": True,
                "is_archived": self.is_archived,
                "user": other,
                "is_open": True,
            }
        return {
            "id": self.id,
            "name": self.name,
            "created": created_at,
            "is_channel": not self.is_private,
            "is_group": self.is_private,
            "is_im": False,
            "is_mpim": False,
            "is_private": self.is_private,
            "is_archived": self.is_archived,
            "is_member": viewer in self.members,
            "is_shared": self.is_ext_shared,
            "is_ext_shared": self.is_ext_shared,
            "is_org_shared": False,
            "is_pending_ext_shared": False,
            "num_members": len(self.members),
        }
