"""Forms, beside what each of them does."""

from __future__ import annotations

from typing import Any, cast

import pytest

from bot.blocks import Block
from bot.listeners.form import listen_to_stale
from bot.text import Language, plain, say
from services.people import choose_language
from tests.support.reception import Reception

FIELD: Block = {"type": "input", "block_id": "title"}


@pytest.mark.parametrize("blocks", [[], [FIELD]], ids=["a card", "a form"])
def test_what_nothing_reads_any_more_says_so_in_ones_own_language(blocks: list[Block], division):
    choose_language(division, "UAINO", "sv")
    told: list[Any] = []
    body = {"type": "view_submission", "user": {"id": "UAINO"}, "view": {"id": "V1", "blocks": blocks}}

    listen_to_stale(Reception(division)._front())(body, cast(Any, lambda **answer: told.append(answer)))

    assert plain(say("refusal.stale_choice", Language.SWEDISH)) in str(told)
