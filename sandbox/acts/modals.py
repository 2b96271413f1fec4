"""Submitting and closing a modal, and what the app makes Slack do in return."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sandbox.accounts import Channel
from sandbox.acts.clicks import find_element, view_part
from sandbox.acts.stage import Stage
from sandbox.delivery.values import INTERACTION
from sandbox.directory import Who
from sandbox.filling import client_errors, fill
from sandbox.messages import File
from sandbox.methods.views import accept_view
from sandbox.offered import offers
from sandbox.outcome import REFUSED_BY_CLIENT, Outcome
from sandbox.rules.kinds import MODAL, Problem, Spot
from sandbox.rules.parts import SUGGESTIONS
from sandbox.rules.views import view_problems
from sandbox.rules.walk import all_elements
from sandbox.views import MOST_STACKED, View

_CARRIED_BY = "view_submission acknowledgement"


def submit(stage: Stage, who: Who, *, view: View, values: Mapping[str, Any]) -> Outcome:
    """Fill the open form in and press its submit button."""
    user = stage.actor(who)
    current = _open_view(stage, view)
    if "submit" not in current.content:
        raise ValueError("this modal has no submit button")
    _require_offered(stage, current, values)
    state = fill(current, {name: _sendable(stage, value) for name, value in values.items()})
    current = stage.workspace.views.remember(current, state)
    errors = client_errors(current, state)
    if errors:
        began_ts = stage.workspace.pulse.next_ts()
        return Outcome(began_ts=began_ts, error=REFUSED_BY_CLIENT, errors=errors, view=current)
    payload = stage.interaction("view_submission", user) | view_part(stage, current) | {"response_urls": []}
    outcome = stage.send(INTERACTION, payload)
    if not outcome.acknowledged:
        return replace(outcome, view=current)
    return _follow(stage, outcome, current)


def _require_offered(stage: Stage, view: View, values: Mapping[str, Any]) -> None:
    """A person cannot choose what a select does not show; nor can a test, or it would prove too little."""
    for block, element in all_elements(view.blocks):
        if element["type"].endswith(("conversations_select", "channels_select")):
            wanted = values.get(block["block_id"], values.get(element["action_id"]))
            for each in wanted if isinstance(wanted, list | tuple) else [wanted]:
                channel = stage.workspace.directory.find_channel(each) if isinstance(each, Channel | str) else None
                if channel and not offers(element, channel):
                    raise LookupError(f"{element['action_id']} does not offer #{channel.name}")


def close(stage: Stage, who: Who, *, view: View) -> Outcome | None:
    """Close a modal. The app hears of it only if it asked to."""
    user = stage.actor(who)
    current = _open_view(stage, view)
    stage.workspace.views.close(current)
    if not current.content.get("notify_on_close"):
        return None
    payload = stage.interaction("view_closed", user) | {"is_cleared": False}
    payload["view"] = stage.workspace.describe_view(current)
    return stage.send(INTERACTION, payload)


def ask_options(stage: Stage, who: Who, *, view: View, action_id: str, typed: str) -> Outcome:
    """Type into an external select; the options, perhaps in groups, are in the outcome's payload."""
    user = stage.actor(who)
    block, _ = find_element(view, action_id)
    payload = stage.interaction("block_suggestion", user) | view_part(stage, view)
    payload |= {"action_id": action_id, "block_id": block["block_id"], "value": typed}
    # A suggestion is no act: it opens nothing.
    del payload["trigger_id"]
    outcome = stage.send(INTERACTION, payload)
    problems = list(SUGGESTIONS.problems(dict(outcome.payload), Spot("", MODAL))) if outcome.acknowledged else []
    if not problems:
        return outcome
    # Slack shows none of them then.
    stage.workspace.journal.report("block_suggestion acknowledgement", "invalid_response", problems)
    return replace(outcome, error="invalid_response", payload={})


def _sendable(stage: Stage, value: Any) -> Any:
    """Files as Slack describes them, at whatever depth of the values they stand."""
    if isinstance(value, File):
        return value.describe(stage.base_url)
    if isinstance(value, Mapping):
        return {name: _sendable(stage, part) for name, part in value.items()}
    return [_sendable(stage, part) for part in value] if isinstance(value, list | tuple) else value


def _open_view(stage: Stage, view: View) -> View:
    current = stage.workspace.views.find(view_id=view.id)
    if current is None:
        raise LookupError(f"the modal {view.title!r} is not open any more")
    return current


def _follow(stage: Stage, outcome: Outcome, view: View) -> Outcome:
    """Do what the acknowledgement says; nothing said means that the modal closes."""
    action = outcome.payload.get("response_action")
    if action == "errors":
        return _show_errors(stage, outcome, view)
    if action in {"update", "push"}:
        return _show_view(stage, outcome, view)
    if action == "clear":
        stage.workspace.views.clear(view.user)
    elif action is None:
        stage.workspace.views.close(view)
    else:
        return _violate(stage, outcome, view, Problem("unknown_value", "/response_action", f"unknown: {action}"))
    return replace(outcome, view=stage.workspace.views.top(view.user))


def _show_errors(stage: Stage, outcome: Outcome, view: View) -> Outcome:
    errors: Mapping[str, str] = outcome.payload.get("errors") or {}
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not errors or set(errors) - inputs:
        sentence = f"errors must name input blocks: {sorted(inputs)}, not {sorted(errors)}"
        return _violate(stage, outcome, view, Problem("unknown_block", "/errors", sentence))
    return replace(outcome, errors=errors, view=view)


def _show_view(stage: Stage, outcome: Outcome, view: View) -> Outcome:
    content = outcome.payload.get("view")
    problems = view_problems(content, surface=MODAL)
    is_push = outcome.payload["response_action"] == "push"
    if is_push and len(stage.workspace.views.stack(view.user)) >= MOST_STACKED:
        problems.append(Problem("push_limit_reached", "/view", f"no more than {MOST_STACKED} modals in a stack"))
    if problems or not isinstance(content, dict):
        return _violate(stage, outcome, view, *problems)
    accepted = accept_view(stage.workspace, content)
    views = stage.workspace.views
    return replace(outcome, view=views.push(view.user, accepted) if is_push else views.update(view, accepted))


def _violate(stage: Stage, outcome: Outcome, view: View, *problems: Problem) -> Outcome:
    """An acknowledgement that Slack cannot use looks to the person like one that never came."""
    stage.workspace.journal.report(_CARRIED_BY, "invalid_response", problems)
    return replace(outcome, error="invalid_response", view=view)
