"""Whoever does something hears of it, even where Slack opens nothing."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer, register_project

pytestmark = pytest.mark.journey

NOT_OPENED = "Slack ei avannut lomaketta. Yritä uudelleen."


def test_a_shortcut_that_opens_nothing_is_told_in_a_direct_message(bot: BotProcess, slack: LocalSlack):
    slack.fail("views.open", error="internal_error")

    slack.shortcut(user="aino", callback_id="project_new")

    slack.wait_for_direct_message("aino", NOT_OPENED)


def test_a_shortcut_of_a_message_that_opens_nothing_is_told_beside_it(bot: BotProcess, slack: LocalSlack):
    slack.say(user="aino", channel="projektit", text="Selvitys 15.3.2027")
    message = slack.messages("projektit")[-1]
    slack.fail("views.open", error="internal_error")

    slack.shortcut(user="aino", callback_id="message_deadline", message=message)

    slack.wait_for_answer("aino", NOT_OPENED)


def test_whoever_is_no_member_hears_so_where_the_shortcut_opens_nothing(bot: BotProcess, slack: LocalSlack):
    slack.fail("views.open", error="internal_error")

    slack.shortcut(user="gustav", callback_id="project_new")

    slack.wait_for_direct_message("gustav", "varsinais")


def test_a_button_of_the_home_tab_that_opens_nothing_twice_is_told_in_a_direct_message(
    bot: BotProcess, slack: LocalSlack
):
    slack.open_home(user="aino")
    home = slack.wait_for_home("aino", "Tervetuloa")
    slack.fail("views.open", error="internal_error", times=2)

    slack.click(user="aino", view=home, action_id="settings.open")

    slack.wait_for_direct_message("aino", NOT_OPENED)


def test_what_a_button_of_a_form_has_done_is_told_even_where_slack_shows_nothing(bot: BotProcess, slack: LocalSlack):
    register_project(slack, "aino")
    answer(slack, "aino", '/hanke määräaika H1 "Maksatus" 15.3.2027')
    slack.command(user="aino", text="/hanke määräaika H1")
    slack.fail("views.push", error="internal_error")

    slack.click(user="aino", view=slack.wait_for_view("aino"), action_id="deadline.take_back")

    slack.wait_for_direct_message("aino", "Määräaika on poistettu")


def test_what_broke_behind_a_shortcut_has_an_id_wherever_it_is_told(bot: BotProcess, slack: LocalSlack):
    bot.database.rename(bot.database.with_suffix(".away"))
    slack.fail("views.open", error="internal_error")

    slack.shortcut(user="aino", callback_id="project_new")
    slack.wait_for_direct_message("aino", "Hankerekisteriin ei juuri nyt saada yhteyttä")

    bot.database.with_suffix(".away").rename(bot.database)
