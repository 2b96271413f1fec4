"""The rule book as people read it: all of it, with sources, and the page in docs/ always current."""

from __future__ import annotations

from pathlib import Path

from bot.rule_book import render

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_in_the_documentation_is_current(rules):
    assert PAGE.read_text(encoding="utf-8") == render(rules), "make docs"


def test_every_rule_stands_there_with_its_source(rules):
    page = render(rules)

    facts = [*rules.actions.values(), *rules.deadlines, *rules.reminders, *rules.lengths, *rules.quiet_periods]
    assert all(each.source in page for each in facts)
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    heads = 6
    assert len(rows) == len(facts) + len(rules.practices) + 2 * heads


def test_a_rule_reads_as_a_sentence_of_its_own(rules):
    page = render(rules)

    assert "| Final report (`final_report`) | KA121, KA122, KA210, KA220 | coordinator | 2014– |" in page
    assert "| 60 days after the end of the project | verified |" in page
    assert "| 1 day before the due date | earlier |" in page
    assert "| 12 months less 1 day after the start of the project |" in page
    assert "| 9 months after the start of the project, of projects longer than 24 months |" in page
    assert "**unverified**" in page
