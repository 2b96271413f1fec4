"""The rule book as people read it: all of it, with sources, and the page in docs/ always current."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from bot.rule_book import render
from bot.text import Language, plain, say
from programme.model import Certainty

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


@pytest.fixture(scope="module")
def page(rules) -> str:
    return render(rules)


def rows_under(page: str, heading: str) -> list[str]:
    """The rows of the tables under a heading, without their heads."""
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = section.splitlines()
    return [line for above, line in pairwise(lines) if line[:1] == above[:1] == "|"][1:]


def missing(page: str, texts: Iterable[str]) -> list[str]:
    written = page.replace("\\|", "|")
    return [text for text in texts if text not in written]


def test_the_page_in_the_documentation_is_current(page):
    assert PAGE.read_text(encoding="utf-8") == page, "make docs"


def test_every_source_stands_there_with_its_page(page, rules):
    rows = rows_under(page, "Sources")
    assert len(rows) == len(rules.sources)
    assert missing("\n".join(rows), [source.title for source in rules.sources.values()]) == []
    assert missing("\n".join(rows), [source.url for source in rules.sources.values() if source.url]) == []


def test_every_rule_says_where_it_was_read_and_how(page, rules):
    facts = [
        *rules.actions.values(), *rules.deadlines, *rules.reminders, *rules.lengths, *rules.practices,
        *rules.checklist_items, *rules.quiet_periods, *rules.school_breaks, rules.travel_days,
    ]  # fmt: skip
    titles = ["; ".join(rules.sources[key].title for key in fact.sources) for fact in facts]
    based = [f"{title}: {fact.note}" if fact.note else title for title, fact in zip(titles, facts, strict=True)]
    assert missing(page, based) == []
    assert all(titles)


@pytest.mark.parametrize(
    ("heading", "of"),
    [
        ("Action types", "actions"), ("Deadlines", "deadlines"), ("Reminders", "reminders"),
        ("Checklists", "checklist_items"), ("How long a mobility may be", "lengths"),
        ("Who takes part", "mobility_kinds"), ("What the division usually does", "practices"),
    ],
)  # fmt: skip
def test_every_fact_has_a_row_of_its_own(heading, of, page, rules):
    assert len(rows_under(page, heading)) == len(getattr(rules, of))


def test_every_item_of_a_checklist_stands_there_in_the_words_that_people_see(page, rules):
    rows = "\n".join(rows_under(page, "Checklists"))
    items = [plain(say(f"item.{item.code}", Language.ENGLISH)) for item in rules.checklist_items]
    assert missing(rows, [f"| {item} |" for item in items]) == []
    assert rows.count("| yes |") == sum(item.minors_only for item in rules.checklist_items)


def test_every_day_without_reminders_stands_there(page, rules):
    holidays = [f"| {each.name} | {each.first:%-d.%-m.%Y} | {each.last:%-d.%-m.%Y} |" for each in rules.school_breaks]
    periods = [
        f"| {each.name} | {each.first[1]}.{each.first[0]}. | {each.last[1]}.{each.last[0]}. |"
        for each in rules.quiet_periods
    ]
    assert len(holidays) > 3
    assert missing(page, holidays + periods) == []


def test_what_is_not_sure_stands_out(page, rules):
    unsure = [rule for rule in rules.deadlines if rule.certainty is Certainty.UNVERIFIED]
    assert sum("**unverified**" in row for row in rows_under(page, "Deadlines")) == len(unsure) > 0


def test_a_table_has_as_many_cells_in_every_row(page):
    lines = page.replace("\\|", "").splitlines()
    for above, line in pairwise(lines):
        if above.startswith("| ") and line.startswith("| "):
            assert above.count("|") == line.count("|"), line


@pytest.mark.parametrize(
    "words",
    [
        "| Final report (`final_report`) | ",
        "| coordinator | 2014– | 60 days after the end of the project | 28 days before | verified |",
        "| 1 day before the due date | earlier |",
        "| 12 months less 1 day after the start of the project |",
        "| 9 months after the start of the project, of projects longer than 24 months |",
        "| as the contract says | 28 days before |",
        "on the project's last day at the latest",
        ", where minors travel",
        "and on no school holiday",
        "60 days after the day the final report was marked",
        "before the internal date",
    ],
)
def test_a_rule_reads_as_a_sentence_of_its_own(words, page):
    assert words in page
