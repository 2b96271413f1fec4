from programme.model import Certainty, Origin
from services.cards import card_deadline
from tests.support.builders import make_deadline, make_project


def test_a_computed_date_is_as_sure_as_its_rule_and_a_typed_one_is_sure(rules):
    project = make_project()
    computed = make_deadline(kind="amendment_last_call")
    typed = make_deadline(kind="amendment_last_call", origin=Origin.CONTRACT)

    assert card_deadline(rules, project, computed, None).certainty is Certainty.UNVERIFIED
    assert card_deadline(rules, project, typed, None).certainty is Certainty.VERIFIED
