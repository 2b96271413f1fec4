"""Many people at once, some of them slow to look up: nobody's command is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.local_slack import LocalSlack
from sandbox.outcome import Outcome
from tests.support.bot_process import BotProcess

pytestmark = pytest.mark.journey


def test_ten_slow_answers_do_not_make_the_next_command_wait(bot: BotProcess, slack: LocalSlack):
    slow = [slack.add_user(f"slow{number}") for number in range(10)]
    slack.fail("users.info", delay=1.5, times=len(slow))

    def ask(user: str) -> Outcome:
        return slack.command(user=user, text="/hanke")

    with ThreadPoolExecutor(len(slow)) as people:
        asking = [people.submit(ask, user.name) for user in slow]
        slack.wait_for(lambda: slack.pending_faults == 0, every=0.01)
        quick = slack.command(user="aino", text="/hanke")
        outcomes = [each.result() for each in asking]

    assert quick.error is None
    assert [outcome.error for outcome in outcomes] == [None] * len(slow)
    assert all(quick.seconds < outcome.seconds for outcome in outcomes)


def test_a_burst_of_registrations_from_many_people_is_all_kept(bot: BotProcess, slack: LocalSlack):
    def register(number: int) -> Outcome:
        return slack.command(user="aino", text=f'/hanke uusi KA121-VET "Hanke {number}" 1.6.2026–31.8.2027')

    with ThreadPoolExecutor(10) as people:
        outcomes = list(people.map(register, range(20)))

    assert [outcome.error for outcome in outcomes] == [None] * 20
    overview = slack.command(user="aino", text="/hanke")
    assert "Hankkeesi (20)" in slack.plain_text(overview.answer)


def test_a_list_of_titles_full_of_emoji_arrives(bot: BotProcess, slack: LocalSlack):
    """Escaped, it would be longer than the socket takes."""
    for number in range(25):
        title = f"{number:03d} {'😀' * 110}"
        slack.command(user="aino", text=f'/hanke uusi KA121-VET "{title}" 1.6.2026–31.8.2027')

    listed = slack.command(user="aino", text="/hanke lista")
    slack.command(user="aino", text="/liikkuvuus uusi")
    form = slack.wait_for_view("aino", "Uusi liikkuvuus")
    offered = slack.options(user="aino", view=form, action_id="project", typed="")

    assert listed.error is None
    assert offered.error is None
    assert len(offered.payload["options"]) == 25
