"""What a person has just ticked is the difference to what the message showed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

import pytest
from slack_sdk import WebClient

from bot.asked import Asked, BoxesAnswer, BoxesListener, Desk
from bot.blocks import sentence
from bot.commands import COMMANDS
from bot.directory import Directory, Member, Standing, Workspace
from bot.ids import Action, write_item_value, write_list_name
from bot.languages import Languages
from bot.listeners.boxes import listen
from bot.listeners.front_desk import FrontDesk
from bot.text import Language
from services.division import Division
from services.running_refusal import DeadlineGone

SILENT = BoxesAnswer(card=None, note=None)
Changed = tuple[int, frozenset[str], frozenset[str]]


class AtOnce(Executor):
    """Runs what is given to it before it answers."""

    def submit(self, job: Callable[..., Any], /, *args: Any, **values: Any) -> Future[Any]:
        job(*args, **values)
        return Future()


@dataclass
class Colleagues:
    standing: Standing = Standing.MEMBER

    def find(self, _account_id: str) -> Member:
        return Member(standing=self.standing, locale="fi-FI")


@dataclass
class Place:
    """A listener with what it hears and says."""

    division: Division
    answer: BoxesAnswer | Exception = SILENT
    standing: Standing = Standing.MEMBER
    handled: list[Changed] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)
    acknowledged: int = 0
    refreshed: int = 0

    def tick(
        self,
        *chosen: str,
        shown: tuple[str, ...] = (),
        values: tuple[str, ...] | None = None,
        block_id: str | None = None,
        is_ephemeral: bool = False,
    ) -> None:
        """Leaves just these ticked; `shown` is what was shown as ticked."""
        selected = values if values is not None else tuple(write_item_value(7, item) for item in chosen)
        action = {
            "action_id": str(Action.CHECKLIST_TICK),
            "block_id": write_list_name(7, shown) if block_id is None else block_id,
            "type": "checkboxes",
            "selected_options": [{"value": value} for value in selected],
        }
        container = {"is_ephemeral": is_ephemeral}
        self.hear({"user": {"id": "UAINO"}, "actions": [action], "type": "block_actions", "container": container})

    def hear(self, body: dict[str, Any]) -> None:
        row = BoxesListener(action=Action.CHECKLIST_TICK, handle=self._handle)
        listener = cast(Any, listen(self._front(), row))
        listener(body, self._ack, self._respond)

    def _handle(
        self, _asked: Asked, _desk: Desk, row_id: int, ticked: frozenset[str], unticked: frozenset[str]
    ) -> BoxesAnswer:
        self.handled.append((row_id, ticked, unticked))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def _front(self) -> FrontDesk:
        directory = cast(Directory, Colleagues(self.standing))
        return FrontDesk(
            desk=Desk(
                division=self.division,
                commands=COMMANDS,
                outsiders=lambda _: (),
                language=Language.FINNISH,
                post=lambda *_: None,
            ),
            directory=directory,
            workspace=Workspace(team_id="T1", enterprise_id=None, bot_user_id="UBOT"),
            client=WebClient(),
            languages=Languages(division=self.division, directory=directory, default=Language.FINNISH),
            refresh=self._refresh,
            background=AtOnce(),
        )

    def _ack(self) -> None:
        self.acknowledged += 1

    def _refresh(self) -> None:
        self.refreshed += 1

    def _respond(self, **said: Any) -> Any:
        self.said.append((said["text"], said["replace_original"]))
        assert said["response_type"] == "ephemeral"
        return type("Answered", (), {"status_code": HTTPStatus.OK})


@pytest.fixture
def place(division: Division) -> Place:
    return Place(division)


def changed(ticked: set[str], unticked: set[str] | None = None) -> list[Changed]:
    return [(7, frozenset(ticked), frozenset(unticked or ()))]


def test_a_box_that_was_empty_is_now_ticked(place: Place):
    place.tick("insurance")
    assert place.handled == changed({"insurance"})
    assert (place.said, place.acknowledged, place.refreshed) == ([], 1, 1)


def test_what_the_message_showed_as_ticked_is_not_ticked_again(place: Place):
    place.tick("insurance", "health_card", shown=("insurance",))
    assert place.handled == changed({"health_card"})


def test_a_box_that_was_ticked_is_open_again(place: Place):
    place.tick("insurance", shown=("insurance", "health_card"))
    assert place.handled == changed(set(), {"health_card"})


def test_the_last_tick_can_be_taken_away_too(place: Place):
    place.tick(shown=("insurance",))
    assert place.handled == changed(set(), {"insurance"})


def test_what_others_have_ticked_since_an_old_message_is_left_alone(place: Place):
    place.tick("insurance", shown=())
    assert place.handled == changed({"insurance"}, set())


def test_where_nothing_has_changed_nothing_changes(place: Place):
    place.tick()
    assert (place.handled, place.said, place.acknowledged) == (changed(set()), [], 1)


STALE = ("Tämä painike on vanhentunut. Kirjoita /hanke, niin näet ajantasaiset tiedot.", False)


@pytest.mark.parametrize("block_id", ["", "checklist", "checklist.x", "checklist.7.DROP TABLE", "reminder.7"])
def test_a_list_that_we_have_not_written_is_answered_and_does_nothing(block_id: str, place: Place):
    place.tick("insurance", block_id=block_id)
    assert (place.handled, place.said, place.acknowledged) == ([], [STALE], 1)


@pytest.mark.parametrize(
    "values",
    [("a7",), ("b7.insurance", "b8.insurance"), ("b7.insurance", "x"), ("",), ("b7.insurance; DROP",)],
    ids=str,
)
def test_a_value_that_we_have_not_written_is_answered_and_does_nothing(values, place: Place):
    place.tick(values=values)
    assert place.handled == []
    assert (place.said, place.acknowledged) == ([STALE], 1)


def test_a_message_that_everyone_sees_stays_and_only_the_note_is_said(place: Place):
    place.answer = BoxesAnswer(card=sentence(("Kortti",)), note=sentence(("Kaikki on kunnossa.",)))
    place.tick("insurance")
    assert place.said == [("Kaikki on kunnossa.", False)]


def test_an_answer_to_one_person_is_shown_anew_since_nothing_else_brings_it_up_to_date(place: Place):
    place.answer = BoxesAnswer(card=sentence(("Kortti",)), note=None)
    place.tick("insurance", is_ephemeral=True)
    assert place.said == [("Kortti", True)]


def test_a_refusal_is_said_and_the_message_is_shown_as_it_is(place: Place):
    place.answer = DeadlineGone()
    place.tick("insurance")
    assert place.said == [("Tätä määräaikaa ei ole enää. Kirjoita /hanke, niin näet ajantasaiset tiedot.", False)]
    assert (place.acknowledged, place.refreshed) == (1, 1)


def test_a_guest_ticks_nothing(place: Place):
    place.standing = Standing.GUEST
    place.tick("insurance")
    assert place.handled == []
    assert len(place.said) == place.acknowledged == 1


def test_whatever_goes_wrong_is_acknowledged_and_told(place: Place):
    place.answer = RuntimeError("a bug")
    place.tick("insurance")
    assert place.acknowledged == 1
    assert "virhetunnus" in place.said[0][0]
    assert "a bug" not in place.said[0][0]
