"""The guides say the same in three languages, and name only pictures and commands that exist."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.commands import COMMANDS
from bot.router import route
from bot.words.question import read_question
from programme.loader import load_rules

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDES = sorted(DOCS.glob("guide.*.md"))
LARGEST_PICTURE = 150_000
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
SLASHES = {command.slash for command in COMMANDS}


def pictures(page: Path) -> list[tuple[str, Path]]:
    return [(words, page.parent / name) for words, name in PICTURE.findall(page.read_text(encoding="utf-8"))]


def test_there_is_a_guide_in_each_language():
    assert [guide.name for guide in GUIDES] == ["guide.en.md", "guide.fi.md", "guide.sv.md"]


@pytest.mark.parametrize("page", [*GUIDES, DOCS.parent / "README.md"], ids=lambda page: page.name)
def test_pages_name_pictures_that_exist_and_say_what_they_show(page):
    for words, picture in pictures(page):
        assert picture.exists(), f"{picture.name}: make pictures"
        assert words


def test_every_picture_is_used_and_small():
    used = {picture.resolve() for page in [*GUIDES, DOCS.parent / "README.md"] for _, picture in pictures(page)}
    taken = set((DOCS / "pictures").iterdir())
    assert taken == used
    assert [picture.name for picture in taken if picture.stat().st_size > LARGEST_PICTURE] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_guides_name_only_commands_that_exist(guide):
    # A slash after a letter belongs to a path.
    named = set(re.findall(r"(?<![\w.])/[a-zåäö]+", guide.read_text(encoding="utf-8")))
    assert named == SLASHES


def test_guides_have_the_same_headings_pictures_and_examples():
    marks = re.compile(r"^#+(?= )|^!(?=\[)|^```", re.MULTILINE)
    shapes = {guide.name: tuple(marks.findall(guide.read_text(encoding="utf-8"))) for guide in GUIDES}
    assert len(set(shapes.values())) == 1, shapes


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_what_guides_tell_people_to_type_can_be_typed(guide):
    text = guide.read_text(encoding="utf-8")
    for slash, words in re.findall(r"(?<![\w.])(/[a-zåäö]+)((?: [^`\n]+)?)(?:`|$)", text, re.MULTILINE):
        assert route(COMMANDS, slash, words.strip())


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_what_guides_tell_people_to_ask_is_understood(guide):
    asked = re.findall(r"(?<!\*)\*([^*]+\?)\*", guide.read_text(encoding="utf-8"))
    assert len(asked) > 1
    for question in asked:
        assert read_question(question, load_rules(), today=date(2027, 3, 2), asker="UAINO")
