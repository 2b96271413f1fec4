"""Contacts as administrators keep them, and as everybody sees them."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer

pytestmark = pytest.mark.journey


def test_a_contact_is_corrected_in_the_form_and_everybody_sees_it(bot: BotProcess, slack: LocalSlack):
    everyone = slack.command(user="sari", text="/yhteys").answer
    slack.click(user="sari", message=everyone, action_id="contact.edit", block_id="contact.1")
    form = slack.wait_for_view("sari", "Hanna Björkman")
    values = {
        "email": "hanna.bjorkman@hel.fi",
        "account": slack.user("elin").id,
        "deputy": slack.user("mikko").id,
        "away_from": "2026-12-01",
        "away_until": "2026-12-11",
        "checked_on": "2026-11-24",
    }

    saved = slack.submit(user="sari", view=form, values=values)
    slack.redeliver(saved)

    assert "hanna.bjorkman@hel.fi" in slack.plain_text(saved.view)
    seen = answer(slack, "aino", "/yhteys perusopetus")
    assert "hanna.bjorkman@hel.fi" in seen
    assert "tarkista osoite" not in seen
    assert "Sijainen: @mikko" in seen
    assert "Poissa 1.12.2026–11.12.2026" in seen
    assert "Tiedot tarkistettu 24.11.2026" in seen
    bot.stop()
    bot.start()
    assert "hanna.bjorkman@hel.fi" in answer(slack, "aino", "/yhteys perusopetus")

    slack.click(user="sari", message=everyone, action_id="contact.history", block_id="contact.1")
    told = slack.plain_text(slack.wait_for_answer("sari", "Muutoshistoria: Hanna Björkman"))
    assert told.count("sähköposti: hanna.bjorkmano@hel.fi → hanna.bjorkman@hel.fi") == 1


def test_the_form_opens_by_the_sectors_word_too(bot: BotProcess, slack: LocalSlack):
    slack.command(user="sari", text="/yhteys muokkaa ammatillinen")

    assert "Eerika Kantonen" in slack.plain_text(slack.wait_for_view("sari"))


def test_nobody_else_has_anything_to_press(bot: BotProcess, slack: LocalSlack):
    everyone = slack.command(user="aino", text="/yhteys").answer

    assert [block for block in everyone.blocks if block["type"] == "actions"] == []
    assert "vain ylläpitäjät" in answer(slack, "aino", "/yhteys muokkaa ammatillinen")


def test_a_wrong_address_is_told_under_its_field(bot: BotProcess, slack: LocalSlack):
    slack.command(user="sari", text="/yhteys muokkaa ammatillinen")

    outcome = slack.submit(user="sari", view=slack.wait_for_view("sari"), values={"email": "eerika(at)hel.fi"})

    assert "Tämä ei ole sähköpostiosoite: eerika(at)hel.fi" in outcome.errors["email"]
