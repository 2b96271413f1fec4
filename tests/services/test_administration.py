"""Who administers, and what administrators set for the whole division."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from programme.gaps import Gap
from programme.model import Recipient
from services import calls, projects
from services.administration import ChosenSettings, appoint, change, dismiss, incomplete_projects, overview
from services.changes import OpenOnes, close
from services.division import Actor
from services.people import actor, division_language
from services.refusal import AdministratorsOnly
from services.running_refusal import AdministratorConfigured, NoAdministrator
from tests.support.builders import new_project
from tests.support.tables import dump, rows

CALL = calls.NewCall(actions=("KA121",), title=None, day=date(2027, 2, 18), clock=time(12))


def told_of_calls(division) -> set[str]:
    return {
        row["recipient"]
        for row in rows(
            division.store,
            """
            SELECT recipient FROM reminders JOIN deadlines ON deadlines.id = deadline_id
            WHERE call_id IS NOT NULL AND reminders.state = 'planned'
            """,
        )
    }


def test_whoever_is_appointed_may_do_what_administrators_may_until_they_are_dismissed(division, sari):
    appoint(division, sari, "UMIKKO")
    assert actor(division, "UMIKKO").is_administrator
    dismiss(division, sari, "UMIKKO")
    assert not actor(division, "UMIKKO").is_administrator


def test_appointing_and_dismissing_twice_is_one_change_each_in_the_log(division, sari):
    for _ in range(2):
        appoint(division, sari, "UMIKKO")
    for _ in range(2):
        change(division, sari, dismissed=("UMIKKO",))
    assert [(row["action"], row["subject"], row["actor"]) for row in rows(division.store, "SELECT * FROM audit")] == [
        ("administrator.appointed", "UMIKKO", "USARI"),
        ("administrator.dismissed", "UMIKKO", "USARI"),
    ]


def test_the_configured_ones_cannot_be_removed_here(division, sari):
    appoint(division, sari, "UMIKKO")
    with pytest.raises(AdministratorConfigured):
        dismiss(division, actor(division, "UMIKKO"), "USARI")
    change(division, sari, appointed=("USARI",), dismissed=("USARI",))
    assert overview(division).configured == ("USARI",)
    assert overview(division).appointed == ("UMIKKO",)


def test_whoever_is_none_cannot_be_dismissed(division, sari):
    with pytest.raises(NoAdministrator):
        dismiss(division, sari, "UMIKKO")


def test_only_administrators_change_any_of_it(division, aino):
    before = dump(division.store)
    for act in (
        lambda: appoint(division, aino, "UAINO"),
        lambda: dismiss(division, aino, "USARI"),
        lambda: change(division, aino, chosen=ChosenSettings(language="sv", channel_id=None)),
        lambda: incomplete_projects(division, aino),
    ):
        with pytest.raises(AdministratorsOnly):
            act()
    assert dump(division.store) == before


def test_whoever_is_appointed_is_told_what_administrators_are_told(division, sari):
    calls.add(division, sari, CALL)
    assert told_of_calls(division) == {"person:USARI"}
    appoint(division, sari, "UMIKKO")
    assert told_of_calls(division) == {"person:USARI", "person:UMIKKO"}
    dismiss(division, sari, "UMIKKO")
    assert told_of_calls(division) == {"person:USARI"}


def test_the_chosen_channel_comes_before_the_configured_one_and_can_be_given_up(division, sari):
    configured = replace(division, channel_id="CCONFIGURED")
    calls.add(configured, sari, CALL)
    chosen = change(configured, sari, chosen=ChosenSettings(language=None, channel_id="CCHOSEN"))
    assert (chosen.after.channel_id, chosen.after.has_chosen_channel) == ("CCHOSEN", True)
    assert told_of_calls(configured) == {str(Recipient.channel("CCHOSEN"))}
    given_up = change(configured, sari, chosen=ChosenSettings(language=None, channel_id=None))
    assert (given_up.after.channel_id, given_up.after.has_chosen_channel) == ("CCONFIGURED", False)
    assert told_of_calls(configured) == {str(Recipient.channel("CCONFIGURED"))}


def test_a_form_that_says_several_things_is_kept_whole_or_not_at_all(division, sari, monkeypatch):
    rounds = []
    told = replace(division, soon=rounds.append)
    form = {"appointed": ("UMIKKO",), "chosen": ChosenSettings(language="sv", channel_id="CCHOSEN")}
    before = dump(division.store)
    with monkeypatch.context() as patch:
        patch.setattr("storage.settings.save", full_disk)
        with pytest.raises(OSError, match="full"):
            change(told, sari, **form)
    assert (dump(division.store), rounds) == (before, [])

    after = change(told, sari, **form).after
    assert (after.appointed, after.channel_id, after.language) == (("UMIKKO",), "CCHOSEN", "sv")
    assert len(rounds) == 1


def full_disk(*_: object) -> None:
    raise OSError("full")


def test_the_configured_language_is_the_default(division, sari):
    assert division_language(division) is None
    assert (overview(division).language, overview(division).has_chosen_language) == ("fi", False)
    change(division, sari, chosen=ChosenSettings(language="sv", channel_id=None))
    assert division_language(division) == "sv"
    assert (overview(division).language, overview(division).has_chosen_language) == ("sv", True)


def test_choosing_what_is_chosen_already_leaves_nothing_in_the_log(division, sari):
    change(division, sari, chosen=ChosenSettings(language="sv", channel_id=None))
    before = dump(division.store)
    change(division, sari, chosen=ChosenSettings(language="sv", channel_id=None))
    assert dump(division.store) == before


def test_projects_without_data_are_listed_what_misses_most_first(division, aino, sari):
    projects.register(division, aino, new_project(code="2026-1-FI01-KA121-VET-000123456"), request_key="p1")
    projects.register(division, aino, new_project(title="Toinen"), request_key="p2")
    found = [(each.project.ref, each.gaps) for each in incomplete_projects(division, sari)]
    assert found == [("H2", (Gap.CODE,))]


def test_an_administrator_corrects_anybodys_project(division, aino):
    projects.register(division, aino, new_project(), request_key="p1")
    administrator = Actor(account_id="USARI", is_administrator=True)
    assert close(division, administrator, "H1", open_ones=OpenOnes.LEFT).project.ref == "H1"
