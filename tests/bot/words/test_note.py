"""A message that is to become a deadline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.note import Note, read_note

TODAY = date(2026, 11, 24)


def read(text: str) -> Note:
    return read_note(text, today=TODAY, limit=80)


@pytest.mark.parametrize(
    ("text", "name", "due_on"),
    [
        ("Budjetti Katjalle 15.3.2027\nmuistakaa liitteet", "Budjetti Katjalle 15.3.2027", date(2027, 3, 15)),
        ("Väliraportti\n\nviimeistään 2027-03-15 klo 12.00", "Väliraportti", date(2027, 3, 15)),
        ("Seminaari 1.3.", "Seminaari 1.3.", date(2027, 3, 1)),
        ("Pikkujoulut 5.12.", "Pikkujoulut 5.12.", date(2026, 12, 5)),
        ("Oli 1.2.2026, on 1.2.2028", "Oli 1.2.2026, on 1.2.2028", date(2028, 2, 1)),
        ("Mahdoton 31.2.2027", "Mahdoton 31.2.2027", None),
        ("Versio 1.2.3 klo 12.00", "Versio 1.2.3 klo 12.00", None),
        ("&lt;!channel&gt; <https://a.example|linkki>", "<!channel> linkki", None),
        ("", None, None),
        ("\n \u200b\n", None, None),
    ],
)
def test_the_first_line_is_the_name_and_the_first_day_to_come_the_date(text, name, due_on):
    assert read(text) == Note(name=name, due_on=due_on)


def test_a_long_line_ends_in_an_ellipsis():
    name = read("pitkä " * 40).name
    assert name is not None
    assert len(name) == 80
    assert name.endswith("…")


@given(st.text(max_size=300) | st.from_regex(r"(\d{1,4}[.-]){1,4}\d{0,4}"))
def test_whatever_is_written_there_is_no_day_in_the_past_and_no_longer_name(text):
    note = read(text)
    assert note.due_on is None or note.due_on >= TODAY
    assert note.name is None or 0 < len(note.name) <= 80
