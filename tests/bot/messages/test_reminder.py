"""Reminders: why now, whom to ask, and room for the longest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.blocks import BLOCKS_TEXT_LENGTH, BOXES, MESSAGE_BLOCKS
from bot.messages.reminder import IN_FULL, TITLE_IN_BRIEF, render, why
from bot.rich_text import text_length
from bot.text import Language, Person, mrkdwn, plain, say
from programme.model import CUSTOM_KIND, Anchor, Announcement, DeadlineState, Offset
from services.cards import CardItem
from services.delivery import ITEMS_PER_MESSAGE
from services.gateway import NoticeItem, Occasion, Share
from tests.bot.facts import DEPARTURE, DONE, FINAL, KATJA, LATE, OTHER, PREPARATIONS, PROJECT, before, item, notice
from tests.bot.sample_longest import every_longest, longest_in_brief, longest_in_full, longest_notice
from tests.bot.shown import elements

FI, SV, EN = Language


@pytest.mark.parametrize("sign", ["&", "W", "ä"])
@pytest.mark.parametrize("language", list(Language))
def test_as_many_of_the_longest_reminders_as_one_message_takes_fit_it(language, sign: str):
    longest = longest_notice(sign)
    made = render(longest, language)
    assert len(longest.items) == ITEMS_PER_MESSAGE
    assert len(made.blocks) <= MESSAGE_BLOCKS
    assert text_length(made.blocks) <= BLOCKS_TEXT_LENGTH
    assert len(made.text) <= 4000
    assert made.text.endswith("…")


def test_one_thing_is_named_in_the_notification():
    assert render(notice(item(FINAL, before(7))), EN).text.startswith("Reminder: Final report 30 October 2027\n")
    assert render(notice(item(DONE, before(7))), EN).text.startswith("Done: Final report 26 February 2027\n")


def test_several_things_are_counted_in_the_notification():
    two = notice(item(FINAL, before(7)), item(LATE, before(1)))
    assert render(two, EN).text.startswith("Reminder: 2 deadlines\n")


def test_what_is_done_can_only_be_looked_at():
    open_row, done_row = (render(notice(item(each, before(7))), EN).blocks[-2] for each in (FINAL, DONE))
    assert [button["action_id"] for button in open_row["elements"]] == [
        "deadline.done",
        "deadline.later",
        "project.show",
    ]
    assert [button["action_id"] for button in done_row["elements"]] == ["project.show"]


def test_whoever_answers_for_the_mobility_is_named_first_and_nobody_twice():
    told = render(notice(item(DEPARTURE, before(7))), EN).text
    assert "Responsible: <@UMIKKO>, <@UAINO>, <@UPEKKA>\n" in told
    same = replace(DEPARTURE, mobility=replace(DEPARTURE.mobility, responsible="UPEKKA"))
    assert "Responsible: <@UPEKKA>, <@UAINO>\n" in render(notice(item(same, before(7))), EN).text


def test_the_agency_is_named_for_erasmus_only():
    other = item(FINAL, before(7), project=OTHER, contact=KATJA, is_erasmus=False)
    told = [render(notice(each), EN).text for each in (item(FINAL, before(7)), other)]
    assert ["National Agency" in text for text in told] == [True, False]


def test_a_late_reminder_says_so():
    told = [render(notice(item(FINAL, before(7), is_late=is_late)), EN).text for is_late in (True, False)]
    assert ["should have come earlier" in text for text in told] == [True, False]


@pytest.mark.parametrize(
    ("share", "absent", "reason"),
    [
        (Share.STANDS_IN, ("UPEKKA",), "part.stands_in"),
        (Share.STANDS_IN, ("UAINO", "UPEKKA"), "part.stands_in"),
        (Share.ESCALATED, (), "part.escalated"),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_whoever_hears_of_the_task_of_others_reads_why(language, share, absent, reason):
    told = render(notice(item(FINAL, before(7), share=share, absent=absent)), language).text
    assert mrkdwn(say(reason, language, people=[Person(each) for each in absent])) in told.splitlines()
    own = render(notice(item(FINAL, before(7))), language).text
    assert len(told.splitlines()) == len(own.splitlines()) + 1


def test_one_that_somebody_asked_for_says_so_and_nothing_of_rules():
    told = render(notice(item(FINAL, Offset(Anchor.CHOSEN, -20))), EN).text
    assert plain(say("why.chosen", EN)) in told
    assert "before" not in told


def test_what_a_pause_has_held_back_says_so():
    told = render(notice(item(FINAL, before(7), occasion=Occasion.AFTER_PAUSE)), EN).text
    assert plain(say("why.after_pause", EN)) in told


def test_the_most_urgent_are_shown_in_full_and_the_others_in_brief():
    told = render(notice(*[item(FINAL, before(7))] * (IN_FULL + 2)), EN)
    assert told.text.count("Responsible:") == told.text.count("Next:") == IN_FULL
    assert told.text.count("Final report 30 October 2027 · in 242 days") == IN_FULL + 2
    assert told.text.count("Why now: this comes 7 days before the date.") == IN_FULL + 2
    assert told.text.count("\nAsk: Eerika Esimerkki, 040 765 4321\n") == 2
    done = [each for each in elements(told) if each["action_id"].startswith("deadline.done")]
    assert len(done) == IN_FULL + 2


def test_in_brief_a_mobility_is_named_and_what_is_done_says_only_that():
    told = render(notice(*[item(FINAL, before(7))] * IN_FULL, item(DEPARTURE, before(7)), item(DONE, before(3))), EN)
    assert "H1 Stadin AO ulkomaanjaksot · L12\nMobility starts 5 April 2027 · in 34 days\n" in told.text
    assert told.text.splitlines()[-3:-1] == [
        "H1 Stadin AO ulkomaanjaksot", "Final report 26 February 2027 · done, marked by <@UPEKKA>",
    ]  # fmt: skip


def test_in_brief_a_long_title_ends_where_it_is_known():
    title = "Stadin " * 17
    long = item(FINAL, before(7), project=replace(PROJECT, title=title))
    told = render(notice(*[long] * (IN_FULL + 1)), EN).text.splitlines()
    assert told.count(f"H1 {title}") == IN_FULL
    assert told.count(f"H1 {title[: TITLE_IN_BRIEF - 1]}…") == 1


@pytest.mark.parametrize("language", list(Language))
def test_no_reminder_of_the_rules_is_longer_than_the_longest(language):
    """Neither in full nor in brief, whatever it is about, whenever it comes and to whomever."""
    in_full, in_brief = longest_in_full("W"), longest_in_brief("W")

    def length(count: int, each: NoticeItem) -> int:
        return text_length(render(notice(*[in_full] * count, each), language).blocks)

    assert max(length(0, each) for each in every_longest("W")) <= length(0, in_full)
    assert max(length(IN_FULL, each) for each in every_longest("W")) <= length(IN_FULL, in_brief)


def test_every_offset_of_the_rules_says_why_it_comes(rules):
    offsets = {rule.offset for rule in rules.reminders}
    offsets |= {replace(offset, announcement=each) for offset in offsets for each in Announcement}
    for language in Language:
        assert all(plain(why(offset, each, language)) for offset in offsets for each in Occasion)


def test_every_kind_of_deadline_has_its_next_step(rules):
    for kind in {rule.kind for rule in rules.deadlines} | {CUSTOM_KIND}:
        deadline = replace(FINAL, deadline=replace(FINAL.deadline, kind=kind))
        assert all(render(notice(item(deadline, Offset.parse("due-7"))), language).text for language in Language)


def boxes(items: Sequence[CardItem]) -> list[dict[str, Any]]:
    told = render(notice(item(PREPARATIONS, before(7), shown_items=tuple(items))), EN)
    return [each for block in told.blocks for each in block.get("elements", ()) if each["type"] == "checkboxes"]


def test_the_longest_list_is_the_longest_that_the_rules_have(rules):
    per_deadline = Counter(item.deadline for item in rules.checklist_items if not item.kinds)
    longest = longest_in_full("W").shown_items
    assert len(longest) > max(per_deadline.values())
    assert len(longest) <= BOXES


def test_a_reminder_has_a_box_for_each_item_that_was_open_when_it_went_out():
    (row,) = boxes(PREPARATIONS.items)
    assert [option["value"] for option in row["options"]] == [f"b11.{each.item.code}" for each in PREPARATIONS.items]
    assert row["initial_options"] == row["options"][:2]


def test_where_all_was_in_order_there_is_no_list():
    assert boxes(()) == []


def test_without_blocks_only_what_is_open_is_listed():
    told = render(notice(item(PREPARATIONS, before(7), shown_items=PREPARATIONS.items)), EN).text
    assert "• Insurance in order" in told
    assert "Learning agreement signed" not in told


def test_what_is_done_has_no_list_any_more():
    done = replace(PREPARATIONS, deadline=replace(PREPARATIONS.deadline, state=DeadlineState.DONE))
    told = render(notice(item(done, before(7), shown_items=PREPARATIONS.items)), EN)
    assert "checkboxes" not in str(told.blocks)


def test_an_internal_date_stands_beside_the_official_one():
    told = render(notice(item(FINAL, Offset(Anchor.INTERNAL, -7))), EN).text
    internal = plain(say("mark.internal", EN, date=date(2027, 10, 2)))
    assert f"Final report 30 October 2027 · in 242 days · {internal}\n" in told


@given(st.text(max_size=120), st.text(min_size=1, max_size=120))
def test_a_title_or_host_never_comes_alive(title, host):
    trip = replace(DEPARTURE, mobility=replace(DEPARTURE.mobility, host=host))
    told = item(trip, before(7))
    text = render(notice(replace(told, project=replace(told.project, title=title))), EN).text
    assert text.count("<") == text.count("<@U") == 3
