from datetime import date

import pytest

from services.cards import Note
from services.filters import ProjectFilter
from services.mobilities import HEAD_COUNT_LIMIT, HOST_LIMIT, TRAVEL_DAYS_LIMIT, list_mobilities, register, show
from services.projects import register as register_project
from services.refusal import (
    AccompanyingImplausible,
    HeadCountImplausible,
    HostTooLong,
    IdentityCodeInHost,
    MobilityAlreadyRegistered,
    NoMobilitiesInAction,
    NoSuchMobility,
    NoSuchProject,
    PeriodReversed,
    ProjectClosed,
    StartImplausible,
    TravelDaysImplausible,
    UnknownMobilityKind,
)
from tests.support.builders import new_mobility, new_project
from tests.support.tables import change, dump, rows


@pytest.fixture
def project(division, aino):
    return register_project(division, aino, new_project(), request_key="project").project


def test_a_mobility_is_kept_with_its_deadlines_its_reminders_and_a_line_in_the_log(division, aino, project):
    card = register(division, aino, "H1", new_mobility(host="BSZ Leipzig", head_count=2), request_key="m1")

    assert (card.mobility.ref, card.project.ref, card.mobility.host) == ("L1", "H1", "BSZ Leipzig")
    assert {(each.deadline.kind, each.deadline.due_on) for each in card.deadlines} == {
        ("predeparture_check", date(2027, 2, 22)),
        ("bm_encoding", date(2027, 2, 28)),
        ("mobility_start", date(2027, 3, 1)),
        ("bm_complete", date(2027, 3, 12)),
        ("mobility_papers", date(2027, 3, 26)),
        ("participant_report", date(2027, 4, 11)),
    }
    assert all(each.mobility == card.mobility for each in card.deadlines)
    *_, line = rows(division.store, "SELECT * FROM audit ORDER BY id")
    assert (line["action"], line["subject"]) == ("mobility.registered", "L1")
    assert '"project_id": 1' in line["after"]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"kind": "holiday"}, UnknownMobilityKind),
        ({"start_on": date(2001, 3, 1)}, StartImplausible),
        ({"start_on": date(2027, 3, 13)}, PeriodReversed),
        ({"host": "x" * (HOST_LIMIT + 1)}, HostTooLong),
        ({"head_count": 0}, HeadCountImplausible),
        ({"head_count": HEAD_COUNT_LIMIT + 1}, HeadCountImplausible),
        ({"accompanying": -1}, AccompanyingImplausible),
        ({"accompanying": HEAD_COUNT_LIMIT + 1}, AccompanyingImplausible),
        ({"travel_days": -1}, TravelDaysImplausible),
        ({"travel_days": TRAVEL_DAYS_LIMIT + 1}, TravelDaysImplausible),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(division, aino, project, values, refusal):
    before = dump(division.store)

    with pytest.raises(refusal):
        register(division, aino, "H1", new_mobility(**values), request_key="m1")

    assert dump(division.store) == before


def test_a_mobility_needs_a_project_that_there_is(division, aino, project):
    with pytest.raises(NoSuchProject):
        register(division, aino, "H9", new_mobility(), request_key="m1")


def test_an_accreditation_has_no_mobilities(division, aino):
    new = new_project(action_type="KA120-VET", title="Akkreditointi")
    register_project(division, aino, new, request_key="p1")

    with pytest.raises(NoMobilitiesInAction):
        register(division, aino, "H1", new_mobility(), request_key="m1")


def test_a_closed_project_takes_no_more_mobilities(division, aino, project):
    change(division.store, "UPDATE projects SET state = 'closed'")

    with pytest.raises(ProjectClosed):
        register(division, aino, "H1", new_mobility(), request_key="m1")


def test_a_host_of_nothing_but_spaces_is_no_host(division, aino, project):
    card = register(division, aino, "H1", new_mobility(host=" \u200b "), request_key="m1")

    assert card.mobility.host is None


def test_the_same_request_twice_makes_one_mobility_and_gives_the_same_card(division, aino, project):
    first = register(division, aino, "H1", new_mobility(), request_key="m1")
    after_first = dump(division.store)

    assert register(division, aino, "H1", new_mobility(), request_key="m1") == first
    assert dump(division.store) == after_first


def test_the_same_line_typed_twice_is_told_and_another_group_is_another_mobility(division, aino, project):
    register(division, aino, "H1", new_mobility(), request_key="m1")

    with pytest.raises(MobilityAlreadyRegistered) as refused:
        register(division, aino, "H1", new_mobility(), request_key="m2")
    other = register(division, aino, "H1", new_mobility(head_count=4), request_key="m3")

    assert refused.value.facts == {"ref": "L1"}
    assert other.mobility.ref == "L2"


