"""The form for what proves that a deadline is done."""

from __future__ import annotations

from typing import Any

import pytest

from bot.forms.receipt import build, read
from bot.text import Language
from services.completion import RECEIPT_LIMIT


def sent_back(view: dict[str, Any], typed: str | None) -> dict[str, Any]:
    return {**view, "state": {"values": {"receipt": {"receipt": {"type": "plain_text_input", "value": typed}}}}}


@pytest.mark.parametrize("language", list(Language))
def test_it_comes_back_with_its_deadline_and_what_was_typed(language):
    assert read(sent_back(build(7, language), "HEL 2027-001234")) == (7, "HEL 2027-001234")


def test_where_nothing_was_typed_nothing_is_read():
    assert read(sent_back(build(7, Language.FINNISH), None)) == (7, "")


def test_slack_takes_no_more_than_the_service_does():
    (block,) = build(7, Language.FINNISH)["blocks"]
    assert block["element"]["max_length"] == RECEIPT_LIMIT


@pytest.mark.parametrize("about", ["", "7", "b7.x", "a7; DROP", None])
def test_a_form_that_we_have_not_written_is_about_no_deadline(about):
    view = {**build(7, Language.FINNISH), "private_metadata": about}
    assert read(sent_back(view, "x"))[0] is None
