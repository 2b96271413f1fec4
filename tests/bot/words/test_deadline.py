"""A date that somebody gives a deadline, from words."""

from __future__ import annotations

from datetime import date, time

import pytest

from bot.text import Language, plain, say, template
from bot.words.deadline import DeadlineDraft, deadline_words, read_deadline
from bot.words.faults import DateAlone, DateImpossible, UnclosedQuote
from bot.words.vocabulary import fold
from services.running_refusal import TimeImpossible

CODE = "2026-1-FI01-KA121-VET-000123456"
DAY = date(2027, 10, 15)


def said(
    reference: str, name: str, kind: str | None = None, *, due_on: date | None = DAY, is_quoted: bool = False
) -> DeadlineDraft:
    return DeadlineDraft(
        reference=reference,
        name=name,
        kind=kind,
        is_quoted=is_quoted,
        due_on=due_on,
        is_taken_back=due_on is None,
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("H1 loppuraportti 15.10.2027", "loppuraportti"),
        ("H1 slutrapport 15.10.2027", "slutrapport"),
        ("H1 final report 15.10.2027", "final report"),
        ("H1 Loppuraportti 2027-10-15", "Loppuraportti"),
        ("H1 15.10.2027 loppuraportti", "loppuraportti"),
        ("15.10.2027 H1 loppuraportti", "loppuraportti"),
    ],
)
def test_a_date_from_the_contract_is_read_in_three_languages_and_any_order(line, name, rules):
    assert read_deadline(line, rules) == said("H1", name, "final_report")


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("L1 loppuraportti 15.10.2027", "L1"),
        (f"{CODE} loppuraportti 15.10.2027", CODE),
        ("Stadin AO loppuraportti 15.10.2027", "Stadin AO"),
        ('"Stadin AO" loppuraportti 15.10.2027', "Stadin AO"),
    ],
)
def test_a_project_is_named_as_anywhere(line, reference, rules):
    assert read_deadline(line, rules) == said(reference, "loppuraportti", "final_report")


@pytest.mark.parametrize(
    ("line", "reference", "name"),
    [
        ('H1 "Välimaksatus" 15.10.2027', "H1", "Välimaksatus"),
        ("H1 ”Välimaksatus” 15.10.2027", "H1", "Välimaksatus"),
        ("H1 välimaksatus 15.10.2027", "H1", "välimaksatus"),
        ('Stadin AO "Välimaksatus" 15.10.2027', "Stadin AO", "Välimaksatus"),
        ('"Stadin AO" "Välimaksatus" 15.10.2027', "Stadin AO", "Välimaksatus"),
        ('H1 "Maksu 1.2.2027" 15.10.2027', "H1", "Maksu 1.2.2027"),
        ('H1 "R&amp;D &lt;1&gt;" 15.10.2027', "H1", "R&D <1>"),
        ('H1 "poista" 15.10.2027', "H1", "poista"),
    ],
)
def test_a_deadline_that_no_rule_knows_has_the_name_that_was_typed(line, reference, name, rules):
    assert read_deadline(line, rules) == said(reference, name, is_quoted=name.casefold() not in line.split())


@pytest.mark.parametrize("language", list(Language))
def test_every_word_for_it_takes_a_date_back(language, rules):
    for word in template("words.date.computed", language).split(","):
        assert read_deadline(f"H1 loppuraportti {word.strip()}", rules) == said(
            "H1", "loppuraportti", "final_report", due_on=None
        )
        assert read_deadline(f'H1 "Välimaksatus" {word.strip()}', rules) == said(
            "H1", "Välimaksatus", due_on=None, is_quoted=True
        )


@pytest.mark.parametrize("language", list(Language))
def test_every_deadline_of_the_rules_is_known_by_its_words(language, rules):
    for kind in {rule.kind for rule in rules.deadlines}:
        for word in template(f"words.deadline.{kind}", language).split(","):
            read = read_deadline(f"H1 {word.strip()} 15.10.2027", rules)
            assert (read.reference, read.kind) == ("H1", kind), word


def test_no_word_for_a_deadline_means_two(rules):
    meant: dict[str, set[str]] = {}
    for kind in {rule.kind for rule in rules.deadlines}:
        for language in Language:
            for word in (*template(f"words.deadline.{kind}", language).split(","), shown(kind, language)):
                meant.setdefault(fold(word), set()).add(kind)
    assert {word: kinds for word, kinds in meant.items() if len(kinds) > 1} == {}
    assert set(deadline_words(rules)) == set(meant)


@pytest.mark.parametrize("language", list(Language))
def test_a_deadline_is_known_by_the_name_that_it_is_shown_with(language, rules):
    for kind in {rule.kind for rule in rules.deadlines}:
        read = read_deadline(f"H1 {shown(kind, language)} 15.10.2027", rules)
        assert (read.reference, read.kind) == ("H1", kind)


def shown(kind: str, language: Language) -> str:
    return plain(say(f"deadline.{kind}", language))


@pytest.mark.parametrize(
    ("line", "reference", "name"),
    [("", "", ""), ("H1", "H1", ""), ("H1 loppuraportti", "H1", "loppuraportti"), ("laskettu", "laskettu", "")],
)
def test_what_is_left_out_is_left_open(line, reference, name, rules):
    read = read_deadline(line, rules)
    assert (read.reference, read.name, read.due_on, read.is_taken_back) == (reference, name, None, False)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("H1 loppuraportti 31.2.2027", DateImpossible(word="31.2.2027")),
        ('H1 "Välimaksatus 15.10.2027', UnclosedQuote(rest='"Välimaksatus  ')),
        ("H1 loppuraportti 15.10.", DateAlone(word="15.10.")),
        ("H1 loppuraportti 1.10.2027–15.10.2027", DateAlone(word="1.10.2027")),
    ],
    ids=str,
)
def test_each_wrong_thing_is_named_by_its_own_refusal(line, fault, rules):
    with pytest.raises(type(fault)) as refused:
        read_deadline(line, rules)
    assert {name: str(fact).strip() for name, fact in refused.value.facts.items()} == {
        name: str(fact).strip() for name, fact in fault.facts.items()
    }


@pytest.mark.parametrize(
    ("line", "due_time"),
    [
        ('H1 "Palaveri" 15.10.2027 klo 12.30', time(12, 30)),
        ('H1 "Palaveri" 15.10.2027 kl. 12.30', time(12, 30)),
        ('H1 "Palaveri" 2027-10-15 at 9:05', time(9, 5)),
        ('15.10.2027 12:30 H1 "Palaveri"', time(12, 30)),
        ('H1 "Palaveri" 15.10.2027 klo 9', time(9)),
        ('H1 "Palaveri" klo 12.30 15.10.2027', time(12, 30)),
        ('H1 klo 12.30 15.10.2027 "Palaveri"', time(12, 30)),
        ('H1 "Palaveri klo 12.30" 15.10.2027', None),
        ('H1 "Palaveri" 15.10.2027', None),
    ],
)
def test_a_time_of_day_stands_after_the_day(line, due_time, rules):
    found = read_deadline(line, rules)
    assert (found.reference, found.due_on, found.due_time, found.is_quoted) == ("H1", DAY, due_time, True)


@pytest.mark.parametrize("word", ["25.00", "12.75", "24:00", "24", "12.5"])
def test_a_time_that_no_clock_shows_is_named(word, rules):
    with pytest.raises(TimeImpossible) as refused:
        read_deadline(f'H1 "Palaveri" 15.10.2027 klo {word}', rules)
    assert refused.value.word == word
