"""Who else hears of what is near its date or past it, as the data files say; and what is refused there."""

from __future__ import annotations

import re

import pytest

from programme.model import CUSTOM_KIND
from programme.rules import Audience, Escalation
from tests.programme.data_files import added, changed, fault_of, line_of_entry


def test_the_shipped_chain_is_deputy_contact_lead_and_division(rules):
    assert rules.escalations == (
        Escalation(from_days=-7, to=Audience.NEXT),
        Escalation(from_days=1, to=Audience.CONTACT),
        Escalation(from_days=15, to=Audience.LEAD),
        Escalation(from_days=15, to=Audience.DIVISION),
    )


def test_what_escalates_can_be_overdue_or_is_the_last_call_for_something(rules):
    escalating = {rule.kind for rule in rules.deadlines if rule.escalates}
    assert {"final_report", "progress_report", "interim_report", "amendment_last_call"} <= escalating
    assert not escalating & {rule.kind for rule in rules.deadlines if rule.is_event}
    assert rules.escalates(CUSTOM_KIND)


ENTRY = '[[escalation]]\nfrom_days = -7\nto = "next"'


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('[[escalation]]\nfrom_days = -7\nto = "nobody"', "'nobody' is not a valid Audience"),
        ('[[escalation]]\nfrom_days = "a week"\nto = "next"', "from_days"),
        ("[[escalation]]\nfrom_days = -7", "to is missing"),
        ('[[escalation]]\nto = "next"', "from_days is missing"),
        ('[[escalation]]\nfrom_days = -7\nto = "next"\nafter = 3', "after"),
        ('[[escalation]]\nfrom_days = true\nto = "next"', "from_days"),
    ],
)
def test_a_mistake_in_it_is_named_with_its_line(entry, words):
    fault = fault_of(changed("reminders", ENTRY, entry))
    assert re.match(rf"reminders\.toml.*{line_of_entry('reminders', ENTRY)}", fault), fault
    assert words in fault


def test_a_list_that_somebody_misspelt_is_no_list():
    assert "escalations" in fault_of(added("reminders", '[[escalations]]\nfrom_days = 3\nto = "lead"'))


@pytest.mark.parametrize("key", ["escalates", "outlives_project"])
def test_what_a_rule_is_said_to_do_is_yes_or_no(key):
    assert key in fault_of(changed("deadlines", "escalates = true", f'{key} = "yes"'))


@pytest.mark.parametrize("passage", ['anchor = "due"', 'anchor = "internal"'])
def test_no_reminder_counts_from_a_moment_that_somebody_has_chosen(passage):
    assert "no reminder can count from chosen" in fault_of(changed("reminders", passage, 'anchor = "chosen"'))


def test_no_deadline_counts_from_a_moment_that_somebody_has_chosen():
    fault = fault_of(changed("deadlines", 'anchor = "project_end"', 'anchor = "chosen"'))
    assert "cannot count from its own date" in fault
