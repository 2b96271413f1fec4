"""What every act needs: the workspace, the way to the app, and the fields that all payloads share."""

from dataclasses import dataclass
from typing import Any

from sandbox.accounts import Channel, User
from sandbox.delivery.courier import Courier
from sandbox.delivery.values import Delivery
from sandbox.directory import Where, Who
from sandbox.messages import Message
from sandbox.outcome import Outcome
from sandbox.responses import Answers
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where acts happen."""

    workspace: Workspace
    courier: Courier
    answers: Answers
    base_url: str

    def is_connected(self) -> bool:
        """True if the app can be reached now."""
        return self.courier.carrier.is_connected()

    def actor(self, who: Who) -> User:
        """The person who acts. Deactivated people cannot."""
        user = self.workspace.directory.get_user(who)
        if user.deleted:
            raise ValueError(f"{user.name} is deactivated and can do nothing in Slack")
        return user

    def place(self, user: User, where: Where | None) -> Channel:
        """A conversation the person is in; the direct one with the app if none is named."""
        directory = self.workspace.directory
        if where is None:
            return directory.open_direct(user.id, self.workspace.app.bot_user_id)
        channel = directory.get_channel(where)
        if user.id not in channel.members:
            raise ValueError(f"{user.name} is not in {channel.name}")
        return channel

    def send(self, kind: str, payload: dict[str, Any]) -> Outcome:
        """Deliver a payload, and wait for the app as long as Slack does."""
        return self.redeliver(Delivery(kind=kind, payload=payload))

    def redeliver(self, delivery: Delivery) -> Outcome:
        began_ts = self.workspace.pulse.next_ts()
        acknowledgement = self.courier.deliver(delivery)
        self.workspace.journal.deliver(delivery, acknowledgement)
        return Outcome(
            began_ts=began_ts,
            seconds=acknowledgement.seconds,
            error=acknowledgement.error,
            payload=acknowledgement.payload,
            delivery=delivery,
        )

    def interaction(self, kind: str, user: User) -> dict[str, Any]:
        """The head of an interaction payload, with a fresh trigger."""
        workspace = self.workspace
        return {
            "type": kind,
            "token": workspace.app.verification_token,
            "api_app_id": workspace.app.id,
            "team": {"id": workspace.team.id, "domain": workspace.team.domain},
            "user": {
                "id": user.id,
                "username": user.name,
                "name": user.name,
                "team_id": user.team_id,
            },
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": workspace.passes.new_trigger(user.id),
        }

    def response_url(self, *, user: User, channel: str, message: Message | None = None) -> str:
        key = self.workspace.passes.new_response(user=user.id, channel=channel, message=message)
        return f"{self.base_url}/response/{key}"
