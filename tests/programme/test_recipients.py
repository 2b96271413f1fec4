"""Who hears of a deadline on a day: whose task it is, who stands in for them, and who else as the date passes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from programme.model import CUSTOM_KIND, Recipient
from programme.recipients import hearers
from programme.staff import Staff
from tests.support.builders import make_deadline, make_mobility, make_project
from tests.support.posts import make_staff

AINO, ELLI, EERIKA, KATJA = (Recipient.person(name) for name in ("UAINO", "UELLI", "UEERIKA", "UKATJA"))
CHANNEL, DIVISION = Recipient.channel("CHANKE"), Recipient.channel("CKAIKKI")
DUE = date(2027, 10, 30)
ALWAYS_AWAY = {"leave_from": date(2020, 1, 1)}


@pytest.fixture
def heard(rules):
    """Who hears of a report so many days after its date, or before."""

    def ask(days: int, staff: Staff, *, kind: str = "final_report", moved: int = 0, responsible=None, **project):
        day = DUE + timedelta(days=days)
        found = hearers(
            make_project(**project),
            make_mobility(responsible=responsible) if responsible else None,
            make_deadline(kind=kind, due_on=DUE),
            staff,
            meant_on=day,
            day=day + timedelta(days=moved),
            rules=rules,
        )
        return tuple(dict.fromkeys(recipient for each in found for recipient in each.recipients))

    return ask


def test_a_channel_hears_it_from_the_start_and_the_coordinators_from_a_week_before(heard):
    staff = make_staff(contact=None, lead=None)
    assert heard(-8, staff, channel_id="CHANKE") == (CHANNEL,)
    assert heard(-7, staff, channel_id="CHANKE") == (CHANNEL, AINO)
    assert heard(-30, staff) == (AINO,)


def test_from_a_week_before_the_deputy_hears_it_too_or_without_one_the_contact(heard):
    with_deputy = make_staff({"UAINO": {"deputy": "UELLI"}})
    assert heard(-8, with_deputy) == (AINO,)
    assert heard(-7, with_deputy) == (AINO, ELLI)
    assert heard(-7, make_staff()) == (AINO, EERIKA)
    assert heard(-7, make_staff(contact=None)) == (AINO, KATJA)
    assert heard(-7, make_staff(contact=None, lead=None)) == (AINO,)


def test_past_its_date_the_contact_hears_it_and_after_two_weeks_the_lead_and_the_division(heard):
    staff = make_staff({"UAINO": {"deputy": "UELLI"}})
    assert heard(0, staff) == (AINO, ELLI)
    assert heard(1, staff) == (AINO, ELLI, EERIKA)
    assert heard(14, staff) == (AINO, ELLI, EERIKA)
    assert heard(15, staff) == (AINO, ELLI, EERIKA, KATJA, DIVISION)


def test_without_a_channel_of_the_division_the_lead_is_the_last_to_hear(heard):
    assert heard(15, make_staff(division_channel=None)) == (AINO, EERIKA, KATJA)


def test_whoever_hears_it_for_several_reasons_hears_it_once(heard):
    one_for_all = make_staff({"UAINO": {"deputy": "UEERIKA"}}, division_channel="CHANKE")
    assert heard(15, one_for_all, channel_id="CHANKE") == (CHANNEL, AINO, EERIKA, KATJA)
    assert heard(15, make_staff(), coordinators=("UEERIKA", "UKATJA"))[:2] == (EERIKA, KATJA)
    assert len(heard(15, make_staff(), coordinators=("UEERIKA", "UKATJA"))) == 3


@pytest.mark.parametrize(
    ("kind", "reaches"), [(CUSTOM_KIND, True), ("final_report", True), ("mobility_start", False)]
)
def test_only_what_escalates_is_told_to_others(heard, kind, reaches):
    assert (KATJA in heard(15, make_staff(), kind=kind)) is reaches


def test_what_happens_by_itself_never_escalates(rules):
    assert [rule.kind for rule in rules.deadlines if rule.is_event and rule.escalates] == []


def test_whoever_answers_for_a_mobility_hears_all_of_it(heard):
    assert heard(-30, make_staff(), responsible="URIIKKA", channel_id="CHANKE") == (
        CHANNEL,
        Recipient.person("URIIKKA"),
    )


def test_for_somebody_who_is_away_the_next_of_the_chain_hears_it(heard):
    away = {"UAINO": {"deputy": "UELLI", **ALWAYS_AWAY}}
    assert heard(-30, make_staff(away)) == (ELLI,)
    assert heard(-30, make_staff(away | {"UELLI": ALWAYS_AWAY})) == (EERIKA,)
    assert heard(-30, make_staff({"URIIKKA": {"deputy": "UELLI", **ALWAYS_AWAY}}), responsible="URIIKKA") == (
        ELLI,
        AINO,
    )


def test_for_somebody_who_is_away_all_administrators_hear_it_where_the_chain_ends(heard):
    staff = make_staff({"UAINO": ALWAYS_AWAY}, contact=None, lead=None)
    assert heard(-30, staff) == (Recipient.person("UPAULI"), Recipient.person("USARI"))


def test_where_nobody_at_all_stands_in_they_hear_it_all_the_same(heard):
    staff = make_staff({"UAINO": ALWAYS_AWAY}, contact=None, lead=None, administrators=())
    assert heard(-30, staff) == (AINO,)


def test_presence_is_that_of_the_day_it_comes_on_and_nearness_that_of_the_day_it_means(heard):
    away = make_staff({"UAINO": {"deputy": "UELLI", "leave_from": DUE - timedelta(days=8), "leave_until": DUE}})
    assert heard(-7, away, moved=-2, channel_id="CHANKE") == (CHANNEL, AINO, ELLI)
    assert heard(-8, away, moved=-1) == (AINO,)
    assert heard(-7, away) == (ELLI,)
