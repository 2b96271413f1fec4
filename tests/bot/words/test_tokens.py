"""How a line falls into tokens, whatever keyboard, phone or word processor it was typed on."""

from __future__ import annotations

from datetime import date

import pytest

from bot.words.faults import DateAlone, DateImpossible, UnclosedQuote
from bot.words.tokens import ChannelToken, PeriodToken, PersonToken, Quoted, Word, as_sent, tokens, unescaped

PERIOD = PeriodToken(date(2027, 3, 1), date(2027, 3, 12))
NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


@pytest.mark.parametrize(
    "written",
    [
        '"Stadin AO"', "“Stadin AO”", "”Stadin AO”", "„Stadin AO“", "„Stadin AO”", "‟Stadin AO”", "«Stadin AO»",
        "»Stadin AO«", "＂Stadin AO＂", "″Stadin AO″", "'Stadin AO'", "‘Stadin AO’", "’Stadin AO’", "‚Stadin AO‘",
        "‹Stadin AO›", "›Stadin AO‹", '„Stadin AO"',
    ],
)  # fmt: skip
def test_all_quotes_are_quotes(written):
    assert tokens(written) == (Quoted("Stadin AO"),)


@pytest.mark.parametrize(
    "written",
    [
        f"1.3.2027{before}{dash}{after}12.3.2027"
        for dash in "-‐‑‒–—―−"
        for before, after in [("", ""), (" ", " "), (" ", ""), ("", " "), (NBSP, NBSP), (NARROW, THIN)]
    ]
    + [
        "1.3.2027 12.3.2027", "01.03.2027–12.03.2027", "1.3.–12.3.2027", "1.3. - 12.3.2027", "1.3.—12.3.2027",
        "1.–12.3.2027", "1. – 12.3.2027", "1.-12.3.2027", "2027-03-01 2027-03-12", "2027-03-01–2027-03-12",
        "2027-03-01 - 2027-03-12", "2027-03-01-2027-03-12", "2027-3-1 2027-3-12", "1.3.2027–2027-03-12",
        f"1.3.2027{NBSP}12.3.2027", "1.3.2027\n12.3.2027", "1.3.2027\u200b–\u200b12.3.2027",
    ],
)  # fmt: skip
def test_all_ways_to_write_a_period_are_one(written):
    assert tokens(written) == (PERIOD,)


def test_a_period_may_span_months_and_years():
    assert tokens("1.12.–12.12.2027") == (PeriodToken(date(2027, 12, 1), date(2027, 12, 12)),)
    assert tokens("1.12.2027–5.1.2028") == (PeriodToken(date(2027, 12, 1), date(2028, 1, 5)),)


def test_a_period_may_run_backwards_here_and_is_refused_by_the_service():
    assert tokens("12.3.2027–1.3.2027") == (PeriodToken(date(2027, 3, 12), date(2027, 3, 1)),)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("31.2.2027–31.8.2027", "31.2.2027"),
        ("1.6.2026–31.6.2027", "31.6.2027"),
        ("2027-02-29 2027-03-01", "2027-02-29"),
        ("1.13.2026–31.8.2027", "1.13.2026"),
        ("0.3.–12.3.2027", "0.3.2027"),
        ("31.–12.2.2027", "31.2.2027"),
        ("1.1.0000–2.1.2027", "1.1.0000"),
    ],
)
def test_a_day_that_no_calendar_has_is_named(written, named):
    with pytest.raises(DateImpossible) as refused:
        tokens(f'KA121-VET {written} "x"')
    assert refused.value.word == named


@pytest.mark.parametrize("written", ["1.6.2026", "1.6.", "2026-06-01"])
@pytest.mark.parametrize("after", ["", ' "x"', ", KA121-VET", " alkaen", "–", " - "])
def test_a_lone_date_is_named(written, after):
    with pytest.raises(DateAlone) as refused:
        tokens(f"KA121-VET {written}{after}")
    assert refused.value.word == written


@pytest.mark.parametrize("typed", ["R&D", "&lt;b&gt;", "&amp;amp;", "A & B"])
def test_what_a_button_carries_is_read_as_it_was_written(typed):
    assert tokens(as_sent(f'"{typed}" <@UAINO>')) == (Quoted(typed), PersonToken("UAINO"))


