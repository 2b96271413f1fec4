"""The browser of this machine: Debian's Chromium, never one that a test tool downloads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
HOW_TO_INSTALL = "no Chromium on this machine: apt-get install chromium"

# Nothing but the page is asked for: no updates, no lists of bad sites.
_QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@contextmanager
def open_browser() -> Iterator[Browser]:
    # Chromium's own sandbox does not run as root, as on a CI machine.
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*_QUIET, *root])
        yield browser
        browser.close()
