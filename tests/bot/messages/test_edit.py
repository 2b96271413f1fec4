"""What an edit changes and moves, before it is kept and after."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from bot.forms.edit import Opened, Pending, read_pending, write_pending
from bot.ids import read_item_value
from bot.messages.edit import SHOWN, render_done, render_preview
from bot.text import Language
from programme.model import Role, Sector
from services.edits import Change
from services.facts import KEPT, CallEdit, ContactEdit, FactChange, MobilityEdit, ProjectEdit, as_logged, said
from services.moves import Move
from tests.bot.facts import GROUP, TODAY
from tests.bot.sample_changes import LATER_TRIP, LONGER, MANY_MOVE, MEANWHILE, SAID_ANEW
from tests.bot.shown import elements, fits

EN = Language.ENGLISH


def preview(change: Change, language: Language = EN):
    return render_preview(change, write_pending(change), language)


def test_a_preview_asks_and_says_that_nothing_has_happened_yet():
    confirm, cancel = elements(preview(LONGER))
    assert (confirm["action_id"], cancel["action_id"]) == ("edit.confirm", "edit.cancel")
    assert preview(LONGER).text.splitlines()[-1] == "Nothing has been changed yet."


@pytest.mark.parametrize("change", [LONGER, LATER_TRIP, SAID_ANEW, MEANWHILE])
def test_the_button_carries_what_is_agreed_to_and_how_things_stood(change):
    confirm, _ = elements(preview(change))
    named = read_item_value(confirm["value"])
    assert named is not None
    assert read_pending(named[1]) == Pending(Opened(change.ref, change.version), change.edit)


def test_what_has_changed_asks_nothing_any_more():
    made = render_done(LONGER, EN)
    assert elements(made) == []
    assert "Nothing has been changed yet." not in made.text


def test_each_deadline_that_moves_stands_with_both_its_dates_and_what_comes_or_goes_with_one():
    told = preview(LONGER).text
    assert "• Final report: 30 October 2027 → 1 March 2028" in told
    assert "• KA121 checkpoint: 31 May 2027 → no longer in force" in told
    assert "new deadline 30 June 2027" in told


def test_a_fact_is_called_what_the_form_calls_it_and_shown_as_its_kind_is():
    told = render_done(SAID_ANEW, EN).text
    assert "• Channel: not given → <#CSTADIN>" in told
    assert "• Grant in euros: not given → €45,000" in told
    assert "• Coordinators: <@UAINO> → <@UAINO>, <@UPEKKA>" in told
    assert "• Our role: coordinator → partner" in told


def test_what_somebody_else_has_changed_meanwhile_stands_before_what_the_reader_has():
    told = preview(MEANWHILE).text
    assert "Changed by: <@UPEKKA>" in told
    assert told.index("Title: now Stadin AO") < told.index("Your changes:") < told.index("End date: 31 August 2027 →")


def test_beyond_as_many_as_are_shown_the_rest_is_counted():
    told = preview(MANY_MOVE).text.splitlines()
    assert len([line for line in told if "Final report" in line]) == SHOWN
    assert "And 2 more deadlines." in told


@pytest.mark.parametrize("language", list(Language))
def test_as_many_as_are_shown_fit_whatever_they_are_called(language):
    moves = tuple(Move(kind="final_report", mobility=GROUP, before=TODAY, after=TODAY) for _ in range(30))
    facts = tuple(FactChange(name=name, before="&" * 500, after="&" * 500) for name in ("title", "partners", "unit"))
    assert fits(preview(replace(LONGER, moves=moves, facts=facts, others=("U1",), theirs=facts), language))


WHOLE = [
    (
        "H1",
        ProjectEdit(
            action_type="KA121-VET",
            title='Ä \\ "x"',
            code=None,
            role=Role.PARTNER,
            sector=Sector.VOCATIONAL,
            unit="Yksikkö",
            start_on=date(2027, 1, 1),
            end_on=date(2028, 1, 1),
            coordinators=("UAINO", "UELLI"),
            channel_id="C1",
            grant_euros=0,
            partners=None,
            case_number="HEL 2027-1",
        ),
    ),
    (
        "L1",
        MobilityEdit(
            kind="course",
            start_on=date(2027, 1, 1),
            end_on=date(2027, 2, 1),
            country="XK",
            host="BSZ",
            head_count=None,
            accompanying=0,
            travel_days=2,
            has_minors=False,
            responsible="UAINO",
        ),
    ),
    (
        "K1",
        CallEdit(
            actions=("KA121", "KA122-VET"),
            title=None,
            round=2,
            closes_at=datetime(2027, 2, 18, 11, tzinfo=UTC),
            timezone="Europe/Brussels",
        ),
    ),
    (
        "Y1",
        ContactEdit(
            name='Ä "x"',
            title="Asiantuntija",
            email="a@hel.fi",
            phones="040 123 4567, 09 310 12345",
            account_id="UAINO",
            deputy=None,
            away_from=date(2027, 1, 1),
            away_until=None,
            checked_on=date(2026, 11, 24),
        ),
    ),
]


@pytest.mark.parametrize(("ref", "edit"), WHOLE)
def test_every_fact_comes_back_as_it_was_said(ref, edit):
    assert KEPT not in said(edit).values()
    assert len(said(edit)) == len(fields(edit))
    kept = json.dumps({"ref": ref, "version": 1, "edit": as_logged(said(edit))})
    assert read_pending(kept) == Pending(Opened(ref, 1), edit)
