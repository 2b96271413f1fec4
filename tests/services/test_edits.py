"""What is said anew of projects and mobilities, what moves with it, and what two people do at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from programme.model import Role, Sector
from services import deadlines, mobilities, projects, typed_dates
from services.edits import FIRST_LOOK, Change, Look, edit_mobility, edit_project, open_project
from services.facts import FactChange, MobilityEdit, ProjectEdit
from services.refusal import (
    CodeContradictsAction,
    CodeTaken,
    IdentityCodeInUnit,
    NoSuchMobility,
    NoSuchProject,
    NotYourProject,
    PartnersTooLong,
    PeriodReversed,
    PeriodTooLong,
)
from services.running_refusal import NothingChanges
from tests.support.builders import new_mobility, new_project
from tests.support.tables import dump, rows

CODE = "2026-1-FI01-KA121-VET-000123456"


@pytest.fixture
def project(division, aino):
    """H1 with L1, which somebody else answers for."""
    made = projects.register(division, aino, new_project(), request_key="p1").project
    mobilities.register(division, aino, "H1", new_mobility(responsible="UOLLI"), request_key="m1")
    return made


def dates(division) -> dict[int, tuple[str, str]]:
    found = rows(division.store, "SELECT id, state, due_on FROM deadlines WHERE origin = 'computed'")
    return {row["id"]: (row["state"], row["due_on"]) for row in found}


def promised(division, change: Change) -> dict[int, str | None]:
    found = rows(division.store, "SELECT id, kind, mobility_id FROM deadlines")
    ids = {(row["kind"], row["mobility_id"]): row["id"] for row in found}
    return {
        ids[move.kind, move.mobility.id if move.mobility else None]: move.after.isoformat() if move.after else None
        for move in change.moves
    }


def edit(division, actor, reference: str, *, look: Look = FIRST_LOOK, key: str | None = None, **facts) -> Change:
    key = key or division.new_id()
    if reference.startswith("L"):
        return edit_mobility(division, actor, reference, MobilityEdit(**facts), look=look, request_key=key)
    return edit_project(division, actor, reference, ProjectEdit(**facts), look=look, request_key=key)


def agreed(change: Change) -> Look:
    return Look(version=change.version, is_second=True)


def what_moved(before: dict[int, tuple[str, str]], after: dict[int, tuple[str, str]]) -> dict[int, str | None]:
    """By id, the new date of each that was open; None where it was withdrawn."""
    return {
        deadline_id: after[deadline_id][1] if after[deadline_id][0] == "open" else None
        for deadline_id, (state, _) in before.items()
        if state == "open" and after[deadline_id] != before[deadline_id]
    }


MOVING = [
    ("H1", {"end_on": date(2027, 11, 30)}),
    ("H1", {"start_on": date(2026, 9, 1)}),
    ("H1", {"start_on": date(2026, 7, 1), "end_on": date(2027, 10, 31)}),
    ("H1", {"role": Role.PARTNER}),
    ("H1", {"action_type": "KA122-VET", "end_on": date(2027, 11, 30)}),
    ("H1", {"action_type": "MUU"}),
    ("L1", {"start_on": date(2027, 3, 8), "end_on": date(2027, 3, 19)}),
    ("L1", {"end_on": date(2027, 3, 26)}),
    ("L1", {"kind": "group_mobility", "has_minors": True}),
]


@pytest.mark.parametrize(("reference", "facts"), MOVING)
def test_what_is_shown_before_is_what_moves_and_nothing_moves_before(division, aino, project, reference, facts):
    stored, before = dump(division.store), dates(division)
    preview = edit(division, aino, reference, **facts)
    assert dump(division.store) == stored
    assert preview.moves
    assert not preview.is_done

    assert edit(division, aino, reference, look=agreed(preview), **facts) == replace(preview, is_done=True)
    promise = promised(division, preview)
    assert {key: day for key, day in promise.items() if key in before} == what_moved(before, dates(division))
    added = {key: day for key, (state, day) in dates(division).items() if key not in before and state == "open"}
    assert {key: day for key, day in promise.items() if key not in before} == added


QUIET = [
    ("H1", {"title": "Uusi nimi"}),
    ("H1", {"code": CODE}),
    ("H1", {"sector": Sector.WHOLE_DIVISION}),
    ("H1", {"channel_id": "CUUSI"}),
    ("H1", {"unit": "Prinsessantie", "grant_euros": 45_000, "partners": "BSZ", "case_number": "HEL 2027-1"}),
    ("H1", {"coordinators": ("UAINO", "UPEKKA")}),
    ("L1", {"country": "ES", "host": "Koulu", "head_count": 3, "accompanying": 1, "responsible": None}),
]


@pytest.mark.parametrize(("reference", "facts"), QUIET)
def test_what_moves_no_deadline_is_kept_at_once(division, aino, project, reference, facts):
    changed = edit(division, aino, reference, **facts)

    assert (changed.is_done, changed.moves) == (True, ())
    assert {each.name: each.after for each in changed.facts} == facts
    kept = projects.show(division, "H1").project if reference == "H1" else mobilities.show(division, "L1").mobility
    assert {name: getattr(kept, name) for name in facts} == facts


def test_who_becomes_a_coordinator_is_briefed_and_the_others_stay(division, aino, project):
    edit(division, aino, "H1", coordinators=("UPEKKA", "UAINO"))

    found = projects.show(division, "H1").project
    assert [briefing.account_id for briefing in found.briefings] == ["UPEKKA"]
    assert len(rows(division.store, "SELECT * FROM deliveries WHERE kind = 'briefing'")) == 1


def test_a_date_from_the_contract_and_what_is_done_do_not_move(division, aino, project):
    typed_dates.set_date(
        division,
        aino,
        "H1",
        typed_dates.TypedDate(kind="final_report", name="loppuraportti", is_own_name=False, due_on=date(2027, 12, 1)),
    )
    (last_call,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = 'amendment_last_call'")
    deadlines.complete(division, aino, last_call["id"])

    moved = {move.kind for move in edit(division, aino, "H1", end_on=date(2027, 11, 30)).moves}
    assert moved & {"final_report", "amendment_last_call"} == set()


def test_what_cannot_be_is_refused_and_changes_nothing(division, aino, mikko, project):
    projects.register(division, aino, new_project(title="Toinen", code=CODE), request_key="p2")
    refused = [
        (aino, "H1", {"start_on": date(2027, 9, 1)}, PeriodReversed),
        (aino, "H1", {"end_on": date(2029, 12, 31)}, PeriodTooLong),
        (aino, "H1", {"code": CODE}, CodeTaken),
        (aino, "H2", {"action_type": "KA122-SCH"}, CodeContradictsAction),
        (aino, "H1", {"partners": "x" * 501}, PartnersTooLong),
        (aino, "H1", {"unit": "Koulu 010190-123A"}, IdentityCodeInUnit),
        (aino, "H1", {"title": project.title}, NothingChanges),
        (aino, "L1", {}, NothingChanges),
        (mikko, "H1", {"title": "Minun"}, NotYourProject),
        (mikko, "L1", {"country": "ES"}, NotYourProject),
        (aino, "H9", {"title": "x"}, NoSuchProject),
        (aino, "L9", {"country": "ES"}, NoSuchMobility),
    ]
    before = dump(division.store)
    for actor, reference, facts, refusal in refused:
        with pytest.raises(refusal):
            edit(division, actor, reference, **facts)
    assert dump(division.store) == before


def test_who_answers_for_a_mobility_may_change_it(division, aino, project):
    olli = type(aino)(account_id="UOLLI", is_administrator=False)
    assert edit(division, olli, "L1", country="ES").is_done
    with pytest.raises(NotYourProject):
        edit(division, olli, "H1", title="Minun")


# -- two people at once, and the same thing twice


def whole(project, **facts):
    """Everything a form says, with what its author has changed."""
    names = ProjectEdit.__dataclass_fields__
    return {name: getattr(project, name) for name in names} | facts


def test_what_another_has_changed_since_the_form_was_opened_is_shown_and_kept(division, aino, sari, project):
    opened = open_project(division, aino, "H1")
    edit(division, sari, "H1", title="Sarin nimi", unit="Koulu")

    seen = Look(version=opened.version)
    met = edit(division, aino, "H1", look=seen, **whole(project, channel_id="CAINO"))
    assert (met.is_done, met.others) == (False, ("USARI",))
    assert met.theirs == (
        FactChange(name="title", before=project.title, after="Sarin nimi"),
        FactChange(name="unit", before=None, after="Koulu"),
    )
    assert met.edit.title.name == "KEPT"

    done = edit_project(division, aino, "H1", met.edit, look=agreed(met), request_key="again")
    assert done.is_done
    found = projects.show(division, "H1").project
    assert (found.title, found.unit, found.channel_id) == ("Sarin nimi", "Koulu", "CAINO")


def test_the_same_fact_changed_by_two_is_the_laters_after_a_look(division, aino, sari, project):
    opened = open_project(division, aino, "H1")
    edit(division, sari, "H1", title="Sarin nimi")
    met = edit(division, aino, "H1", look=Look(version=opened.version), **whole(project, title="Ainon nimi"))
    assert met.facts == (FactChange(name="title", before="Sarin nimi", after="Ainon nimi"),)

    edit(division, sari, "H1", title="Sarin toinen nimi")
    once_more = edit_project(division, aino, "H1", met.edit, look=agreed(met), request_key="k")
    assert (once_more.is_done, once_more.others) == (False, ("USARI",))
    assert edit_project(division, aino, "H1", met.edit, look=agreed(once_more), request_key="k").is_done
    assert projects.show(division, "H1").project.title == "Ainon nimi"


def test_what_is_done_to_deadlines_meanwhile_is_no_change_of_the_project(division, aino, project):
    opened = open_project(division, aino, "H1")
    (report,) = rows(division.store, "SELECT id FROM deadlines WHERE kind = 'final_report'")
    deadlines.complete(division, aino, report["id"])

    assert edit(division, aino, "H1", look=Look(version=opened.version), **whole(project, title="Uusi")).is_done


def test_the_same_request_delivered_twice_is_one_change(division, aino, project):
    opened = open_project(division, aino, "H1")
    seen = Look(version=opened.version)
    for _ in range(2):
        change = edit(division, aino, "H1", look=seen, key="same", title="Uusi")
        assert (change.is_done, change.others, change.theirs) == (True, (), ()), "nobody else has changed anything"

    lines = rows(division.store, "SELECT * FROM audit WHERE action = 'project.changed'")
    assert [line["after"] for line in lines] == ['{"title": "Uusi"}']
