from datetime import date, time

import pytest

from programme.model import DeadlineState
from services.calls import NewCall, add
from services.deadlines import Choice, Completed, complete, complete_named
from services.division import Actor
from services.explanations import explain_dates
from services.mobilities import register as register_mobility
from services.projects import register, show
from services.refusal import NoSuchProject, NotYourProject
from services.running_refusal import DeadlineGone, NoSuchDeadline, NothingOpen
from services.typed_dates import TypedDate, set_date
from tests.support.builders import new_mobility, new_project
from tests.support.clock import helsinki
from tests.support.tables import change, dump, rows


@pytest.fixture
def ids(division, aino):
    """The deadlines of H1 by kind."""
    card = register(division, aino, new_project(action_type="KA210-VET"), request_key="r1")
    return {each.deadline.kind: each.deadline.id for each in card.deadlines}


def say_done(division, actor, kind=None):
    """`/hanke valmis H1`, with a word for a kind or without."""
    return complete_named(division, actor, "H1", kinds=None if kind is None else frozenset({kind}), word=kind or "")


def test_a_button_marks_its_deadline_done_and_takes_its_reminders_out_of_the_plan(division, aino, ids, clock):
    done = complete(division, aino, ids["final_report"])

    assert isinstance(done, Completed)
    assert not done.already
    assert done.deadline.deadline.state is DeadlineState.DONE
    assert (done.deadline.deadline.done_by, done.deadline.deadline.done_at) == ("UAINO", clock())
    found = rows(
        division.store,
        "SELECT DISTINCT reason FROM reminders WHERE deadline_id = ? AND state <> 'overtaken'",
        ids["final_report"],
    )
    assert found == [{"reason": "deadline_done"}]
    left = rows(division.store, "SELECT DISTINCT deadline_id FROM reminders WHERE state = 'planned'")
    assert ids["final_report"] not in {row["deadline_id"] for row in left}
    assert ids["amendment_last_call"] in {row["deadline_id"] for row in left}


def test_it_stands_in_the_log_with_its_author(division, aino, ids):
    complete(division, aino, ids["final_report"])

    *_, line = rows(division.store, "SELECT * FROM audit ORDER BY id")
    assert (line["actor"], line["action"], line["subject"]) == ("UAINO", "deadline.completed", "H1")
    assert '"kind": "final_report"' in line["after"]


def test_doing_it_twice_is_doing_it_once(division, aino, sari, ids):
    complete(division, aino, ids["final_report"])
    after_first = dump(division.store)

    again = complete(division, sari, ids["final_report"])

    assert again.already
    assert again.deadline.deadline.done_by == "UAINO"
    assert dump(division.store) == after_first


def test_a_stranger_may_not(division, mikko, ids):
    before = dump(division.store)

    with pytest.raises(NotYourProject) as refused:
        complete(division, mikko, ids["final_report"])
    with pytest.raises(NotYourProject):
        say_done(division, mikko)

    assert refused.value.facts == {"ref": "H1", "coordinators": ("UAINO",)}
    assert dump(division.store) == before


def test_an_administrator_may(division, sari, ids):
    assert complete(division, sari, ids["final_report"]).deadline.deadline.done_by == "USARI"


def test_a_button_of_something_that_is_gone_says_so(division, aino, ids):
    change(division.store, "UPDATE deadlines SET state = 'withdrawn' WHERE id = ?", ids["final_report"])

    for deadline_id in (ids["final_report"], 999):
        with pytest.raises(DeadlineGone):
            complete(division, aino, deadline_id)


def test_a_word_that_fits_one_open_deadline_marks_it_done(division, aino, ids):
    done = say_done(division, aino, "final_report")

    assert isinstance(done, Completed)
    assert done.deadline.deadline.id == ids["final_report"]


def test_without_a_word_several_open_deadlines_are_a_choice_and_one_is_done(division, aino, ids):
    choice = say_done(division, aino)
    assert isinstance(choice, Choice)
    assert [each.deadline.kind for each in choice.deadlines] == [
        "amendment_last_call",
        "project_end",
        "final_report",
        "record_keeping",
    ]

    for kind in ("amendment_last_call", "project_end", "record_keeping"):
        complete(division, aino, ids[kind])
    assert isinstance(say_done(division, aino), Completed)


def test_a_word_for_what_never_was_finds_nothing(division, aino, ids):
    with pytest.raises(NoSuchDeadline) as refused:
        say_done(division, aino, "participant_report")
    assert refused.value.facts == {"ref": "H1", "word": "participant_report"}


def test_what_is_done_already_stays_as_it_is_and_may_be_taken_back(division, aino, mikko, ids):
    say_done(division, aino, "final_report")
    before = dump(division.store)

    again = say_done(division, aino, "final_report")

    assert again.already
    assert again.deadline.deadline.id == ids["final_report"]
    assert dump(division.store) == before
    with pytest.raises(NotYourProject):
        say_done(division, mikko, "final_report")


