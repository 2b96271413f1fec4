"""views.*: opening and changing modals, publishing Home tabs."""

import json
from typing import Any

from sandbox.methods.call import Answer, Call, SlackError
from sandbox.methods.content import with_ids
from sandbox.rules.kinds import HOME, MODAL, Problem
from sandbox.rules.table import LARGEST_VIEW
from sandbox.rules.views import view_problems
from sandbox.views import MOST_STACKED, View
from sandbox.workspace import Workspace


def open_modal(call: Call) -> Answer:
    content = _read_view(call, MODAL)
    user = _spend_trigger(call)
    return _answer(call, call.workspace.views.open(user, content))


def push_modal(call: Call) -> Answer:
    content = _read_view(call, MODAL)
    user = _spend_trigger(call)
    if not call.workspace.views.stack(user):
        raise SlackError("not_found")
    if len(call.workspace.views.stack(user)) >= MOST_STACKED:
        raise SlackError("push_limit_reached")
    return _answer(call, call.workspace.views.push(user, content))


def update_modal(call: Call) -> Answer:
    view = call.workspace.views.find(
        view_id=call.arguments.text("view_id"), external_id=call.arguments.text("external_id")
    )
    if view is None:
        raise SlackError("not_found")
    _check_hash(call, view)
    return _answer(call, call.workspace.views.update(view, _read_view(call, view.type, replaced=view)))


def publish_home(call: Call) -> Answer:
    if not call.workspace.manifest.has_home:
        raise SlackError("not_enabled")
    user = call.workspace.directory.find_user(call.arguments.required("user_id"))
    if user is None:
        raise SlackError("user_not_found")
    known = call.workspace.views.home(user.id)
    if known:
        _check_hash(call, known)
    return _answer(call, call.workspace.views.publish(user.id, _read_view(call, HOME, replaced=known)))


def accept_view(workspace: Workspace, content: dict[str, Any]) -> dict[str, Any]:
    """The view with the ids that Slack fills in."""
    return {**content, "blocks": list(with_ids(content["blocks"], workspace.pulse))}


def _read_view(call: Call, surface: str, *, replaced: View | None = None) -> dict[str, Any]:
    content = call.arguments.structure("view")
    if not isinstance(content, dict):
        raise SlackError("invalid_arguments", response_metadata={"messages": ["missing required field: view"]})
    size = len(json.dumps(content, ensure_ascii=False).encode())
    if size > LARGEST_VIEW:
        raise call.refuse(
            "view_too_large", [Problem("view_too_large", "", f"{size} bytes; Slack takes {LARGEST_VIEW}")]
        )
    problems = view_problems(content, surface=surface)
    if problems:
        # Slack's name for a bad view, whatever is bad about it.
        raise call.refuse("invalid_arguments", problems)
    external_id = content.get("external_id")
    holder = call.workspace.views.find(external_id=external_id) if external_id else None
    if holder and (replaced is None or holder.id != replaced.id):
        raise SlackError("duplicate_external_id")
    return accept_view(call.workspace, content)


def _spend_trigger(call: Call) -> str:
    error, user = call.workspace.passes.use_trigger(call.arguments.required("trigger_id"))
    if error:
        raise SlackError(error)
    return user


def _check_hash(call: Call, view: View) -> None:
    if "hash" in call.arguments and call.arguments.text("hash") != view.hash:
        raise SlackError("hash_conflict")


def _answer(call: Call, view: View) -> Answer:
    return {"view": call.workspace.describe_view(view)}
