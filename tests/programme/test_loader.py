from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from programme.loader import load_rules
from programme.model import Anchor, Certainty, EducationField, Offset, Sector
from tests.programme.data_files import SHIPPED, added, changed, fault_of


def test_the_shipped_files_load():
    assert load_rules().deadlines


def test_the_shipped_texts_given_by_name_are_the_same_rules():
    assert load_rules(SHIPPED) == load_rules()


def test_a_given_text_stands_in_for_its_file_alone(rules):
    without_quiet = load_rules({"quiet": "period = []"})
    assert without_quiet.quiet_periods == ()
    assert without_quiet.deadlines == rules.deadlines


def test_every_fact_of_the_programme_has_a_source(rules):
    facts = [*rules.actions.values(), *rules.lengths, *rules.practices, rules.travel_days, *rules.deadlines]
    facts += [*rules.reminders, *rules.checklist_items, *rules.quiet_periods, *rules.school_breaks]
    assert all(fact.sources and set(fact.sources) <= rules.sources.keys() for fact in facts)


def test_every_source_is_somebodys(rules):
    facts = [*rules.actions.values(), *rules.lengths, *rules.practices, rules.travel_days, *rules.deadlines]
    facts += [*rules.reminders, *rules.checklist_items, *rules.quiet_periods, *rules.school_breaks]
    assert rules.sources.keys() - {key for fact in facts for key in fact.sources} == set()


def test_the_school_breaks_follow_one_another(rules):
    breaks = rules.school_breaks
    assert all(one.last < other.first for one, other in pairwise(breaks))
    assert (breaks[0].first, breaks[0].last) == (date(2026, 10, 12), date(2026, 10, 16))


def test_an_action_is_made_in_each_of_its_fields(rules):
    assert {code for code in rules.actions if code.startswith("KA121")} == {"KA121-SCH", "KA121-VET", "KA121-ADU"}
    assert rules.actions["KA121-VET"].field is EducationField.VOCATIONAL
    assert rules.actions["KA121-VET"].default_sector is Sector.VOCATIONAL
    assert rules.actions["KA121-ADU"].default_sector is Sector.LIBERAL_ADULT


def test_an_action_without_fields_is_made_once_and_is_for_the_whole_division(rules):
    other = rules.actions["MUU"]
    assert (other.field, other.default_sector, other.erasmus) == (None, Sector.WHOLE_DIVISION, False)


def test_what_does_not_say_otherwise_is_erasmus(rules):
    assert {code for code, action in rules.actions.items() if not action.erasmus} == {"MUU"}


def test_months_that_are_left_out_bound_nothing(rules):
    accredited = rules.actions["KA121-VET"]
    assert (accredited.min_months, accredited.usual_months, accredited.max_months) == (None, 15, 24)


def test_weekly_reminders_go_on_a_week_apart_after_the_last_day(rules):
    overdue = [rule.offset for rule in rules.reminders if rule.deadline == "participant_report" and rule.is_overdue]
    assert overdue == [Offset(Anchor.DUE, days) for days in (1, 8, 15, 22, 29)]


def test_certainty_is_read_as_written(rules):
    of_reports = {min(rule.actions): rule.certainty for rule in rules.deadlines if rule.kind == "final_report"}
    assert of_reports == {
        "KA101": Certainty.VERIFIED,
        "KA240": Certainty.UNVERIFIED,
        "COVE": Certainty.UNVERIFIED,
    }


def test_a_contact_whose_address_looks_wrong_says_so(rules):
    assert rules.contacts["general_education"].check == "email"
    assert rules.contacts["vocational_education"].check is None


