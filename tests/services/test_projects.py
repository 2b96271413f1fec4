from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest

from programme.model import Certainty, Role, Sector
from services import deadlines
from services.cards import Note
from services.filters import ProjectFilter
from services.projects import TITLE_LIMIT, list_projects, register, suggest
from services.refusal import (
    AlreadyRegistered,
    CodeContradictsAction,
    CodeMalformed,
    CodeTaken,
    EndImplausible,
    PeriodReversed,
    PeriodTooLong,
    PeriodTooShort,
    StartImplausible,
    TitleEmpty,
    TitleTooLong,
    UnknownActionType,
)
from tests.support.builders import new_project
from tests.support.tables import dump, rows

CODE = "2026-1-FI01-KA121-VET-000123456"


def test_a_project_is_kept_with_its_deadlines_its_reminders_and_a_line_in_the_log(division, aino):
    card = register(division, aino, new_project(title="Ulkomaanjaksot", code=CODE), request_key="r1")

    assert (card.project.ref, card.project.title, card.project.code) == ("H1", "Ulkomaanjaksot", CODE)
    assert card.project.created_by == "UAINO"
    assert card.contact.name == "Eerika Kantonen"
    assert {(each.deadline.kind, each.deadline.due_on) for each in card.deadlines} == {
        ("inclusion_request", date(2027, 5, 31)),
        ("ka121_checkpoint", date(2027, 6, 1)),
        ("amendment_last_call", date(2027, 8, 1)),
        ("project_end", date(2027, 8, 31)),
        ("final_report", date(2027, 10, 30)),
        ("record_keeping", date(2032, 12, 29)),
    }
    kept = dump(division.store)
    assert len(kept["reminders"]) > 10
    (line,) = rows(division.store, "SELECT * FROM audit")
    assert (line["actor"], line["action"], line["subject"]) == ("UAINO", "project.registered", "H1")
    assert '"end_on": "2027-08-31"' in line["after"]


