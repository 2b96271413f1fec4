"""What the data files say of one another has to fit; where it does not, the place is named."""

from __future__ import annotations

import re

import pytest

from tests.programme.data_files import added, changed, fault_of, line_of_entry

BETWEEN_ENTRIES = {
    "a deadline is of no action": ("deadlines", '["KA240"]', '["KA241"]', "no action 'KA241'"),
    "a deadline is not for a kind that is not there": (
        "deadlines",
        '"hosted_trainee"]',
        '"hosted_guest"]',
        "no kind of mobility 'hosted_guest'",
    ),
    "a deadline takes the name of what people type": (
        "deadlines",
        'kind = "project_end"',
        'kind = "custom"',
        "custom is the name of what no rule makes",
    ),
    "a length is of a kind that is not there": (
        "mobility_kinds",
        'kinds = ["invited_expert"]',
        'kinds = ["invited_friend"]',
        "no kind 'invited_friend'",
    ),
    "a length is of an action that is not there": (
        "mobility_kinds",
        'actions = ["KA121", "KA122"]',
        'actions = ["KA199"]',
        "no action 'KA199'",
    ),
    "a reminder is of nothing": (
        "reminders",
        'deadline = "mobility_start"',
        'deadline = "mobility_begin"',
        "no deadline 'mobility_begin'",
    ),
    "a reminder counts from a mobility that a project has not": (
        "reminders",
        'anchor = "project_end"',
        'anchor = "mobility_end"',
        "final_report belongs to a project and has no mobility_end",
    ),
    "a reminder counts from a date of its own that the deadline has not": (
        "reminders",
        'deadline = "mobility_start"\nanchor = "due"',
        'deadline = "mobility_start"\nanchor = "internal"',
        "mobility_start has no internal_days",
    ),
    "a reminder of a call counts from a project": (
        "reminders",
        'deadline = "call"\nanchor = "due"',
        'deadline = "call"\nanchor = "project_end"',
        "call has no date but its own",
    ),
    "a reminder comes twice": (
        "reminders",
        "days = [-30, -10, 0]",
        "days = [-30, -10, -10]",
        "amendment_last_call has due-10 twice",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "fault"), BETWEEN_ENTRIES.values(), ids=BETWEEN_ENTRIES.keys())
def test_the_line_of_an_entry_that_does_not_fit_the_others_is_named_where(name: str, old: str, new: str, fault: str):
    assert f"{name}.toml, line {line_of_entry(name, old)}: {fault}" in fault_of(changed(name, old, new))


def test_two_rules_for_one_thing_are_named_with_both_their_lines():
    told = fault_of(changed("deadlines", '["KA240"]', '["KA240", "KA220"]'))
    lines = (line_of_entry("deadlines", '"KA121", "KA122", "KA210"'), line_of_entry("deadlines", '["KA240"]'))
    assert told == f"deadlines.toml, lines {lines[0]} and {lines[1]}: two rules give final_report to KA220"


IN_A_FILE = {
    "an action names a source that is not there": ("actions", '"oph_accreditation"', '"oph"', "no source 'oph'"),
    "a length names a source that is not there": ("mobility_kinds", '"uhr_vet"', '"uhr"', "no source 'uhr'"),
    "a deadline names a source that is not there": ("deadlines", '"oph_inclusion"', '"oph"', "no source 'oph'"),
    "a reminder names a source that is not there": ("reminders", '"practice"', '"habit"', "no source 'habit'"),
    "an item names a source that is not there": ("checklists", '"hyria_forms"', '"hyria"', "no source 'hyria'"),
    "a quiet period names a source that is not there": ("quiet", '"practice"', '"habit"', "no source 'habit'"),
    "a break names a source that is not there": (
        "school_terms",
        '"school_terms_others"',
        '"school_terms"',
        "no source 'school_terms'",
    ),
    "a list is of no deadline": (
        "checklists",
        '[[list]]\ndeadline = "mobility_papers"',
        '[[list]]\ndeadline = "papers"',
        "no deadline 'papers'",
    ),
    "an item belongs to no list": (
        "checklists",
        'code = "bm_email"\ndeadline = "bm_encoding"',
        'code = "bm_email"\ndeadline = "bm_complete"',
        "bm_email belongs to bm_complete, which has no list",
    ),
    "an item is for a kind that is not there": (
        "checklists",
        '"job_shadowing", "teaching_assignment", "course"]',
        '"job_hopping"]',
        "mobility_agreement: no kind 'job_hopping'",
    ),
    "an item is for an action that is not there": (
        "checklists",
        'actions = ["KA210", "KA220", "KA240"]',
        'actions = ["KA211"]',
        "report_results: no action 'KA211'",
    ),
    "an item stands there twice": (
        "checklists",
        'code = "health_card"',
        'code = "insurance"',
        "insurance stands there twice",
    ),
    "a source stands there twice": (
        "sources",
        'key = "oph_ka121_vet_sv"',
        'key = "oph_ka121_vet"',
        "oph_ka121_vet stands there twice",
    ),
}


@pytest.mark.parametrize(("name", "old", "new", "fault"), IN_A_FILE.values(), ids=IN_A_FILE.keys())
def test_the_file_is_named_where(name: str, old: str, new: str, fault: str):
    told = fault_of(changed(name, old, new))
    assert re.search(rf"{name}\.toml(, lines? \d+[^:]*)?: {re.escape(fault)}", told)


def test_a_list_is_no_longer_than_a_message_can_show():
    item = '[[item]]\ncode = "more{}"\ndeadline = "mobility_papers"\nsources = ["practice"]\ncertainty = "practice"\n'
    assert "mobility_papers has more than 10 items" in fault_of(
        added("checklists", "".join(item.format(number) for number in range(6)))
    )


def test_a_list_without_items_is_refused():
    empty = '[[list]]\ndeadline = "bm_complete"\ncompletes = true\n'
    assert "the list of bm_complete is empty" in fault_of(added("checklists", empty))
