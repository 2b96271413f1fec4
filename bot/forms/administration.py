"""The form for who administers, and for the division's channel and language. Pure."""

from __future__ import annotations

import json
import re

from bot.blocks import Block
from bot.forms.fields import (
    channel_select,
    field,
    modal,
    multi_users_select,
    option,
    read_about,
    read_channel,
    static_select,
    values,
)
from bot.ids import Form
from bot.text import Language, say
from bot.words.administration import AdministrationFields
from services.administration import Administration, ChosenSettings
from services.facts import KEPT

_ACCOUNT = re.compile(r"[UW][A-Z0-9]{1,30}")


def build(administration: Administration, language: Language) -> Block:
    languages = [option(say(f"language_name.{each}", language), each) for each in Language]
    chosen_channel = administration.channel_id if administration.has_chosen_channel else None
    chosen_language = administration.language if administration.has_chosen_language else None
    elements = [
        ("administrators", multi_users_select(administration.appointed)),
        ("channel", channel_select(chosen_channel)),
        ("language", static_select(languages, chosen_language)),
    ]
    return modal(
        Form.ADMINISTRATION,
        language,
        [
            field(Form.ADMINISTRATION, name, element, language=language, optional=True, hint=True)
            for name, element in elements
        ],
        about=json.dumps(
            {"administrators": administration.appointed, "channel": chosen_channel, "language": chosen_language}
        ),
    )


def read(view: Block) -> AdministrationFields:
    """Only what differs from what the form showed: somebody else may have changed the rest meanwhile."""
    filled, about = values(view), read_about(view.get("private_metadata"))
    shown = [each for each in about.get("administrators") or () if _ACCOUNT.fullmatch(each)]
    ticked = [each for each in filled.get("administrators") or () if _ACCOUNT.fullmatch(each)]
    language = filled.get("language") if filled.get("language") in tuple(Language) else None
    channel_id = read_channel(filled.get("channel"))
    return AdministrationFields(
        appointed=tuple(each for each in ticked if each not in shown),
        dismissed=tuple(each for each in shown if each not in ticked),
        chosen=ChosenSettings(
            language=KEPT if language == about.get("language") else language,
            channel_id=KEPT if channel_id == about.get("channel") else channel_id,
        ),
    )
