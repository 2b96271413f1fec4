import pytest

from services.access import (
    may_change,
    may_change_deadline,
    require_administrator,
    require_change,
    require_change_of_deadline,
)
from services.division import Actor
from services.refusal import AdministratorsOnly, NotYourProject
from tests.support.builders import make_mobility, make_project

PROJECT = make_project(id=7, coordinators=("UAINO", "UELLI"), created_by="UMIKKO")


@pytest.mark.parametrize(
    ("account_id", "is_administrator", "may"),
    [
        ("UAINO", False, True),
        ("UELLI", False, True),
        ("UMIKKO", False, False),
        ("USARI", False, False),
        ("USARI", True, True),
    ],
)
def test_a_project_is_its_coordinators_and_the_administrators_to_change(account_id, is_administrator, may):
    actor = Actor(account_id=account_id, is_administrator=is_administrator)

    assert may_change(actor, PROJECT) is may
    if may:
        require_change(actor, PROJECT)
    else:
        with pytest.raises(NotYourProject) as refused:
            require_change(actor, PROJECT)
        assert refused.value.facts == {"ref": "H7", "coordinators": ("UAINO", "UELLI")}


@pytest.mark.parametrize(
    ("account_id", "of_project", "of_mobility"),
    [("UAINO", True, True), ("UOLLI", False, True), ("UMIKKO", False, False)],
)
def test_a_mobilitys_deadlines_are_also_theirs_who_answer_for_it(account_id, of_project, of_mobility):
    actor = Actor(account_id=account_id, is_administrator=False)
    mobility = make_mobility(responsible="UOLLI")

    assert may_change_deadline(actor, PROJECT, None) is of_project
    assert may_change_deadline(actor, PROJECT, mobility) is of_mobility
    if of_mobility:
        require_change_of_deadline(actor, PROJECT, mobility)
    else:
        with pytest.raises(NotYourProject):
            require_change_of_deadline(actor, PROJECT, mobility)


def test_a_mobility_that_nobody_answers_for_is_nobody_elses():
    nobody = Actor(account_id="UMIKKO", is_administrator=False)

    assert not may_change_deadline(nobody, PROJECT, make_mobility(responsible=None))


def test_what_concerns_the_whole_division_is_the_administrators():
    require_administrator(Actor(account_id="USARI", is_administrator=True))

    with pytest.raises(AdministratorsOnly):
        require_administrator(Actor(account_id="UAINO", is_administrator=False))
