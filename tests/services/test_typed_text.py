import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.typed_text import clean_line


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ulkomaan \t jaksot\n2026 ", "Ulkomaan jaksot 2026"),
        ("a\u2028b\u2029c\u00a0d\u3000e", "a b c d e"),
        ("A\u0308iti", "Äiti"),
        ("nul\x00la \x1b[31m", "nulla [31m"),
        ("laskuri\u202excod", "laskurixcod"),
        ("\u2066isolated\u2069 \u200fmark", "isolated mark"),
        ("zero\u200bwidth\ufeffspace\u00ad", "zerowidthspace"),
        ("a \u200b b", "a b"),
        ("H\u200d1", "H1"),
        ("\u200d", ""),
        ("\u3164 \u2800\u115f", ""),
        ("\ud800lone", "lone"),
        ("private\ue000", "private"),
        ("non\uffff\U000e0041characters", "noncharacters"),
    ],
)
def test_what_cannot_be_seen_or_misleads_goes(typed, kept):
    assert clean_line(typed) == kept


@pytest.mark.parametrize(
    "emoji",
    [
        "🎓",
        "❤️",
        "👩‍🏫",
        "👩🏽‍🏫",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇫🇮",
        "\U0001fae8",  # newer than this Python's tables
    ],
)
def test_an_emoji_stays_whole(emoji):
    assert clean_line(f"Matka {emoji}!") == f"Matka {emoji}!"


@given(st.text())
def test_cleaning_again_changes_nothing(text):
    once = clean_line(text)

    assert clean_line(once) == once
    assert once == once.strip()
    assert "  " not in once
