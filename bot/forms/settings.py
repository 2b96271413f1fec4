"""The form for what people settle for themselves: what is known is filled in. Pure."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.fields import datepicker, field, modal, option, read_day, static_select, users_select, values
from bot.ids import Form
from bot.text import Language, say
from services.personal import PersonalSettings

WANTED, UNWANTED = "on", "off"


def build(settings: PersonalSettings, language: Language) -> Block:
    """`language` is what the person is spoken to in, whether they chose it or not."""
    languages = [option(say("language.name", each), each) for each in Language]
    summaries = [option(say(f"digest.{choice}", language), choice) for choice in (WANTED, UNWANTED)]
    elements = [
        ("language", static_select(languages, language), False),
        ("leave_from", datepicker(settings.leave_from), True),
        ("leave_until", datepicker(settings.leave_until), True),
        ("deputy", users_select(settings.deputy), True),
        ("digest", static_select(summaries, WANTED if settings.wants_digest else UNWANTED), False),
    ]
    hinted = {"leave_from", "deputy", "digest"}
    return modal(
        Form.SETTINGS,
        language,
        [
            field(Form.SETTINGS, name, element, language=language, optional=optional, hint=name in hinted)
            for name, element, optional in elements
        ],
    )


def read(view: Block) -> PersonalSettings:
    """What was filled in. A forged language is none."""
    filled = values(view)
    language = filled.get("language")
    return PersonalSettings(
        language=language if language in set(Language) else None,
        leave_from=read_day(filled.get("leave_from")),
        leave_until=read_day(filled.get("leave_until")),
        deputy=filled.get("deputy"),
        wants_digest=filled.get("digest") != UNWANTED,
    )
