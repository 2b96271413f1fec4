import pytest

from programme.model import DeadlineState
from services.deadlines import Choice, Completed, complete, complete_named
from services.projects import register, show
from services.refusal import DeadlineGone, NoSuchDeadline, NoSuchProject, NothingOpen, NotYourProject
from tests.support.builders import new_project
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
    assert left == [{"deadline_id": ids["amendment_last_call"]}]


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
    assert [each.deadline.kind for each in choice.deadlines] == ["amendment_last_call", "final_report"]

    complete(division, aino, ids["amendment_last_call"])
    assert isinstance(say_done(division, aino), Completed)


def test_a_word_for_what_is_done_or_never_was_finds_nothing_open(division, aino, ids):
    say_done(division, aino, "final_report")

    for word in ("final_report", "participant_report"):
        with pytest.raises(NoSuchDeadline) as refused:
            say_done(division, aino, word)
        assert refused.value.facts == {"ref": "H1", "word": word}


def test_when_all_is_done_nothing_is_open(division, aino, ids):
    for deadline_id in ids.values():
        complete(division, aino, deadline_id)

    with pytest.raises(NothingOpen):
        say_done(division, aino)


def test_words_need_a_project_that_there_is(division, aino):
    with pytest.raises(NoSuchProject):
        say_done(division, aino)


def test_what_is_done_stays_on_the_card(division, aino, ids):
    complete(division, aino, ids["final_report"])

    assert {each.deadline.kind: each.is_open for each in show(division, "H1").deadlines} == {
        "amendment_last_call": True,
        "final_report": False,
    }
