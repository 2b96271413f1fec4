"""Takes the pictures of the guides: `make pictures`. What they show is what the bot says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from bot.demo.world import open_world
from sandbox.page.server import Page
from tests.browser.desk import Desk
from tests.browser.machine import open_browser
from tests.support.bot_process import MANIFEST

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"


@dataclass(frozen=True)
class Guide:
    """Who registers what, in which words; and what they are soon reminded of, and how the reminder begins."""

    language: str
    who: str
    registers: str
    ends_soon: str
    step: str
    reminder: str


GUIDES = (
    Guide(
        language="fi",
        who="sari",  # who has no other projects whose reminders would come in the same message
        registers='/hanke uusi KA122-SCH "Lukion kieliverkko" 1.6.2027–31.8.2028',
        ends_soon='/hanke uusi KA210-SCH "Metsäkoulu" 1.9.2025–31.1.2027',
        step="Viikko eteenpäin",
        reminder="Muistutus",
    ),
    Guide(
        language="sv",
        who="elin",
        registers='/hanke ny KA122-SCH "Gymnasiets språknät" 1.6.2027–31.8.2028',
        ends_soon='/hanke ny KA210-SCH "Skogsskolan" 1.9.2025–31.1.2027',
        step="En vecka framåt",
        reminder="Påminnelse",
    ),
    Guide(
        language="en",
        who="emma",
        registers='/hanke new KA122-SCH "Language network" 1.6.2027–31.8.2028',
        ends_soon='/hanke new KA210-SCH "Forest school" 1.9.2025–31.1.2027',
        step="A week on",
        reminder="Reminder",
    ),
)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with open_browser() as browser:
        take_the_page(browser)
        for guide in GUIDES:
            take(browser, guide)


def take_the_page(browser: Browser) -> None:
    """The whole page as it first shows itself, for the README."""
    with opened(browser, width=1180, height=720, at_home=True) as desk:
        expect(desk.page.locator("#panel")).to_contain_text("1 / 6")
        expect(desk.page.locator("section.home")).to_contain_text("H1")
        desk.page.screenshot(path=FOLDER / "page.png")


def take(browser: Browser, guide: Guide) -> None:
    """A project's card, and a reminder two weeks before its final report."""
    with opened(browser, width=900, height=1500) as desk:
        desk.become(guide.who)
        card = register(desk, guide.registers)
        card.screenshot(path=FOLDER / f"register.{guide.language}.png")
        register(desk, guide.ends_soon)
        for _ in range(2):
            desk.move_time(guide.step)
        told = desk.page.locator("#room article:not(.ephemeral)").filter(has_text=guide.reminder)
        # There is one more, right after a late registration; this is the one two weeks before the date.
        message = told.filter(has_text=title_in(guide.ends_soon)).filter(has_text="14").last
        expect(message).to_be_visible()
        message.screenshot(path=FOLDER / f"reminder.{guide.language}.png")


def register(desk: Desk, command: str) -> Locator:
    """The card that answers."""
    desk.type(command)
    card = desk.page.locator("#room article.ephemeral").filter(has_text=title_in(command))
    expect(card.get_by_role("button").first).to_be_visible()
    return card


def title_in(command: str) -> str:
    return command.split('"')[1]


@contextmanager
def opened(browser: Browser, *, width: int, height: int, at_home: bool = False) -> Iterator[Desk]:
    """A world of its own for each language, so that all show the same days."""
    with Page(partial(open_world, MANIFEST)) as page:
        context = browser.new_context(locale="fi-FI", viewport={"width": width, "height": height})
        yield Desk(context.new_page(), page.url, at_home=at_home)
        context.close()


if __name__ == "__main__":
    main()
