"""Calls for applications as administrators enter them in a form, and as everybody sees them."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from services.clock import ClockShift
from tests.support.bot_process import BotProcess
from tests.support.clock import helsinki
from tests.support.talk import answer

pytestmark = pytest.mark.journey

FILLED = {"actions": ["KA122"], "sectors": ["SCH", "VET"], "round": "2", "day": "2027-10-05"}
SHOWN = "KA122-SCH, KA122-VET · 2. hakukierros · 5.10.2027 klo 13.00 (Bryssel: klo 12.00)"


def test_a_call_is_entered_changed_and_removed(bot: BotProcess, slack: LocalSlack, shift: ClockShift):
    none_yet = slack.command(user="sari", text="/hanke hakuaika").answer
    slack.click(user="sari", message=none_yet, action_id="call.new")
    saved = slack.submit(user="sari", view=slack.wait_for_view("sari"), values=FILLED)
    slack.redeliver(saved)

    assert SHOWN in slack.plain_text(saved.view)
    assert answer(slack, "aino", "/hanke hakuaika").count("KA122-SCH") == 1
    listed = slack.command(user="sari", text="/hanke hakuaika").answer
    slack.click(user="sari", message=listed, action_id="call.edit")
    form = slack.wait_for_view("sari", "2027-10-05")
    look = slack.submit(user="sari", view=form, values={"day": "2027-10-06", "zone": "Europe/Helsinki"})
    assert "5.10.2027 klo 13.00 (Bryssel: klo 12.00) → 6.10.2027 klo 12.00" in slack.plain_text(look.view)
    assert "Muistutuspäivät muutoksen jälkeen: " in slack.plain_text(look.view)
    assert "5.10.2027 klo 13.00" in answer(slack, "aino", "/hanke hakuaika")
    moved = slack.submit(user="sari", view=look.view)

    assert "6.10.2027 klo 12.00. Aiempi aika: 5.10.2027 klo 13.00" in slack.plain_text(moved.view)
    shift.move(helsinki("2027-09-29 09:00"))
    slack.wait_for_direct_message("sari", "Haku päättyy 6.10.2027 klo 12.00")
    slack.click(user="sari", message=listed, action_id="call.remove")
    slack.wait_for_answer("sari", "Hakuaika on poistettu")
    assert "Tulevia hakuaikoja ei ole kirjattu" in answer(slack, "aino", "/hanke hakuaika")


def test_the_words_open_the_form_too(bot: BotProcess, slack: LocalSlack):
    slack.command(user="sari", text="/hanke hakuaika uusi")

    assert "Koulutusalat" in slack.plain_text(slack.wait_for_view("sari"))


def test_everybody_reads_and_only_administrators_enter(bot: BotProcess, slack: LocalSlack):
    seen = slack.command(user="aino", text="/hanke hakuaika").answer

    assert [block for block in seen.blocks if block["type"] == "actions"] == []
    assert "vain ylläpitäjät" in answer(slack, "aino", "/hanke hakuaika uusi")


@pytest.mark.parametrize(
    ("values", "field", "told"),
    [
        ({"day": "2027-10-05"}, "actions", "Mikä haku?"),
        ({"actions": ["KA122"], "day": "2026-10-05"}, "day", "5.10.2026"),
        ({"actions": ["KA240"], "sectors": ["VET"], "day": "2027-10-05"}, "sectors", "KA240-VET"),
        ({"actions": ["KA122"], "day": "2027-03-28", "clock": "02:30"}, "clock", "2.30"),
    ],
)
def test_what_is_wrong_stands_under_its_field(
    values: dict[str, object], field: str, told: str, bot: BotProcess, slack: LocalSlack
):
    slack.command(user="sari", text="/hanke hakuaika uusi")

    outcome = slack.submit(user="sari", view=slack.wait_for_view("sari"), values=values)

    assert told in outcome.errors[field]
