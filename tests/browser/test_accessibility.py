"""axe-core finds nothing serious on any of the page's surfaces, in light and in dark, wide and narrow."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.every_block import EVERY_BLOCK, EVERY_FIELD
from tests.sandbox.small_app import modal

pytestmark = pytest.mark.browser


def serious(page: Page) -> list[str]:
    """What axe finds that shuts somebody out, and where."""
    # A colour that is on its way from one to another would be measured halfway.
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['help']}: {node['html'][:200]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_demo(demo, desk, colours):
    aino = desk(demo, color_scheme=colours)
    assert serious(aino.page) == []

    aino.page.get_by_role("button", name="Konepelti").click()
    expect(aino.page.locator(".log li").first).to_be_visible()
    aino.page.locator(".log summary").first.click()
    aino.page.locator(".clock .time").click()
    assert serious(aino.page) == []

    aino.page.keyboard.press("Escape")
    aino.type("/hankke")
    expect(aino.page.get_by_role("alert").filter(has_text="/hankke")).to_be_visible()
    aino.composer.fill("")
    aino.composer.press_sequentially("/")
    expect(aino.page.locator(".completions li").first).to_be_visible()
    assert serious(aino.page) == []

    aino.type("/hanke uusi")
    aino.form.locator("button[type=submit]").click()
    expect(aino.form.locator("[aria-invalid=true]").first).to_be_visible()
    assert serious(aino.page) == []
    aino.page.keyboard.press("Escape")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_block_and_every_field(small_world, app, desk, colours):
    @app.command("/errand")
    def errand(ack, body, client):
        ack()
        client.chat_postMessage(channel=body["user_id"], text="Everything", blocks=EVERY_BLOCK)
        client.views_open(trigger_id=body["trigger_id"], view=modal(*EVERY_FIELD, callback_id="errand"))

    aino = desk(small_world.page(), color_scheme=colours)
    aino.type("/errand")
    expect(aino.form.get_by_label("Plain", exact=True)).to_be_visible()
    assert small_world.slack.violations == ()
    assert aino.page.locator(".unknown").count() == 0
    assert serious(aino.page) == []

    aino.page.keyboard.press("Escape")
    expect(aino.page.locator("dialog#form")).not_to_be_visible()
    assert serious(aino.page) == []


def test_on_a_phone(demo, desk):
    aino = desk(demo, viewport={"width": 390, "height": 800})
    aino.page.locator(".menu-button").click()
    assert serious(aino.page) == []
