"""Who may do what in windows, in the Home tab, and in fields that search as one types: the same as in messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.asked import FormListener
from bot.ids import Action
from bot.submissions import SUBMISSIONS
from services.division import Division
from tests.bot import test_access as access
from tests.support.reception import Reception


@pytest.fixture
def world(division: Division, tmp_path: Path) -> access.World:
    return access.make_world(division, tmp_path)


@pytest.mark.parametrize("in_view", ["modal", "home"])
@pytest.mark.parametrize("action", [Action.PROJECT_SHOW, Action.PROJECT_EDIT, Action.DEADLINE_LATER, Action.CALL_NEW])
def test_the_same_holds_in_windows_and_in_the_home_tab(action: Action, in_view: str, world: access.World):
    whose, given = access.PRESSED[action]
    told_to = access.answers(world, lambda desk, who: desk.press(who, action, given(world), in_view=in_view))
    assert told_to == access.expected(whose)


SEARCHED = [(listener, name) for listener in SUBMISSIONS for name in listener.options]


@pytest.mark.parametrize(("listener", "name"), SEARCHED, ids=[name for _, name in SEARCHED])
def test_only_members_are_offered_what_a_field_finds(listener: FormListener, name: str, world: access.World):
    """Everything that is found begins like this: a project, its deadlines, a country."""
    typed = "Sa" if name == "country" else "Ulkomaan"
    offered = {}
    for kind, (who, _) in access.EXPECTED.items():
        (found,) = Reception(world.fresh(who), access.OUTSIDERS).search(who, listener, name, typed)
        offered[kind] = bool(found.get("options") or found.get("option_groups"))
    assert offered == {kind: who not in access.OUTSIDERS for kind, (who, _) in access.EXPECTED.items()}
