"""What a person does on the page: every step waits until the page shows that it is done."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

# Starting the bot and telling the story takes seconds, many where the machine is busy.
START = 90_000

# Two workers, a browser and a bot share the machine.
expect.set_options(timeout=20_000)


class Desk:
    """A page in a browser, and somebody before it, who reads messages unless they begin with the app's Home tab."""

    def __init__(self, page: Page, url: str, *, at_home: bool = False) -> None:
        self.page = page
        if not at_home:
            page.add_init_script("if (!sessionStorage.tab) sessionStorage.tab = 'messages'")
        page.set_default_timeout(20_000)
        page.goto(url)
        page.wait_for_selector("body.ready", timeout=START)

    def become(self, name: str) -> None:
        self.page.locator(".persona select").select_option(name)
        expect(self.page.locator("body")).to_have_attribute("data-who", name)

    def go_to(self, conversation: str) -> None:
        """By the name in the list at the left."""
        self.page.locator("#side").get_by_role("button", name=conversation).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(conversation)

    @property
    def composer(self) -> Locator:
        return self.page.locator("#composer textarea")

    def type(self, text: str) -> None:
        self.composer.fill(text)
        self.composer.press("Escape")
        self.composer.press("Enter")

    def message(self, words: str) -> Locator:
        """The latest message that contains these words."""
        found = self.page.locator("#room article").filter(has_text=words).last
        expect(found).to_be_visible()
        return found

    @property
    def form(self) -> Locator:
        found = self.page.locator("dialog#form[open]")
        expect(found).to_be_visible()
        return found

    def move_time(self, step: str) -> None:
        """Until time stands still there."""
        before = self.clock.text_content() or ""
        self.page.locator(".clock .time").click()
        self.page.locator(".clock").get_by_role("button", name=step).click()
        expect(self.clock).not_to_have_text(before)
        expect(self.page.locator(".clock .stop")).to_be_hidden(timeout=START)

    @property
    def clock(self) -> Locator:
        return self.page.locator(".clock .face")
