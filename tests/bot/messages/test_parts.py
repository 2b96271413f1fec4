"""Lines that several messages share."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.messages.parts import action_name, contact_line, deadline_name, mobility_line, origin_mark, standing, when
from bot.text import Language, Link, plain
from programme.model import Certainty, Origin
from tests.bot.facts import DONE, EERIKA, FINAL, HANNA, OWN, TODAY, due
from tests.support.builders import make_mobility

FI, SV, EN = Language


@pytest.mark.parametrize(
    ("days", "finnish", "swedish", "english"),
    [
        (-2, "2 päivää myöhässä", "2 dagar försenad", "overdue by 2 days"),
        (-1, "1 päivän myöhässä", "1 dag försenad", "overdue by 1 day"),
        (0, "tänään", "i dag", "today"),
        (1, "huomenna", "i morgon", "tomorrow"),
        (2, "2 päivän kuluttua", "om 2 dagar", "in 2 days"),
    ],
)
def test_a_date_is_as_far_as_people_say(days, finnish, swedish, english):
    said = [plain(when(TODAY + timedelta(days), TODAY, language)) for language in Language]
    assert said == [finnish, swedish, english]


def test_codes_of_actions_are_the_same_in_every_language():
    assert [plain(action_name("KA121-VET", language)) for language in Language] == ["KA121-VET"] * 3
    assert [plain(action_name("MUU", language)) for language in Language] == [
        "muu rahoitus", "annan finansiering", "other funding",
    ]  # fmt: skip


def test_a_deadline_made_by_hand_has_its_own_name():
    assert [plain(deadline_name(each, SV)) for each in (OWN, FINAL)] == ["Väliraportti <ESF+>", "Slutrapport"]


def test_what_is_done_says_by_whom():
    assert plain(standing(DONE, TODAY, EN)) == "done, marked by @UPEKKA"
    assert plain(standing(FINAL, TODAY, EN)) == "in 242 days"


@pytest.mark.parametrize(
    ("origin", "certainty", "mark"),
    [
        (Origin.COMPUTED, Certainty.VERIFIED, ""),
        (Origin.COMPUTED, Certainty.OTHER_AGENCY, "computed, check the contract"),
        (Origin.COMPUTED, Certainty.UNVERIFIED, "computed, check the contract"),
        (Origin.CONTRACT, Certainty.VERIFIED, "from the contract"),
        (Origin.CUSTOM, Certainty.VERIFIED, ""),
    ],
)
def test_a_date_says_how_sure_it_is(origin, certainty, mark):
    deadline = due("final_report", date(2027, 10, 30), origin=origin, certainty=certainty)
    assert plain(origin_mark(deadline, EN)) == mark


def test_a_contact_has_telephone_and_mail_and_says_what_looks_wrong():
    assert plain(contact_line(EERIKA, SV)) == (
        "Eerika Esimerkki, Pedagoginen asiantuntija, tfn 040 765 4321, eerika.esimerkki@example.fi"
    )
    assert Link("mailto:eerika.esimerkki@example.fi", "eerika.esimerkki@example.fi") in contact_line(EERIKA, SV)
    line = contact_line(HANNA, EN)
    assert not any(isinstance(piece, Link) for piece in line), (
        "an address that looks mistyped is not to be written to"
    )
    assert plain(line).endswith(", tel. 040 123 4567, 09 310 12345, hanna.esimerkki@example.fi (check the address)")


def test_a_mobility_tells_what_is_known_of_it():
    assert plain(mobility_line(make_mobility(), EN)) == "L1 job shadowing · 1 March 2027–12 March 2027 · Germany"
    assert plain(mobility_line(make_mobility(host="BSZ", head_count=1), EN)).endswith(" · Germany · BSZ · 1 person")
