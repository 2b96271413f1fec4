"""The words for things: one meaning each, in three languages, however they are written."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.text import Language, locale
from bot.words.deadline import deadline_words
from bot.words.faults import MistypedWord, UnknownChannel, UnknownPerson, UnknownWord
from bot.words.mobility import age_words, kind_words, unit_words
from bot.words.project import action_and_base_words, action_words, role_words, sector_words
from bot.words.tokens import ChannelToken, Quoted, Word, tokens
from bot.words.vocabulary import (
    LONGEST_PHRASE,
    countries,
    find_code,
    fold,
    longest_phrase,
    nearest,
    phrases,
    spelled,
    unfit,
    unknown,
)
from programme.model import Sector

ZONES = phrases("zone", ("brussels", "helsinki"))
MINE = phrases("filter", ("mine",))
LATER = phrases("later", ("tomorrow", "week", "days"))
EDGES = phrases("edge", ("start", "end"))


@pytest.mark.parametrize(
    "written",
    [
        "työn varjostus",
        "Työn Varjostus",
        "TYÖN VARJOSTUS",
        "tyon varjostus",
        "työn  varjostus",
        "työn\u00a0varjostus",
    ],
)
def test_case_umlauts_and_spaces_do_not_matter(written, rules):
    assert find_code(written, kind_words(tuple(rules.mobility_kinds))) == "job_shadowing"


def test_decomposed_letters_are_the_same_letters():
    assert fold("Tyo\u0308n") == fold("Työn") == "tyon"


@pytest.mark.parametrize(("written", "folded"), [("pers.", "pers"), ("KA121–VET", "ka121-vet"), ("...", "...")])
def test_full_stops_and_fancy_hyphens_do_not_matter(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", ["DE", "EE", "SE", "FR", "IT", "ES", "CZ", "GB", "IE", "NL", "TR", "MK", "AT", "HU"])
def test_a_country_is_known_by_its_name_in_each_language(language, code):
    assert find_code(str(locale(language).territories[code]), countries()) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [("Hollanti", "NL"), ("Holland", "NL"), ("Turkey", "TR"), ("Tsekki", "CZ"), ("Englanti", "GB"), ("UK", "GB"),
     ("the Netherlands", "NL"), ("Itavalta", "AT"), ("St Lucia", "LC"), ("St. Lucia", "LC")],
)  # fmt: skip
def test_a_country_is_known_by_what_people_call_it(name, code):
    assert find_code(name, countries()) == code


def test_no_country_is_named_like_another():
    meanings: dict[str, set[str]] = {}
    for language in Language:
        for code, name in locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                meanings.setdefault(fold(str(name)), set()).add(code)
    assert {name: codes for name, codes in meanings.items() if len(codes) > 1} == {}


def test_words_that_can_stand_in_one_line_never_mean_two_things(rules):
    """Kinds of words within one command, pair by pair."""
    actions, kinds = action_words(tuple(rules.actions)), kind_words(tuple(rules.mobility_kinds))
    bases = action_and_base_words(tuple(rules.actions))
    lines = [
        (actions, sector_words(), role_words()),
        (kinds, unit_words(), age_words(), countries()),
        (bases, sector_words(), MINE),
        (bases, ZONES, phrases("clock", ("at",))),
        (deadline_words(rules), LATER),
        (sector_words(), phrases("post", ("lead",))),
    ]
    shared = [set(one) & set(other) for line in lines for one, other in combinations(line, 2)]
    assert shared == [set()] * 17


def test_no_word_of_a_command_looks_like_a_reference_or_a_number(rules):
    words = {
        **kind_words(tuple(rules.mobility_kinds)), **countries(), **sector_words(), **role_words(), **unit_words(),
        **age_words(), **deadline_words(rules), **ZONES, **LATER, **EDGES,
    }  # fmt: skip
    assert [word for word in words if word[0].isdigit() or (word[0] in "hl" and word[1:].isdigit())] == []


def test_the_longest_phrase_wins():
    found = tokens("ammatillinen koulutus kurssi")
    assert longest_phrase(found, 0, sector_words()) == ("vocational", 2)
    assert longest_phrase(found, 2, sector_words()) is None


def test_a_phrase_ends_where_a_quote_begins():
    assert longest_phrase((Word("koko"), Quoted("toimiala")), 0, sector_words()) is None


def test_every_phrase_is_short_enough_to_be_found(rules):
    groups = [
        kind_words(tuple(rules.mobility_kinds)),
        sector_words(),
        role_words(),
        unit_words(),
        age_words(),
        deadline_words(rules),
        action_words(tuple(rules.actions)),
    ]
    assert max(len(phrase.split()) for group in groups for phrase in group) <= LONGEST_PHRASE


def test_what_ends_a_line_is_short_enough_to_be_found_there():
    """A moment or an edge stands at the end, and no more than three words are looked at."""
    groups = [phrases("later", ("tomorrow", "week")), EDGES, phrases("date", ("computed",))]
    assert max(len(phrase.split()) for group in groups for phrase in group) <= 3


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [("lukoi", "lukio"), ("ammatilinen", "ammatillinen"), ("gymnasum", "gymnasium"), ("vocatonal", "vocational")],
)
def test_a_slip_is_answered_with_the_word_as_people_write_it(word, suggestion):
    assert nearest(word, sector_words()) == suggestion
    assert unknown(word, sector_words()).facts == {"word": word, "suggestion": suggestion}


def test_suggestions_keep_their_capitals_and_umlauts(rules):
    assert nearest("saxa", countries()) is None
    assert nearest("saksaan", countries()) == "Saksa"
    assert nearest("osterike", countries()) == "Österrike"
    assert nearest("ryhmaliikuvuus", kind_words(tuple(rules.mobility_kinds))) == "ryhmäliikkuvuus"


@pytest.mark.parametrize(
    ("word", "fault"),
    [("@eerika", UnknownPerson), ("#stadin-ao", UnknownChannel), ("lukoi", MistypedWord), ("xyzzy", UnknownWord)],
)
def test_each_wrong_word_has_its_own_fault(word, fault):
    assert type(unknown(word, sector_words())) is fault


def test_a_very_long_word_is_repeated_in_part():
    assert unknown("x" * 3000, sector_words()).facts == {"word": "x" * 80}


def test_what_is_not_a_word_is_named_all_the_same():
    (period,) = tokens("1.3.–12.3.2027")
    assert unfit(period, sector_words()).facts == {"word": "1.3.2027–12.3.2027"}
    assert unfit(ChannelToken("C1"), sector_words()).facts == {"word": "#"}


@pytest.mark.parametrize("sector", list(Sector))
def test_every_sector_is_known_by_the_name_it_is_shown_with(sector):
    assert sector in {meaning.code for meaning in sector_words().values()}


@pytest.mark.parametrize("word", ["in", "som", "kaikki", "vocational"])
def test_nothing_is_suggested_for_what_is_only_short_nor_the_very_word(word):
    assert nearest(word, spelled({"min": "mine", "Suomi": "FI", "kaikki": "all", "vocational": "vet"})) is None


def test_a_short_slip_that_is_almost_the_word_still_is_one():
    assert nearest("usi", spelled({"uusi": "new"})) == "uusi"
