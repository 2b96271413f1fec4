"""What a form for changing something carries with it, and the second look at what it would move. Pure.

What is to be kept travels through Slack and back as JSON; what comes back is read as if anybody had written it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.blocks import TITLE_LENGTH, Block, blocks, plain_text
from bot.forms.fields import ABOUT_LENGTH, read_about, read_channel
from bot.ids import Form
from bot.messages.edit import preview_parts
from bot.text import Language, say
from bot.words.call import ZONES
from bot.words.vocabulary import countries
from programme.model import Role, Sector
from services.facts import CallEdit, ContactEdit, Edit, MobilityEdit, ProjectEdit, as_logged, said
from services.meanwhile import Proposal
from services.references import is_call_ref, is_contact_ref, is_mobility_ref, is_project_ref


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form was opened for, and how it stood then."""

    ref: str
    version: int

    @property
    def number(self) -> int:
        return int(self.ref[1:])


@dataclass(frozen=True, slots=True)
class Pending:
    """What somebody has yet to agree to, and how things stood when it was shown."""

    opened: Opened
    edit: Edit


def write_opened(opened: Opened) -> str:
    return json.dumps({"ref": opened.ref, "version": opened.version})


def read_opened(about: str | None) -> Opened | None:
    """None for anything that we have not written."""
    return _opened(read_about(about))


def write_pending(change: Proposal) -> str:
    kept = {"ref": change.ref, "version": change.version, "edit": as_logged(said(change.edit))}
    return json.dumps(kept, ensure_ascii=False)


def read_pending(text: str | None) -> Pending | None:
    """None for anything that we have not written."""
    loaded = read_about(text)
    opened, facts = _opened(loaded), loaded.get("edit")
    known = _kind(opened.ref) if opened else None
    if opened is None or known is None or not isinstance(facts, Mapping):
        return None
    kind, readers = known
    try:
        return Pending(opened, kind(**{name: readers[name](value) for name, value in facts.items()}))
    except (LookupError, TypeError, ValueError):
        return None


def _opened(loaded: Mapping[str, Any]) -> Opened | None:
    ref, version = loaded.get("ref"), loaded.get("version")
    if not isinstance(ref, str) or not isinstance(version, int) or _kind(ref) is None:
        return None
    return Opened(ref, version)


def _kind(ref: str) -> tuple[type[Edit], Mapping[str, Callable[[Any], Any]]] | None:
    """Of what is named like this, how it is changed, and how each fact is read that can be said anew."""
    return next((kind for names, kind in _KINDS.items() if names(ref)), None)


def _of(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError
        return value

    return read


def _or_none(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _people(value: Any) -> tuple[str, ...]:
    if not value or not isinstance(value, list):
        raise TypeError
    return tuple(map(_text, value))


def _channel(value: Any) -> str:
    channel_id = read_channel(value)
    if channel_id is None:
        raise ValueError
    return channel_id


def _country(value: Any) -> str:
    if value not in {meaning.code for meaning in countries().values()}:
        raise ValueError
    return str(value)


_text, _number = _of(str), _of(int)

# How each fact of a project or a mobility is read.
_READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("action_type", "title", "kind"), _text),
    **dict.fromkeys(("code", "unit", "partners", "case_number", "host", "responsible"), _or_none(_text)),
    **dict.fromkeys(("grant_euros", "head_count", "accompanying", "travel_days"), _or_none(_number)),
    **dict.fromkeys(("start_on", "end_on"), date.fromisoformat),
    "role": Role,
    "sector": Sector,
    "coordinators": _people,
    "channel_id": _or_none(_channel),
    "country": _country,
    "has_minors": _of(bool),
}


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(map(_text, value))


def _instant(value: Any) -> datetime:
    instant = datetime.fromisoformat(value)
    if instant.tzinfo is None:
        raise ValueError
    return instant


def _zone(value: Any) -> str:
    if value not in ZONES:
        raise ValueError
    return str(value)


_CALL_READERS: Mapping[str, Callable[[Any], Any]] = {
    "actions": _texts,
    "title": _or_none(_text),
    "round": _or_none(_number),
    "closes_at": _instant,
    "timezone": _zone,
}
_CONTACT_READERS: Mapping[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("name", "title", "email", "phones"), _text),
    **dict.fromkeys(("account_id", "deputy"), _or_none(_text)),
    **dict.fromkeys(("away_from", "away_until", "checked_on"), _or_none(date.fromisoformat)),
}
_KINDS: Mapping[Callable[[str], bool], tuple[type[Edit], Mapping[str, Callable[[Any], Any]]]] = {
    is_project_ref: (ProjectEdit, _READERS),
    is_mobility_ref: (MobilityEdit, _READERS),
    is_call_ref: (CallEdit, _CALL_READERS),
    is_contact_ref: (ContactEdit, _CONTACT_READERS),
}


def build_second_look(change: Proposal, language: Language) -> Block:
    """Pushed on top of the form: whoever does not agree goes back to it, with everything as they filled it in."""
    about = write_pending(change)
    if len(about) > ABOUT_LENGTH:
        raise ValueError(f"{len(about)} characters to come back with a form")
    return {
        "type": "modal",
        "callback_id": Form.EDIT_CONFIRM,
        "private_metadata": about,
        "title": plain_text(say("form.edit_confirm.heading", language), TITLE_LENGTH),
        "submit": plain_text(say("button.edit_confirm", language), TITLE_LENGTH),
        "close": plain_text(say("form.back", language), TITLE_LENGTH),
        "blocks": list(blocks(tuple(preview_parts(change, language)))),
    }
