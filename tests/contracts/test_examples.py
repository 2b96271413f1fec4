"""Every example that help shows can be typed as it stands."""

from __future__ import annotations

import dataclasses
import re
from datetime import date, time, timedelta

import pytest

from bot.channel_choice import CHOICES
from bot.commands import COMMANDS
from bot.messages.help import MORE, NARROWING
from bot.router import route
from bot.text import Language, plain, say
from bot.words.call import read_call, read_removal
from bot.words.dates import take_day
from bot.words.deadline import deadline_words, read_deadline
from bot.words.draft import LeaveDraft, to_new_mobility, to_new_project
from bot.words.edit import read_mobility_edit, read_project_edit
from bot.words.filters import read_deadline_filter, read_filter
from bot.words.later import read_later
from bot.words.leave import read_leave
from bot.words.mobility import read_mobility
from bot.words.people import people_and_rest
from bot.words.post import read_post
from bot.words.project import read_project, sector_words
from bot.words.reference import reference, reference_and_rest, split_first
from bot.words.reminder_time import read_reminder_time
from bot.words.vocabulary import find_code, phrases
from programme.loader import load_rules
from programme.model import Role, Sector
from services.calls import BRUSSELS, NewCall
from services.facts import MobilityEdit, ProjectEdit
from services.filters import ProjectFilter
from services.refusal import Refusal

RULES = load_rules()
DEADLINES = deadline_words(RULES)

TODAY = date(2027, 3, 2)
ACCREDITED = NewCall(actions=("KA121",), title=None, day=date(2027, 2, 18), clock=time(12))

# For each command, whether its words say all that the example promises.
READERS = {
    "project_new": lambda words: to_new_project(read_project(words, RULES), "U1", RULES) is not None,
    "project_list": lambda words: read_filter(words, RULES, asker="U1", today=TODAY) != ProjectFilter(),
    "portfolio": lambda words: read_filter(words, RULES, asker="U1", today=TODAY) != ProjectFilter(),
    "search": lambda words: words == "Leipzig",
    "history": lambda words: reference(words) == "H1",
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
    "project_edit": lambda words: (said := read_project_edit(words, RULES)).edit == LONGER and said.reference == "H1",
    "mobility_edit": lambda words: (
        (said := read_mobility_edit(words, RULES)).edit == TRIP_MOVED and said.reference == "L1"
    ),
    "handover": lambda words: says_people(words, 1) == "H1",
    "project_close": lambda words: reference(words) == "H1",
    "project_remove": lambda words: reference(words) == "H1",
    "project_restore": lambda words: reference(words) == "H1",
    "mobility_restore": lambda words: reference(words) == "L1",
    "mobility_cancel": lambda words: reference(words) == "L1",
    "contact_assign": lambda words: isinstance(read_post(says_people(words, 2)), Sector),
    "snooze": lambda words: says_later(words) == ("H1", "final_report", TODAY + timedelta(days=7)),
    "pause": lambda words: says_pause(words) == ("H1", date(2027, 8, 31)),
    "resume": lambda words: reference(words) == "H1",
    "channel_digest": lambda words: CHOICES.get(find_code(words, phrases("digest", tuple(CHOICES)))) == "project",
    "settings": lambda words: read_reminder_time(words) == time(7, 30),
    "leave": lambda words: read_leave(words) == JULY,
}
JULY = LeaveDraft(start_on=date(2027, 7, 1), end_on=date(2027, 7, 31), deputy="U1")
LONGER = ProjectEdit(end_on=date(2027, 10, 31))
TRIP_MOVED = MobilityEdit(start_on=date(2027, 3, 1), end_on=date(2027, 3, 15))


def typed_in_slack(example: str) -> str:
    """As Slack sends it: whoever stands in an example as @name is chosen from its suggestions."""
    places = iter(range(1, 10))
    return re.sub(r"@(\w+)", lambda name: f"<@U{next(places)}|{name[1]}>", example)


def says_people(words: str, count: int) -> str:
    """The words beside so many people."""
    people, rest = people_and_rest(words)
    assert len(people) == count
    return rest


def says_later(words: str) -> tuple[str, str | None, date | None]:
    said = read_later(words, RULES, today=TODAY)
    return said.reference, said.kind, said.day


