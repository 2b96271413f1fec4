"""Takes the pictures of the guides: `make pictures`. What they show is what the bot says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, expect

from bot.demo.world import open_world
from sandbox.page.server import Page
from tests.browser.desk import Desk
from tests.browser.machine import open_browser
from tests.support.bot_process import MANIFEST

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"


@dataclass(frozen=True)
class Guide:
    """Who registers what, in which words, and how a reminder of it begins."""

    language: str
    who: str
    command: str
    step: str
    reminder: str


GUIDES = (
    Guide("fi", "aino", '/hanke uusi KA210-SCH "Metsäkoulu" 1.9.2025–31.1.2027', "Viikko eteenpäin", "Muistutus"),
    Guide("sv", "elin", '/hanke ny KA210-SCH "Skogsskolan" 1.9.2025–31.1.2027', "En vecka framåt", "Påminnelse"),
    Guide("en", "emma", '/hanke new KA210-SCH "Forest school" 1.9.2025–31.1.2027', "A week on", "Reminder"),
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with open_browser() as browser:
        take_the_page(browser)
        for guide in GUIDES:
            take(browser, guide)


def take_the_page(browser: Browser) -> None:
    """The whole page as it first shows itself, for the README."""
    with opened(browser, width=1180, height=720) as desk:
        expect(desk.page.locator("#panel")).to_contain_text("1 / 6")
        desk.page.screenshot(path=FOLDER / "page.png")


def take(browser: Browser, guide: Guide) -> None:
    """A project's card, and a reminder two weeks before its final report."""
    title = guide.command.split('"')[1]
    with opened(browser, width=900, height=1500) as desk:
        desk.become(guide.who)
        desk.type(guide.command)
        card = desk.page.locator("#room article.ephemeral").filter(has_text=title)
        expect(card.get_by_role("button").first).to_be_visible()
        card.screenshot(path=FOLDER / f"register.{guide.language}.png")
        for _ in range(2):
            desk.move_time(guide.step)
            expect(desk.page.locator(".clock .stop")).to_be_hidden(timeout=30_000)
        told = desk.page.locator("#room article:not(.ephemeral)").filter(has_text=guide.reminder)
        told.filter(has_text=title).last.screenshot(path=FOLDER / f"reminder.{guide.language}.png")


@contextmanager
def opened(browser: Browser, *, width: int, height: int) -> Iterator[Desk]:
    """A world of its own for each language, so that all show the same days."""
    with Page(partial(open_world, MANIFEST)) as page:
        context = browser.new_context(locale="fi-FI", viewport={"width": width, "height": height})
        yield Desk(context.new_page(), page.url)
        context.close()


if __name__ == "__main__":
    main()
