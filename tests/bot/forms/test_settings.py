"""What comes back from the form is what was filled in."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bot.forms.settings import build, read
from bot.text import Language
from services.personal import PersonalSettings
from tests.bot.sample_homes import SETTLED, UNSETTLED


def state(**filled: object) -> dict[str, object]:
    return {"state": {"values": {name: {name: element} for name, element in filled.items()}}}


def untouched(settings: PersonalSettings, language: Language) -> PersonalSettings:
    """The form sent as it was opened."""
    elements = {block["block_id"]: block["element"] for block in build(settings, language, usual=time(9))["blocks"]}
    return read(
        state(
            language={"selected_option": elements["language"]["initial_option"]},
            reminder_time={"selected_option": elements["reminder_time"]["initial_option"]},
            leave_from={"selected_date": elements["leave_from"].get("initial_date")},
            leave_until={"selected_date": elements["leave_until"].get("initial_date")},
            deputy={"selected_user": elements["deputy"].get("initial_user")},
            digest={"selected_option": elements["digest"]["initial_option"]},
        )
    )


@pytest.mark.parametrize("settings", [UNSETTLED, SETTLED, replace(SETTLED, reminder_time=time(8, 15))])
def test_a_form_that_is_sent_as_it_was_opened_says_the_same(settings: PersonalSettings):
    assert untouched(settings, Language.FINNISH) == replace(settings, language=settings.language or "fi")


def test_a_language_that_we_do_not_offer_is_none():
    assert read(state(language={"selected_option": {"value": "xx"}})).language is None
