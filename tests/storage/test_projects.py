from dataclasses import asdict
from datetime import date, timedelta

import pytest

from programme.model import Briefing, ProjectState
from storage import projects
from tests.support.builders import new_project
from tests.support.tables import change


def keep(store, now, **values):
    with store.writing() as session:
        return projects.insert(session, new_project(**values), created_by="UAINO", created_at=now)


def test_a_project_comes_back_as_it_was_kept(store, now):
    new = new_project(code="2026-1-FI01-KA121-VET-000123456", coordinators=("UZ", "UA"), channel_id="CHANKE")
    with store.writing() as session:
        kept = projects.insert(session, new, created_by="UMIKKO", created_at=now)
    with store.reading() as session:
        found = projects.get(session, kept.id)

    assert found == kept
    assert asdict(found).items() >= asdict(new).items()
    assert (found.created_by, found.created_at) == ("UMIKKO", now)


def test_what_is_not_there_is_none_or_a_lookup_error(store):
    with store.reading() as session:
        assert projects.find(session, 1) is None
        assert projects.find_by_code(session, "x") is None
        with pytest.raises(LookupError):
            projects.get(session, 1)


def test_only_the_same_title_action_and_period_is_a_twin(store, now):
    keep(store, now)
    with store.reading() as session:
        assert projects.find_twin(session, new_project()).id == 1
        assert projects.find_twin(session, new_project(title="Toinen")) is None
        assert projects.find_twin(session, new_project(action_type="KA121-SCH")) is None


def test_active_ones_are_told_from_all(store, now):
    for title in ("A", "B", "C"):
        keep(store, now, title=title)
    change(store, "UPDATE projects SET state = 'closed' WHERE title = 'B'")
    with store.reading() as session:
        assert [project.title for project in projects.all_active(session)] == ["A", "C"]
        assert projects.all_ids(session) == [1, 2, 3]


def test_a_persons_projects_are_the_active_ones_they_coordinate(store, now):
    keep(store, now, title="A", coordinators=("UELLI", "UAINO"))
    keep(store, now, title="B", coordinators=("UELLI",))
    keep(store, now, title="C", coordinators=("UAINO",))
    change(store, "UPDATE projects SET state = 'closed' WHERE title = 'C'")
    with store.reading() as session:
        (found,) = projects.coordinated_by(session, "UAINO")

    assert (found.title, found.coordinators) == ("A", ("UELLI", "UAINO"))


def test_a_part_of_a_title_is_found_whatever_the_case_exact_ones_first(store, now):
    for title in ("Äänekoski 1", "Äänekoski 2", "ÄÄNEKOSKI", "Ylä 100 % _"):
        keep(store, now, title=title)
    with store.reading() as session:
        found = projects.with_title_part(session, "äänekoski", limit=2)
        assert [project.title for project in found] == ["ÄÄNEKOSKI", "Äänekoski 1"]
        assert [project.id for project in projects.with_title_part(session, "% _", limit=9)] == [4]


def test_others_coordinate_it_in_the_order_they_are_named(store, now):
    kept = keep(store, now, coordinators=("UAINO", "UELLI"))
    with store.writing() as session:
        projects.hand_over(session, kept.id, ("UZ", "UAINO"), briefed_at={"UZ": now})
        found = projects.get(session, kept.id)

    assert (found.coordinators, found.briefings) == (("UZ", "UAINO"), (Briefing("UZ", now),))


def test_a_pause_is_kept_until_it_is_taken_up_again(store, now):
    kept = keep(store, now)
    with store.writing() as session:
        projects.pause(session, kept.id, at=now, until=date(2027, 1, 7))
        paused = projects.get(session, kept.id)
        projects.resume(session, kept.id, at=now + timedelta(days=1))
        resumed = projects.get(session, kept.id)

    assert (paused.paused_at, paused.paused_until, paused.resumed_at) == (now, date(2027, 1, 7), None)
    assert (resumed.paused_at, resumed.paused_until, resumed.resumed_at) == (None, None, now + timedelta(days=1))


def test_a_project_can_have_another_period_and_another_state(store, now):
    kept = keep(store, now)
    with store.writing() as session:
        moved = new_project(start_on=date(2026, 7, 1), end_on=date(2027, 6, 30), unit="Koulu", grant_euros=45_000)
        projects.update(session, kept.id, moved)
        projects.set_state(session, kept.id, ProjectState.CLOSED)
        found = projects.get(session, kept.id)

    assert (found.start_on, found.end_on, found.state) == (moved.start_on, moved.end_on, ProjectState.CLOSED)
    assert (found.unit, found.grant_euros, found.coordinators) == ("Koulu", 45_000, kept.coordinators)


def test_a_removed_project_is_nobodys_twin_or_find_and_comes_back_as_it_was(store, now):
    kept = keep(store, now)
    with store.writing() as session:
        projects.set_state(session, kept.id, ProjectState.CLOSED)
        projects.remove(session, kept.id, at=now)
        removed = projects.get(session, kept.id)
        assert projects.find_twin(session, new_project()) is None
        assert projects.with_title_part(session, "ulkomaan", limit=5) == []
        assert projects.removed_before(session, now) == []
        assert projects.removed_before(session, now + timedelta(days=1)) == [kept.id]
        projects.bring_back(session, kept.id)
        back = projects.get(session, kept.id)

    assert (removed.state, removed.removed_at) == (ProjectState.REMOVED, now)
    assert (back.state, back.removed_at) == (ProjectState.CLOSED, None)


def test_what_people_coordinate_or_answer_for_is_found_once(store, now, mobility):
    change(store, "UPDATE mobilities SET responsible = 'UOLLI'")
    keep(store, now, title="B", coordinators=("UELLI", "UAINO"))
    keep(store, now, title="C", coordinators=("UMIKKO",))
    with store.reading() as session:
        assert projects.ids_of_people(session, ["UAINO", "UOLLI"]) == [1, 2]
        assert projects.ids_of_people(session, ["UOLLI"]) == [1]
        assert projects.ids_of_people(session, []) == []
