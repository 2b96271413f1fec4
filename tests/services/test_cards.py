from datetime import date

from programme.model import Certainty, Origin
from services.cards import card_deadline
from tests.support.builders import make_deadline, make_mobility, make_project


def test_a_date_is_as_sure_as_the_rule_of_its_kind_and_without_a_rule_it_is_sure(rules):
    project = make_project()
    computed = make_deadline(kind="amendment_last_call")
    typed = make_deadline(kind="amendment_last_call", origin=Origin.CONTRACT)
    own = make_deadline(kind="custom", name="Arviointi", origin=Origin.CUSTOM)

    assert card_deadline(rules, project, computed, None).certainty is Certainty.UNVERIFIED
    assert card_deadline(rules, project, typed, None).certainty is Certainty.UNVERIFIED
    assert card_deadline(rules, project, own, None).certainty is Certainty.VERIFIED


def test_a_mobilitys_date_is_as_sure_as_the_rule_for_those_who_travel(rules):
    project = make_project()
    check = make_deadline(kind="predeparture_check", mobility_id=1)

    found = card_deadline(rules, project, check, make_mobility(has_minors=True))

    assert found.certainty is Certainty.PRACTICE
    assert "guardian_consent" in {each.item.code for each in found.open_items}


def test_a_report_has_the_divisions_own_date_before_its_official_one(rules):
    report = make_deadline(due_on=date(2027, 10, 30))

    assert card_deadline(rules, make_project(), report, None).internal_on == date(2027, 10, 2)
    assert card_deadline(rules, make_project(action_type="MUU"), report, None).internal_on is None
