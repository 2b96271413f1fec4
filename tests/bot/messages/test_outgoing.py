"""What goes out by itself beside reminders: what it says, what it leaves out, and what it offers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ids import read_named_row, read_value
from bot.messages.outgoing import render, render_bare
from bot.text import Language
from tests.bot.facts import LATE, PROJECT, TODAYS, before, item, notice
from tests.bot.sample_longest import longest_notice
from tests.bot.sample_outgoing import (
    BARE_BRIEFING,
    BRIEFING,
    CHECK,
    DIGEST,
    DIVISION_DIGEST,
    GONE,
    NOTHING,
    long_briefing,
    long_digest,
)
from tests.bot.shown import elements, fits

EN = Language.ENGLISH
EVERY_KIND = [notice(item(LATE, before(1))), DIGEST, DIVISION_DIGEST, BRIEFING, GONE, CHECK]


@pytest.mark.parametrize("outgoing", EVERY_KIND, ids=lambda each: each.delivery_id)
@pytest.mark.parametrize("language", list(Language))
def test_every_kind_has_a_full_and_a_bare_form(outgoing, language):
    full, bare = render(outgoing, language), render_bare(outgoing, language)
    assert fits(full)
    assert fits(bare)
    assert len(bare.text) <= len(full.text)


@pytest.mark.parametrize(
    "longest",
    [longest_notice("&"), long_digest("&" * 120), long_briefing("&" * 120, "&" * 120)],
    ids=["reminders", "digest", "briefing"],
)
@pytest.mark.parametrize("language", list(Language))
def test_whatever_is_too_long_for_slack_still_has_its_bare_form(longest, language):
    bare = render_bare(longest, language)
    assert fits(bare)
    assert len(bare.blocks) == 1


@pytest.mark.parametrize("language", list(Language))
def test_the_fullest_week_and_the_fullest_project_fit_with_the_longest_names(language):
    assert fits(render(long_digest("W" * 120), language))
    assert fits(render(long_briefing("W" * 120, "W" * 120), language))


# -- the week


def test_a_week_says_what_is_overdue_what_comes_and_what_is_missing():
    told = render(DIGEST, EN).text.splitlines()
    assert told[0] == "This week's deadlines"
    assert [line for line in told if line.endswith(":")] == [
        "Overdue (1):",
        "Within two weeks (3):",
        "Still missing in the data:",
    ]


def test_a_week_is_silent_of_what_there_is_not():
    only_overdue = render(replace(DIGEST, coming=NOTHING, missing=NOTHING), EN).text
    assert "Overdue (1):" in only_overdue
    assert "Within two weeks" not in only_overdue
    assert "missing" not in only_overdue


def test_beyond_ten_of_each_the_rest_is_counted():
    told = render(long_digest("Ulkomaanjaksot"), EN).text
    blocks = str(render(long_digest("Ulkomaanjaksot"), EN).blocks)
    assert "Overdue (12):" in told
    assert blocks.count("And 2 more deadlines.") == 2
    assert blocks.count("And 2 more projects. All of yours: /hanke") == 1


def test_the_division_hears_how_many_projects_there_are_and_no_ones_gaps():
    told = render(DIVISION_DIGEST, EN).text
    assert told.splitlines()[:2] == ["The division's projects this week", "14 projects are running."]
    assert "Data is missing for 3 projects." in told
    assert "host" not in told


def test_the_division_is_not_told_that_nothing_is_missing():
    assert "missing" not in render(replace(DIVISION_DIGEST, missing=0), EN).text


def test_a_week_in_its_barest_form_counts():
    assert render_bare(DIGEST, EN).text == "This week's deadlines: overdue 1, within two weeks 3. See: /hanke"


# -- a project that changes hands


def test_a_new_coordinator_hears_all_that_is_open_and_can_look_at_the_project():
    made = render(BRIEFING, EN)
    assert "The coordinator is now <@UAINO>." in made.text
    assert made.text.count("\n• ") == len(BRIEFING.deadlines) + len(BRIEFING.mobilities)
    (show,) = elements(made)
    assert (show["action_id"], read_value(show["value"])) == ("project.show", PROJECT.id)


def test_whoever_stands_in_for_one_who_has_gone_can_name_the_next():
    made = render(GONE, EN)
    assert "The coordinator <@UPEKKA> is no longer in Slack" in made.text
    choice, show = elements(made)
    assert (choice["type"], choice["action_id"]) == ("users_select", "coordinator.name")
    assert show["action_id"] == "project.show"
    (row,) = [block["block_id"] for block in made.blocks if choice in block.get("elements", ())]
    assert read_named_row(row) == PROJECT.id


def test_where_nothing_is_open_nothing_is_listed():
    told = render(BARE_BRIEFING, EN).text
    assert "Open:" not in told
    assert "Mobilities:" not in told
    assert "Contact:" in told


def test_what_a_briefing_leaves_out_is_counted():
    blocks = str(render(long_briefing("Ulkomaanjaksot", "BSZ Leipzig"), EN).blocks)
    assert "And 2 more deadlines." in blocks
    assert "And 2 more mobilities: /liikkuvuus list H1" in blocks


# -- a contact's details


def test_a_contact_is_asked_with_one_button_until_somebody_has_answered():
    (right,) = elements(render(CHECK, EN))
    assert (right["action_id"], read_value(right["value"])) == ("contact.confirm", CHECK.contact_id)
    answered = render(replace(CHECK, is_answered=True), EN)
    assert elements(answered) == []
    assert answered.text.startswith("The contact details have been checked:\nEerika Esimerkki")


def test_what_is_due_today_stands_among_what_comes():
    assert TODAYS in [line.deadline for line in DIGEST.coming.lines]
    assert "Final report · today" in render(DIGEST, EN).text
