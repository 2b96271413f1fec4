"""When somebody wants to hear of something again, from words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Language, plain, say, template
from bot.words.faults import DateImpossible
from bot.words.later import LaterDraft, read_later
from programme.loader import load_rules

RULES = load_rules()
TODAY = date(2027, 3, 2)
CODE = "2026-1-FI01-KA121-VET-000123456"
FINAL_REPORT = {Language.FINNISH: "loppuraportti", Language.SWEDISH: "slutrapport", Language.ENGLISH: "final report"}


def said(reference: str, day: date | None, name: str = "", kind: str | None = None) -> LaterDraft:
    return LaterDraft(reference=reference, name=name, kind=kind, day=day)


def read(text: str) -> LaterDraft:
    return read_later(text, RULES, today=TODAY)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def words_of(moment: str) -> list[tuple[Language, str]]:
    return [
        (language, word.strip())
        for language in Language
        for word in template(f"words.later.{moment}", language).split(",")
    ]


@pytest.mark.parametrize(("language", "word"), words_of("tomorrow") + words_of("week"))
def test_every_word_for_a_moment_is_read_with_and_without_a_deadline(language, word):
    days = 1 if (language, word) in words_of("tomorrow") else 7
    assert read(f"H1 {word}") == said("H1", in_days(days))
    assert read(f"H1 {FINAL_REPORT[language]} {word}") == said(
        "H1", in_days(days), FINAL_REPORT[language], "final_report"
    )


@pytest.mark.parametrize(("language", "word"), words_of("days"))
def test_days_are_counted_in_every_language(language, word):
    assert read(f"H1 3 {word}") == said("H1", in_days(3))
    assert read(f"H1 {FINAL_REPORT[language]} 10{word}") == said(
        "H1", in_days(10), FINAL_REPORT[language], "final_report"
    )


@pytest.mark.parametrize("language", list(Language))
def test_what_the_menu_says_for_tomorrow_and_a_week_can_be_typed(language):
    for choice, days in (("tomorrow", 1), ("week", 7)):
        assert read(f"H1 {plain(say(f'later.{choice}', language))}").day == in_days(days)


@pytest.mark.parametrize(
    "line", ["H1 loppuraportti 15.4.2027", "15.4.2027 H1 loppuraportti", "H1 15.4.2027 loppuraportti"]
)
def test_a_date_may_stand_anywhere(line):
    assert read(line) == said("H1", date(2027, 4, 15), "loppuraportti", "final_report")


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("H1 om 3 dagar", 3),
        ("H1 in 3 days", 3),
        ("H1 3 päivän päästä", 3),
        ("H1 3:n päivän päästä", 3),
        ("H1 kolmen päivän päästä", 3),
        ("H1 Kahden viikon kuluttua", 14),
        ("H1 om en vecka", 7),
        ("H1 om två veckor", 14),
        ("H1 in a week", 7),
        ("H1 in two weeks", 14),
        ("H1 again in ten days", 10),
        ("H1 2vk", 14),
    ],
)
def test_how_far_off_is_said_as_people_say_it(line, days):
    assert read(line) == said("H1", in_days(days))


@pytest.mark.parametrize(
    ("line", "reference", "name"),
    [
        ("3d-tulostus 2 pv", "3d-tulostus", ""),
        ("L2 viikko", "L2", ""),
        (f"{CODE} huomenna", CODE, ""),
        ("Stadin AO huomenna", "Stadin AO", ""),
        ('"Stadin AO" huomenna', "Stadin AO", ""),
        ("HUOMENNA huomenna", "HUOMENNA", ""),
        ('H1 "Välimaksatus" huomenna', "H1", "Välimaksatus"),
        ("H1 välimaksatus huomenna", "H1", "välimaksatus"),
        ("Kausi 2027 huomenna", "Kausi 2027", ""),
    ],
)
def test_a_project_and_what_has_a_name_of_its_own_are_named_as_anywhere(line, reference, name):
    found = read(line)
    assert (found.reference, found.name, found.kind) == (reference, name, None)


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("", ""),
        ("H1", "H1"),
        ("huomenna", "huomenna"),
        ("H1 3", "H1"),
        ("H1 joskus", "H1"),
        ("viikko H1", "viikko H1"),
        ("H13 pv", "H13"),
        ("H1 1234 pv", "H1"),
    ],
)
def test_where_no_moment_is_said_none_is_made_up(line, reference):
    found = read(line)
    assert (found.reference, found.day) == (reference, None)


def test_a_date_that_no_calendar_has_is_named():
    with pytest.raises(DateImpossible):
        read("H1 31.2.2027")


@given(st.integers(0, 999), st.sampled_from([word for _, word in words_of("days")]))
def test_any_number_of_days_is_counted_from_today(days, word):
    assert read(f"H1 {days} {word}") == said("H1", in_days(days))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1 viikko", date(2027, 3, 9)), ("yksi viikko", date(2027, 3, 9)), ("1 vecka", date(2027, 3, 9)),
        ("a week", date(2027, 3, 9)), ("1 week", date(2027, 3, 9)), ("1 kk", date(2027, 4, 2)),
        ("kahden kuukauden päästä", date(2027, 5, 2)), ("om en månad", date(2027, 4, 2)),
        ("maanantai", date(2027, 3, 8)), ("perjantaina", date(2027, 3, 5)), ("until friday", date(2027, 3, 5)),
        ("till fredag", date(2027, 3, 5)), ("tiistaina", date(2027, 3, 9)), ("Tuesday", date(2027, 3, 9)),
    ],
)  # fmt: skip
def test_one_of_a_unit_and_days_of_the_week_are_read_too(words, day):
    """Today is a Tuesday: what is put off to one comes on the next."""
    assert read(f"H1 loppuraportti {words}") == said("H1", day, "loppuraportti", "final_report")
