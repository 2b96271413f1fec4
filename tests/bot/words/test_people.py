"""Whoever is mentioned, and the words beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.words.people import people_and_rest

ACCOUNTS = st.from_regex(r"[UW][A-Z0-9]{2,10}", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "people", "rest"),
    [
        ("", (), ""),
        ("H1", (), "H1"),
        ("H1 <@U1>", ("U1",), "H1"),
        ("<@U1|eerika> H1", ("U1",), "H1"),
        ("  lukio <@U1|hanna>   <@W2> ", ("U1", "W2"), "lukio"),
        ("Stadin <@U1> AO", ("U1",), "Stadin AO"),
        ('"Stadin AO"<@U1>', ("U1",), '"Stadin AO"'),
    ],
)
def test_people_may_stand_anywhere_among_the_words(text, people, rest):
    assert people_and_rest(text) == (people, rest)


def test_whoever_is_mentioned_twice_is_one_person():
    assert people_and_rest("<@U2> <@U1> <@U2|again>") == (("U2", "U1"), "")


@pytest.mark.parametrize("text", ["@eerika", "&lt;@U1&gt;", "<#C1|stadin-ao>", "<!channel>", "<@>", "<@u1>", "U1"])
def test_what_only_looks_like_a_mention_is_left_among_the_words(text):
    assert people_and_rest(text) == ((), text)


@given(st.lists(ACCOUNTS, max_size=5, unique=True), st.sampled_from(["H1", "lukio", '"Stadin AO"', ""]))
def test_everybody_who_is_mentioned_is_found_in_their_order(accounts, words):
    text = " ".join([words, *(f"<@{account}|somebody>" for account in accounts)])
    assert people_and_rest(text) == (tuple(accounts), words)