@pytest.mark.parametrize(
    ("values", "refusal", "facts"),
    [
        ({"title": " \u200b "}, TitleEmpty, {}),
        ({"title": "x" * (TITLE_LIMIT + 1)}, TitleTooLong, {"limit": TITLE_LIMIT}),
        ({"action_type": "KA999"}, UnknownActionType, {"word": "KA999"}),
        ({"start_on": date(2006, 6, 1)}, StartImplausible, {"day": date(2006, 6, 1)}),
        ({"end_on": date(2072, 8, 31)}, EndImplausible, {"day": date(2072, 8, 31)}),
        (
            {"start_on": date(2027, 8, 31), "end_on": date(2026, 6, 1)},
            PeriodReversed,
            {"start_on": date(2027, 8, 31), "end_on": date(2026, 6, 1)},
        ),
        (
            {"end_on": date(2028, 6, 1)},
            PeriodTooLong,
            {"action_type": "KA121-VET", "months": 24, "last_on": date(2028, 5, 31)},
        ),
        (
            {"action_type": "KA122-SCH", "end_on": date(2026, 11, 29)},
            PeriodTooShort,
            {"action_type": "KA122-SCH", "months": 6, "first_on": date(2026, 11, 30)},
        ),
        ({"code": "2026-1-FI01-KA121"}, CodeMalformed, {"word": "2026-1-FI01-KA121"}),
        (
            {"code": "2026-1-FI01-KA122-VET-000123456"},
            CodeContradictsAction,
            {
                "code": "2026-1-FI01-KA122-VET-000123456",
                "code_action": "KA122-VET",
                "action_type": "KA121-VET",
            },
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_facts_and_nothing_is_kept(division, aino, values, refusal, facts):
    before = dump(division.store)

    with pytest.raises(refusal) as refused:
        register(division, aino, new_project(**values), request_key="r1")

    assert refused.value.facts.items() >= facts.items()
    assert dump(division.store) == before


@pytest.mark.parametrize(
    "values",
    [
        {"title": "x" * TITLE_LIMIT},
        {"end_on": date(2028, 5, 31)},
        {"action_type": "KA122-SCH", "end_on": date(2026, 11, 30)},
        {"code": CODE.lower()},
        {"code": "  "},
        {"code": None, "channel_id": "CHANKE", "role": Role.PARTNER},
        {"start_on": date(2026, 6, 1), "end_on": date(2026, 6, 1), "action_type": "MUU"},
    ],
)
def test_what_is_just_possible_is_kept(division, aino, values):
    assert register(division, aino, new_project(**values), request_key="r1").project.ref == "H1"


def test_a_code_is_kept_in_capitals(division, aino):
    assert register(division, aino, new_project(code=CODE.lower()), request_key="r1").project.code == CODE


def test_a_title_loses_what_cannot_be_seen_and_keeps_its_emoji(division, aino):
    title = "Kevään\u202e  matka\u200b 👩‍🏫\n"

    assert register(division, aino, new_project(title=title), request_key="r1").project.title == "Kevään matka 👩‍🏫"


def test_a_coordinator_named_twice_stands_once_and_the_order_stays(division, aino):
    new = new_project(coordinators=("UELLI", "UAINO", "UELLI"))

    assert register(division, aino, new, request_key="r1").project.coordinators == ("UELLI", "UAINO")


def test_a_code_that_another_project_has_is_refused_with_its_reference(division, aino):
    register(division, aino, new_project(code=CODE), request_key="r1")

    with pytest.raises(CodeTaken) as refused:
        register(division, aino, new_project(title="Toinen", code=CODE.lower()), request_key="r2")

    assert refused.value.facts == {"code": CODE, "ref": "H1"}


def test_the_same_title_action_and_period_is_the_same_project(division, aino, mikko):
    register(division, aino, new_project(title="Jaksot"), request_key="r1")

    with pytest.raises(AlreadyRegistered) as refused:
        register(division, mikko, new_project(title=" Jaksot "), request_key="r2")

    assert refused.value.facts == {"ref": "H1", "title": "Jaksot"}


def test_the_same_title_in_another_period_is_another_project(division, aino):
    register(division, aino, new_project(title="Jaksot"), request_key="r1")
    other = new_project(title="Jaksot", end_on=date(2027, 9, 30))

    assert register(division, aino, other, request_key="r2").project.ref == "H2"


def test_the_same_request_twice_makes_one_project_and_gives_the_same_card(division, aino):
    first = register(division, aino, new_project(), request_key="r1")
    after_first = dump(division.store)

    second = register(division, aino, new_project(), request_key="r1")

    assert second == first
    assert dump(division.store) == after_first


def test_the_same_request_from_two_threads_at_once_makes_one_project(division, aino):
    start = Barrier(2)

    def ask():
        start.wait()
        return register(division, aino, new_project(), request_key="r1")

    with ThreadPoolExecutor() as pool:
        first, second = (asked.result() for asked in [pool.submit(ask), pool.submit(ask)])

    assert first == second
    assert len(dump(division.store)["projects"]) == 1


def test_an_unusual_period_is_kept_and_noted(division, aino):
    usual = register(division, aino, new_project(), request_key="r1")
    unusual = register(division, aino, new_project(end_on=date(2027, 9, 30)), request_key="r2")

    assert (usual.notes, unusual.notes) == ((), (Note.UNUSUAL_PERIOD,))


@pytest.mark.parametrize(
    ("values", "notes"),
    [
        ({"code": "2026-1-FI01-KA121-VET-000123456"}, ()),
        ({"code": "2025-1-FI01-KA121-VET-000123456"}, ()),
        ({"code": "2024-1-FI01-KA121-VET-000123456"}, (Note.CODE_OF_ANOTHER_YEAR,)),
        ({"code": "2027-1-FI01-KA121-VET-000123456"}, (Note.CODE_OF_ANOTHER_YEAR,)),
        ({"code": "2026-1-CZ01-KA121-VET-000123456"}, (Note.CODE_OF_ANOTHER_COUNTRY,)),
        ({"code": "2026-1-CZ01-KA121-VET-000123456", "role": Role.PARTNER}, ()),
    ],
)
def test_what_the_code_says_is_held_against_the_rest(values, notes, division, aino):
    assert register(division, aino, new_project(**values), request_key="r1").notes == notes


def test_a_card_tells_how_sure_each_date_is_and_whose_word_it_is(division, aino):
    card = register(division, aino, new_project(), request_key="r1")
    by_kind = {each.deadline.kind: each for each in card.deadlines}

    assert by_kind["final_report"].certainty is Certainty.VERIFIED
    assert by_kind["amendment_last_call"].certainty is Certainty.UNVERIFIED


@pytest.fixture
def three(division, aino, mikko):
    """H1 is Aino's, H2 and H3 are Mikko's, H3 the most urgent."""
    register(division, aino, new_project(title="Aino 1"), request_key="r1")
    register(division, mikko, new_project(title="Mikko 2", coordinators=("UMIKKO",)), request_key="r2")
    basic = new_project(
        title="Mikko 3",
        action_type="KA122-SCH",
        sector=Sector.BASIC,
        code="2026-2-FI01-KA122-SCH-000654321",
        end_on=date(2027, 3, 31),
        coordinators=("UMIKKO", "UAINO"),
    )
    register(division, mikko, basic, request_key="r3")


@pytest.mark.parametrize(
    ("wanted", "refs"),
    [
        (ProjectFilter(), ["H3", "H1", "H2"]),
        (ProjectFilter(sector=Sector.BASIC), ["H3"]),
        (ProjectFilter(action="KA121"), ["H1", "H2"]),
        (ProjectFilter(action="KA121-VET"), ["H1", "H2"]),
        (ProjectFilter(action="KA121-SCH"), []),
        (ProjectFilter(coordinator="UAINO"), ["H3", "H1"]),
        (ProjectFilter(coordinator="UAINO", action="KA121"), ["H1"]),
        (ProjectFilter(coordinator="UNOBODY"), []),
    ],
)
def test_a_list_holds_the_projects_that_fit_the_most_urgent_first(division, three, wanted, refs):
    assert [line.project.ref for line in list_projects(division, wanted).lines] == refs


def test_each_line_shows_the_next_open_deadline_and_none_when_all_is_done(division, aino, three):
    (line,) = list_projects(division, ProjectFilter(coordinator="UAINO", action="KA121")).lines
    assert line.next_deadline.kind == "inclusion_request"

    while line.next_deadline:
        deadlines.complete(division, aino, line.next_deadline.id)
        (line,) = list_projects(division, ProjectFilter(coordinator="UAINO", action="KA121")).lines

    *_, last = list_projects(division, ProjectFilter()).lines
    assert (last.project.ref, last.next_deadline) == ("H1", None)


@pytest.mark.parametrize(
    ("typed", "refs"),
    [("", ["H1", "H3", "H2"]), ("mikko", ["H3", "H2"]), ("h2", ["H2"]), ("000654", ["H3"]), ("nothing", [])],
)
def test_suggestions_hold_what_was_typed_with_ones_own_projects_first(division, aino, three, typed, refs):
    assert [project.ref for project in suggest(division, aino, typed, limit=10)] == refs


def test_no_more_is_suggested_than_asked_for(division, aino, three):
    assert len(suggest(division, aino, "", limit=2)) == 2
