"""A choice from a menu, of a person, or a button that says more than a row: what reaches its handler."""

from __future__ import annotations

from typing import Any

import pytest

from bot.asked import Asked, ButtonAnswer, Desk, OpenForm, PickListener, Reply
from bot.blocks import Block, sentence
from bot.directory import Standing
from bot.ids import Action, write_item_value
from bot.listeners.pick import listen
from services.division import Division
from services.refusal import NotYourProject
from tests.support.listening import STALE
from tests.support.listening import Place as AnyPlace

AGREED = Reply(sentence(("Muistutan.",)))
FORM: Block = {"type": "modal", "title": {"type": "plain_text", "text": "Muistuta myöhemmin"}, "blocks": []}


class Place(AnyPlace):
    def choose(self, value: str | None, **body: Any) -> None:
        """From a menu."""
        self.pick({"type": "static_select", "block_id": "reminder.7", "selected_option": {"value": value}}, **body)

    def choose_person(self, account_id: str | None, *, block_id: str = "handover.7", **body: Any) -> None:
        self.pick({"type": "users_select", "block_id": block_id, "selected_user": account_id}, **body)

    def press(self, value: str | None, **body: Any) -> None:
        self.pick({"type": "button", "block_id": "period", "value": value}, **body)

    def pick(self, action: dict[str, Any], **body: Any) -> None:
        row = PickListener(action=Action.DEADLINE_LATER, handle=self._handle)
        self.hear(lambda front: listen(front, row), {"action_id": str(Action.DEADLINE_LATER), **action}, **body)

    def _handle(self, asked: Asked, _desk: Desk, row_id: int, chosen: str) -> ButtonAnswer:
        return self.answered(asked.actor.account_id, row_id, chosen)


@pytest.fixture
def place(division: Division) -> Place:
    return Place(division, answer=AGREED)


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


def test_within_a_form_that_is_being_filled_in_the_answer_opens_on_top_of_what_was_typed(place: Place):
    place.choose(write_item_value(7, "week"), view={"id": "V1", "blocks": [{"type": "input", "block_id": "name"}]})
    assert (len(place.forms.pushed), place.forms.replaced, place.said) == (1, [], [])


def test_within_a_card_the_answer_takes_its_place(place: Place):
    place.choose(write_item_value(7, "week"), view={"id": "V1"})
    assert len(place.forms.replaced) == 1
    assert (place.said, place.acknowledged) == ([], 1)


def test_over_a_home_tab_the_answer_opens_in_a_window(place: Place):
    place.choose(write_item_value(7, "week"), view={"id": "V1", "type": "home"})
    assert (len(place.forms.opened), place.forms.replaced, place.said) == (1, [], [])


def test_whatever_is_chosen_the_home_tabs_are_looked_through(place: Place):
    place.choose(write_item_value(7, "week"))
    assert place.woken == 1


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