def test_when_all_is_done_nothing_is_open(division, aino, ids):
    for deadline_id in ids.values():
        complete(division, aino, deadline_id)
    say_done(division, aino, "decision_watch")

    with pytest.raises(NothingOpen):
        say_done(division, aino)


def test_words_need_a_project_that_there_is(division, aino):
    with pytest.raises(NoSuchProject):
        say_done(division, aino)


def test_what_is_done_stays_on_the_card(division, aino, ids):
    complete(division, aino, ids["final_report"])

    assert {each.deadline.kind: each.is_open for each in show(division, "H1").deadlines} == {
        "amendment_last_call": True,
        "project_end": True,
        "final_report": False,
        "decision_watch": True,
        "record_keeping": True,
    }


def test_sixty_days_after_the_report_was_sent_the_agency_should_have_answered(division, aino, ids, clock):
    clock.move_to(helsinki("2027-10-30 23:30"))
    complete(division, aino, ids["final_report"])

    (watch,) = [each for each in show(division, "H1").deadlines if each.deadline.kind == "decision_watch"]
    assert (watch.deadline.due_on, watch.is_open) == (date(2027, 12, 29), True)
    (row,) = rows(
        division.store,
        """SELECT count(*) AS number FROM reminders WHERE deadline_id = ? AND state = 'planned'""",
        watch.deadline.id,
    )
    assert row["number"] > 0
    assert isinstance(say_done(division, aino, "decision_watch"), Completed)


def test_until_the_report_is_done_nobody_waits_for_the_agency(division, ids):
    assert "decision_watch" not in {each.deadline.kind for each in show(division, "H1").deadlines}


def test_who_answers_for_a_mobility_looks_after_its_deadlines_and_no_others(division, aino, ids):
    olli = Actor(account_id="UOLLI", is_administrator=False)
    card = register_mobility(division, aino, "H1", new_mobility(responsible="UOLLI"), request_key="m1")
    (start,) = [each.deadline.id for each in card.deadlines if each.deadline.kind == "mobility_start"]

    assert complete(division, olli, start).deadline.deadline.done_by == "UOLLI"
    done = complete_named(division, olli, "L1", kinds=frozenset({"predeparture_check"}), word="tarkistus")
    assert isinstance(done, Completed)

    before = dump(division.store)
    with pytest.raises(NotYourProject):
        complete(division, olli, ids["final_report"])
    with pytest.raises(NotYourProject):
        say_done(division, olli, "final_report")
    assert dump(division.store) == before


def test_a_word_at_a_mobilitys_reference_means_that_mobilitys_deadline(division, aino, ids):
    for number in (1, 2):
        register_mobility(division, aino, "H1", new_mobility(head_count=number), request_key=f"m{number}")

    at_project = say_done(division, aino, "mobility_start")
    at_mobility = complete_named(division, aino, "l2", kinds=frozenset({"mobility_start"}), word="alku")

    assert isinstance(at_project, Choice)
    assert isinstance(at_mobility, Completed)
    assert at_mobility.deadline.mobility.ref == "L2"
    with pytest.raises(NoSuchDeadline):
        complete_named(division, aino, "L2", kinds=frozenset({"final_report"}), word="loppuraportti")


def test_what_was_made_by_hand_is_named_by_its_name(division, aino, ids):
    for name in ("Arviointi", "Väliraportti"):
        set_date(division, aino, "H1", TypedDate(kind=None, name=name, is_own_name=True, due_on=date(2027, 5, 3)))

    done = complete_named(division, aino, "H1", kinds=None, word="VÄLIRAPORTTI")

    assert isinstance(done, Completed)
    assert (done.deadline.deadline.name, done.deadline.deadline.kind) == ("Väliraportti", "custom")
    assert complete_named(division, aino, "H1", kinds=None, word="väliraportti").already
    with pytest.raises(NoSuchDeadline) as refused:
        complete_named(division, aino, "H1", kinds=None, word="loppuarviointi")
    assert refused.value.facts == {"ref": "H1", "word": "loppuarviointi"}


def test_a_name_of_ones_own_is_meant_before_a_kind_that_is_called_the_same(division, aino, ids):
    register_mobility(division, aino, "H1", new_mobility(), request_key="m1")
    set_date(division, aino, "H1", TypedDate(kind=None, name="Start", is_own_name=True, due_on=date(2027, 5, 3)))

    explained = explain_dates(division, "H1", kind="mobility_start", word="start")
    done = complete_named(division, aino, "H1", kinds=frozenset({"mobility_start"}), word="start")

    assert [each.deadline.deadline.name for each in explained.deadlines] == ["Start"]
    assert isinstance(done, Completed)
    assert done.deadline.deadline.name == "Start"


def test_a_call_cannot_be_marked_done(division, sari):
    add(division, sari, NewCall(actions=("KA121",), title=None, day=date(2027, 2, 19), clock=time(12)))

    with pytest.raises(DeadlineGone):
        complete(division, sari, 1)
