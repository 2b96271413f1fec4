"""What is wrong with a view: a modal or a Home tab."""

from collections.abc import Iterator
from typing import Any

from sandbox.rules.blocks import shared_problems
from sandbox.rules.kinds import HOME, MODAL, Problem, Spot, Typed
from sandbox.rules.table import VIEWS
from sandbox.rules.walk import elements_of


def view_problems(view: Any, *, surface: str) -> list[Problem]:
    """Every problem of a view meant for `surface`, "modal" or "home"."""
    return list(_problems(view, Spot("/view", surface)))


def _problems(view: Any, at: Spot) -> Iterator[Problem]:
    yield from Typed({at.surface: VIEWS[at.surface]}).problems(view, at)
    blocks = view.get("blocks") if isinstance(view, dict) else None
    if not isinstance(blocks, list):
        return
    objects = [block for block in blocks if isinstance(block, dict)]
    yield from shared_problems(objects, at.into("blocks"))
    if at.surface == MODAL and "submit" not in view and any(block.get("type") == "input" for block in objects):
        yield at.problem("missing_submit", "a modal with an input block needs a submit button")
    focused = [element for block in objects for element in elements_of(block) if element.get("focus_on_load")]
    if len(focused) > 1:
        yield at.problem("several_focused", "only one element may ask for the focus")


def surface_of(view: Any) -> str:
    """The surface a view names, a modal where it names none that exists."""
    kind = view.get("type") if isinstance(view, dict) else None
    return HOME if kind == HOME else MODAL
