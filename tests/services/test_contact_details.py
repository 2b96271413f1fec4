"""An administrator corrects a contact: their word beats what ships, and nothing else changes."""

from __future__ import annotations

import itertools
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from programme.model import Sector
from services import contact_details, contacts, projects
from services.contact_details import Correction, for_change, history
from services.division import Actor
from services.facts import ContactEdit, FactChange, contact_facts
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

SARI = Actor(account_id="USARI", is_administrator=True)
OLLI = Actor(account_id="UOLLI", is_administrator=True)
KEYS = itertools.count()


def number_of(division) -> int:
    return contacts.of_sector(division, Sector.VOCATIONAL).number


def correct(division, actor, **changed) -> Correction:
    """Says something anew, having looked just before."""
    return correct_since(division, actor, for_change(division, SARI, number_of(division)).version, **changed)


def correct_since(division, actor, version: int, **changed) -> Correction:
    edit, key = ContactEdit(**changed), f"r{next(KEYS)}"
    return contact_details.correct(division, actor, number_of(division), edit, version=version, request_key=key)


def whole(division) -> dict[str, Any]:
    """Everything that a form sends of a contact as it stands, but for what was changed in it."""
    return asdict(contact_facts(for_change(division, SARI, number_of(division)).contact))


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
    correct(division, sari, name="Joku Muu")
    correct(division, sari, name="Eerika Kantonen")
    (row,) = rows(division.store, "SELECT own_name FROM contacts WHERE key = 'vocational_education'")
    assert row["own_name"] is None


def test_saving_what_is_there_changes_nothing(division, sari):
    before = everything_but_requests(division)
    correct(division, sari, **whole(division))
    assert everything_but_requests(division) == before


def everything_but_requests(division) -> dict[str, Any]:
    return {table: kept for table, kept in dump(division.store).items() if table != "requests"}


def test_every_change_is_told_with_what_was_before_and_after(division, sari):
    correct(division, sari, account_id="UEERIKA", checked_on=date(2026, 11, 24))
    correct(division, sari, account_id="UEERIKA", deputy="UOLLI", checked_on=date(2026, 11, 24))
    second, first = history(division, sari, number_of(division)).changes
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
    number = number_of(division)
    for act in (
        lambda: correct(division, aino, name="Joku Muu"),
        lambda: for_change(division, aino, number),
        lambda: history(division, aino, number),
    ):
        with pytest.raises(AdministratorsOnly):
            act()


def test_a_contact_that_is_none_is_refused(division, sari):
    with pytest.raises(ContactGone):
        for_change(division, sari, 99)


# -- two who look at the same contact


@pytest.fixture
def opened(division) -> tuple[int, dict[str, Any]]:
    """What a form carries that was opened before anybody changed anything."""
    return for_change(division, SARI, number_of(division)).version, whole(division)


def test_whoever_changes_one_thing_puts_nothing_else_back(division, sari, opened):
    version, shown = opened
    correct(division, OLLI, phones="040 999 8888", account_id="UMIKKO", deputy="UELIN")

    done = correct_since(division, sari, version, **{**shown, "title": "Erityisasiantuntija"})

    assert (done.is_done, done.others) == (True, ("UOLLI",))
    assert [each.name for each in done.facts] == ["title"]
    assert {each.name: each.after for each in done.theirs} == {
        "account_id": "UMIKKO",
        "deputy": "UELIN",
        "phones": "040 999 8888",
    }
    assert whole(division) == {
        **shown,
        "title": "Erityisasiantuntija",
        "phones": "040 999 8888",
        "account_id": "UMIKKO",
        "deputy": "UELIN",
    }


def test_whoever_changes_the_same_thing_is_shown_what_it_is_now_and_may_agree(division, sari, opened):
    version, shown = opened
    correct(division, OLLI, phones="040 999 8888")
    before = dump(division.store)

    asked = correct_since(division, sari, version, **{**shown, "phones": "040 111 2222"})

    assert (asked.is_done, asked.others) == (False, ("UOLLI",))
    assert [(each.name, each.after) for each in asked.theirs] == [("phones", "040 999 8888")]
    assert asked.facts == (FactChange(name="phones", before="040 999 8888", after="040 111 2222"),)
    assert dump(division.store) == before

    agreed = correct_since(division, sari, asked.version, phones="040 111 2222")
    assert (agreed.is_done, agreed.others) == (True, ())
    assert whole(division)["phones"] == "040 111 2222"


def test_two_who_say_the_same_need_not_agree(division, sari, opened):
    version, shown = opened
    correct(division, OLLI, phones="040 999 8888")
    done = correct_since(division, sari, version, **{**shown, "phones": "040 999 8888"})
    assert (done.is_done, done.facts) == (True, ())


def test_that_somebody_has_looked_is_not_put_back_either(division, sari, opened):
    version, shown = opened
    contacts.confirm(division, OLLI, number_of(division))
    correct_since(division, sari, version, **{**shown, "title": "Erityisasiantuntija"})
    assert whole(division)["checked_on"] == date(2026, 11, 24)
    *_, confirmed = history(division, sari, number_of(division)).changes
    assert confirmed.fields == ()


def test_the_same_request_twice_is_one_and_no_news(division, sari, opened):
    version, shown = opened
    number, edit = number_of(division), ContactEdit(**{**shown, "title": "Erityisasiantuntija"})
    contact_details.correct(division, sari, number, edit, version=version, request_key="same")
    before = dump(division.store)
    again = contact_details.correct(division, sari, number, edit, version=version, request_key="same")
    assert (again.is_done, again.others, again.contact.title) == (True, (), "Erityisasiantuntija")
    assert dump(division.store) == before


# -- who it is in the chat, and whose details these are


def test_an_assignment_holds_for_all_sectors_that_share_the_contact(division, sari):
    done = contacts.assign(division, sari, Sector.GENERAL_UPPER_SECONDARY, account_id="UMIKKO", deputy="UELIN")
    assert set(done.sectors) == set(Sector) - {Sector.VOCATIONAL}
    assert contacts.of_sector(division, Sector.BASIC).contact.account_id == "UMIKKO"
    assert done.left == ("name", "phones", "email")
    again = contacts.assign(division, sari, Sector.GENERAL_UPPER_SECONDARY, account_id="UMIKKO", deputy="UELIN")
    assert (again.facts, again.left) == ((), ())


def test_only_what_stayed_may_be_the_former_persons(division, sari):
    done = correct(division, sari, account_id="UMIKKO", name="Mikko Muu", email="mikko.muu@hel.fi")
    assert done.left == ("phones",)
    assert correct(division, sari, deputy="UELIN").left == ()
    assert correct(division, sari, account_id=None, deputy=None).left == ()


def test_an_absence_goes_with_whom_it_was_said_of_and_the_history_says_so(division, sari):
    correct(division, sari, account_id="UEERIKA", away_from=date(2026, 12, 1))
    contacts.assign(division, sari, Sector.VOCATIONAL, account_id="UMIKKO", deputy=None)
    told = history(division, sari, number_of(division))
    assert {each.name: each.after for each in told.changes[0].fields} == {"account_id": "UMIKKO", "away_from": None}
    assert (told.sectors, told.changes[0].left) == ((Sector.VOCATIONAL,), ("name", "phones", "email"))
