"""The demo's world without its page: the story is told, and the tour offers only what the bot understands."""

from __future__ import annotations

import pytest

from bot.demo.story import STORY
from bot.demo.tour import TOUR
from bot.demo.world import open_world
from sandbox.page.visit import Visit
from tests.support.bot_process import MANIFEST

pytestmark = pytest.mark.journey

OFFERED = [(step.who, text) for step in TOUR for text in step.type.values()]


@pytest.fixture(scope="module")
def slack():
    """After the story, with time where it leaves off."""
    with open_world(MANIFEST) as world:
        visit = Visit(world, nudge=lambda: None)
        visit.begin()
        yield world.slack
        visit.end()
        assert world.slack.violations == ()


def test_something_is_late_something_is_on_its_way_and_something_is_done(slack):
    told = "\n".join(map(slack.plain_text, slack.visible_messages(user="aino", channel=slack.direct_channel("aino"))))

    assert "7 päivää myöhässä" in told
    assert "päivän kuluttua" in told
    assert "Kuitattu valmiiksi" in told


def test_the_story_leaves_nothing_to_come_before_it_begins(slack):
    latest = max(message.ts for message in slack.messages("projektit"))

    assert float(latest) < STORY.now.timestamp()


def test_nobody_hears_of_an_outage_when_time_leaps(slack):
    told = "\n".join(map(slack.plain_text, slack.direct_messages("sari")))

    assert "poissa käytöstä" not in told


@pytest.mark.parametrize(("who", "text"), OFFERED, ids=[text[:20] for _, text in OFFERED])
def test_the_tour_offers_what_the_bot_understands(slack, who, text):
    outcome = slack.command(user=who, text=text)

    assert outcome.error is None
    assert outcome.answer is not None
    # A card, a list of one's own, or that this is registered already: the same trip is offered in each language.
    answer = slack.plain_text(outcome.answer)
    assert any(words in answer for words in ("Hanna Björkman", "Eerika Kantonen", "Hankkeesi", "L2")), answer


def test_every_step_of_the_tour_is_told_in_every_language():
    for step in TOUR:
        for words in (step.title, step.text, *([step.type] if step.type else [])):
            assert set(words) == {"fi", "sv", "en"}
