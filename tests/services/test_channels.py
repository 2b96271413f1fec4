"""Channels: whose project one is, the first words in it, its weekly summary."""

from __future__ import annotations

import pytest

from programme.model import Recipient
from services import changes, projects
from services.administration import ChosenSettings, change
from services.channels import DigestScope, choose_digest, digest_here, projects_here, welcome
from services.digests import digest_for
from services.once import first_time
from services.refusal import AdministratorsOnly, NotYourProject
from services.running_refusal import DivisionChannelHere, NoProjectHere
from tests.support.builders import new_project
from tests.support.tables import dump, rows

HERE = Recipient.channel("CSTADIN")


@pytest.fixture(autouse=True)
def registered(division, aino):
    projects.register(division, aino, new_project(channel_id="CSTADIN"), request_key="1")
    projects.register(division, aino, new_project(title="Toinen"), request_key="2")


def refs(found) -> list[str]:
    return [each.ref for each in found]


def summary(division):
    with division.store.reading() as session:
        return digest_for(session, division, HERE, delivery_id="d")


def test_a_channel_stands_for_the_active_projects_that_have_it(division, aino):
    assert refs(projects_here(division, "CSTADIN")) == ["H1"]
    assert projects_here(division, "CMUU") == ()
    assert projects_here(division, None) == ()
    changes.close(division, aino, "H1", open_ones=changes.OpenOnes.LEFT)
    assert projects_here(division, "CSTADIN") == ()


def test_hello_is_said_once_in_each_channel(division):
    said = welcome(division, "CSTADIN")
    assert said is not None
    assert refs(said.projects) == ["H1"]
    assert said.contact.name == "Katja Utti-Lankinen"
    assert welcome(division, "CSTADIN") is None
    assert welcome(division, "CMUU") is not None


def test_a_summary_that_is_ordered_first_does_not_swallow_the_hello(division, aino):
    choose_digest(division, aino, "CSTADIN", DigestScope.PROJECT)
    assert welcome(division, "CSTADIN") is not None
    assert digest_here(division, "CSTADIN").scope is DigestScope.PROJECT


def test_whoever_may_change_the_project_orders_its_channels_summary_and_it_is_audited_once(division, aino, mikko):
    with pytest.raises(NotYourProject):
        choose_digest(division, mikko, "CSTADIN", DigestScope.PROJECT)
    for _ in range(2):
        assert choose_digest(division, aino, "CSTADIN", DigestScope.PROJECT).scope is DigestScope.PROJECT
    told = rows(division.store, "SELECT subject, after FROM audit WHERE action = 'channel.digest'")
    assert [(row["subject"], row["after"]) for row in told] == [("CSTADIN", '{"digest": "project"}')]


def test_elsewhere_only_administrators_order_one_and_only_of_the_division(division, aino, sari):
    with pytest.raises(NoProjectHere):
        choose_digest(division, sari, "CMUU", DigestScope.PROJECT)
    with pytest.raises(AdministratorsOnly):
        choose_digest(division, aino, "CMUU", DigestScope.DIVISION)
    assert choose_digest(division, sari, "CMUU", DigestScope.DIVISION).scope is DigestScope.DIVISION


def test_the_summary_is_about_the_channels_projects_the_division_or_nothing(division, aino):
    assert summary(division) is None
    choose_digest(division, aino, "CSTADIN", DigestScope.PROJECT)
    assert refs(each.project for each in summary(division).missing.lines) == ["H1"]
    choose_digest(division, aino, "CSTADIN", DigestScope.DIVISION)
    assert summary(division).projects == 2
    choose_digest(division, aino, "CSTADIN", None)
    assert summary(division) is None


def test_the_same_key_is_heard_once(division):
    assert first_time(division, "a")
    assert not first_time(division, "a")
    assert first_time(division, "b")


def test_the_divisions_channel_has_the_divisions_summary_whatever_is_asked_for(division, aino, sari):
    change(division, sari, chosen=ChosenSettings(language=None, channel_id="CSTADIN"))
    before = dump(division.store)
    assert digest_here(division, "CSTADIN").scope is DigestScope.DIVISION
    assert choose_digest(division, sari, "CSTADIN", DigestScope.DIVISION).scope is DigestScope.DIVISION
    for refused in (DigestScope.PROJECT, None):
        with pytest.raises(DivisionChannelHere):
            choose_digest(division, aino, "CSTADIN", refused)
    assert dump(division.store) == before
