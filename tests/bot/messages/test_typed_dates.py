"""After a date was typed: the deadline as it stands now, and what it was."""

from __future__ import annotations

from datetime import date

import pytest

from bot.text import Language, plain, say
from tests.bot.sample_dates import MESSAGES

EN = Language.ENGLISH


@pytest.mark.parametrize(
    ("name", "deadline", "key"),
    [
        ("date_set_new", "1 June 2027 Väliraportti &lt;ESF+&gt; · in 91 days · Original message", "date_set.new"),
        ("date_set_moved", "15 October 2027 Final report · in 227 days · from the contract", "date_set.moved"),
        ("date_set_same", "15 October 2027 Final report · in 227 days · from the contract", "date_set.same"),
        ("date_taken_back", "30 October 2027 Final report · in 242 days", "date_set.computed_again"),
    ],
)
def test_the_project_and_the_deadline_are_shown_as_they_stand(name, deadline, key):
    facts = {"before": date(2027, 10, 30), "after": date(2027, 10, 15), "deadline": "Final report"}
    assert MESSAGES[name](EN).text.splitlines() == [
        "H1 Stadin AO ulkomaanjaksot",
        deadline,
        plain(say(key, EN, **facts)),
    ]


def test_what_was_made_by_hand_is_gone_with_its_name():
    (line,) = MESSAGES["date_gone"](EN).text.splitlines()
    assert "Väliraportti &lt;ESF+&gt;" in line
    assert "H1" in line
