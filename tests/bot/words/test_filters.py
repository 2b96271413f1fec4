"""What a list is narrowed by."""

from __future__ import annotations

import pytest

from bot.words.faults import DateAlone, MistypedWord, SaidTwice, UnknownPerson, UnknownWord
from bot.words.filters import read_filter
from programme.model import Sector
from services.projects import ProjectFilter

MY_KA122 = ProjectFilter(action="KA122", sector=Sector.GENERAL_UPPER_SECONDARY, coordinator="U9")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", ProjectFilter()),
        ("ammatillinen", ProjectFilter(sector=Sector.VOCATIONAL)),
        ("early childhood education", ProjectFilter(sector=Sector.EARLY_CHILDHOOD)),
        ("KA121", ProjectFilter(action="KA121")),
        ("ka121-vet", ProjectFilter(action="KA121-VET")),
        ("KA121 VET", ProjectFilter(action="KA121-VET")),
        ("muu", ProjectFilter(action="MUU")),
        ("omat", ProjectFilter(coordinator="U9")),
        ("mina", ProjectFilter(coordinator="U9")),
        ("mine", ProjectFilter(coordinator="U9")),
        ("<@U1|eerika>", ProjectFilter(coordinator="U1")),
        (
            "KA122, lukio, omat",
            MY_KA122,
        ),
        ('"koko toimiala"', ProjectFilter(sector=Sector.WHOLE_DIVISION)),
        ("omat lukio KA122", MY_KA122),
    ],
)
def test_sector_action_and_person_narrow_in_any_order(words, wanted, rules):
    assert read_filter(words, rules, asker="U9") == wanted


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("lukoi", MistypedWord(word="lukoi", suggestion="lukio")),
        ("KA999", UnknownWord(word="KA999")),
        ("@eerika", UnknownPerson(word="@eerika")),
        ("<#C1|x>", UnknownWord(word="#")),
        ("1.1.–2.2.2027", UnknownWord(word="1.1.2027–2.2.2027")),
        ("1.1.2027", DateAlone(word="1.1.2027")),
        ("lukio ammatillinen", SaidTwice(word="ammatillinen")),
        ("omat <@U1>", SaidTwice(word="@")),
        ("KA121 KA122", SaidTwice(word="KA122")),
    ],
    ids=str,
)
def test_each_wrong_thing_is_named_by_its_own_refusal(words, fault, rules):
    with pytest.raises(type(fault)) as refused:
        read_filter(words, rules, asker="U9")
    assert refused.value.facts == fault.facts