@pytest.mark.parametrize("quote", ['"', "“", "„", "«", "'", "‘"])
def test_a_quote_that_is_not_closed_is_named_with_what_follows(quote):
    with pytest.raises(UnclosedQuote) as refused:
        tokens(f"KA121-VET {quote}R&amp;D on kesken")
    assert refused.value.rest == f"{quote}R&D on kesken"


def test_what_follows_an_open_quote_is_repeated_in_part_only():
    with pytest.raises(UnclosedQuote) as refused:
        tokens('"' + "&amp;" * 500)
    assert refused.value.rest == '"' + "&" * 79


def test_an_apostrophe_within_a_word_is_no_quote():
    assert tokens("l'école Men's") == (Word("l'école"), Word("Men's"))


def test_an_apostrophe_within_single_quotes_is_no_end():
    assert tokens("'L'école d'hiver', 4") == (Quoted("L'école d'hiver"), Word("4"))


@pytest.mark.parametrize("gap", [" ", NBSP, NARROW, THIN, "\u3000", "\t", "\n", "\r\n", ", ", ",", " ; ", "\x00"])
def test_whatever_separates_things_separates_them(gap):
    line = gap.join(["1.3.2027–12.3.2027", '"A, b; c"', "<@U1|eerika>", "<#C1|stadin-ao>", "lukio"])
    assert tokens(line) == (PERIOD, Quoted("A, b; c"), PersonToken("U1"), ChannelToken("C1"), Word("lukio"))


def test_words_lose_the_comma_after_them():
    assert tokens("KA121-VET, lukio; Saksa,") == (Word("KA121-VET"), Word("lukio"), Word("Saksa"))


@pytest.mark.parametrize(
    ("mark", "token"),
    [
        ("<@U1>", PersonToken("U1")),
        ("<@W1|matti meikäläinen>", PersonToken("W1")),
        ("<#C1|stadin-ao>", ChannelToken("C1")),
        ("<#G1|>", ChannelToken("G1")),
        ("<#C1>", ChannelToken("C1")),
        ("<!channel>", Word("!channel")),
        ("<!subteam^S1|@opettajat>", Word("@opettajat")),
        ("<@eerika>", Word("@eerika")),
        ("<https://hel.fi>", Word("https://hel.fi")),
        ("<https://hel.fi|hel.fi>", Word("hel.fi")),
        ("<mailto:a@hel.fi|a@hel.fi>", Word("a@hel.fi")),
        ("&lt;!channel&gt;", Word("<!channel>")),
        ("&lt;@U1&gt;", Word("<@U1>")),
        ("@eerika", Word("@eerika")),
        ("#stadin-ao", Word("#stadin-ao")),
        (":smile:", Word(":smile:")),
        ("😀", Word("😀")),
        ("שלום", Word("שלום")),
        ("R&amp;D", Word("R&D")),
        ("&amp;", Word("&")),
        ("&amp;lt;", Word("&lt")),
    ],
)
def test_only_slacks_own_marks_are_people_and_channels(mark, token):
    assert tokens(mark) == (token,)


@pytest.mark.parametrize(
    "link",
    [
        "<https://erasmus-plus.ec.europa.eu/projects/search/details/2021-1-PL01-KA121-VET-000008145>",
        "<https://example.eu/?id=2021-1-PL01-KA121-VET-000008145&amp;lang=fi>",
        "<https://example.eu/x|2021-1-PL01-KA121-VET-000008145>",
    ],
)
def test_a_code_is_found_in_a_link(link):
    assert tokens(link) == (Word("2021-1-PL01-KA121-VET-000008145"),)


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        ('"Katso <https://hel.fi|hel.fi>"', "Katso hel.fi"),
        ('"Kiitos <@U1|eerika> ja <#C1|stadin-ao>"', "Kiitos @eerika ja #stadin-ao"),
        ('"Salainen <#G1|>"', "Salainen #G1"),
        ('"A &lt;!channel&gt; &amp; B"', "A <!channel> & B"),
        ('""', ""),
        ('"KA121-VET 1.6.2026"', "KA121-VET 1.6.2026"),
        ('"👩\u200d🏫 retki"', "👩\u200d🏫 retki"),
        ('"\u202eretki"', "retki"),
    ],
)
def test_a_title_is_what_the_person_saw_when_typing(sent, title):
    assert tokens(sent) == (Quoted(title),)


def test_escapes_are_undone_once():
    assert unescaped("&amp;lt;b&amp;gt; &lt;") == "&lt;b&gt; <"
