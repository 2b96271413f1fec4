"""Whoever edits a data file and slips is told the file, the line, the entry and what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from programme.entries import (
    RuleBookError,
    Table,
    all_of,
    by_name,
    each,
    from_file,
    is_set,
    line_of,
    refuse_reversed,
    sources,
    take,
    take_or_none,
    text_or_empty,
    words,
    words_or_none,
)
from tests.programme.data_files import SHIPPED, changed, fault_of, line_of_entry

IN_AN_ENTRY = {
    "an action lacks its first call": ("actions", "first_call = 2020\n", "", "first_call is missing"),
    "an action has a field that is none": ("actions", '"ADU"]', '"HED"]', "'HED' is not a valid EducationField"),
    "an action is of no certainty": (
        "actions",
        '"other_agency"',
        '"rumoured"',
        "'rumoured' is not a valid Certainty",
    ),
    "an action ends before it begins": (
        "actions",
        "last_call = 2017",
        "last_call = 2013",
        "first_call and last_call: 2014 is more than 2013",
    ),
    "a kind of mobility has a word too many": (
        "mobility_kinds",
        "\nlearner = true",
        "\npupil = true",
        "unknown: pupil",
    ),
    "a kind of mobility has more people at least than at most": (
        "mobility_kinds",
        "max_people = 3",
        "max_people = 3\nmin_people = 4",
        "min_people and max_people: 4 is more than 3",
    ),
    "a length is turned round": (
        "mobility_kinds",
        "min_days = 10",
        "min_days = 100",
        "min_days and max_days: 100 is more than 29",
    ),
    "a practice has text for a number": (
        "mobility_kinds",
        "max_days = 147",
        'max_days = "147"',
        "max_days must be of type int, not '147'",
    ),
    "a deadline has an anchor that is none": (
        "deadlines",
        'anchor = "final_report_done"',
        'anchor = "final_report_sent"',
        "'final_report_sent' is not a valid Anchor",
    ),
    "a deadline counts from its own date": (
        "deadlines",
        'anchor = "final_report_done"',
        'anchor = "internal"',
        "a deadline cannot count from its own date",
    ),
    "a deadline counts days from what the contract says": (
        "deadlines",
        'anchor = "contract"',
        'anchor = "contract"\ndays = 5',
        "nothing is counted where the contract says the date",
    ),
    "a deadline counts nothing": ("deadlines", "months = 9\n", "", "days or months is missing"),
    "a deadline's own date is not before the official one": (
        "deadlines",
        "internal_days = 28",
        "internal_days = 0",
        "internal_days must be at least 1",
    ),
    "a deadline's own date lies after the official one": (
        "deadlines",
        "internal_days = 28",
        "internal_days = -28",
        "internal_days must be at least 1",
    ),
    "a deadline of a project is for minors": (
        "deadlines",
        "event = true",
        "event = true\nminors = true",
        "minors and except_kinds are for what counts from a mobility's dates",
    ),
    "a deadline of a project is not for some kinds": (
        "deadlines",
        "event = true",
        'event = true\nexcept_kinds = ["course"]',
        "minors and except_kinds are for what counts from a mobility's dates",
    ),
    "a deadline is for minors in so many words": (
        "deadlines",
        "minors = true",
        'minors = "yes"',
        "minors must be of type bool, not 'yes'",
    ),
    "a deadline has no source": ("deadlines", 'sources = ["own_dates"]', "sources = []", "sources is empty"),
    "a deadline is for a role that is none": (
        "deadlines",
        'roles = ["partner"]',
        'roles = ["friend"]',
        "'friend' is not a valid Role",
    ),
    "a reminder counts from the contract": (
        "reminders",
        'anchor = "internal"',
        'anchor = "contract"',
        "no reminder can count from contract",
    ),
    "a reminder counts from the report": (
        "reminders",
        'anchor = "internal"',
        'anchor = "final_report_done"',
        "no reminder can count from final_report_done",
    ),
    "a reminder asks participants in so many words": (
        "reminders",
        "faces_participants = true",
        'faces_participants = "true"',
        "faces_participants must be of type bool, not 'true'",
    ),
    "a list does not say whether it completes anything": (
        "checklists",
        "completes = false\n",
        "",
        "completes is missing",
    ),
    "an item is for minors in so many words": (
        "checklists",
        "minors_only = true",
        'minors_only = "yes"',
        "minors_only must be of type bool, not 'yes'",
    ),
    "an item has a word too many": (
        "checklists",
        'code = "insurance"',
        'code = "insurance"\nurgent = true',
        "urgent",
    ),
    "a quiet period begins on no day": (
        "quiet",
        '"12-22"',
        '"12-32"',
        "not a month and day of every year, such as 06-24: '12-32'",
    ),
    "a school break is turned round": (
        "school_terms",
        "to = 2027-08-11",
        "to = 2026-08-11",
        "2027-06-06 to 2026-08-11 is no school holiday: are from and to the wrong way round?",
    ),
    "a school break lasts half a year": (
        "school_terms",
        "to = 2027-08-11",
        "to = 2027-12-11",
        "2027-06-06 to 2027-12-11 is no school holiday",
    ),
    "a school break has text for a date": (
        "school_terms",
        "from = 2027-02-22",
        'from = "2027-02-22"',
        "from must be of type date, not '2027-02-22'",
    ),
    "a source has an address that anybody can listen to": (
        "sources",
        'url = "https://wikis',
        'url = "http://wikis',
        "url must begin with https://, not 'http://wikis",
    ),
    "a source has no title": ("sources", 'title = "Opetushallitus: Inclusion', 'name = "', "title is missing"),
    "a contact has no telephone": (
        "contacts",
        'phones = ["040 334 7859", "09 310 89341"]\n',
        "",
        "phones is missing",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "fault"), IN_AN_ENTRY.values(), ids=IN_AN_ENTRY.keys())
def test_the_line_of_the_entry_is_named_where(name: str, old: str, new: str, fault: str):
    told = fault_of(changed(name, old, new))
    assert told.startswith(f"{name}.toml, line {line_of_entry(name, old)}, [[")
    assert fault in told


def test_every_data_file_has_its_mistake():
    assert {name for name, *_ in IN_AN_ENTRY.values()} == SHIPPED.keys()


GOOD = '[[period]]\nname = "x"\nfrom = "06-24"\nto = "07-31"\nsources = ["practice"]\n'


def test_the_line_on_which_a_mistaken_entry_begins_is_named():
    text = f"# a comment\n\n{GOOD}\n  [[period]]\nname = 1\n"
    assert fault_of({"quiet": text}) == "quiet.toml, line 9, [[period]] number 2: name must be of type str, not 1"


def test_entries_written_in_a_row_are_named_by_their_number():
    good = '{name = "x", from = "06-24", to = "07-31", sources = ["practice"]}'
    text = f"period = [{good}, {{name = 1}}]"
    assert fault_of({"quiet": text}) == "quiet.toml, [[period]] number 2: name must be of type str, not 1"


def read(text: str, **types: type) -> list[dict[str, Any]]:
    """The values of every [[thing]] of a text, each key of the type that is asked for."""
    return from_file(
        "things",
        {"things": text},
        lambda table: each(
            table, "thing", lambda entry: {key: take(entry, key, kind) for key, kind in types.items()}
        ),
    )


def test_entries_are_read_in_the_order_in_which_they_stand():
    assert read("[[thing]]\nsize = 2\n[[thing]]\nsize = 1\n", size=int) == [{"size": 2}, {"size": 1}]


def test_what_nobody_has_taken_is_a_word_that_nobody_knows():
    with pytest.raises(
        RuleBookError, match=r"^things\.toml, line 1, \[\[thing\]\] number 1: unknown: colour, shape$"
    ):
        read('[[thing]]\nsize = 2\nshape = "round"\ncolour = "red"\n', size=int)


def test_every_entry_knows_its_own_line():
    text = "# first\n[[thing]]\n\n[[ thing ]]\n"
    assert from_file("things", {"things": text}, lambda table: each(table, "thing", line_of)) == [2, 4]


def test_an_entry_of_which_no_line_is_known_is_on_line_nought():
    assert each(Table({"thing": [{}]}, {}), "thing", line_of) == [0]


@pytest.mark.parametrize(("value", "kind"), [(True, int), ("7", int), (7, str), (7, bool), ([7], str)])
def test_a_value_of_another_type_is_refused(value: object, kind: type):
    with pytest.raises(TypeError, match=f"size must be of type {kind.__name__}"):
        take({"size": value}, "size", kind)


def test_what_may_be_left_out_is_nothing_empty_or_off():
    assert take_or_none({}, "size", int) is None
    assert text_or_empty({}, "note") == ""
    assert words_or_none({}, "kinds") == frozenset()
    assert is_set({}, "event") is False
    assert is_set({"event": False}, "event") is False
    assert is_set({"event": True}, "event") is True


def test_a_row_of_words_holds_words_alone():
    assert words({"kinds": ["a", "b"]}, "kinds") == ["a", "b"]
    with pytest.raises(TypeError, match="kinds must hold only values of type str"):
        words({"kinds": ["a", 1]}, "kinds")
    with pytest.raises(TypeError, match="days must hold only values of type int"):
        all_of(int, [1, True], "days")


def test_an_entry_comes_from_somewhere():
    assert sources({"sources": ["a", "b"]}) == ("a", "b")
    with pytest.raises(ValueError, match="sources is empty"):
        sources({"sources": []})
    with pytest.raises(KeyError):
        sources({})


def test_a_name_stands_for_one_thing():
    assert by_name([("a", 1), ("b", 2)], [3, 5]) == {"a": 1, "b": 2}
    with pytest.raises(RuleBookError, match="line 5: a stands there twice"):
        by_name([("a", 1), ("a", 2)], [3, 5])


def test_bounds_are_in_order_or_open():
    refuse_reversed(1, 1, "days")
    refuse_reversed(None, 1, "days")
    refuse_reversed(2, None, "days")
    with pytest.raises(ValueError, match="days: 2 is more than 1"):
        refuse_reversed(2, 1, "days")
