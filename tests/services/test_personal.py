"""Personal settings: kept all at once or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, time
from time import sleep as pause

import pytest

from services import people, presence, projects
from services.digests import prepare_week
from services.personal import (
    PersonalSettings,
    change_settings,
    choose_reminder_time,
    preview_settings,
    settings_of,
)
from services.planning import replan_all
from services.presence import Leave
from services.refusal import PeriodReversed
from services.running_refusal import DeputyIsYourself, FirstDayMissing, LastDayMissing, LeaveOver, ReminderTimeOutside
from storage.people import presence as presence_of
from storage.people import save_presence
from storage.rows import read_instant
from tests.support.builders import new_project
from tests.support.clock import HELSINKI
from tests.support.tables import dump, rows

UNSETTLED = PersonalSettings(
    language=None, reminder_time=None, leave_from=None, leave_until=None, deputy=None, wants_digest=True
)
SETTLED = PersonalSettings(
    language="sv",
    reminder_time=time(7, 30),
    leave_from=date(2027, 3, 1),
    leave_until=date(2027, 3, 12),
    deputy="UELLI",
    wants_digest=False,
)


def test_whoever_has_settled_nothing_has_the_divisions_settings(division):
    assert settings_of(division, "UAINO") == UNSETTLED


def test_everything_is_kept_at_once_and_holds_elsewhere(division, aino):
    assert change_settings(division, aino, SETTLED) == SETTLED
    assert settings_of(division, "UAINO") == SETTLED
    assert people.saved_language(division, "UAINO") == "sv"
    assert presence.presence_of(division, "UAINO").deputy == "UELLI"
    assert settings_of(division, "UELLI") == UNSETTLED


def test_the_same_again_changes_nothing(division, aino, clock):
    change_settings(division, aino, SETTLED)
    before = dump(division.store)
    clock.advance(minutes=5)
    assert change_settings(division, aino, SETTLED) == SETTLED
    assert dump(division.store) == before


def test_each_change_is_in_the_history(division, aino):
    change_settings(division, aino, SETTLED)
    change_settings(division, aino, replace(UNSETTLED, language="sv"))
    actions = [row["action"] for row in rows(division.store, "SELECT action FROM audit ORDER BY id")]
    first = ["person.language", "person.reminder_time", "person.leave", "person.digest"]
    assert actions == [*first, "person.reminder_time", "person.leave_ended", "person.digest"]


def test_what_is_taken_out_of_the_form_is_gone(division, aino):
    change_settings(division, aino, SETTLED)
    change_settings(division, aino, replace(SETTLED, deputy=None))
    assert settings_of(division, "UAINO").deputy is None
    assert settings_of(division, "UAINO").leave_until == date(2027, 3, 12)


def test_a_leave_that_is_over_is_none_any_more_and_is_no_reason_to_refuse(division, aino, clock):
    presence.take_leave(division, aino, Leave(first=date(2026, 11, 24), last=date(2026, 11, 25), deputy=None))
    clock.advance(days=2)
    before = settings_of(division, "UAINO")
    assert before == UNSETTLED
    assert change_settings(division, aino, replace(before, language="fi")).language == "fi"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"leave_until": date(2027, 2, 28)}, PeriodReversed),
        ({"leave_from": date(2026, 1, 1), "leave_until": date(2026, 1, 2)}, LeaveOver),
        ({"leave_until": None}, LastDayMissing),
        ({"leave_from": None}, FirstDayMissing),
        ({"deputy": "UAINO"}, DeputyIsYourself),
        ({"deputy": "UAINO", "leave_from": None, "leave_until": None}, DeputyIsYourself),
    ],
)
def test_of_what_is_refused_nothing_is_kept(wrong, refusal, division, aino):
    before = dump(division.store)
    with pytest.raises(refusal):
        change_settings(division, aino, replace(SETTLED, **wrong))
    assert dump(division.store) == before


def test_summaries_go_to_those_who_want_them(division, aino, clock):
    projects.register(division, aino, new_project(coordinators=("UAINO", "UELLI")), request_key="1")
    change_settings(division, aino, replace(UNSETTLED, wants_digest=False))
    clock.advance(days=6)
    prepare_week(division)
    told = rows(division.store, "SELECT recipient FROM deliveries WHERE kind = 'digest'")
    assert told == [{"recipient": "person:UELLI"}]


@pytest.mark.parametrize("outside", [time(5, 59), time(21, 31)])
def test_at_night_nobody_is_reminded_and_nothing_is_kept(division, aino, outside):
    with pytest.raises(ReminderTimeOutside):
        change_settings(division, aino, replace(SETTLED, reminder_time=outside))
    with pytest.raises(ReminderTimeOutside):
        choose_reminder_time(division, aino, outside)
    assert settings_of(division, "UAINO") == UNSETTLED


def test_another_time_moves_what_is_to_come_to_oneself_and_nothing_else(division, aino):
    projects.register(division, aino, new_project(coordinators=("UAINO", "UELLI")), request_key="1")
    before = planned_times(division)

    choose_reminder_time(division, aino, time(7, 30))

    assert planned_times(division) == {key: "07:30" if key[0] == "person:UAINO" else at for key, at in before.items()}
    assert replan_all(division) == 0
    choose_reminder_time(division, aino, None)
    assert planned_times(division) == before


def planned_times(division) -> dict[tuple, str]:
    """The clock time of each reminder to come."""
    found = rows(division.store, "SELECT * FROM reminders WHERE state = 'planned'")
    return {
        (row["recipient"], row["deadline_id"], row["offset"]): f"{local_time(row['send_at']):%H:%M}" for row in found
    }


def local_time(instant: str) -> datetime:
    return read_instant(instant).astimezone(HELSINKI)


def test_a_choice_that_has_to_wait_for_its_turn_is_the_latest_when_it_is_kept(division, aino, clock):
    """Somebody else writes, and finds that they are not gone, while they choose: neither is lost."""
    with ThreadPoolExecutor() as pool:
        with division.store.writing() as session:
            choosing = pool.submit(choose_reminder_time, division, aino, time(7))
            while len(division.store._turns) < 2:
                pause(0)
            clock.advance(milliseconds=300)
            save_presence(session, presence_of(session, "UAINO"), at=clock())
        assert choosing.result().reminder_time == time(7)


def test_a_look_says_how_many_reminders_move_and_changes_nothing(division, aino):
    projects.register(division, aino, new_project(), request_key="p1")
    change_settings(division, aino, UNSETTLED)
    before = dump(division.store)
    mine = "SELECT send_at FROM reminders WHERE recipient = 'person:UAINO' AND state = 'planned'"
    coming = rows(division.store, mine)

    later = preview_settings(division, aino, replace(UNSETTLED, reminder_time=time(10)))
    away = preview_settings(
        division, aino, replace(UNSETTLED, leave_from=date(2027, 10, 1), leave_until=date(2027, 10, 31))
    )

    assert (later.at_another_time, later.to_others, later.past) == (len(coming), 0, None)
    october = [each for each in coming if each["send_at"].startswith("2027-10")]
    assert (away.at_another_time, away.to_others) == (0, len(october))
    assert october
    assert preview_settings(division, aino, replace(UNSETTLED, wants_digest=False)) is None
    with pytest.raises(LeaveOver):
        preview_settings(
            division, aino, replace(UNSETTLED, leave_from=date(2026, 3, 1), leave_until=date(2026, 3, 2))
        )
    assert dump(division.store) == before


def test_another_leave_is_looked_at_with_the_one_before(division, aino):
    change_settings(division, aino, SETTLED)
    back = preview_settings(division, aino, replace(SETTLED, leave_from=None, leave_until=None))
    assert back.past == (SETTLED.leave_from, SETTLED.leave_until)
    assert preview_settings(division, aino, SETTLED) is None
