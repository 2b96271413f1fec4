"""A choice from a menu, of a person, or a button that says more than a row: what reaches its handler."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, cast

import pytest
from slack_sdk import WebClient

from bot.asked import Asked, ButtonAnswer, Desk, OpenForm, PickListener, Reply
from bot.blocks import Block, sentence
from bot.commands import COMMANDS
from bot.directory import Directory, Member, Standing, Workspace
from bot.ids import Action, write_item_value
from bot.languages import Languages
from bot.listeners.front_desk import FrontDesk
from bot.listeners.pick import listen
from bot.text import Language
from services.division import Division
from services.refusal import NotYourProject

AGREED = Reply(sentence(("Muistutan.",)))
STALE = ("Tämä painike on vanhentunut. Kirjoita /hanke, niin näet ajantasaiset tiedot.", False)
FORM: Block = {"type": "modal", "title": {"type": "plain_text", "text": "Muistuta myöhemmin"}, "blocks": []}


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
class Forms:
    """Slack as far as forms go."""

    opened: list[Block] = field(default_factory=list)
    replaced: list[Block] = field(default_factory=list)

    def views_open(self, *, view: Block, **_trigger: Any) -> None:
        self.opened.append(view)

    def views_update(self, *, view: Block, **_view: Any) -> None:
        self.replaced.append(view)


@dataclass
class Place:
    """A listener with what it hears and says."""

    division: Division
    answer: ButtonAnswer | Exception = AGREED
    standing: Standing = Standing.MEMBER
    forms: Forms = field(default_factory=Forms)
    handled: list[tuple[str, int, str]] = field(default_factory=list)
    said: list[tuple[str, bool]] = field(default_factory=list)
    acknowledged: int = 0
    refreshed: int = 0

    def choose(self, value: str | None, **body: Any) -> None:
        """From a menu."""
        self.hear({"type": "static_select", "block_id": "reminder.7", "selected_option": {"value": value}}, **body)

    def choose_person(self, account_id: str | None, *, block_id: str = "handover.7", **body: Any) -> None:
        self.hear({"type": "users_select", "block_id": block_id, "selected_user": account_id}, **body)

    def press(self, value: str | None, **body: Any) -> None:
        self.hear({"type": "button", "block_id": "period", "value": value}, **body)

    def hear(self, action: dict[str, Any], **body: Any) -> None:
        pick = PickListener(action=Action.DEADLINE_LATER, handle=self._handle)
        listener = cast(Any, listen(self._front(), pick))
        heard = {"user": {"id": "UAINO"}, "type": "block_actions", "trigger_id": "t1", "container": {}, **body}
        listener(
            {**heard, "actions": [{"action_id": str(Action.DEADLINE_LATER), **action}]}, self._ack, self._respond
        )

    def _handle(self, asked: Asked, _desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
        self.handled.append((asked.actor.account_id, row_id, chosen))
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
            client=cast(WebClient, self.forms),
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


def test_a_choice_from_a_menu_names_its_row_and_what_was_chosen(place: Place):
    place.choose(write_item_value(7, "three_days"))
    assert place.handled == [("UAINO", 7, "three_days")]
    assert (place.said, place.acknowledged, place.refreshed) == ([("Muistutan.", False)], 1, 0)


def test_a_person_is_chosen_for_the_row_that_the_block_is_named_after(place: Place):
    place.choose_person("UEERIKA")
    assert place.handled == [("UAINO", 7, "UEERIKA")]


def test_a_button_may_say_more_than_its_row(place: Place):
    place.press(write_item_value(7, "h-2026-06-01-2027-12-31"))
    assert place.handled == [("UAINO", 7, "h-2026-06-01-2027-12-31")]


@pytest.mark.parametrize(
    "value", [None, "", "a7", "week", "b7.", "b.week", "b7.week; DROP", "b7.viikon päästä", "b" + "9" * 16 + ".week"]
)
def test_a_value_that_we_have_not_written_is_answered_and_does_nothing(value: str | None, place: Place):
    place.choose(value)
    place.press(value)
    assert (place.handled, place.said, place.acknowledged) == ([], [STALE, STALE], 2)


@pytest.mark.parametrize("block_id", ["", "handover", "handover.", "handover.x", "handover.7.8", "7", "Handover.7"])
def test_a_person_chosen_for_nothing_that_we_know_changes_nothing(block_id: str, place: Place):
    place.choose_person("UEERIKA", block_id=block_id)
    assert (place.handled, place.said, place.acknowledged) == ([], [STALE], 1)


def test_a_choice_of_nobody_is_answered_and_does_nothing(place: Place):
    place.choose_person(None)
    assert (place.handled, place.said, place.acknowledged) == ([], [STALE], 1)


def test_a_refusal_is_said_to_whoever_chose_and_the_message_stays(place: Place):
    place.answer = NotYourProject(ref="H1", coordinators=("UPEKKA",))
    place.choose(write_item_value(7, "week"))
    ((told, replaces),) = place.said
    assert "<@UPEKKA>" in told
    assert (replaces, place.acknowledged, place.refreshed) == (False, 1, 0)


def test_what_changes_something_takes_the_place_of_the_answer_it_stood_in(place: Place):
    place.answer = Reply(sentence(("Päivät on muutettu.",)), replaces=True)
    place.press(write_item_value(7, "h-2026-06-01-2027-12-31"), container={"is_ephemeral": True})
    assert (place.said, place.refreshed) == ([("Päivät on muutettu.", True)], 1)


def test_a_message_that_everyone_sees_is_never_replaced_by_an_answer_to_one(place: Place):
    place.answer = Reply(sentence(("Päivät on muutettu.",)), replaces=True)
    place.press(write_item_value(7, "h-2026-06-01-2027-12-31"))
    assert (place.said, place.refreshed) == ([("Päivät on muutettu.", False)], 1)


def test_another_day_is_asked_for_in_a_form(place: Place):
    place.answer = OpenForm(FORM)
    place.choose(write_item_value(7, "on_a_day"))
    assert (place.forms.opened, place.said, place.acknowledged) == ([FORM], [], 1)


def test_within_a_form_the_answer_takes_its_place(place: Place):
    place.choose(write_item_value(7, "week"), view={"id": "V1"})
    assert len(place.forms.replaced) == 1
    assert (place.said, place.acknowledged) == ([], 1)


@pytest.mark.parametrize("standing", [each for each in Standing if each is not Standing.MEMBER])
def test_whoever_is_no_full_member_chooses_nothing(standing: Standing, place: Place):
    place.standing = standing
    place.choose(write_item_value(7, "week"))
    place.choose_person("UEERIKA")
    place.press(write_item_value(7, "week"))
    assert place.handled == []
    assert len(place.said) == place.acknowledged == 3


def test_whatever_goes_wrong_is_acknowledged_and_told(place: Place):
    place.answer = RuntimeError("a bug")
    place.choose(write_item_value(7, "week"))
    assert place.acknowledged == 1
    assert "virhetunnus" in place.said[0][0]
    assert "a bug" not in place.said[0][0]
