"""Calls for applications, with the time here and the time there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.blocks import BLOCKS_TEXT_LENGTH
from bot.messages.calls import SHOWN, render_list
from bot.messages.parts import call_name, call_times
from bot.messages.reminder import render as render_reminder
from bot.messages.reminder import render_bare
from bot.rich_text import text_length
from bot.text import Language, plain
from tests.bot.facts import notice
from tests.bot.sample_calls import ACCREDITED, AT_MIDNIGHT, CALL_ITEM, CALLS, OWN_FUNDING, call_line
from tests.support.clock import helsinki

FI, SV, EN = Language


@pytest.mark.parametrize(
    ("line", "finnish", "english"),
    [
        (ACCREDITED, "18.3.2027 klo 13.00 (Bryssel: klo 12.00)", "18 March 2027 13:00 (Brussels: 12:00)"),
        (AT_MIDNIGHT, "2.4.2027 klo 0.30 (Bryssel: 1.4.2027 klo 23.30)",
         "2 April 2027 0:30 (Brussels: 1 April 2027 23:30)"),
        (OWN_FUNDING, "31.5.2027 klo 16.15", "31 May 2027 16:15"),
        (call_line(helsinki("2027-05-31 16:15"), timezone="Europe/Tallinn"), "31.5.2027 klo 16.15",
         "31 May 2027 16:15"),
    ],
    ids=["another hour", "another day", "our own zone", "a zone with our clock"],
)  # fmt: skip
def test_a_call_has_the_time_here_and_where_the_clocks_differ_the_time_there(line, finnish, english):
    assert [plain(call_times(line, language)) for language in (FI, EN)] == [finnish, english]


def test_a_call_is_named_by_its_actions_its_title_or_both():
    assert [plain(call_name(line.call, FI)) for line in CALLS] == [
        "KA121", "KA210-SCH, KA210-VET · 2. hakukierros · Toinen haku <& muut>", "Kaupungin innovaatioraha",
    ]  # fmt: skip
    assert plain(call_name(replace(ACCREDITED.call, actions=("MUU",)), SV)) == "annan finansiering"


def test_only_administrators_are_told_how_to_add_one():
    told = [render_list(CALLS, EN, is_administrator=each).text for each in (True, False)]
    assert ["/hanke call remove K1" in text for text in told] == [True, False]
    assert ["Administrators enter the calls" in text for text in told] == [False, True]


@pytest.mark.parametrize("language", list(Language))
def test_as_many_calls_as_a_list_shows_fit_it(language):
    titled = replace(
        ACCREDITED, call=replace(ACCREDITED.call, title="ä" * 120, actions=("KA121-SCH", "KA121-VET", "KA121-ADU"))
    )
    made = render_list([titled] * (SHOWN + 1), language, is_administrator=True)
    assert text_length(made.blocks) <= BLOCKS_TEXT_LENGTH


def test_a_reminder_of_a_call_names_it_and_has_nothing_to_press():
    made = render_reminder(notice(CALL_ITEM), EN)
    assert made.text.startswith("Reminder: Call closes 18 March 2027\nK1 KA121\n")
    assert "Call closes 18 March 2027 13:00 (Brussels: 12:00) · in 16 days" in made.text
    assert [block["type"] for block in made.blocks] == ["header", "rich_text", "context"]


def test_in_its_barest_form_a_call_is_still_named():
    assert render_bare(notice(CALL_ITEM), FI).text.startswith("K1 Haku päättyy 18.3.2027\n")
