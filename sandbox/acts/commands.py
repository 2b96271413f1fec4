"""Typing a slash command."""

from dataclasses import replace

from sandbox.accounts import Channel, User
from sandbox.acts.stage import Stage
from sandbox.delivery.values import COMMAND, Delivery
from sandbox.directory import Where, Who
from sandbox.escaping import encode_typed
from sandbox.outcome import UNKNOWN_COMMAND, Outcome
from sandbox.responses import Place


def run_command(stage: Stage, who: Who, *, text: str, where: Where | None) -> Outcome:
    """Type `text`, command name included, into a conversation that the app need not be in."""
    user = stage.actor(who)
    channel = stage.place(user, where)
    name, _, rest = text.partition(" ")
    command = stage.workspace.manifest.commands.get(name)
    if command is None:
        return Outcome(began_ts=stage.workspace.pulse.next_ts(), error=UNKNOWN_COMMAND)
    if command.should_escape:
        rest = encode_typed(rest, stage.workspace.directory)
    payload = _payload(stage, user, channel) | {"command": name, "text": rest.strip()}
    return deliver_command(stage, Delivery(kind=COMMAND, payload=payload))


def deliver_command(stage: Stage, delivery: Delivery) -> Outcome:
    """Deliver a command, and show what rides on its acknowledgement to the person who typed it."""
    outcome = stage.redeliver(delivery)
    if not outcome.acknowledged or not outcome.payload:
        return outcome
    place = Place(user=delivery.payload["user_id"], channel=delivery.payload["channel_id"])
    error, answer = stage.answers.take(outcome.payload, place=place, carried_by="command acknowledgement")
    return replace(outcome, error=error, answer=answer)


def _payload(stage: Stage, user: User, channel: Channel) -> dict[str, str]:
    workspace = stage.workspace
    return {
        "token": workspace.app.verification_token,
        "team_id": workspace.team.id,
        "team_domain": workspace.team.domain,
        "channel_id": channel.id,
        "channel_name": "privategroup" if channel.is_private and not channel.is_im else channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "api_app_id": workspace.app.id,
        # Forms know no booleans, and Slack sends this one as a word over sockets too.
        "is_enterprise_install": "false",
        "response_url": stage.response_url(user=user, channel=channel.id),
        "trigger_id": workspace.passes.new_trigger(user.id),
    }
