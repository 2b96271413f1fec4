"""Who administers and what administrators look after."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.blocks import Message
from bot.messages import administration
from bot.text import Language
from bot.words.administration import AdministrationFields
from programme.gaps import Gap
from services.administration import Administration, AdministrationChange, ChosenSettings
from services.division import Actor
from services.missing import MissingData
from tests.bot.facts import PROJECT, SCHOOL
from tests.bot.sample_stories import TROUBLES
from tests.support.clock import HELSINKI

BARE = Administration(
    configured=("USARI",),
    appointed=(),
    channel_id=None,
    has_chosen_channel=False,
    language="fi",
    has_chosen_language=False,
)
CHOSEN = Administration(
    configured=("USARI", "UOLLI"),
    appointed=("UEERIKA",),
    channel_id="CKAIKKI",
    has_chosen_channel=True,
    language="sv",
    has_chosen_language=True,
)
DEFAULT_CHANNEL = Administration(
    configured=(),
    appointed=(),
    channel_id="CKAIKKI",
    has_chosen_channel=False,
    language="en",
    has_chosen_language=False,
)
INCOMPLETE = [
    MissingData(project=PROJECT, gaps=(Gap.CODE, Gap.HOST)),
    MissingData(project=SCHOOL, gaps=(Gap.COORDINATOR,)),
]
MANY_INCOMPLETE = [INCOMPLETE[0]] * 22

SARI = Actor(account_id="USARI", is_administrator=True)
APPOINTED = AdministrationFields(appointed=("UEERIKA",))


def done(said: AdministrationFields, **changed: Any) -> Callable[[Language], Message]:
    after = AdministrationChange(after=CHOSEN, **changed)
    return lambda language: administration.render_done(after, said, SARI, language)


MESSAGES: dict[str, Callable[[Language], Message]] = {
    "administration": lambda language: administration.render(CHOSEN, language, is_administrator=True),
    "administration_bare": lambda language: administration.render(BARE, language, is_administrator=True),
    "administration_seen_by_all": lambda language: administration.render(
        DEFAULT_CHANNEL, language, is_administrator=False
    ),
    "administration_appointed": done(APPOINTED, appointed=("UEERIKA",)),
    "administration_appointed_before": done(APPOINTED),
    "administration_dismissed": done(AdministrationFields(dismissed=("UMIKKO",)), dismissed=("UMIKKO",)),
    "administration_settings_changed": done(
        AdministrationFields(chosen=ChosenSettings(language="sv", channel_id="CKAIKKI")),
        is_channel_changed=True,
        is_language_changed=True,
    ),
    "administration_settings_same": done(AdministrationFields(chosen=ChosenSettings(language="sv"))),
    "administration_troubles": lambda language: administration.render_troubles(TROUBLES, language, timezone=HELSINKI),
    "administration_no_troubles": lambda language: administration.render_troubles([], language, timezone=HELSINKI),
    "administration_incomplete": lambda language: administration.render_incomplete(INCOMPLETE, language),
    "administration_incomplete_long": lambda language: administration.render_incomplete(MANY_INCOMPLETE, language),
    "administration_complete": lambda language: administration.render_incomplete([], language),
}
