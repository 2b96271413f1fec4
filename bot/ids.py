"""Every id that travels to Slack and back, and how a button's value is written and read.

A value comes back from whoever can see the message, perhaps years later: it only names a thing, and is
checked like anything else that was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum


class Action(StrEnum):
    """The buttons."""

    DEADLINE_DONE = "deadline.done"
    PROJECT_NEW = "project.new"
    PROJECT_SHOW = "project.show"
    MOBILITY_NEW = "mobility.new"
    CHECKLIST_TICK = "checklist.tick"
    DEADLINE_UNDO = "deadline.undo"
    DEADLINE_LATER = "deadline.later"
    RECEIPT_ADD = "receipt.add"
    COORDINATOR_NAME = "coordinator.name"
    CONTACT_CONFIRM = "contact.confirm"
    PROJECTS_PAGE = "projects.page"
    MOBILITIES_PAGE = "mobilities.page"
    PORTFOLIO_PAGE = "portfolio.page"
    SEARCH_PAGE = "search.page"
    HISTORY_PAGE = "history.page"
    LIST_SHARE = "list.share"
    MOBILITY_SHOW = "mobility.show"
    HOME_ALL = "home.all"
    HOME_MENU = "home.menu"
    CHANNEL_DIGEST = "channel.digest"
    HANDOVER_CONFIRM = "handover.confirm"
    FORM_OPEN = "form.open"
    HELP_SHOW = "help.show"
    SETTINGS_OPEN = "settings.open"
    ADMINISTRATION_EDIT = "administration.edit"
    ADMINISTRATION_LOOK = "administration.look"
    CALL_NEW = "call.new"
    CALL_EDIT = "call.edit"
    CALL_REMOVE = "call.remove"
    CONTACT_EDIT = "contact.edit"
    CONTACT_HISTORY = "contact.history"
    DEADLINE_EDIT = "deadline.edit"
    DEADLINE_TAKE_BACK = "deadline.take_back"
    EDIT_CONFIRM = "edit.confirm"
    EDIT_CANCEL = "edit.cancel"
    PROJECT_EDIT = "project.edit"
    PROJECT_MENU = "project.menu"
    PROJECT_CLOSE = "project.close"
    PROJECT_REMOVE = "project.remove"
    PROJECT_RESTORE = "project.restore"
    MOBILITY_EDIT = "mobility.edit"
    MOBILITY_MENU = "mobility.menu"
    MOBILITY_RESTORE = "mobility.restore"


def action_id(action: Action, place: int) -> str:
    """The id of the button at a place among those of the same action: Slack wants them distinct within a block."""
    return f"{action}.{place}" if place else str(action)


def action_pattern(action: Action) -> re.Pattern[str]:
    """Matches the ids of one action, at whatever place."""
    return re.compile(rf"^{re.escape(action)}(\.\d+)?$")


class Form(StrEnum):
    """The forms, by their callback id."""

    PROJECT = "project"
    MOBILITY = "mobility"
    PROJECT_EDIT = "project_edit"
    MOBILITY_EDIT = "mobility_edit"
    EDIT_CONFIRM = "edit_confirm"
    HANDOVER = "handover"
    RECEIPT = "receipt"
    LATER = "later"
    SETTINGS = "settings"
    SHARE = "share"
    SEARCH = "search"
    DEADLINE = "deadline"
    ADMINISTRATION = "administration"
    CALL = "call"
    CONTACT = "contact"
    SHOWN = "shown"
    """A card in a modal: it has nothing to submit."""


class Shortcut(StrEnum):
    """The shortcuts, by their callback id."""

    PROJECT_NEW = "project_new"
    MESSAGE_DEADLINE = "message_deadline"


# The letter tells the form of a value, so that a later form can be told from this one.
_VALUE = re.compile(r"a(\d{1,15})")
_LIST_NAME = re.compile(r"checklist\.(\d{1,15})((?:\.[a-z_]{1,60})*)", re.ASCII)
_ITEM_VALUE = re.compile(r"b(\d{1,15})\.([a-z0-9_-]{1,60})", re.ASCII)
_PAGE_VALUE = re.compile(r"c(\d{1,5})\.(.{0,1500})", re.ASCII | re.DOTALL)
_TYPED_VALUE = re.compile(r"e(.{1,1900})", re.DOTALL)
_SAID_VALUE = re.compile(r"d(\d{1,15})\.(\{.{1,1900}\})", re.DOTALL)
_NAMED_ROW = re.compile(r"[a-z]+\.(\d{1,15})", re.ASCII)


def write_value(row_id: int) -> str:
    return f"a{row_id}"


def write_item_value(row_id: int, item: str) -> str:
    """The value of one box of a deadline's checklist, or of one choice of a menu."""
    return f"b{row_id}.{item}"


def write_said_value(row_id: int, said: str) -> str:
    """The value of a button that carries more than a name: what is to be kept once somebody has agreed to it."""
    return f"d{row_id}.{said}"


def read_item_value(value: str | None) -> tuple[int, str] | None:
    """The row, and the item of a box or what a button says of it; None for anything that we have not written."""
    match = _ITEM_VALUE.fullmatch(value or "") or _SAID_VALUE.fullmatch(value or "")
    return (int(match[1]), match[2]) if match else None


def write_page_value(page: int, words: str) -> str:
    """The value of a button that turns to a page of a list; the words say which list, as if somebody typed them."""
    return f"c{page}.{words}"


def read_page_value(value: str | None) -> tuple[int, str] | None:
    """The page and the words; None for anything that we have not written."""
    match = _PAGE_VALUE.fullmatch(value or "")
    return (int(match[1]), match[2]) if match else None


def write_typed_value(typed: str) -> str | None:
    """The value of a button that carries a command, as Slack sent what somebody typed; None where it is too long."""
    value = f"e{typed}"
    return value if _TYPED_VALUE.fullmatch(value) else None


def read_typed_value(value: str | None) -> tuple[int, str] | None:
    """No row, and the command; None for anything that we have not written."""
    match = _TYPED_VALUE.fullmatch(value or "")
    return (0, match[1]) if match else None


def read_named_row(block_id: str | None) -> int | None:
    """The row in a block's name such as `handover.12`: a choice of people carries no value of ours."""
    match = _NAMED_ROW.fullmatch(block_id or "")
    return int(match[1]) if match else None


def write_list_name(row_id: int, ticked: Iterable[str]) -> str:
    """The block id of a checklist: whose it is, and what of it is shown as ticked."""
    return ".".join(["checklist", str(row_id), *ticked])


def read_list_name(block_id: str | None) -> tuple[int, frozenset[str]] | None:
    """The deadline and the items shown as ticked; None for anything that we have not written."""
    match = _LIST_NAME.fullmatch(block_id or "")
    return (int(match[1]), frozenset(match[2].split(".")[1:])) if match else None


def read_value(value: str | None) -> int | None:
    """The id in a button's value; None for anything that we have not written."""
    match = _VALUE.fullmatch(value or "")
    return int(match[1]) if match else None
