"""Everything that grows with the portfolio, at 3,000 projects of one and the same owner: such as Slack takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from bench.fill import fill
from bot.blocks import Block, Message
from bot.forms.deadline import subject_groups
from bot.forms.mobility import project_option
from bot.messages import home, mobility_list, outgoing, portfolio, project_card, project_list
from bot.messages.paging import PAGE, Turn
from bot.submissions.deadline_set import OPTIONS
from bot.text import Language
from bot.words.sought import sought_words
from programme.gaps import Gap
from programme.model import Recipient
from programme.rules import Rules
from programme.timetable import Timetable
from sandbox.rules.kinds import Spot
from sandbox.rules.messages import message_refusal
from sandbox.rules.parts import SUGGESTIONS
from sandbox.rules.table import LARGEST_VIEW
from sandbox.rules.views import view_problems
from services import digests
from services.clock import system_clock
from services.division import Actor, Division
from services.filters import ProjectFilter, Standing
from services.home_page import Section, page_of, section_of
from services.mobilities import list_mobilities
from services.portfolio import portfolio as state_of
from services.projects import list_projects, show, suggest
from services.subjects import suggest_subjects
from storage.database import Store
from tests.contracts.published import faults, published
from tests.support.clock import HELSINKI
from tests.support.memory import memory_folder
from tests.support.tables import rows

PROJECTS, MOBILITIES = 3000, 6000
EVERYWHERE = pytest.mark.parametrize("language", list(Language))
OWNER = Actor(account_id="UOWNER", is_administrator=True)
TITLE = "😀" * 100 + " Å&<" * 5


@pytest.fixture(scope="module")
def crowd(rules: Rules) -> Iterator[Division]:
    """As many as there may be, with the longest titles; all are one person's, who administers, too."""
    with memory_folder() as folder:
        path = Path(folder) / "hankebot.db"
        fill(
            path,
            OWNER.account_id,
            colleagues=[OWNER.account_id],
            project_count=PROJECTS,
            mobility_count=MOBILITIES,
            title=TITLE,
        )
        yield Division(
            store=Store(path),
            rules=rules,
            timetable=Timetable.of(rules, HELSINKI, time(9)),
            clock=system_clock,
            administrators=frozenset({OWNER.account_id}),
            channel_id="CDIVISION",
        )


def refuse_nothing_in_a_view(view: Block, *, surface: str) -> None:
    assert [str(problem) for problem in view_problems(view, surface=surface)] == []
    assert len(json.dumps(view, ensure_ascii=False).encode()) <= LARGEST_VIEW
    definition = "HomeView" if surface == "home" else "ModalView"
    schema = {**published("block-kit.schema.json"), "$ref": f"#/definitions/{definition}"}
    assert faults(schema, json.loads(json.dumps(view))) == []


def refuse_nothing(made: Message) -> None:
    assert message_refusal({"text": made.text, "blocks": list(made.blocks)}) is None
    schema = {**published("block-kit.schema.json"), "$ref": "#/definitions/KnownBlock"}
    for block in made.blocks:
        assert faults(schema, json.loads(json.dumps(block))) == []


@EVERYWHERE
def test_a_home_tab(crowd, language):
    page = page_of(crowd, OWNER.account_id)
    assert (page.projects.count, page.portfolio and page.portfolio.running) == (PROJECTS, PROJECTS)
    refuse_nothing_in_a_view(home.render(page, language), surface="home")


@EVERYWHERE
@pytest.mark.parametrize("section", list(Section))
def test_every_page_of_its_lists(crowd, section, language):
    count = section_of(crowd, OWNER.account_id, section, limit=PAGE, page=0).count
    assert count > PAGE
    for page in (0, 1, count // PAGE // 2, count):
        shown = section_of(crowd, OWNER.account_id, section, limit=PAGE, page=page)
        assert shown.count == count
        refuse_nothing_in_a_view(home.whole(shown, section, crowd.today(), language), surface="modal")


@EVERYWHERE
@pytest.mark.parametrize("standing", [None, *Standing])
def test_lists_and_the_portfolio(crowd, standing, language):
    wanted = ProjectFilter(standing=standing)
    refuse_nothing(portfolio.render(state_of(crowd, wanted), language))
    for page in (0, 99, 10_000):
        listed = list_projects(crowd, wanted, limit=PAGE, page=page)
        turn = Turn(page=listed.page)
        refuse_nothing(project_list.render(listed, wanted, crowd.today(), language, turn))
        trips = list_mobilities(crowd, wanted, limit=PAGE, page=page)
        refuse_nothing(mobility_list.render(trips, wanted, language, turn=Turn(page=trips.page)))


@EVERYWHERE
def test_a_projects_card(crowd, language):
    refuse_nothing(project_card.render(show(crowd, f"H{PROJECTS}"), language))


@EVERYWHERE
@pytest.mark.parametrize("typed", ["", "proj", "leipzig", "L11", "H29", "saksa", "2027", "nothing of that name"])
def test_what_searching_selects_offer(crowd, typed, language):
    found = suggest_subjects(crowd, OWNER, sought_words(typed, language), limit=OPTIONS)
    projects = suggest(crowd, OWNER, typed, limit=OPTIONS)
    offered: list[dict[str, Any]] = [{"options": [project_option(each) for each in projects]}]
    if groups := subject_groups(found, language):
        offered.append({"option_groups": list(groups)})
    for each in offered:
        assert list(SUGGESTIONS.problems(each, Spot("", "modal"))) == []


@EVERYWHERE
@pytest.mark.parametrize("recipient", [Recipient.person(OWNER.account_id), Recipient.channel("CDIVISION")])
def test_the_weeks_summaries(crowd, recipient, language):
    with crowd.store.reading() as session:
        digest = digests.digest_for(session, crowd, recipient, delivery_id="d1")
    assert digest is not None
    refuse_nothing(outgoing.render(digest, language))


def test_what_the_database_counts_is_what_each_card_says(crowd):
    """What is missing in a project, and how much is due in it, is told by the rules; the database adds it up."""
    state = state_of(crowd, ProjectFilter())
    today = crowd.today()
    cards = [show(crowd, f"H{number}") for number in range(1, 31)]  # the others are copies of these
    copies = PROJECTS // len(cards)
    # That nobody travels is no gap of a card's; here somebody does in each project.
    incomplete = [card for card in cards if card.gaps]
    late = [each for card in cards for each in card.deadlines if each.is_open and each.deadline.due_on < today]
    undone = [each for each in late if not crowd.rules.is_event(each.deadline.kind)]

    assert all(Gap.MOBILITIES not in card.gaps and card.mobilities for card in cards)
    assert (state.total.projects, state.total.incomplete) == (PROJECTS, copies * len(incomplete))
    assert state.total.overdue == copies * len(undone)
    assert state.by_coordinator == ((OWNER.account_id, state.total),)
    assert sum(tally.projects for _, tally in state.by_sector) == PROJECTS
    assert len(rows(crowd.store, "SELECT id FROM projects")) == PROJECTS
