"""An administrator corrects a contact: their word beats what ships, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from programme.model import Sector
from services import contact_details, contacts, projects
from services.contact_details import Details, for_change, history
from services.refusal import AdministratorsOnly, Refusal
from services.running_refusal import (
    AwayReversed,
    CheckedInFuture,
    ContactGone,
    ContactNameWrong,
    ContactTitleWrong,
    DeputyIsYourself,
    DeputyNeedsPerson,
    EmailWrong,
    PhoneWrong,
)
from services.staffing import staff_of
from tests.support.builders import new_project
from tests.support.tables import dump, rows


def eerika(division) -> tuple[int, Details]:
    found = contacts.of_sector(division, Sector.VOCATIONAL)
    contact = found.contact
    return found.number, Details(
        name=contact.name,
        title=contact.title,
        email=contact.email,
        phones=", ".join(contact.phones),
        account_id=None,
        deputy=None,
        away_from=None,
        away_until=None,
        checked_on=None,
    )


def correct(division, actor, **changed):
    number, details = eerika(division)
    return contact_details.correct(division, actor, number, replace(details, **changed))


def test_a_correction_beats_what_ships_and_nothing_else_changes(division, sari):
    before = contacts.everyone(division)
    correct(division, sari, phones="040 999 8888")
    contacts.seed(division)
    after = contacts.everyone(division)
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [each.contact.phones for each in changed] == [("040 999 8888",)]
    assert changed[0].contact == replace(
        contacts.of_sector(division, Sector.VOCATIONAL).contact, phones=("040 999 8888",)
    )


def test_what_is_put_back_follows_what_ships_again(division, sari):
    _, shipped = eerika(division)
    correct(division, sari, name="Joku Muu")
    correct(division, sari, name=shipped.name)
    (row,) = rows(division.store, "SELECT own_name FROM contacts WHERE key = 'vocational_education'")
    assert row["own_name"] is None


def test_saving_what_is_there_changes_nothing(division, sari):
    before = dump(division.store)
    correct(division, sari)
    assert dump(division.store) == before


def test_every_change_is_told_with_what_was_before_and_after(division, sari):
    number, _ = eerika(division)
    correct(division, sari, account_id="UEERIKA", checked_on=date(2026, 11, 24))
    correct(division, sari, account_id="UEERIKA", deputy="UOLLI", checked_on=date(2026, 11, 24))
    _, (second, first) = history(division, sari, number)
    assert [(each.name, each.before, each.after) for each in second.fields] == [("deputy", None, "UOLLI")]
    assert {each.name: each.after for each in first.fields} == {
        "account_id": "UEERIKA",
        "checked_on": date(2026, 11, 24),
    }


def test_the_deputy_of_a_contact_hears_while_they_are_away(division, sari, aino):
    project = projects.register(division, aino, new_project(), request_key="p1").project
    absence = {"away_from": date(2026, 11, 1), "away_until": date(2026, 12, 31)}
    correct(division, sari, account_id="UEERIKA", deputy="UOLLI", **absence)
    with division.store.reading() as session:
        staff = staff_of(session, division, project, [])
    told = {day: staff.of_post(staff.contact, day) for day in (date(2026, 11, 24), date(2027, 1, 4))}
    assert told == {date(2026, 11, 24): ("UOLLI",), date(2027, 1, 4): ("UEERIKA",)}


@pytest.mark.parametrize(
    ("changed", "refusal", "field"),
    [
        ({"name": " \u200b "}, ContactNameWrong, "name"),
        ({"name": "x" * 81}, ContactNameWrong, "name"),
        ({"name": "Matti 010190-123A"}, ContactNameWrong, "name"),
        ({"title": ""}, ContactTitleWrong, "title"),
        ({"email": "hanna(at)hel.fi"}, EmailWrong, "email"),
        ({"email": "a@b.fi?bcc=x@y.z"}, EmailWrong, "email"),
        ({"phones": ""}, PhoneWrong, "phones"),
        ({"phones": "040 123, <tel>"}, PhoneWrong, "phones"),
        ({"deputy": "UOLLI"}, DeputyNeedsPerson, "account"),
        ({"account_id": "UOLLI", "deputy": "UOLLI"}, DeputyIsYourself, None),
        ({"away_until": date(2027, 1, 1)}, AwayReversed, "away_until"),
        ({"away_from": date(2027, 2, 1), "away_until": date(2027, 1, 1)}, AwayReversed, "away_until"),
        ({"checked_on": date(2026, 11, 25)}, CheckedInFuture, "checked_on"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(changed, refusal: type[Refusal], field, division, sari):
    before = dump(division.store)
    with pytest.raises(refusal) as refused:
        correct(division, sari, **changed)
    assert refused.value.field == field
    assert dump(division.store) == before


def test_only_administrators_correct_and_look_back(division, aino):
    number, details = eerika(division)
    for act in (
        lambda: contact_details.correct(division, aino, number, details),
        lambda: for_change(division, aino, number),
        lambda: history(division, aino, number),
    ):
        with pytest.raises(AdministratorsOnly):
            act()


def test_a_contact_that_is_none_is_refused(division, sari):
    with pytest.raises(ContactGone):
        for_change(division, sari, 99)
