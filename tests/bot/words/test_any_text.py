"""Whatever is typed is understood or refused, quickly; and what can be written down reads back as itself."""

from __future__ import annotations

import re
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.router import UnknownVerb, route, slash_of_message
from bot.text import Language, locale, template
from bot.words.call import read_call, read_removal
from bot.words.deadline import read_deadline
from bot.words.draft import MobilityDraft, ProjectDraft
from bot.words.filters import read_filter
from bot.words.later import read_later
from bot.words.leave import read_leave
from bot.words.mobility import read_mobility
from bot.words.people import people_and_rest
from bot.words.period import read_period_change
from bot.words.post import read_post
from bot.words.project import read_project
from bot.words.question import Unclear, read_question
from bot.words.reference import reference, reference_and_rest
from bot.words.vocabulary import phrases
from programme.loader import load_rules
from programme.model import Role, Sector
from services.refusal import Refusal

RULES = load_rules()

READERS = {
    "project": lambda text: read_project(text, RULES),
    "mobility": lambda text: read_mobility(text, RULES),
    "deadline": lambda text: read_deadline(text, RULES),
    "call": lambda text: read_call(text, RULES),
    "removal": read_removal,
    "filter": lambda text: read_filter(text, RULES, asker="U9", today=date(2027, 3, 2)),
    "question": lambda text: read_question(text, RULES, today=date(2027, 3, 2), asker="U9", here="H1"),
    "message": lambda text: slash_of_message(COMMANDS, text),
    "people": people_and_rest,
    "period": read_period_change,
    "later": lambda text: read_later(text, RULES, today=date(2027, 3, 2)),
    "leave": read_leave,
    "post": read_post,
    "reference": reference,
    "reference and rest": lambda text: reference_and_rest(text, phrases("deadline", ("final_report",))),
    **{
        slash: lambda text, slash=slash: route(COMMANDS, slash, text)
        for slash in ("/hanke", "/liikkuvuus", "/muistutus", "/yhteys")
    },
}

FRAGMENTS = st.sampled_from(
    [
        '"', "'", "“", "”", "„", "«", "<", ">", "&lt;", "&amp;", "&", "|", "<@U1|x>", "<#C1|>", "<!channel>", "<@",
        "<#", "<https://", "1.3.", "1.3.2027", "12.3.2027", "2027-03-01", "–", "-", " - ", ".", ",", "4", "4 hlö",
        "KA121", "KA121-VET", "2026-1-FI01-", "2026-1-FI01-KA121-VET-000123456", "H1", "lukio", "Saksa", "työn",
        "varjostus", "klo", "klo 13", "12.00", "24:00", "Bryssel", "laskettu", "loppuraportti", "alaikäisiä",
        "loppu", "end date", "huomenna", "3 pv", "999 dagar", "om en vecka", "pois", "hankesalkku", "1.7.–31.7.2027",
         "\u00a0", "\u202f", "\u200b", "\u202e", "\x00", "\x1b", "\n", "\t", "😀", "שלום", "İ", "ß",
        "ﬁ", "²", "٣", "१", " mitkä ", " kuka ", " milloin ", "keväällä ", "vuonna 2027 ", "viikolla ", "53", "L1:n ",
        "inom ", "kuukauden ", "999 months ", "ka121-hankkeet ", "raportit ", "minulla ", "?",
    ]
)  # fmt: skip
ANYTHING = st.one_of(
    st.text(max_size=300), st.lists(st.one_of(FRAGMENTS, st.text(max_size=5)), max_size=40).map("".join)
)


def understood_or_refused(reader: str, text: str) -> None:
    try:
        READERS[reader](text)
    except (Refusal, UnknownVerb, Unclear):
        return


@pytest.mark.parametrize("reader", READERS)
@given(text=ANYTHING)
@example(text="²")
@example(text="٣.٣.٢٠٢٧–١.٤.٢٠٢٧")
@example(text="४ hlö")
@example(text="klo 99999999999999999999")
@example(text="H1 ² pv")
@example(text="H1 ٣ pv")
@example(text="H1 loppu 31.12.9999")
@example(text="1.3.2027 klo ² 24:00")
def test_any_text_at_all_is_understood_or_refused(reader, text):
    understood_or_refused(reader, text)