def says_pause(words: str) -> tuple[str, date | None]:
    until, rest = take_day(words)
    return reference(rest), until


def names_final_report(named: str, rest: str) -> bool:
    return (named, find_code(rest, DEADLINES)) == ("H1", "final_report")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("language", list(Language))
def test_an_example_reaches_its_command_and_says_all(command, language):
    slash, _, typed = typed_in_slack(plain(say(f"example.{command.name}", language))).partition(" ")
    routed, words = route(COMMANDS, slash, typed)
    assert (slash, routed.name) == (command.slash, command.name)
    assert READERS.get(command.name, lambda words: words == "")(words)


# What each further example says, of those that the tests above do not read.
MORE_READERS = {
    "new_partner": lambda words: to_new_project(read_project(words, RULES), "U1", RULES).role is Role.PARTNER,
    "list_mine": lambda words: narrows(words, "coordinator", "standing"),
    "list_country": lambda words: narrows(words, "action", "country"),
    "list_starting": lambda words: narrows(words, "span", "edge"),
    "list_running": lambda words: narrows(words, "span", "edge"),
    "list_deadlines": lambda words: narrows(split_first(words)[1], "span"),
    "list_reports": lambda words: (
        read_deadline_filter(split_first(words)[1], RULES, asker="U1", today=TODAY)
        == ("H1", ("final_report",), ProjectFilter())
    ),
    "status_mine": lambda words: narrows(words, "coordinator"),
    "deadline_own": lambda words: (said := read_deadline(words, RULES)).is_quoted and said.due_time == time(9),
    "deadline_computed": lambda words: (
        (said := read_deadline(words, RULES)).is_taken_back and said.kind == "final_report"
    ),
    "edit_grant": lambda words: read_project_edit(words, RULES).edit == ProjectEdit(grant_euros=45000),
    "trips_country": lambda words: narrows(words, "country", "span"),
    "trips_mine": lambda words: narrows(words, "coordinator"),
    "new_group": lambda words: (
        (new := to_new_mobility(read_mobility(words, RULES))[1]).has_minors
        and (new.head_count, new.accompanying, new.country) == (8, 2, "EE")
    ),
    "leave_off": lambda words: read_leave(words).is_over,
}


def narrows(words: str, *fields: str) -> bool:
    said = read_filter(words, RULES, asker="U1", today=TODAY)
    return {each.name for each in dataclasses.fields(said) if getattr(said, each.name) is not None} == set(fields)


@pytest.mark.parametrize(("name", "example"), [(name, each) for name, more in MORE.items() for each in more])
@pytest.mark.parametrize("language", list(Language))
def test_every_further_example_reaches_its_command_and_says_all(name, example, language):
    slash, _, typed = plain(say(f"example.{example}", language)).partition(" ")
    routed, words = route(COMMANDS, slash, typed)
    assert (routed.slash, routed.name) == (slash, name)
    assert MORE_READERS[example](words)


@pytest.mark.parametrize("kind", NARROWING)
@pytest.mark.parametrize("language", list(Language))
def test_every_word_that_is_said_to_narrow_a_list_does(kind, language):
    _, examples = plain(say(f"narrow.{kind}", language)).split(": ")
    for words in examples.split(", "):
        assert read_filter(typed_in_slack(words), RULES, asker="U1", today=TODAY) != ProjectFilter()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("key", ["help.one", "help.all"])
def test_what_leads_to_more_help_can_be_typed(key, language):
    every = plain(say("example.help_hanke", language))
    slash, typed = re.search(r"(/\w+) (.+)$", plain(say(key, language, command=every))).groups()
    assert route(COMMANDS, slash, typed)[0].verb == "help"


@pytest.mark.parametrize("language", list(Language))
def test_a_language_example_in_the_small_print_can_be_typed(language):
    note = plain(say("help.choose_language", language))
    offered = set()
    for slash, typed in re.findall(r"(/hanke) (\w+ \w+)", note):
        routed, words = route(COMMANDS, slash, typed)
        assert routed.name == "language"
        offered.add(find_code(words, phrases("language", tuple(Language))))
    assert offered == set(Language)


