"""Lists and portfolios of any size, with the longest of everything, are such as Slack takes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.blocks import BLOCKS_TEXT_LENGTH, Message
from bot.messages import history, mobility_list, portfolio, project_list, search
from bot.messages.paging import PAGE, Turn, last_page
from bot.rich_text import text_length
from bot.text import Language
from programme.gaps import Gap
from programme.model import Project, Sector
from sandbox.rules.messages import message_refusal
from services.due import DueLine
from services.filters import ProjectFilter
from services.missing import MissingData
from services.mobilities import MobilityLine
from services.pages import Page
from services.portfolio import NAMED, Portfolio, Tally
from services.portfolio import portfolio as state_of
from services.projects import ProjectLine, list_projects
from services.search import Hit, Hits
from storage import projects
from tests.bot.facts import TODAY, due, project_page
from tests.bot.sample_histories import EVERY_DEED, changed, entry
from tests.bot.sample_lists import EVERYTHING
from tests.bot.sample_portfolio import MANY
from tests.bot.sample_stories import TROUBLES
from tests.contracts.published import faults, published
from tests.support.builders import LONG_AGO, make_mobility, make_project, new_project
from tests.support.clock import HELSINKI

SIZES = pytest.mark.parametrize("count", [0, 1, 60, 3000])
EVERYWHERE = pytest.mark.parametrize("language", list(Language))

# As long as they may be, and of the sign that takes most room.
TITLE = "&" * 120
OWN = due("custom", date(2027, 12, 24), name="&" * 80, origin="custom")
CROWD = tuple(f"U{number:09}" for number in range(20))


def longest(number: int, **values: Any) -> Project:
    return make_project(id=number, title=TITLE, coordinators=CROWD, action_type="ETWINNING", **values)


def refuse_nothing(made: Message) -> None:
    """Our local Slack takes it, and so do the published types, where a copy lies beside the project."""
    assert message_refusal({"text": made.text, "blocks": list(made.blocks)}) is None
    assert text_length(made.blocks) <= BLOCKS_TEXT_LENGTH
    schema = {**published("block-kit.schema.json"), "$ref": "#/definitions/KnownBlock"}
    for block in made.blocks:
        assert faults(schema, json.loads(json.dumps(block))) == []


@SIZES
@EVERYWHERE
@pytest.mark.parametrize("shared_by", [None, "UAINO"])
def test_a_list_of_projects_of_any_size(count, language, shared_by):
    lines = [ProjectLine(project=longest(n), next_deadline=OWN.deadline) for n in range(100_000, 100_000 + count)]
    for page in sorted({0, last_page(count)}):
        turn = Turn(page=page, shared_by=shared_by)
        refuse_nothing(project_list.render(project_page(lines, page=page), EVERYTHING, TODAY, language, turn))


@SIZES
@EVERYWHERE
def test_a_list_of_mobilities_of_any_size(count, language):
    trip = make_mobility(
        id=123_456, host=TITLE, head_count=9999, accompanying=9999, responsible="UAINO", kind="long_term_learner"
    )
    lines = tuple(MobilityLine(mobility=trip, project=longest(n)) for n in range(min(count, PAGE)))
    for page in sorted({0, last_page(count)}):
        listed = Page(lines=lines, count=count, page=page)
        refuse_nothing(mobility_list.render(listed, EVERYTHING, language, reference="H100000"))


@EVERYWHERE
def test_a_portfolio_with_the_longest_of_everything(language):
    late = DueLine(project=longest(100_000), deadline=OWN)
    stuck = replace(TROUBLES[1], project=longest(100_000), deadline=OWN)
    fullest = replace(
        MANY,
        wanted=EVERYTHING,
        total=Tally(projects=3000, overdue=90_000, coming=90_000, incomplete=3000),
        by_sector=tuple((sector, Tally(projects=3000, overdue=90_000)) for sector in Sector),
        by_coordinator=tuple((person, Tally(projects=3000, overdue=90_000)) for person in CROWD),
        overdue=(late,) * NAMED,
        coming=(late,) * NAMED,
        undelivered=(stuck,) * 4,
        incomplete=(MissingData(project=longest(100_000), gaps=tuple(Gap)),) * NAMED,
    )
    refuse_nothing(portfolio.render(fullest, language))
    refuse_nothing(portfolio.render(fullest, language, Turn(shared_by="UAINO")))


@SIZES
def test_a_portfolio_as_it_is_kept(count, division):
    with division.store.writing() as session:
        for number in range(count):
            new = new_project(title=f"Hanke {number}", sector=list(Sector)[number % 7], coordinators=CROWD[:2])
            projects.insert(session, new, created_by="UAINO", created_at=LONG_AGO)

    listed = list_projects(division, ProjectFilter(), limit=PAGE)
    state: Portfolio = state_of(division, ProjectFilter())

    assert listed.count == state.running == state.total.projects == count
    refuse_nothing(project_list.render(listed, ProjectFilter(), TODAY, Language.FINNISH))
    refuse_nothing(portfolio.render(state, Language.FINNISH))


@EVERYWHERE
def test_what_a_search_finds_of_the_longest(language):
    trip = make_mobility(id=123_456, host=TITLE)
    hit = Hit(project=longest(100_000), next_deadline=OWN.deadline, mobilities=(trip,) * 50)
    found = Hits(words=TITLE, hits=(hit,) * search.PAGE, count=3000, page=7)
    refuse_nothing(search.render(found, TODAY, language))
    refuse_nothing(search.render(replace(found, hits=()), TODAY, language))


@EVERYWHERE
def test_a_history_of_the_longest_changes(language):
    changes = tuple(changed(f"{name}_of_something_long", TITLE * 9, TITLE * 8) for name in "abcdefghijkl")
    told = entry("mobility.registered", *changes, deadline=OWN.deadline)
    refuse_nothing(history.render(replace(EVERY_DEED, entries=(told,) * history.PAGE), language, timezone=HELSINKI))