FAULTS = {
    "is no TOML": ({"quiet": "period ="}, "quiet.toml: "),
    "misspells an entry's name": (
        changed("quiet", "[[period]]", "[[periods]]"),
        "quiet.toml: unknown: periods",
    ),
    "has none of its entries": ({"quiet": ""}, "quiet.toml: period is missing"),
    "has a table where entries belong": (
        {"quiet": "[period]\nname = 'x'"},
        "quiet.toml: period must be of type list",
    ),
    "lacks a word": (
        changed("quiet", 'from = "06-24"\n', ""),
        "quiet.toml, [[period]] number 1: from is missing",
    ),
    "misspells a word that may be left out": (
        changed("reminders", "weekly_times = 12", "weekly_time = 12"),
        "reminders.toml, [[reminder]] number 4: unknown: weekly_time",
    ),
    "has text where a number belongs": (
        changed("mobility_kinds", "min_days = 2", 'min_days = "2"'),
        "mobility_kinds.toml, [[length]] number 1: min_days must be of type int, not '2'",
    ),
    "has a length for a kind that is not there": (
        changed("mobility_kinds", 'kinds = ["job_shadowing"]', 'kinds = ["job_hopping"]'),
        "mobility_kinds.toml: no kind 'job_hopping'",
    ),
    "has a length for an action that is not there": (
        changed("mobility_kinds", 'actions = ["KA121", "KA122"]', 'actions = ["KA199"]'),
        "mobility_kinds.toml: no action 'KA199'",
    ),
    "has a deadline that counts neither days nor months": (
        changed("deadlines", "days = 60", "# days = 60"),
        "deadlines.toml, [[deadline]] number 1: days or months is missing",
    ),
    "has two lengths for one thing": (
        changed("mobility_kinds", 'kinds = ["teaching_assignment"]', 'kinds = ["job_shadowing"]'),
        "mobility_kinds.toml: two lengths for job_shadowing in ADU",
    ),
    "has a practice the wrong way round": (
        changed("mobility_kinds", "max_days = 147", "max_days = 7"),
        "mobility_kinds.toml, [[practice]] number 1: min_days and max_days: 14 is more than 7",
    ),
    "has a truth where a number belongs": (
        changed("mobility_kinds", "min_days = 2", "min_days = true"),
        "mobility_kinds.toml, [[length]] number 1: min_days must be of type int, not True",
    ),
    "has text where a truth belongs": (
        changed("actions", "erasmus = false", 'erasmus = "false"'),
        "erasmus must be of type bool, not 'false'",
    ),
    "has a number among words": (
        changed("deadlines", 'actions = ["KA121",', "actions = [121,"),
        "deadlines.toml, [[deadline]] number 1: actions must hold only values of type str",
    ),
    "has a truth among numbers": (
        changed("reminders", "days = [-30, 0]", "days = [-30, true]"),
        "reminders.toml, [[reminder]] number 1: days must hold only values of type int",
    ),
    "has no days": (
        changed("reminders", "days = [1, 3]", "days = []"),
        "reminders.toml, [[reminder]] number 4: days is empty",
    ),
    "moves neither way": (
        changed("reminders", 'move = "earlier"', 'move = "sideways"'),
        """move must be "earlier" or "later", not 'sideways'""",
    ),
    "moves what is overdue to an earlier day": (
        changed("reminders", 'move = "later"', 'move = "earlier"'),
        'reminders.toml, [[reminder]] number 4: what is overdue moves "later"',
    ),
    "reminds twice at one offset": (
        changed("reminders", "days = [-14, -7, -3, -1]", "days = [-7, -7]"),
        "reminders.toml: final_report has due-7 twice",
    ),
    "reminds of nothing": (
        changed("reminders", 'deadline = "mobility_start"', 'deadline = "mobility_begin"'),
        "reminders.toml: no deadline 'mobility_begin'; reminders.toml: nothing reminds of mobility_start",
    ),
    "counts a project's reminder from a mobility": (
        changed("reminders", 'anchor = "project_end"', 'anchor = "mobility_end"'),
        "reminders.toml: final_report belongs to a project and has no mobility_end",
    ),
    "says nothing of direct messages": (
        changed("reminders", "direct_message_days = 7\n", ""),
        "reminders.toml: direct_message_days is missing",
    ),
    "names an unknown anchor": (
        changed("deadlines", 'anchor = "project_end"', 'anchor = "project_finish"'),
        "deadlines.toml, [[deadline]] number 1: 'project_finish' is not a valid Anchor",
    ),
    "counts a deadline from itself": (
        changed("deadlines", 'anchor = "project_end"', 'anchor = "due"'),
        "deadlines.toml, [[deadline]] number 1: a deadline cannot count from its own date",
    ),
    "names an unknown action": (
        changed("deadlines", '["KA240"]', '["KA241"]'),
        "deadlines.toml: no action 'KA241'",
    ),
    "gives one thing two dates": (
        changed("deadlines", '["KA240"]', '["KA240", "KA220"]'),
        "deadlines.toml: two rules give final_report to KA220",
    ),
    "makes one kind due for projects and for mobilities": (
        changed("deadlines", 'anchor = "project_end"', 'anchor = "mobility_end"'),
        "deadlines.toml: final_report is due for mobilities and for projects",
    ),
    "ends a rule before it begins": (
        changed("deadlines", "from_call = 2026", "from_call = 2026\nto_call = 2025"),
        "deadlines.toml, [[deadline]] number 2: from_call and to_call: 2026 is more than 2025",
    ),
    "names no source": (
        changed("deadlines", 'sources = ["own_dates"]', "sources = []"),
        "sources is empty",
    ),
    "allows less at most than at least": (
        changed("actions", "min_months = 6", "min_months = 19"),
        "actions.toml, [[action]] number 3: min_months and max_months: 19 is more than 18",
    ),
    "allows a longest shorter than the shortest": (
        changed("mobility_kinds", "min_days = 2", "min_days = 61"),
        "mobility_kinds.toml, [[length]] number 1: min_days and max_days: 61 is more than 60",
    ),
    "has one action twice": (
        changed("actions", 'code = "KA122"', 'code = "KA121"'),
        "actions.toml: KA121-SCH stands there twice",
    ),
    "has one mobility kind twice": (
        changed("mobility_kinds", 'code = "course"', 'code = "job_shadowing"'),
        "mobility_kinds.toml: job_shadowing stands there twice",
    ),
    "has no default sectors": (
        changed("actions", "[default_sector]", "[default_sectors]"),
        "actions.toml: default_sector is missing",
    ),
    "has no default sector for a field": (
        changed("actions", 'VET = "vocational"\n', ""),
        "actions.toml, [[action]] number 1: VET is missing",
    ),
    "names an unknown sector": (
        changed("contacts", 'basic = "general_education"', 'basics = "general_education"'),
        "contacts.toml: 'basics' is not a valid Sector",
    ),
    "leaves a sector without a contact": (
        changed("contacts", 'basic = "general_education"\n', ""),
        "contacts.toml: no contact for basic",
    ),
    "names an unknown contact": (
        changed("contacts", 'contact = "external_funding"', 'contact = "nobody"'),
        "contacts.toml: no contact 'nobody'",
    ),
    "has a word too many about other funding": (
        changed("contacts", "[other_funding]", '[other_funding]\ndeputy = "general_education"'),
        "contacts.toml: unknown: deputy",
    ),
}