@pytest.mark.parametrize("host", ["BSZ 010190-123A", "140100A999B"])
def test_a_personal_identity_code_is_never_kept(host, division, aino, project):
    with pytest.raises(IdentityCodeInHost):
        register(division, aino, "H1", new_mobility(host=host), request_key="m1")


def test_an_odd_length_and_a_trip_outside_the_project_are_kept_and_noted(division, aino, project):
    long = new_mobility(start_on=date(2027, 8, 1), end_on=date(2027, 12, 31))

    card = register(division, aino, "H1", long, request_key="m1")

    assert card.notes == (Note.UNUSUAL_LENGTH, Note.OUTSIDE_PROJECT)


@pytest.mark.parametrize(
    ("end_on", "kind", "notes"),
    [
        (date(2027, 3, 10), "short_term_learner", (Note.UNLIKE_PRACTICE,)),
        (date(2027, 3, 14), "short_term_learner", ()),
        (date(2027, 5, 28), "short_term_learner", ()),
        (date(2027, 5, 29), "long_term_learner", (Note.ERASMUS_PRO, Note.KIND_BY_DAYS)),
        (date(2027, 7, 26), "long_term_learner", (Note.UNLIKE_PRACTICE, Note.ERASMUS_PRO, Note.KIND_BY_DAYS)),
        (date(2027, 3, 9), "short_term_learner", (Note.UNUSUAL_LENGTH,)),
    ],
)
def test_the_days_decide_between_short_term_and_erasmus_pro(end_on, kind, notes, division, aino, project):
    trip = new_mobility(kind="short_term_learner", start_on=date(2027, 3, 1), end_on=end_on)

    card = register(division, aino, "H1", trip, request_key="m1")

    assert (card.mobility.kind, card.notes) == (kind, notes)


def test_who_calls_a_short_stay_erasmus_pro_sees_that_the_days_decide(division, aino, project):
    stay = new_mobility(kind="long_term_learner", start_on=date(2027, 3, 1), end_on=date(2027, 4, 30))

    for _ in range(2):  # Slack may deliver it twice
        card = register(division, aino, "H1", stay, request_key="m1")
        assert (card.mobility.kind, card.notes) == ("short_term_learner", (Note.KIND_BY_DAYS,))
    assert show(division, "L1").notes == ()


def test_a_kind_that_the_call_did_not_offer_is_kept_and_noted(division, aino):
    earlier = new_project(code="2023-1-FI01-KA121-VET-000123456", start_on=date(2026, 6, 1))
    register_project(division, aino, earlier, request_key="p1")

    card = register(division, aino, "H1", new_mobility(kind="group_mobility", accompanying=1), request_key="m1")

    assert card.notes == (Note.KIND_NOT_OFFERED,)


def test_a_card_shows_the_mobilitys_own_deadlines_only(division, aino, project):
    register(division, aino, "H1", new_mobility(), request_key="m1")
    register(division, aino, "H1", new_mobility(end_on=date(2027, 3, 19)), request_key="m2")

    card = show(division, "l2")

    assert {each.deadline.mobility_id for each in card.deadlines} == {2}
    assert len(card.deadlines) == 6


@pytest.mark.parametrize("reference", ["L9", "9", "H1", "", "L1234567890"])
def test_there_is_no_such_mobility(division, aino, project, reference):
    with pytest.raises(NoSuchMobility):
        show(division, reference)


@pytest.fixture
def four(division, aino, project):
    """H1 has L1 (past), L2 and L3 (which starts first), H2 has L4 (under way today)."""
    register_project(division, aino, new_project(title="Toinen"), request_key="p2")
    for number, (reference, start_on, end_on) in enumerate(
        [
            ("H1", date(2026, 11, 2), date(2026, 11, 23)),
            ("H1", date(2027, 3, 1), date(2027, 3, 12)),
            ("H1", date(2027, 2, 1), date(2027, 2, 5)),
            ("H2", date(2026, 11, 2), date(2026, 11, 24)),
        ]
    ):
        new = new_mobility(start_on=start_on, end_on=end_on)
        register(division, aino, reference, new, request_key=f"m{number}")


def test_the_list_of_all_leaves_out_what_is_over_and_puts_the_next_to_start_first(division, four):
    lines = list_mobilities(division, ProjectFilter(), limit=20).lines

    assert [(line.mobility.ref, line.project.ref) for line in lines] == [("L4", "H2"), ("L3", "H1"), ("L2", "H1")]


def test_the_list_of_one_project_holds_all_of_its_own(division, four):
    lines = list_mobilities(division, ProjectFilter(), reference="h1", limit=20).lines

    assert [line.mobility.ref for line in lines] == ["L1", "L3", "L2"]
