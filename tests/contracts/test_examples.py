"""Every example that help shows can be typed as it stands."""

from __future__ import annotations

import re
from datetime import date, time

import pytest

from bot.commands import COMMANDS
from bot.router import route
from bot.text import Language, plain, say
from bot.words.call import read_call, read_removal
from bot.words.deadline import deadline_words, read_deadline
from bot.words.draft import to_new_mobility, to_new_project
from bot.words.filters import read_filter
from bot.words.mobility import read_mobility
from bot.words.project import read_project, sector_words
from bot.words.reference import reference, reference_and_rest
from bot.words.vocabulary import find_code, phrases
from programme.loader import load_rules
from services.calls import BRUSSELS, NewCall
from services.projects import ProjectFilter
from services.refusal import Refusal

RULES = load_rules()
DEADLINES = deadline_words(RULES)

ACCREDITED = NewCall(actions=("KA121",), title=None, day=date(2027, 2, 18), clock=time(12))

# For each command, whether its words say all that the example promises.
READERS = {
    "project_new": lambda words: to_new_project(read_project(words, RULES), "U1", RULES) is not None,
    "project_list": lambda words: read_filter(words, RULES, asker="U1") != ProjectFilter(),
    "project_show": lambda words: reference(words) == "H1",
    "deadline_set": lambda words: (said := read_deadline(words, RULES)).kind == "final_report" and said.due_on,
    "calls": lambda words: read_call(words, RULES) == ACCREDITED,
    "why": lambda words: reference(words) == "H1",
    "project_done": lambda words: names_final_report(*reference_and_rest(words, DEADLINES)),
    "language": lambda words: find_code(words, phrases("language", tuple(Language))) is not None,
    "mobility_new": lambda words: to_new_mobility(read_mobility(words, RULES)) is not None,
    "mobility_list": lambda words: reference(words) == "H1",
    "mobility_show": lambda words: reference(words) == "L1",
    "contact": lambda words: find_code(words, sector_words()) is not None,
}


def names_final_report(named: str, rest: str) -> bool:
    return (named, find_code(rest, DEADLINES)) == ("H1", "final_report")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("language", list(Language))
def test_an_example_reaches_its_command_and_says_all(command, language):
    slash, _, typed = plain(say(f"example.{command.name}", language)).partition(" ")
    routed, words = route(COMMANDS, slash, typed)
    assert (slash, routed.name) == (command.slash, command.name)
    assert READERS.get(command.name, lambda words: words == "")(words)


@pytest.mark.parametrize("language", list(Language))
def test_a_language_example_in_the_small_print_can_be_typed(language):
    note = plain(say("help.languages", language))
    offered = set()
    for slash, typed in re.findall(r"(/hanke) (\w+ \w+)", note):
        routed, words = route(COMMANDS, slash, typed)
        assert routed.name == "language"
        offered.add(find_code(words, phrases("language", tuple(Language))))
    assert offered == set(Language) - {language}


@pytest.mark.parametrize("language", list(Language))
def test_what_administrators_are_told_of_calls_can_be_typed(language):
    added, removed = re.findall(r"(/hanke) ([^·]+)", plain(say("call.how", language)))
    command, words = route(COMMANDS, *added)
    new = read_call(words, RULES)
    assert (command.name, new.actions, new.timezone) == ("calls", ("KA121",), BRUSSELS)
    command, words = route(COMMANDS, *removed)
    assert (command.name, read_removal(words)) == ("calls", "K1")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("key", ["explain.mobilities", "next_step.contract_dates", "refusal.no_such_call"])
def test_a_command_that_a_sentence_ends_with_can_be_typed(key, language):
    slash, typed = re.search(r"(/\w+) (.+)$", plain(say(key, language, reference="K9"))).groups()
    routed, _ = route(COMMANDS, slash, typed)
    assert routed.name == {"explain": "why", "next_step": "deadline_set", "refusal": "calls"}[key.partition(".")[0]]


def test_the_example_of_the_design_can_be_typed():
    typed = (
        'uusi KA121-VET "Stadin AO ulkomaanjaksot" 1.6.2026–31.8.2027 <@U1|eerika> <#C1|stadin-ao> '
        "2026-1-FI01-KA121-VET-000123456"
    )
    routed, words = route(COMMANDS, "/hanke", typed)
    try:
        made = to_new_project(read_project(words, RULES), "U9", RULES)
    except Refusal as refusal:
        pytest.fail(f"refused: {refusal!r}")
    assert routed.name == "project_new"
    assert made is not None
    assert made.coordinators == ("U1",)