@pytest.mark.parametrize(("texts", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_a_file_is_refused_with_its_place_that(texts: dict[str, str], fault: str):
    assert fault in re.sub(r", lines? \d+( and \d+)?", "", fault_of(texts))


@pytest.mark.parametrize("text", ["6-24", "06-31", "02-29", "02-30", "13-01", "00-10", "24.6.", "06-24-01", ""])
def test_a_day_that_not_every_year_has_is_refused(text: str):
    assert "not a month and day" in fault_of(changed("quiet", "06-24", text))


@pytest.mark.parametrize(("first", "last"), [("07-31", "06-24"), ("06-24", "06-23"), ("01-01", "12-31")])
def test_a_quiet_period_of_most_of_the_year_is_taken_for_a_slip(first: str, last: str):
    period = f'[[period]]\nname = "x"\nfrom = "{first}"\nto = "{last}"\nsources = ["practice"]'
    assert "are from and to the wrong way round?" in fault_of({"quiet": period})


@pytest.mark.parametrize(("first", "last"), [("06-24", "06-24"), ("01-01", "07-31"), ("12-31", "01-01")])
def test_a_quiet_period_may_be_a_day_or_half_a_year_or_span_the_turn_of_the_year(first: str, last: str):
    period = f'[[period]]\nname = "x"\nfrom = "{first}"\nto = "{last}"\nsources = ["practice"]'
    assert len(load_rules({"quiet": period}).quiet_periods) == 1


def test_a_rule_may_follow_another_from_a_later_call_on():
    successor = """
[[deadline]]
kind = "participant_report"
actions = ["KA121"]
roles = ["coordinator"]
from_call = 2028
anchor = "mobility_end"
days = 45
sources = ["practice"]
certainty = "unverified"
"""
    assert "two rules give participant_report to KA121" in fault_of(added("deadlines", successor))
    anchor = 'anchor = "mobility_end"'
    until_2027 = SHIPPED["deadlines"].replace(anchor, f"to_call = 2027\n{anchor}")
    for texts in ([until_2027, successor], [successor, until_2027]):
        rules = load_rules({"deadlines": "\n".join(texts)})
        assert sorted(rule.days for rule in rules.deadlines if rule.kind == "participant_report") == [30, 45]
    until_2028 = SHIPPED["deadlines"].replace(anchor, f"to_call = 2028\n{anchor}")
    for texts in ([until_2028, successor], [successor, until_2028]):
        assert "two rules give participant_report to KA121" in fault_of({"deadlines": "\n".join(texts)})


def test_a_rule_may_hold_for_a_single_call():
    rules = load_rules(changed("deadlines", "from_call = 2026", "from_call = 2026\nto_call = 2026"))
    assert [(rule.from_call, rule.to_call) for rule in rules.deadlines if rule.to_call] == [(2026, 2026)]


def test_two_rules_of_one_kind_may_stand_for_two_roles():
    for_partners = """
[[deadline]]
kind = "participant_report"
actions = ["KA121"]
roles = ["partner"]
from_call = 2014
anchor = "mobility_end"
days = 20
sources = ["practice"]
certainty = "unverified"
"""
    assert len(load_rules(added("deadlines", for_partners)).deadlines) == len(load_rules().deadlines) + 1
