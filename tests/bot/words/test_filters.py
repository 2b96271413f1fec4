"""What a list is narrowed by: in three languages, in any order, with or without umlauts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text import Language
from bot.words.faults import DateAlone, MistypedWord, SaidTwice, UnknownFilter, UnknownPerson
from bot.words.filters import facets, read_filter, write_filter, written_filter
from bot.words.moments import SEASONS, period_of
from bot.words.project import action_and_base_words
from bot.words.vocabulary import countries
from programme.loader import load_rules
from programme.model import EducationField, Sector
from services.filters import Edge, ProjectFilter, Span, Standing
from services.refusal import PeriodReversed

RULES = load_rules()
ACTIONS = action_and_base_words(tuple(RULES.actions))
TODAY = date(2026, 11, 24)
MY_KA122 = ProjectFilter(action="KA122", sector=Sector.GENERAL_UPPER_SECONDARY, coordinator="U9")
LATE_VET = ProjectFilter(sector=Sector.VOCATIONAL, standing=Standing.OVERDUE, country="DE")


def read(words: str) -> ProjectFilter:
    return read_filter(words, RULES, asker="U9", today=TODAY)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", ProjectFilter()),
        ("ammatillinen", ProjectFilter(sector=Sector.VOCATIONAL)),
        ("early childhood education", ProjectFilter(sector=Sector.EARLY_CHILDHOOD)),
        ("KA121", ProjectFilter(action="KA121")),
        ("ka121-vet", ProjectFilter(action="KA121-VET")),
        ("KA121 VET", ProjectFilter(action="KA121-VET")),
        ("VET KA121", ProjectFilter(action="KA121", sector=Sector.VOCATIONAL)),
        ("sch", ProjectFilter(field=EducationField.SCHOOL)),
        ("muu", ProjectFilter(action="MUU")),
        ("omat", ProjectFilter(coordinator="U9")),
        ("mina", ProjectFilter(coordinator="U9")),
        ("mine", ProjectFilter(coordinator="U9")),
        ("<@U1|eerika>", ProjectFilter(coordinator="U1")),
        ("KA122, lukio, omat", MY_KA122),
        ('"koko toimiala"', ProjectFilter(sector=Sector.WHOLE_DIVISION)),
        ("omat lukio KA122", MY_KA122),
        ("myöhässä ammatillinen Saksa", LATE_VET),
        ("saksa AMMATILLINEN myohassa", LATE_VET),
        ("försenade Tyskland yrkesutbildning", LATE_VET),
        ("overdue Germany vocational", LATE_VET),
        ("päättyneet", ProjectFilter(standing=Standing.CLOSED)),
        ("pausade", ProjectFilter(standing=Standing.PAUSED)),
        ("all", ProjectFilter(standing=Standing.ALL)),
        ('yksikkö "Meilahden koulu" myöhässä', ProjectFilter(unit="Meilahden koulu", standing=Standing.OVERDUE)),
        ("enhet Arabia", ProjectFilter(unit="Arabia")),
    ],
)
def test_what_is_said_narrows_in_any_order_and_language(words, wanted):
    assert read(words) == wanted


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("30 pv", "2026-11-24", "2026-12-24"),
        ("30pv", "2026-11-24", "2026-12-24"),
        ("seuraavat 30 päivää", "2026-11-24", "2026-12-24"),
        ("de närmaste 2 veckorna", "2026-11-24", "2026-12-08"),
        ("next 3 months", "2026-11-24", "2027-02-24"),
        ("kevät 2027", "2027-01-01", "2027-05-31"),
        ("kevat 2027", "2027-01-01", "2027-05-31"),
        ("2027 våren", "2027-01-01", "2027-05-31"),
        ("syksy 2026", "2026-08-01", "2026-12-31"),
        ("syksy", "2026-08-01", "2026-12-31"),
        ("kevät", "2027-01-01", "2027-05-31"),
        ("talvi 2026", "2026-12-01", "2027-02-28"),
        ("summer 2027", "2027-06-01", "2027-08-31"),
        ("2027", "2027-01-01", "2027-12-31"),
        ("helmikuu 2028", "2028-02-01", "2028-02-29"),
        ("maaliskuussa", "2027-03-01", "2027-03-31"),
        ("mars 2027", "2027-03-01", "2027-03-31"),
        ("November", "2026-11-01", "2026-11-30"),
        ("1.1.2027–31.3.2027", "2027-01-01", "2027-03-31"),
        ("2027-01-01 2027-03-31", "2027-01-01", "2027-03-31"),
        ("1.1.–2.2.2027", "2027-01-01", "2027-02-02"),
        ("tänään", "2026-11-24", "2026-11-24"),
        ("tällä viikolla", "2026-11-23", "2026-11-29"),
        ("next week", "2026-11-30", "2026-12-06"),
        ("denna månad", "2026-11-01", "2026-11-30"),
        ("ensi kuussa", "2026-12-01", "2026-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("ensi vuonna", "2027-01-01", "2027-12-31"),
        ("1.1.2027", "2027-01-01", "2027-01-01"),
        ("ennen kesäkuuta", "0001-01-01", "2027-05-31"),
        ("kesäkuuhun mennessä", "0001-01-01", "2027-06-30"),
        ("1.6.2027 mennessä", "0001-01-01", "2027-06-01"),
        ("före juni 2028", "0001-01-01", "2028-05-31"),
        ("by 1.6.2027", "0001-01-01", "2027-06-01"),
        ("efter våren 2027", "2027-06-01", "9999-12-31"),
        ("kesäkuun jälkeen", "2027-07-01", "9999-12-31"),
        ("from March", "2027-03-01", "9999-12-31"),
    ],
)
def test_a_stretch_of_time_is_said_as_people_say_it(words, first, last):
    span = Span(date.fromisoformat(first), date.fromisoformat(last))
    assert read(words) == ProjectFilter(span=span)
    assert read(f"lukio {words} omat") == ProjectFilter(
        sector=Sector.GENERAL_UPPER_SECONDARY, span=span, coordinator="U9"
    )


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("lukoi", MistypedWord(word="lukoi", suggestion="lukio")),
        ("lukio myöhäsä", MistypedWord(word="myöhäsä", suggestion="myöhässä")),
        ("vapaa sivistystö", MistypedWord(word="vapaa sivistystö", suggestion="vapaa sivistystyö")),
        ("kevätt 2027", MistypedWord(word="kevätt", suggestion="kevät")),
        ("Saska", MistypedWord(word="Saska", suggestion="Saksa")),
        ("KA999", UnknownFilter(word="KA999")),
        ("yksikkö", UnknownFilter(word="yksikkö")),
        ("30", UnknownFilter(word="30")),
        ("@eerika", UnknownPerson(word="@eerika")),
        ("<#C1|x>", UnknownFilter(word="#")),
        ("1.1.", DateAlone(word="1.1.")),
        ("ennen", UnknownFilter(word="ennen")),
        ("lukio ammatillinen", SaidTwice(word="ammatillinen")),
        ("omat <@U1>", SaidTwice(word="@")),
        ("KA121 KA122", SaidTwice(word="KA122")),
        ("2027 2028", SaidTwice(word="2028")),
        ("myöhässä päättyneet", SaidTwice(word="päättyneet")),
        ("31.3.2027–1.1.2027", PeriodReversed(start_on=date(2027, 3, 31), end_on=date(2027, 1, 1))),
    ],
    ids=str,
)
def test_each_wrong_thing_is_named_by_its_own_refusal(words, fault):
    with pytest.raises(type(fault)) as refused:
        read(words)
    assert refused.value.facts == fault.facts


def test_no_word_means_two_things():
    words = [set(facet.words) for facet in facets(RULES, asker="U9")]
    assert [(one & other) for place, one in enumerate(words) for other in words[place + 1 :] if one & other] == []


DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def of_closed_ones(wanted: ProjectFilter) -> ProjectFilter:
    """Of what is closed it is said when it ended."""
    is_closed = wanted.standing is Standing.CLOSED and wanted.span and wanted.edge is None
    return replace(wanted, edge=Edge.END) if is_closed else wanted


FILTERS = st.builds(
    ProjectFilter,
    sector=st.none() | st.sampled_from(list(Sector)),
    action=st.none() | st.sampled_from(sorted({meaning.code for meaning in ACTIONS.values()})),
    field=st.none() | st.sampled_from(list(EducationField)),
    standing=st.none() | st.sampled_from(list(Standing)),
    coordinator=st.none() | st.from_regex(r"[UW][A-Z0-9]{2,10}", fullmatch=True),
    country=st.none() | st.sampled_from(sorted({meaning.code for meaning in countries().values()})),
    unit=st.none() | st.from_regex(r"[A-ZÅÄÖ][a-zåäö]{1,9}( [a-zåäö]{2,9}){0,2}", fullmatch=True),
    span=st.none() | st.builds(lambda one, other: Span(min(one, other), max(one, other)), DAYS, DAYS),
).map(of_closed_ones)


EDGED = st.builds(
    lambda wanted, edge: replace(wanted, edge=edge if wanted.span else None),
    FILTERS,
    st.sampled_from(Edge),
)


@given(FILTERS | EDGED, st.sampled_from(Language), st.sampled_from(["after", "before", "between"]))
def test_what_a_question_offers_to_type_reads_back_as_the_same_filter(wanted, language, ends):
    if wanted.span and ends != "between":
        open_ended = Span(wanted.span.first, date.max) if ends == "after" else Span(date.min, wanted.span.last)
        wanted = replace(wanted, span=open_ended, edge=wanted.edge if ends == "after" else None)
        wanted = of_closed_ones(wanted)
    written = written_filter(wanted, language, asker="UAINO")
    assert read_filter(written, RULES, asker="UAINO", today=TODAY) == wanted


def test_of_closed_projects_a_time_says_when_they_ended():
    assert read("päättyneet 2025") == ProjectFilter(
        standing=Standing.CLOSED, edge=Edge.END, span=Span(date(2025, 1, 1), date(2025, 12, 31))
    )


def test_what_is_coming_comes_soon():
    assert read("tulevat").span == read("kommande").span == read("upcoming").span == read("30 pv").span


@pytest.mark.parametrize("typed", ["Stadin", '"Stadin AO"', "xyzzy"])
def test_what_narrows_no_list_may_be_a_name_to_search_for(typed):
    with pytest.raises(UnknownFilter):
        read(typed)


def test_what_starts_or_ends_does_so_from_today_on_where_nobody_says_when():
    assert read("päättyy") == ProjectFilter(edge=Edge.END, span=Span(TODAY, date.max))
    assert read("starts before June") == ProjectFilter(edge=Edge.START, span=Span(TODAY, date(2027, 5, 31)))


@given(FILTERS)
def test_what_a_button_carries_reads_back_as_the_same_filter(wanted):
    written = write_filter(wanted)
    assert read_filter(written, RULES, asker="UANOTHER", today=date(2040, 1, 1)) == wanted


@pytest.mark.parametrize("season", SEASONS)
def test_a_season_is_the_same_days_in_a_list_and_in_a_question(season):
    asked = period_of(season, TODAY, 2027)
    assert read(f"{season} 2027").span == Span(asked.start_on, asked.end_on)
