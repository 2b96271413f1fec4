"""Calls for applications: typed by administrators, read in two zones."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from programme.model import CALL_KIND, Origin
from services import projects
from services.calls import (
    TITLE_LIMIT,
    CallChange,
    NewCall,
    add,
    change,
    coming,
    for_change,
    preview,
    preview_change,
    remove,
    to_edit,
)
from services.division import Actor
from services.planning import replan_all
from services.refusal import AdministratorsOnly, IdentityCodeInTitle, Refusal, TitleTooLong
from services.running_refusal import CallActionMissing, CallClosed, DueDateImplausible, NoSuchCall, TimeImpossible
from services.upcoming import upcoming_for
from tests.support.builders import new_project
from tests.support.clock import HELSINKI, helsinki
from tests.support.tables import dump, rows

BRUSSELS = ZoneInfo("Europe/Brussels")


def new_call(**values) -> NewCall:
    return NewCall(**{"actions": ("KA121",), "title": None, "day": date(2027, 2, 19), "clock": time(12), **values})


def plan_of(division, state: str = "planned") -> list[dict]:
    return rows(
        division.store,
        """
        SELECT reminders.* FROM reminders JOIN deadlines ON deadlines.id = deadline_id
        WHERE kind = 'call' AND reminders.state = ? ORDER BY send_at, recipient
        """,
        state,
    )


def test_a_call_is_kept_with_its_deadline_its_reminders_and_a_line_in_the_log(division, sari):
    made = add(division, sari, new_call(title=" KA1\u200b 2027 "))

    assert (made.line.call.ref, made.line.call.title, made.moved_from) == ("K1", "KA1 2027", None)
    (deadline,) = rows(division.store, "SELECT * FROM deadlines")
    assert (deadline["call_id"], deadline["project_id"], deadline["kind"]) == (1, None, CALL_KIND)
    assert (deadline["due_on"], deadline["origin"]) == ("2027-02-19", Origin.CUSTOM)
    assert [(row["offset"], row["recipient"]) for row in plan_of(division)] == [
        (f"due-{days}", "person:USARI") for days in (90, 30, 14, 7, 1)
    ]
    (line,) = rows(division.store, "SELECT * FROM audit")
    assert (line["actor"], line["action"], line["subject"], line["before"]) == ("USARI", "call.added", "K1", None)


@pytest.mark.parametrize(
    "day",
    [
        date(2027, 3, 27),
        date(2027, 3, 28),
        date(2027, 3, 29),
        date(2027, 10, 30),
        date(2027, 10, 31),
        date(2027, 11, 1),
    ],
)
def test_twelve_in_brussels_is_one_in_helsinki_around_both_changes_of_the_clocks(division, sari, day):
    line = add(division, sari, new_call(day=day)).line

    assert line.there == datetime.combine(day, time(12), tzinfo=BRUSSELS)
    assert line.here == datetime.combine(day, time(13), tzinfo=HELSINKI)
    assert (line.there.hour, line.here.hour) == (12, 13)


def test_the_day_is_that_of_the_divisions_own_calendar(division, sari):
    """Half past eleven at night in Brussels is the next day in Helsinki."""
    add(division, sari, new_call(clock=time(23, 30)))

    assert rows(division.store, "SELECT due_on FROM deadlines") == [{"due_on": "2027-02-20"}]


def test_an_hour_that_the_clocks_skip_is_refused_and_one_that_comes_twice_is_taken(division, sari):
    with pytest.raises(TimeImpossible) as refused:
        add(division, sari, new_call(day=date(2027, 3, 28), clock=time(2, 30)))
    assert refused.value.facts == {"word": "02.30"}

    twice = add(division, sari, new_call(day=date(2027, 10, 31), clock=time(2, 30)))
    assert twice.line.there.strftime("%H.%M") == "02.30"


def test_a_time_may_be_given_in_another_zone(division, sari):
    line = add(division, sari, new_call(clock=time(15), timezone="Europe/Helsinki")).line

    assert (line.here.hour, line.there.hour) == (15, 15)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"actions": (), "title": " \u200b "}, CallActionMissing),
        ({"actions": ()}, CallActionMissing),
        ({"title": "x" * (TITLE_LIMIT + 1)}, TitleTooLong),
        ({"title": "Haku 010190-123A"}, IdentityCodeInTitle),
        ({"day": date(2072, 1, 1)}, DueDateImplausible),
        ({"day": date(2026, 11, 23)}, CallClosed),
        ({"day": date(2026, 11, 24), "clock": time(9)}, CallClosed),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(division, sari, values, refusal):
    before = dump(division.store)

    with pytest.raises(refusal):
        add(division, sari, new_call(**values))

    assert dump(division.store) == before


def test_a_call_that_closes_within_the_hour_is_taken(division, sari):
    assert add(division, sari, new_call(day=date(2026, 11, 24), clock=time(9, 1))).line.call.ref == "K1"


def test_only_administrators_may(division, aino, sari):
    add(division, sari, new_call())
    before = dump(division.store)

    with pytest.raises(AdministratorsOnly):
        add(division, aino, new_call(title="Toinen"))
    with pytest.raises(AdministratorsOnly):
        remove(division, aino, "K1")

    assert dump(division.store) == before


def test_the_same_call_on_another_day_is_moved_with_its_reminders(division, sari):
    add(division, sari, new_call())

    moved = add(division, sari, new_call(day=date(2027, 3, 5), clock=time(17)))

    assert (moved.line.call.ref, moved.moved_from) == ("K1", helsinki("2027-02-19 13:00"))
    assert moved.line.here == helsinki("2027-03-05 18:00")
    assert {row["due_on"] for row in plan_of(division)} == {"2027-03-05"}
    assert {(row["due_on"], row["reason"]) for row in plan_of(division, "cancelled")} == {
        ("2027-02-19", "date_moved")
    }
    *_, line = rows(division.store, "SELECT * FROM audit ORDER BY id")
    assert line["action"] == "call.moved"
    assert "2027-02-19 11:00" in line["before"]


def test_a_look_at_what_moves_changes_nothing_and_says_what_comes(division, sari, aino):
    add(division, sari, new_call())
    before, later = dump(division.store), new_call(day=date(2027, 2, 26))

    looks = [preview(division, sari, later), look_at(division, sari, day=date(2027, 2, 26))]

    assert dump(division.store) == before
    for look in looks:
        assert (look.before.there.day, look.after.there.day) == (19, 26)
        assert (look.days_before[-1], look.days_after[-1]) == (date(2027, 2, 18), date(2027, 2, 25))
    changed(division, sari, for_change(division, sari, 1).version, day=date(2027, 2, 26))
    assert look_at(division, sari).days_before == looks[1].days_after
    for look in (lambda: preview(division, aino, later), lambda: look_at(division, aino)):
        with pytest.raises(AdministratorsOnly):
            look()


def test_a_look_at_what_others_have_moved_meanwhile_shows_only_what_is_ones_own(division, sari):
    add(division, sari, new_call())
    version = for_change(division, sari, 1).version
    changed(division, sari, version, day=date(2027, 3, 5))

    assert look_at(division, sari, version=version, title="Toinen") is None


def look_at(division, actor: Actor, *, version: int | None = None, **values):
    """As the call's form would ask that was opened just now, or then."""
    version = for_change(division, actor, 1).version if version is None else version
    return preview_change(division, actor, 1, to_edit(new_call(**values)), version=version)


