"""What is to change, in words: which project, which fact, and what it is to be."""

from __future__ import annotations

from datetime import date

import pytest

from bot.words.edit import read_mobility_edit, read_project_edit
from bot.words.faults import MistypedWord, NoNumber, ReferenceUnclear, UnknownChannel, UnknownWord, ValueMissing
from programme.model import Role, Sector
from services.facts import MobilityEdit, ProjectEdit
from services.refusal import ReferenceMissing
from services.running_refusal import DueDateMissing, PersonMissing, WhichDayMissing

CODE = "2026-1-FI01-KA121-VET-000123456"


@pytest.mark.parametrize(
    ("typed", "edit"),
    [
        ('nimi "Uusi nimi"', ProjectEdit(title="Uusi nimi")),
        ("nimi Uusi hanke", ProjectEdit(title="Uusi hanke")),
        ("nimi: Kausi &amp; muut", ProjectEdit(title="Kausi & muut")),
        ('titel "Kausi 1.3.2027"', ProjectEdit(title="Kausi 1.3.2027")),
        (f"tunnus {CODE}", ProjectEdit(code=CODE)),
        ("koodi ei mitään", ProjectEdit(code=None)),
        ("toiminto KA122-SCH", ProjectEdit(action_type="KA122-SCH")),
        ("action ka122 sch", ProjectEdit(action_type="KA122-SCH")),
        ("rooli kumppani", ProjectEdit(role=Role.PARTNER)),
        ("ala perusopetus", ProjectEdit(sector=Sector.BASIC)),
        ("yksikkö Prinsessantie", ProjectEdit(unit="Prinsessantie")),
        ("loppu 31.10.2027", ProjectEdit(end_on=date(2027, 10, 31))),
        ("alku 2026-06-01", ProjectEdit(start_on=date(2026, 6, 1))),
        ("1.6.2026–31.10.2027", ProjectEdit(start_on=date(2026, 6, 1), end_on=date(2027, 10, 31))),
        ("koordinaattori <@U1|aino>", ProjectEdit(coordinators=("U1",))),
        ("coordinators <@U1> <@U2>", ProjectEdit(coordinators=("U1", "U2"))),
        ("kanava <#C1|hanke>", ProjectEdit(channel_id="C1")),
        ("kanal bort", ProjectEdit(channel_id=None)),
        ("avustus 45 000", ProjectEdit(grant_euros=45_000)),
        ("avustus 45000 euroa", ProjectEdit(grant_euros=45_000)),
        ("grant €45,000", ProjectEdit(grant_euros=45_000)),
        ("grant 45\u00a0000 €", ProjectEdit(grant_euros=45_000)),
        ("kumppanit BSZ Leipzig, Tartu", ProjectEdit(partners="BSZ Leipzig, Tartu")),
        ("asianumero HEL 2027-001234", ProjectEdit(case_number="HEL 2027-001234")),
    ],
)
@pytest.mark.parametrize("named", ["H1", CODE, '"Stadin AO"', "Stadin AO"])
def test_any_fact_of_a_project_is_changed_by_its_name(rules, named, typed, edit):
    said = read_project_edit(f"{named} {typed}", rules)
    assert (said.reference, said.edit) == (named.strip('"'), edit)


@pytest.mark.parametrize(
    ("typed", "edit"),
    [
        ("tyyppi kurssi", MobilityEdit(kind="course")),
        ("maa Espanja", MobilityEdit(country="ES")),
        ("land Spanien", MobilityEdit(country="ES")),
        ('vastaanottaja "BSZ Leipzig"', MobilityEdit(host="BSZ Leipzig")),
        ("osallistujat 4", MobilityEdit(head_count=4)),
        ("ohjaajat ei mitään", MobilityEdit(accompanying=None)),
        ("matkapäivät 2", MobilityEdit(travel_days=2)),
        ("ikä alaikäisiä", MobilityEdit(has_minors=True)),
        ("vastuuhenkilö <@U1>", MobilityEdit(responsible="U1")),
        ("1.–12.3.2027", MobilityEdit(start_on=date(2027, 3, 1), end_on=date(2027, 3, 12))),
    ],
)
def test_any_fact_of_a_mobility_is_changed_by_its_name(rules, typed, edit):
    said = read_mobility_edit(f"L3 {typed}", rules)
    assert (said.reference, said.edit) == ("L3", edit)


@pytest.mark.parametrize("named", ["H1", CODE, '"Stadin AO"', "Stadin AO"])
def test_a_reference_alone_asks_for_the_form(rules, named):
    said = read_project_edit(named, rules)
    assert (said.reference, said.edit) == (named.strip('"'), None)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", ReferenceMissing),
        ("H1 nimmi Uusi", MistypedWord),
        ("H1 lopu", MistypedWord),
        ("H1 xyzzy 7", UnknownWord),
        ("H1 nimi", ValueMissing),
        ("Oma koulu nimi Uusi", ReferenceUnclear),
        ("H1 loppu lokakuussa", DueDateMissing),
        ("H1 31.10.2027", WhichDayMissing),
        ("H1 rooli pomo", UnknownWord),
        ("H1 ala perusopetsu", MistypedWord),
        ("H1 avustus paljon", NoNumber),
        ("H1 avustus 45,5", NoNumber),
        ("H1 koordinaattori aino", PersonMissing),
        ("H1 kanava #hanke", UnknownChannel),
    ],
)
def test_what_is_missing_or_means_nothing_is_named(rules, typed, refusal):
    with pytest.raises(refusal):
        read_project_edit(typed, rules)
