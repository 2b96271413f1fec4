from datetime import date

from services.refusal import PeriodReversed, ReferenceMissing, Refusal, TitleEmpty


def all_refusals() -> list[type[Refusal]]:
    return Refusal.__subclasses__()


def test_a_refusal_has_a_key_of_its_own_and_the_facts_of_its_sentence():
    refusal = PeriodReversed(start_on=date(2027, 1, 2), end_on=date(2027, 1, 1))

    assert refusal.key() == "refusal.period_reversed"
    assert refusal.facts == {"start_on": date(2027, 1, 2), "end_on": date(2027, 1, 1)}
    assert (refusal.field, ReferenceMissing.field) == ("end_on", None)
    assert TitleEmpty().facts == {}


def test_no_two_refusals_share_a_key():
    keys = [refusal.key() for refusal in all_refusals()]

    assert len(keys) > 20
    assert len(set(keys)) == len(keys)
