"""One workspace with one app installed: all ledgers in one place, and the app's identity and secrets."""

import secrets
from dataclasses import dataclass, field

from sandbox.accounts import Team, User
from sandbox.directory import Directory
from sandbox.journal import Journal
from sandbox.manifest import Manifest
from sandbox.passes import Passes
from sandbox.pulse import Clock, Pulse
from sandbox.timeline import Timeline
from sandbox.uploads import Uploads
from sandbox.views import View, Views, describe_view


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The installed app as Slack knows it. Its secrets are new in every workspace."""

    id: str = "A0SANDBOX"
    bot_id: str = "B0SANDBOX"
    bot_user_id: str = "U0SANDBOX"
    bot_token: str = field(default_factory=lambda: f"xoxb-{secrets.token_hex(12)}")
    app_token: str = field(default_factory=lambda: f"xapp-1-{secrets.token_hex(12)}")
    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    verification_token: str = field(default_factory=lambda: secrets.token_hex(12))


class Workspace:
    """The state of the local Slack. Each ledger locks itself; hold `pulse.changed` around several."""

    def __init__(self, *, manifest: Manifest, clock: Clock) -> None:
        self.manifest = manifest
        self.app = App()
        self.pulse = Pulse(clock)
        self.team = Team()
        self.directory = Directory(self.pulse, self.team)
        self.timeline = Timeline(self.pulse)
        self.views = Views(self.pulse)
        self.passes = Passes(self.pulse)
        self.uploads = Uploads(self.pulse)
        self.journal = Journal(self.pulse)
        self.bot = self.directory.add_user(
            manifest.bot_name, id=self.app.bot_user_id, real_name=manifest.app_name, is_bot=True, email=""
        )

    def direct_with_app(self, user: User) -> str:
        """The id of the conversation between this person and the app."""
        return self.directory.open_direct(user.id, self.app.bot_user_id).id

    def describe_view(self, view: View) -> dict[str, object]:
        return describe_view(view, team=self.team.id, app=self.app.id, bot=self.app.bot_id)
