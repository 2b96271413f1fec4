"""The newcomer's path: look around, follow the tour, register a project; and a form that is not filled in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_first_screen_shows_what_is_late_and_the_tour(demo, desk):
    aino = desk(demo, at_home=True)
    home = aino.page.get_by_role("region", name="Koti")

    expect(home).to_contain_text("8 päivää myöhässä")
    expect(home).to_contain_text("27 päivän kuluttua")
    expect(aino.page.locator("#side")).to_contain_text("projektit")
    expect(aino.page.locator("#panel")).to_contain_text("1 / 6")
    expect(aino.clock).to_contain_text("9.3.2027")


def test_the_tour_types_the_first_project(demo, desk):
    aino = desk(demo)
    tour = aino.page.get_by_label("Opastus")
    tour.get_by_role("button", name="Seuraava").click()
    tour.get_by_role("button", name="Kirjoita puolestani").click()
    expect(aino.composer).to_have_value('/hanke uusi KA122-SCH "Lukion kieliverkko" 1.6.2027–31.8.2028 #projektit')

    aino.composer.press("Enter")

    expect(aino.message("Lukion kieliverkko")).to_contain_text("Loppuraportti")


def test_commands_people_and_channels_are_completed_by_keyboard(demo, desk):
    aino = desk(demo)
    aino.composer.press_sequentially("/li")
    expect(aino.page.get_by_role("option", name="/liikkuvuus")).to_be_visible()
    aino.composer.press("Tab")
    aino.composer.press_sequentially("@eli")
    aino.composer.press("Enter")
    aino.composer.press_sequentially("#pro")
    aino.composer.press("Enter")

    expect(aino.composer).to_have_value("/liikkuvuus @elin #projektit ")


def test_an_english_speaker_fills_the_form_in(demo, desk):
    emma = desk(demo)
    emma.become("emma")
    emma.type("/hanke new")
    form = emma.form

    form.get_by_role("button", name="Save").click()
    expect(form.locator("[aria-invalid=true]")).to_have_count(4)
    expect(form.locator("select").first).to_be_focused()
    expect(form.get_by_text("Please complete this required field.").first).to_be_visible()

    form.get_by_label("Action type").select_option(value="KA122-SCH")
    form.get_by_label("Title").fill("Forest school")
    form.get_by_label("Start date").fill("2027-06-01")
    form.get_by_label("End date").fill("2027-05-01")
    form.get_by_role("button", name="Save").click()
    expect(form.locator("[aria-invalid=true]")).to_have_count(1)

    form.get_by_label("End date").fill("2028-05-31")
    form.get_by_role("button", name="Save").click()
    saved = emma.page.get_by_role("dialog", name="Saved")
    expect(saved).to_contain_text("Forest school")
    expect(saved).to_contain_text("Final report")

    emma.page.keyboard.press("Escape")
    expect(emma.page.locator("dialog#form")).not_to_be_visible()
    expect(emma.composer).to_be_focused()


def test_an_unknown_command_is_told_and_kept(demo, desk):
    aino = desk(demo)
    aino.type("/hankke lista")

    expect(aino.page.get_by_role("alert").filter(has_text="/hankke ei ole komento")).to_be_visible()
    expect(aino.composer).to_have_value("/hankke lista")


def test_a_guest_is_refused_in_a_sentence(demo, desk):
    gustav = desk(demo)
    gustav.become("gustav")
    gustav.type("/hanke")

    expect(gustav.page.locator("#room article").last).to_contain_text("Vain sinä näet tämän")


def test_on_a_phone_everything_is_within_reach(demo, desk):
    aino = desk(demo, viewport={"width": 390, "height": 800})
    expect(aino.page.locator("#side")).not_to_be_visible()

    aino.page.locator(".menu-button").click()
    aino.go_to("projektit")

    expect(aino.page.locator("#side")).not_to_be_visible()
    assert aino.page.evaluate("document.documentElement.scrollWidth") <= 390