def test_where_no_call_closes_at_another_moment_there_is_nothing_to_look_at(division, sari):
    assert preview(division, sari, new_call()) is None
    add(division, sari, new_call())
    for same in ({}, {"clock": time(13), "timezone": "Europe/Helsinki"}):
        assert look_at(division, sari, **same) is None


def test_sixty_days_are_the_same_round_and_more_is_the_next_one(division, sari):
    add(division, sari, new_call())

    moved = add(division, sari, new_call(day=date(2027, 4, 20), clock=time(12), timezone="Europe/Helsinki"))
    other = add(division, sari, new_call(day=date(2027, 10, 1)))

    assert (moved.line.call.ref, other.line.call.ref, other.moved_from) == ("K1", "K2", None)


def test_another_hour_of_the_same_day_leaves_the_reminders_where_they_are(division, sari):
    add(division, sari, new_call())
    before = plan_of(division)

    add(division, sari, new_call(clock=time(17)))

    assert plan_of(division) == before
    assert [line.there.hour for line in coming(division)] == [17]


def test_the_same_call_typed_twice_stands_once(division, sari, clock):
    add(division, sari, new_call())
    before = dump(division.store)
    clock.advance(days=1)

    again = add(division, sari, new_call())

    assert again.moved_from is None
    assert dump(division.store) == before


def test_calls_with_different_titles_or_actions_stand_side_by_side_the_next_first(division, sari):
    add(division, sari, new_call(title="Toinen kierros", day=date(2027, 10, 1)))
    add(division, sari, new_call(title="Ensimmäinen kierros"))
    add(division, sari, new_call(actions=("KA210",), title="Ensimmäinen kierros", day=date(2027, 3, 5)))

    assert [line.call.ref for line in coming(division)] == ["K2", "K3", "K1"]


def test_next_years_call_is_a_new_one_once_this_years_has_closed(division, sari, clock):
    add(division, sari, new_call())
    clock.move_to(helsinki("2027-02-19 13:01"))

    assert coming(division) == []
    following = add(division, sari, new_call(day=date(2028, 2, 18)))

    assert (following.line.call.ref, following.moved_from) == ("K2", None)


def test_a_call_that_is_taken_away_is_not_reminded_of(division, sari):
    add(division, sari, new_call())

    gone = remove(division, sari, " k1 ")

    assert gone.call.ref == "K1"
    assert coming(division) == []
    assert plan_of(division) == []
    assert {row["reason"] for row in plan_of(division, "cancelled")} == {"no_longer_planned"}
    *_, line = rows(division.store, "SELECT * FROM audit ORDER BY id")
    assert (line["actor"], line["action"], line["subject"]) == ("USARI", "call.removed", "K1")

    assert add(division, sari, new_call()).line.call.ref == "K2"