@given(text=ANYTHING)
def test_a_period_that_is_understood_changes_something(text):
    try:
        said = read_period_change(text)
    except Refusal:
        return
    assert said.start_on or said.end_on


@pytest.mark.parametrize(
    "piece",
    [
        "<", "<@", "<@U1|", "<#C1|", "<http:", "<https://a|", "&lt;", '"', "'", "' ", "'a' ", '"" ', "1.", "1. ",
        "1.3.", "1.3.2027 ", "1.3.2027-", "1.3.2027–12.3.2027 ", " ", "\u00a0", "-", " - ", "a", "a ", "a,", "KA1",
        "KA121-", "2026-1-FI01-", "4", "4 ", "hlö", "työn ", "😀", "\u202e", "é", ":a", "@", "#", "H1 ", "<H1> ",
    ],
)  # fmt: skip
def test_three_thousand_characters_of_anything_are_read_at_once(piece):
    many = piece * 3000
    seconds = {}
    for reader in READERS:
        for text in (many[:3000], f"{many[:2999]}!", f"1.3.2027{many[:2990]}x"):
            started = process_time()
            understood_or_refused(reader, text)
            seconds[reader, text] = process_time() - started
    assert max(seconds.values()) < 1


# -- drafts, written down in a language and read back

LANGUAGES = st.sampled_from(list(Language))
ACCOUNTS = st.from_regex(r"[UW][A-Z0-9]{2,10}", fullmatch=True)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 1))
QUOTED = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf"), exclude_characters='"“”„‟«»″＂'), min_size=1, max_size=40
)
QUOTES = st.sampled_from(['""', "“”", "””", "„“", "«»", "＂＂"])
CODES = st.builds(
    "20{:02}-{}-FI01-{}-{:09}".format,
    st.integers(14, 30),
    st.integers(1, 3),
    st.sampled_from(["KA121-VET", "KA122-SCH", "KA210-ADU"]),
    st.integers(0, 999_999_999),
)
SHUFFLED = st.randoms(use_true_random=False)


