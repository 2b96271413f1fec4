"""Reminders: later, done, and time that passes in Swedish."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

LATE = "Loppuraportti 1.3.2027"


def reminder(person: Desk) -> Locator:
    """The latest about the report that is late, as everybody in the channel sees it."""
    return person.page.locator("#room article:not(.ephemeral)").filter(has_text=LATE).last


def done(person: Desk) -> Locator:
    """Found by what is written on it; what is read aloud names the deadline too."""
    return reminder(person).locator("button", has_text="Valmis")


def test_a_reminder_is_put_off_and_comes_back(demo, desk):
    aino = desk(demo)
    aino.go_to("projektit")
    late = reminder(aino)

    late.get_by_label("Muistuta myöhemmin").select_option(label="huomenna")
    expect(aino.page.locator("#room article.ephemeral").last).to_contain_text("10.3.2027")
    aino.move_time("Seuraava viesti botilta")

    expect(aino.clock).to_contain_text("10.3.2027")
    aino.go_to("Hankebot")
    expect(aino.message("pyysit muistutuksen tälle päivälle")).to_contain_text(LATE)


def test_done_updates_the_message_for_everybody(demo, desk):
    aino = desk(demo)
    aino.go_to("projektit")
    mikko = desk(demo)
    mikko.become("mikko")
    mikko.go_to("projektit")

    done(aino).click()

    for person in (aino, mikko):
        expect(done(person)).to_have_count(0)


def test_a_week_passes_in_swedish_and_nothing_is_refused(demo, desk):
    elin = desk(demo)
    elin.become("elin")
    expect(elin.page.locator("html")).to_have_attribute("lang", "sv")

    elin.move_time("En vecka framåt")

    expect(elin.clock).to_contain_text(re.compile(r"1[67]\.3\.2027"))
    elin.page.get_by_role("button", name="Under huven").click()
    expect(elin.page.locator(".log li").first).to_be_visible()
    expect(elin.page.locator(".log .violation")).to_have_count(0)


def test_time_goes_to_a_date_and_may_be_stopped(demo, desk):
    aino = desk(demo)
    aino.page.locator(".clock .time").click()
    aino.page.get_by_label("Päivään").fill("2029-03-01")
    aino.page.get_by_role("button", name="Siirry", exact=True).click()
    aino.page.get_by_role("button", name="Pysäytä").click()

    expect(aino.page.get_by_role("button", name="Pysäytä")).not_to_be_visible()
    expect(aino.clock).to_contain_text("2027")


def test_starting_over_brings_the_first_day_back(demo, desk):
    aino = desk(demo)
    aino.page.get_by_role("button", name="Aloita alusta").click()
    expect(aino.page.locator("body.ready")).to_have_count(0)
    expect(aino.page.locator("body.ready")).to_have_count(1, timeout=90_000)

    expect(aino.clock).to_contain_text("9.3.2027")
