"""A call for applications, from words in any order."""

from __future__ import annotations

from datetime import date, time
from itertools import permutations

import pytest

from bot.text import Language, template
from bot.words.call import read_call, read_removal
from bot.words.faults import DateAlone, DateImpossible, MistypedWord, UnclosedQuote, UnknownPerson, UnknownWord
from services.calls import BRUSSELS, NewCall
from services.running_refusal import CallTimeMissing, DueDateMissing, TimeImpossible

HELSINKI = "Europe/Helsinki"
DAY = date(2027, 2, 18)
NOON = NewCall(actions=("KA121",), title=None, day=DAY, clock=time(12))


def test_the_example_of_the_design_is_read_whole(rules):
    assert read_call("KA121 18.2.2027 12:00 Bryssel", rules) == NOON


def test_the_order_does_not_matter(rules):
    parts = ("KA121-VET", '"Toinen haku"', "18.2.2027", "klo 13", "Suomen aikaa")
    expected = NewCall(
        actions=("KA121-VET",), title="Toinen haku", day=DAY, clock=time(13), timezone="Europe/Helsinki"
    )
    assert {read_call(" ".join(order), rules) for order in permutations(parts)} == {expected}


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("klo 13", time(13)), ("klo 13.00", time(13)), ("kello 13:00", time(13)), ("kl 13", time(13)),
        ("kl. 13.00", time(13)), ("klockan 13", time(13)), ("at 13", time(13)), ("at 13:00", time(13)),
        ("12.00", time(12)), ("12:00", time(12)), ("9.05", time(9, 5)), ("klo 9", time(9)), ("00.00", time(0)),
        ("klo 13,", time(13)),
    ],
)  # fmt: skip
def test_the_time_is_read_as_people_write_it(written, clock, rules):
    assert read_call(f"KA121 18.2.2027 {written}", rules).clock == clock
    assert read_call(f"{written} 2027-02-18 KA121", rules).clock == clock


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("zone", "timezone"), [("brussels", BRUSSELS), ("helsinki", HELSINKI)])
def test_every_word_for_a_zone_is_known(zone, timezone, language, rules):
    for word in template(f"words.zone.{zone}", language).split(","):
        for written in (word, word.upper()):
            read = read_call(f"KA121 18.2.2027 klo 12 {written}", rules)
            assert (read.timezone, read.clock) == (timezone, time(12)), word


def test_without_a_zone_the_time_is_that_of_brussels(rules):
    assert read_call("KA121 18.2.2027 12:00", rules).timezone == BRUSSELS


@pytest.mark.parametrize(
    ("written", "actions"),
    [
        ("KA121", ("KA121",)),
        ("ka121vet", ("KA121-VET",)),
        ("KA121-VET, KA121-SCH", ("KA121-VET", "KA121-SCH")),
        ("KA121 KA122 ka121", ("KA121", "KA122")),
        ("CoVE", ("COVE",)),
        ("muu rahoitus", ("MUU",)),
        ("", ()),
    ],
)
def test_a_call_may_be_for_several_actions_or_for_none(written, actions, rules):
    assert read_call(f"{written} 18.2.2027 12:00", rules).actions == actions


@pytest.mark.parametrize("quoted", ['"Haku 1.1.2028 klo 13"', "”Haku 1.1.2028 klo 13”", "«Haku 1.1.2028 klo 13»"])
def test_what_stands_in_a_title_is_only_its_title(quoted, rules):
    read = read_call(f"{quoted} 18.2.2027 12:00", rules)
    assert (read.title, read.day, read.clock, read.actions) == ("Haku 1.1.2028 klo 13", DAY, time(12), ())


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("KA121 12:00", DueDateMissing()),
        ("KA121 18.2.2027", CallTimeMissing()),
        ("", DueDateMissing()),
        ("KA121 18.2.2027 25:00", TimeImpossible(word="25:00")),
        ("KA121 18.2.2027 12.60", TimeImpossible(word="12.60")),
        ("KA121 18.2.2027 klo 24", TimeImpossible(word="24")),
        ("KA121 18.2.2027 klo 99999999999999999999", TimeImpossible(word="99999999999999999999")),
        ("KA121 18.2.2027 klo", UnknownWord(word="klo")),
        ("KA121 18.2.2027 12", UnknownWord(word="12")),
        ("KA121 18.2.2027 12:00 xyzzy", UnknownWord(word="xyzzy")),
        ("KA121 18.2.2027 12:00 Brysel", MistypedWord(word="Brysel", suggestion="Bryssel")),
        ("KA121 18.2.2027 12:00 @sari", UnknownPerson(word="@sari")),
        ("KA121 18.2.2027 12:00 <@U1|sari>", UnknownWord(word="@")),
        ("KA121 18.2.2027 12:00 <#C1|hanke>", UnknownWord(word="#")),
        ("KA121 31.2.2027 12:00", DateImpossible(word="31.2.2027")),
        ("KA121 18.2. 12:00", DateAlone(word="18.2.")),
        ('KA121 18.2.2027 12:00 "Haku', UnclosedQuote(rest='"Haku')),
    ],
    ids=str,
)
def test_each_wrong_thing_is_named_by_its_own_refusal(line, fault, rules):
    with pytest.raises(type(fault)) as refused:
        read_call(line, rules)
    assert refused.value.facts == fault.facts


@pytest.mark.parametrize("language", list(Language))
def test_a_call_is_removed_with_every_word_for_it(language):
    for word in template("words.call.remove", language).split(","):
        assert read_removal(f" {word.strip().capitalize()}  K1 ") == "K1", word


@pytest.mark.parametrize("line", ["", "KA121 18.2.2027 12:00", "K1", "ta K1", '"poista" K1'])
def test_other_words_remove_nothing(line):
    assert read_removal(line) is None


def test_a_removal_may_name_nothing_yet():
    assert read_removal("poista") == ""