def or_none(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


@st.composite
def periods(draw: st.DrawFn) -> tuple[date | None, date | None]:
    if not draw(st.booleans()):
        return None, None
    start = draw(DAYS)
    return start, start + timedelta(days=draw(st.integers(0, 1200)))


@st.composite
def written_period(draw: st.DrawFn, start: date, end: date) -> str:
    dash = draw(st.sampled_from(["–", "-", "—", " – ", " - ", " — ", "\u00a0–\u00a0"]))
    forms = [f"{start.day}.{start.month}.{start.year}{dash}{end.day}.{end.month}.{end.year}", f"{start}{dash}{end}"]
    forms.append(f"{start} {end}")
    if start.year == end.year:
        forms.append(f"{start.day}.{start.month}.{dash}{end.day}.{end.month}.{end.year}")
        if start.month == end.month:
            forms.append(f"{start.day}.{dash}{end.day}.{end.month}.{end.year}")
    return draw(st.sampled_from(forms))


@st.composite
def one_of_words(draw: st.DrawFn, group: str, code: str) -> str:
    phrase = draw(st.sampled_from(template(f"words.{group}.{code}", draw(LANGUAGES)).split(","))).strip()
    return draw(
        st.sampled_from([phrase, phrase.upper(), phrase.lower(), phrase.translate(str.maketrans("äöå", "aoa"))])
    )


def escaped(text: str) -> str:
    """As Slack sends it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(draw: st.DrawFn, text: str) -> str:
    opening, closing = draw(QUOTES)
    return f"{opening}{escaped(text)}{closing}"


def in_any_order(draw: st.DrawFn, parts: list[str]) -> str:
    draw(SHUFFLED).shuffle(parts)
    return draw(st.sampled_from([" ", "  ", ", ", "\u00a0", "\n"])).join(parts)


@st.composite
def project_lines(draw: st.DrawFn) -> tuple[ProjectDraft, str]:
    start_on, end_on = draw(periods())
    draft = ProjectDraft(
        action_type=draw(or_none(st.sampled_from(list(RULES.actions)))),
        title=draw(or_none(QUOTED)),
        code=draw(or_none(CODES)),
        start_on=start_on,
        end_on=end_on,
        coordinators=tuple(draw(st.lists(ACCOUNTS, max_size=3, unique=True))),
        channel_id=draw(or_none(st.just("C012AB3CD"))),
        sector=draw(or_none(st.sampled_from(list(Sector)))),
        role=draw(or_none(st.sampled_from(list(Role)))),
    )
    parts = [" ".join(f"<@{account}|somebody>" for account in draft.coordinators)] if draft.coordinators else []
    if draft.action_type == "MUU":
        parts.append(draw(one_of_words("action", "MUU")))
    elif draft.action_type:
        parts.append(draw(st.sampled_from([draft.action_type, draft.action_type.lower().replace("-", "")])))
    if draft.title is not None:
        parts.append(quoted(draw, draft.title))
    if draft.code:
        parts.append(draw(st.sampled_from([draft.code, draft.code.lower(), f"<https://example.eu/{draft.code}>"])))
    if start_on and end_on:
        parts.append(draw(written_period(start_on, end_on)))
    if draft.channel_id:
        parts.append(f"<#{draft.channel_id}|stadin-ao>")
    parts.extend(draw(one_of_words("sector", sector)) for sector in [draft.sector] if sector)
    parts.extend(draw(one_of_words("role", role)) for role in [draft.role] if role)
    return draft, in_any_order(draw, parts)


@st.composite
def mobility_lines(draw: st.DrawFn) -> tuple[MobilityDraft, str]:
    start_on, end_on = draw(periods())
    draft = MobilityDraft(
        project=draw(st.one_of(CODES, st.integers(1, 99_999).map("H{}".format))),
        kind=draw(or_none(st.sampled_from(list(RULES.mobility_kinds)))),
        start_on=start_on,
        end_on=end_on,
        country=draw(or_none(st.sampled_from(["DE", "FR", "CZ", "GB", "IT", "NL", "MK", "EE", "AX", "BA", "US"]))),
        host=draw(or_none(QUOTED)),
        head_count=draw(or_none(st.integers(0, 99_999))),
        accompanying=draw(or_none(st.integers(0, 99_999))),
        travel_days=draw(or_none(st.integers(0, 99_999))),
        has_minors=draw(or_none(st.booleans())),
        responsible=draw(or_none(ACCOUNTS)),
    )
    parts = [draft.project or ""]
    parts.extend(draw(one_of_words("mobility_kind", kind)) for kind in [draft.kind] if kind)
    if start_on and end_on:
        parts.append(draw(written_period(start_on, end_on)))
    if draft.country:
        parts.append(str(locale(draw(LANGUAGES)).territories[draft.country]))
    if draft.host is not None:
        parts.append(quoted(draw, draft.host))
    parts.extend(
        f"{count}{draw(st.sampled_from(['', ' ']))}{draw(one_of_words('unit', unit))}"
        for unit in ("head_count", "accompanying", "travel_days")
        if (count := getattr(draft, unit)) is not None
    )
    if draft.has_minors is not None:
        parts.append(draw(one_of_words("age", "minors" if draft.has_minors else "adults")))
    if draft.responsible:
        parts.append(f"<@{draft.responsible}|somebody>")
    return draft, in_any_order(draw, parts)


@given(project_lines())
def test_a_project_written_down_in_any_order_and_language_reads_back_as_itself(written):
    draft, line = written
    read = read_project(line, RULES)
    assert {**{name: getattr(read, name) for name in draft.__slots__}, "coordinators": set(read.coordinators)} == {
        **{name: getattr(draft, name) for name in draft.__slots__},
        "coordinators": set(draft.coordinators),
    }


# The one thing that two parts can say together: that those who go along are of age.
RUNS_ON = re.compile(r"(accompanying|medf[öo]ljande)[\s,]+(adult|vux)", re.IGNORECASE)


@given(mobility_lines().filter(lambda written: not RUNS_ON.search(written[1])))
def test_a_mobility_written_down_in_any_order_and_language_reads_back_as_itself(written):
    draft, line = written
    assert read_mobility(line, RULES) == draft
