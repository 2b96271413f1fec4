"""The Home tab, and modals that follow one another, with a small app."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.sandbox.small_app import button, field, modal, section

pytestmark = pytest.mark.browser


def test_home_is_published_pressed_and_published_anew(small_world, app, desk):
    @app.event("app_home_opened")
    def opened(event, client):
        publish(client, event["user"], "Nothing done")

    @app.action("done")
    def done(ack, body, client):
        ack()
        publish(client, body["user"]["id"], "All done")

    def publish(client, user, words):
        blocks = [section(words), {"type": "actions", "elements": [button("Done", "done")]}]
        client.views_publish(user_id=user, view={"type": "home", "blocks": blocks})

    aino = desk(small_world.page())
    aino.page.get_by_role("tab", name="Koti").click()
    home = aino.page.get_by_role("region", name="Koti")
    expect(home).to_contain_text("Nothing done")

    home.get_by_role("button", name="Done").click()

    expect(home).to_contain_text("All done")
    expect(home.get_by_role("button", name="Done")).to_be_focused()


def test_a_form_keeps_what_was_typed_and_gives_the_focus_back(small_world, app, desk):
    @app.command("/errand")
    def errand(ack):
        ack(text="Add?", blocks=[{"type": "actions", "elements": [button("Add", "add")]}])

    @app.action("add")
    def add(ack, body, client):
        ack()
        client.views_open(
            trigger_id=body["trigger_id"],
            view=modal(field("Name", "name"), field("Shop", "shop"), callback_id="errand"),
        )

    @app.view("errand")
    def submitted(ack, view):
        name = view["state"]["values"]["name_block"]["name"]["value"]
        if name == "milk":
            ack(response_action="errors", errors={"name_block": "There is milk"})
        else:
            ack()

    aino = desk(small_world.page())
    # Two messages with the same button: the focus belongs to the one that was pressed.
    aino.type("/errand")
    expect(aino.page.get_by_role("button", name="Add")).to_have_count(1)
    aino.type("/errand")
    expect(aino.page.get_by_role("button", name="Add")).to_have_count(2)
    add_button = aino.page.get_by_role("button", name="Add").last
    add_button.click()
    form = aino.form
    expect(form.get_by_label("Name")).to_be_focused()

    form.get_by_label("Name").fill("milk")
    form.get_by_label("Shop").fill("corner")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("There is milk")).to_be_visible()
    expect(form.get_by_label("Name")).to_be_focused()
    expect(form.get_by_label("Shop")).to_have_value("corner")

    form.get_by_label("Name").fill("bread")
    form.get_by_role("button", name="Save").click()
    expect(form).not_to_be_visible()
    expect(add_button).to_be_focused()


def test_a_form_that_changes_keeps_what_was_typed_and_not_sent(small_world, app, desk):
    @app.command("/errand")
    def errand(ack, body, client):
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=form(field("Name", "name")))

    @app.action("more")
    def more(ack, body, client):
        ack()
        view = form(field("Name", "name"), field("Shop", "shop"))
        client.views_update(view_id=body["view"]["id"], view=view)

    def form(*fields):
        more = {"type": "actions", "block_id": "more", "elements": [button("More", "more")]}
        return modal(*fields, more, callback_id="errand")

    aino = desk(small_world.page())
    aino.type("/errand")
    aino.form.get_by_label("Name").fill("milk")
    aino.form.get_by_role("button", name="More").click()

    expect(aino.form.get_by_label("Shop")).to_be_visible()
    expect(aino.form.get_by_label("Name")).to_have_value("milk")
    expect(aino.form.get_by_role("button", name="More")).to_be_focused()


def test_what_people_type_never_becomes_markup(small_world, desk):
    aino = desk(small_world.page())
    aino.type("<img src=x onerror=alert(1)> *bold* <script>alert(2)</script>")

    message = aino.message("<img src=x onerror=alert(1)>")
    expect(message.locator("strong", has_text="bold")).to_be_visible()
    expect(message.locator("img, script")).to_have_count(0)


def test_a_refused_payload_stands_in_red(small_world, app, desk):
    @app.command("/errand")
    def errand(ack):
        ack(text="Too long", blocks=[section("x" * 3001)])

    aino = desk(small_world.page())
    aino.page.get_by_role("button", name="Konepelti").click()
    aino.type("/errand")

    expect(aino.page.locator(".log .violation")).to_contain_text("must be no more than 3000 characters")
