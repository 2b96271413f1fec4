"""Sentences: facts put in as people write them, and nothing that was typed comes alive."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import (
    Channel,
    Country,
    Inline,
    Language,
    Link,
    Period,
    Person,
    Strong,
    clock,
    joined,
    mrkdwn,
    plain,
    say,
    show,
    template,
    zone_name,
)
from programme.model import Role, Sector
from tests.support.clock import HELSINKI

FI, SV, EN = Language


@pytest.mark.parametrize(
    ("fact", "finnish", "swedish", "english"),
    [
        (date(2027, 10, 30), "30.10.2027", "30.10.2027", "30 October 2027"),
        (date(2027, 3, 1), "1.3.2027", "1.3.2027", "1 March 2027"),
        (datetime(2027, 3, 1, 9, 5), "1.3.2027 klo 9.05", "1.3.2027 kl. 9.05", "1 March 2027 9:05"),  # noqa: DTZ001 - shown as it is
        (Period(date(2026, 6, 1), date(2027, 8, 31)), "1.6.2026–31.8.2027", "1.6.2026–31.8.2027",
         "1 June 2026–31 August 2027"),
        (Country("DE"), "Saksa", "Tyskland", "Germany"),
        (Country("QQ"), "QQ", "QQ", "QQ"),
        (Sector.LIBERAL_ADULT, "vapaa sivistystyö", "fritt bildningsarbete", "liberal adult education"),
        (Role.PARTNER, "kumppani", "partner", "partner"),
        (["KA121-VET", "KA121-SCH"], "KA121-VET, KA121-SCH", "KA121-VET, KA121-SCH", "KA121-VET, KA121-SCH"),
        ([Role.PARTNER, 7], "kumppani, 7", "partner, 7", "partner, 7"),
        (Inline(("a ", Strong("b"))), "a b", "a b", "a b"),
        (Person("U1"), "@U1", "@U1", "@U1"),
        (Channel("C1"), "#C1", "#C1", "#C1"),
        (Link("mailto:a@b.fi", "a@b.fi"), "a@b.fi", "a@b.fi", "a@b.fi"),
        ((), "", "", ""),
    ],
    ids=str,
)  # fmt: skip
def test_facts_are_shown_as_people_write_them(fact, finnish, swedish, english):
    assert [plain(show(fact, language)) for language in Language] == [finnish, swedish, english]


@pytest.mark.parametrize(
    ("hour", "minute", "finnish", "swedish", "english"),
    [(13, 0, "klo 13.00", "kl. 13.00", "13:00"), (0, 30, "klo 0.30", "kl. 0.30", "0:30"),
     (9, 5, "klo 9.05", "kl. 9.05", "9:05")],
)  # fmt: skip
def test_a_time_of_day_is_shown_as_each_language_writes_it(hour, minute, finnish, swedish, english):
    moment = datetime(2027, 3, 1, hour, minute, tzinfo=HELSINKI)
    assert [clock(moment, language) for language in Language] == [finnish, swedish, english]


def test_the_clock_is_that_of_the_moments_own_zone():
    noon_there = datetime(2027, 3, 18, 12, tzinfo=ZoneInfo("Europe/Brussels"))
    assert clock(noon_there, FI) == "klo 12.00"
    assert clock(noon_there.astimezone(HELSINKI), FI) == "klo 13.00"


@pytest.mark.parametrize(
    ("timezone", "names"),
    [
        ("Europe/Brussels", ["Bryssel", "Bryssel", "Brussels"]),
        ("Europe/Helsinki", ["Helsinki", "Helsingfors", "Helsinki"]),
    ],
)
def test_a_zone_has_the_name_of_its_city(timezone, names):
    assert [zone_name(timezone, language) for language in Language] == names


def test_nothing_shows_what_it_does_not_know():
    with pytest.raises(TypeError, match="nothing shows a float"):
        show(1.5, FI)


@pytest.mark.parametrize(
    ("language", "one", "three"),
    [
        (FI, "1 päivän myöhässä", "3 päivää myöhässä"),
        (SV, "1 dag försenad", "3 dagar försenad"),
        (EN, "overdue by 1 day", "overdue by 3 days"),
    ],
)
def test_a_count_chooses_singular_or_plural(language, one, three):
    assert [plain(say("when.overdue", language, count=count)) for count in (1, 3)] == [one, three]


def test_a_sentence_that_no_catalogue_has_is_an_error():
    with pytest.raises(KeyError, match=re.escape("sv.po has no 'no.such'")):
        template("no.such", SV)


def test_braces_that_were_typed_are_only_braces():
    assert plain(say("refusal.unknown_word", EN, word="{word} {0}")) == (
        "I did not understand the word {word} {0}. Put names in quotes."
    )


def test_lines_are_joined_with_what_stands_between_them():
    assert joined([("a",), (Strong("b"), "c"), ()], " · ") == ("a", " · ", Strong("b"), "c", " · ")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("<!channel> & co", "&lt;!channel&gt; &amp; co"),
        ("<@U1>", "&lt;@U1&gt;"),
        ("<https://evil.example|hel.fi>", "&lt;https꞉//evil.example|hel.fi&gt;"),
        ("&lt;!here&gt;", "&amp;lt;!here&amp;gt;"),
        ("*b* _i_ ~s~ `c`", "∗b∗ ˍiˍ ∼s∼ ˋcˋ"),
        (":tada: 9:30", "꞉tada: 9:30"),
        ("> quoted", "› quoted"),
        ("a > b", "a &gt; b"),
        ("a\n  > b", "a\n  › b"),
    ],
)
def test_typed_marks_look_the_same_and_do_nothing(typed, written):
    assert mrkdwn((typed,)) == written


def test_an_emoji_does_not_arise_where_pieces_meet():
    assert mrkdwn((":ta", "da", Strong(":"))) == "꞉tada:"


PIECES = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from([*"<>@#!|&*_~`:/ \n", "http", "U1", "lt;", "tada"]), max_size=20).map("".join),
)


@given(st.lists(PIECES, min_size=1, max_size=4))
def test_nothing_typed_comes_alive_in_markup(typed):
    written = mrkdwn(tuple(typed))
    assert not re.search(r"[<>*_~`]", written)
    assert not re.search(r"&(?!amp;|lt;|gt;)", written)
    assert not re.search(r":[\w+'-]+:|://|^\s*&gt;", written, re.MULTILINE)


@given(PIECES, PIECES)
def test_only_our_own_mentions_are_mentions(before, after):
    written = mrkdwn((before, Person("U1"), after, Channel("C1"), Link("https://evil.example", before)))
    assert re.findall(r"<[^>]*>", written) == ["<@U1>", "<#C1>"]


@given(PIECES)
def test_plain_text_is_what_was_typed(typed):
    assert plain((typed, Strong(typed))) == typed * 2