@pytest.mark.parametrize("language", list(Language))
def test_what_administrators_are_told_of_calls_can_be_typed(language):
    added, removed = re.findall(r"(/hanke) ([^·]+)", plain(say("call.how", language)))
    command, words = route(COMMANDS, *added)
    new = read_call(words, RULES)
    assert (command.name, new.actions, new.timezone) == ("calls", ("KA121",), BRUSSELS)
    command, words = route(COMMANDS, *removed)
    assert (command.name, read_removal(words)) == ("calls", "K1")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("explain.mobilities", "why"),
        ("explain.one", "why"),
        ("explain.one_of_mobility", "why"),
        ("next_step.contract_dates", "deadline_set"),
        ("refusal.no_such_call", "calls"),
        ("ended.closed", "project_restore"),
        ("paused.for_now", "resume"),
        ("digest.bare", "project_mine"),
    ],
)
def test_a_command_that_a_sentence_ends_with_can_be_typed(key, name, language):
    sentence = plain(say(key, language, reference="K9", ref="H1", overdue=1, coming=2))
    slash, typed = re.search(r"(/\w+)(?: (.+))?$", sentence).groups()
    assert route(COMMANDS, slash, typed or "")[0].name == name


@pytest.mark.parametrize("language", list(Language))
def test_one_deadline_is_asked_about_as_the_small_print_says(language):
    typed = plain(say("explain.one", language, ref="H1")).partition("/muistutus ")[2]
    command, words = route(COMMANDS, "/muistutus", typed)
    assert command.name == "why"
    assert names_final_report(*reference_and_rest(words, DEADLINES))


@pytest.mark.parametrize("language", list(Language))
def test_one_deadline_of_a_mobility_is_asked_about_by_a_name_that_it_has(language):
    typed = plain(say("explain.one_of_mobility", language, ref="L1")).partition("/muistutus ")[2]
    command, words = route(COMMANDS, "/muistutus", typed)
    assert command.name == "why"
    named, rest = reference_and_rest(words, DEADLINES)
    assert (named, find_code(rest, DEADLINES)) == ("L1", "participant_report")


@pytest.mark.parametrize("language", list(Language))
def test_a_leave_is_typed_and_ended_as_the_small_print_says(language):
    small_print = typed_in_slack(plain(say("leave.how", language)))
    typed = re.findall(r"/muistutus ([^·]+)", small_print)
    taken, ended = (route(COMMANDS, "/muistutus", each) for each in typed)
    assert [command.name for command, _ in (taken, ended)] == ["leave", "leave"]
    assert read_leave(taken[1]) == JULY
    assert read_leave(ended[1]) == LeaveDraft(is_over=True)


@pytest.mark.parametrize("language", list(Language))
def test_the_help_of_a_leave_shows_how_to_look_at_it(language):
    (typed,) = re.findall(r"/muistutus (\w+)", plain(say("help.leave", language)))
    command, words = route(COMMANDS, "/muistutus", typed)
    assert (command.name, read_leave(words)) == ("leave", LeaveDraft())


@pytest.mark.parametrize("language", list(Language))
def test_every_moment_that_help_offers_for_a_reminder_can_be_typed(language):
    offered = plain(say("help.snooze", language)).partition(": ")[2]
    *moments, _a_date = re.split(r", | tai | eller | or ", offered)
    days = [says_later(f"H1 final report {moment}") for moment in moments]
    assert days == [("H1", "final_report", TODAY + timedelta(days=each)) for each in (1, 3, 7)]


@pytest.mark.parametrize("language", list(Language))
def test_the_first_or_last_day_is_said_as_the_refusal_shows(language):
    typed = plain(say("refusal.which_day_missing", language)).partition(": ")[2]
    said = read_project_edit(typed, RULES)
    assert (said.reference, said.edit) == ("H1", LONGER)


@pytest.mark.parametrize("language", list(Language))
def test_the_posts_that_the_refusal_names_can_be_typed(language):
    named = plain(say("refusal.sector_missing", language)).rpartition("? ")[2].rstrip(".")
    words = re.split(r", | tai | eller | or ", re.sub(r"^\D*?(?:esimerkiksi|till exempel|for example,) ", "", named))
    assert len(words) >= 2
    assert [read_post(word) for word in words][-1] is None


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