@pytest.mark.parametrize("reference", ["K9", "K1", "", "H1", "K", "KK1", "yksi", "K²"])
def test_there_is_no_such_call(division, sari, reference):
    add(division, sari, new_call())
    remove(division, sari, "1")

    with pytest.raises(NoSuchCall):
        remove(division, sari, reference)


def test_the_divisions_channel_hears_of_calls_where_there_is_one(division, sari):
    with_channel = replace(division, channel_id="CKAIKKI")

    add(with_channel, sari, new_call())

    assert {row["recipient"] for row in plan_of(division)} == {"channel:CKAIKKI"}


def test_a_change_of_administrators_or_rules_reaches_the_calls_that_are_open(division, sari, clock):
    add(division, sari, new_call())
    other = replace(division, administrators=frozenset({"UPEKKA"}))

    assert replan_all(other) == 1
    assert replan_all(other) == 0
    assert {row["recipient"] for row in plan_of(division)} == {"person:UPEKKA"}

    fewer = tuple(rule for rule in division.rules.reminders if rule.deadline != CALL_KIND)
    without = replace(other, rules=replace(division.rules, reminders=fewer))
    clock.move_to(helsinki("2027-02-19 13:01"))
    assert replan_all(without) == 0, "this one has closed"
    clock.move_to(helsinki("2027-02-19 12:59"))
    assert replan_all(without) == 1
    assert plan_of(division) == []


def test_planning_calls_that_are_in_step_locks_nothing(division, sari):
    add(division, sari, new_call())

    with division.store.writing():
        assert replan_all(division) == 0


def test_administrators_see_what_is_coming_and_others_do_not(division, sari, aino):
    add(division, sari, new_call(title="Haku"))

    ((found,), _) = upcoming_for(division, sari)
    assert (found.project, found.call.title, found.deadline.deadline.kind) == (None, "Haku", CALL_KIND)
    assert upcoming_for(division, aino) == ([], False)


def test_a_call_is_no_projects_deadline(division, sari, aino):
    add(division, sari, new_call())
    card = projects.register(division, aino, new_project(), request_key="p1")

    assert CALL_KIND not in {each.deadline.kind for each in card.deadlines}


# -- two who look at the same call


@pytest.fixture
def olli() -> Actor:
    return Actor(account_id="UOLLI", is_administrator=True)


def opened(division, sari) -> int:
    add(division, sari, new_call())
    return for_change(division, sari, 1).version


def changed(division, actor, version: int, **values) -> CallChange:
    key = f"{actor.account_id}{values}"
    return change(division, actor, 1, to_edit(new_call(**values)), version=version, request_key=key)


def test_whoever_changes_the_title_does_not_move_a_call_back(division, sari, olli):
    version = opened(division, sari)
    changed(division, olli, version, day=date(2027, 3, 4))

    done = changed(division, sari, version, title="Akkreditoidut")

    assert (done.is_done, done.others, [each.name for each in done.facts]) == (True, ("UOLLI",), ["title"])
    assert [(each.name, each.after) for each in done.theirs] == [("closes_at", helsinki("2027-03-04 13:00"))]
    (line,) = coming(division)
    assert (line.call.title, line.here) == ("Akkreditoidut", helsinki("2027-03-04 13:00"))
    assert {row["due_on"] for row in plan_of(division)} == {"2027-03-04"}


def test_whoever_moves_it_as_well_sees_where_it_stands_and_may_agree(division, sari, olli):
    version = opened(division, sari)
    changed(division, olli, version, day=date(2027, 3, 4))
    before = dump(division.store)

    asked = changed(division, sari, version, day=date(2027, 3, 11))

    assert (asked.is_done, asked.ref, asked.others) == (False, "K1", ("UOLLI",))
    assert [(each.name, each.after) for each in asked.theirs] == [("closes_at", helsinki("2027-03-04 13:00"))]
    assert dump(division.store) == before

    agreed = change(division, sari, 1, asked.edit, version=asked.version, request_key="agreed")
    assert (agreed.is_done, agreed.made.moved_from) == (True, helsinki("2027-03-04 13:00"))
    assert coming(division)[0].here == helsinki("2027-03-11 13:00")


def test_a_change_that_is_delivered_twice_is_one(division, sari):
    version = opened(division, sari)
    changed(division, sari, version, day=date(2027, 3, 4))
    before = dump(division.store)
    again = changed(division, sari, version, day=date(2027, 3, 4))
    assert (again.is_done, again.others, again.made.line.here) == (True, (), helsinki("2027-03-04 13:00"))
    assert dump(division.store) == before


@pytest.mark.parametrize("values", [{"title": "x" * 121}, {"day": date(2026, 11, 23)}, {"actions": ()}])
def test_what_cannot_be_is_refused_of_a_change_too(division, sari, values):
    version = opened(division, sari)
    before = dump(division.store)
    with pytest.raises(Refusal):
        changed(division, sari, version, **values)
    assert dump(division.store) == before


def test_only_administrators_change_one(division, sari, aino):
    version = opened(division, sari)
    with pytest.raises(AdministratorsOnly):
        changed(division, aino, version, title="Toinen")
