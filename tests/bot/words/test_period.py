"""Another period for a project or mobility, or another first or last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Language, template
from bot.words.faults import DateImpossible, UnclosedQuote
from bot.words.period import PeriodDraft, read_period_change
from services.refusal import ReferenceMissing
from services.running_refusal import DueDateMissing, WhichDayMissing

CODE = "2026-1-FI01-KA121-VET-000123456"
DAY = date(2027, 10, 31)


def start(reference: str = "H1") -> PeriodDraft:
    return PeriodDraft(reference=reference, start_on=DAY, end_on=None)


def end(reference: str = "H1") -> PeriodDraft:
    return PeriodDraft(reference=reference, start_on=None, end_on=DAY)


def edge_words(edge: str) -> list[str]:
    return [word.strip() for language in Language for word in template(f"words.edge.{edge}", language).split(",")]


@pytest.mark.parametrize("word", edge_words("start"))
def test_every_word_for_a_beginning_gives_the_first_day(word):
    assert read_period_change(f"H1 {word} 31.10.2027") == start()
    assert read_period_change(f"H1 31.10.2027 {word.upper()}") == start()


@pytest.mark.parametrize("word", edge_words("end"))
def test_every_word_for_an_end_gives_the_last_day(word):
    assert read_period_change(f"L3 {word} 2027-10-31") == end("L3")
    assert read_period_change(f"31.10.2027 L3 {word}") == end("L3")


@pytest.mark.parametrize(
    ("named", "reference"),
    [
        (CODE, CODE),
        ("Stadin AO", "Stadin AO"),
        ("Stadin  AO", "Stadin AO"),
        ('"Stadin AO"', "Stadin AO"),
        ('"Kausi 1.3.2027"', "Kausi 1.3.2027"),
        ("R&amp;D", "R&D"),
        ("Vaihdon alku", "Vaihdon alku"),
    ],
)
@pytest.mark.parametrize("word", ["loppu", "slut", "end", "end date", "end  date"])
def test_a_project_is_named_as_anywhere(named, reference, word):
    assert read_period_change(f"{named} {word} 31.10.2027") == end(reference)


@pytest.mark.parametrize(
    "line",
    [
        "H1 1.6.2026–31.10.2027",
        "1.6.2026–31.10.2027 H1",
        "H1 1.6.2026 - 31.10.2027",
        "H1 2026-06-01 2027-10-31",
        "H1, 1.6.2026–31.10.2027",
        '"H1" 1.6.2026–31.10.2027',
    ],
)
def test_both_days_may_change_at_once(line):
    assert read_period_change(line) == PeriodDraft(reference="H1", start_on=date(2026, 6, 1), end_on=DAY)


def test_of_a_short_first_date_the_second_says_the_rest():
    assert read_period_change("L1 1.–12.3.2027") == PeriodDraft(
        reference="L1", start_on=date(2027, 3, 1), end_on=date(2027, 3, 12)
    )


@pytest.mark.parametrize(
    ("line", "refusal"),
    [
        ("", ReferenceMissing),
        ("  ", ReferenceMissing),
        ("1.6.2026–31.10.2027", ReferenceMissing),
        ("H1", DueDateMissing),
        ("H1 loppu", DueDateMissing),
        ("H1 loppu 31.10.", DueDateMissing),
        ("H1 31.10.2027", WhichDayMissing),
        ("31.10.2027", WhichDayMissing),
        ("loppu 31.10.2027", WhichDayMissing),
        ("H1 jatkuu 31.10.2027", WhichDayMissing),
        ("H1 loppu 31.2.2027", DateImpossible),
        ("H1 31.2.2027–1.4.2027", DateImpossible),
        ('"Stadin AO loppu 31.10.2027', UnclosedQuote),
    ],
)
def test_what_is_missing_or_wrong_is_named(line, refusal):
    with pytest.raises(refusal):
        read_period_change(line)


@given(
    st.sampled_from(["H1", "L12", CODE, '"Stadin AO"', "Stadin AO"]),
    st.sampled_from([*edge_words("start"), *edge_words("end")]),
    st.sampled_from(["31.10.2027", "2027-10-31"]),
    st.randoms(use_true_random=False),
    st.sampled_from([" ", "  ", "\u00a0", "\n"]),
)
def test_a_day_is_read_wherever_it_stands(named, word, day, order, space):
    parts = [f"{named}{space}{word}", day]
    order.shuffle(parts)
    read = read_period_change(space.join(parts))
    assert read == (start if word in edge_words("start") else end)(named.strip('"'))
