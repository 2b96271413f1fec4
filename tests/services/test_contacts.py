import pytest

from programme.model import Sector
from services import contacts
from services.projects import register, show
from services.refusal import NoSuchProject
from storage import contacts as stored
from tests.support.builders import new_project
from tests.support.tables import change, dump


def test_everyone_stands_once_with_the_sectors_they_answer_for(division):
    by_name = {each.contact.name: each.sectors for each in contacts.everyone(division)}

    assert by_name["Eerika Kantonen"] == (Sector.VOCATIONAL,)
    assert by_name["Katja Utti-Lankinen"] == ()
    assert set(by_name["Hanna Björkman"]) == set(Sector) - {Sector.VOCATIONAL}


@pytest.mark.parametrize("sector", list(Sector))
def test_every_sector_has_a_contact_with_a_telephone_and_an_address(division, sector):
    found = contacts.of_sector(division, sector)

    assert found.sectors == (sector,)
    assert found.contact.phones
    assert "@" in found.contact.email


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"sector": Sector.VOCATIONAL}, "Eerika Kantonen"),
        ({"sector": Sector.BASIC}, "Hanna Björkman"),
        ({"action_type": "MUU", "sector": Sector.VOCATIONAL}, "Katja Utti-Lankinen"),
    ],
)
def test_a_project_has_the_contact_of_its_sector_or_of_all_other_funding(division, aino, values, name):
    register(division, aino, new_project(**values), request_key="r1")

    project, contact = contacts.of_project(division, "H1")
    assert (project.ref, contact.name) == ("H1", name)


def test_a_contact_of_no_project_is_refused(division):
    with pytest.raises(NoSuchProject):
        contacts.of_project(division, "H1")


def test_an_address_that_looks_mistyped_says_so(division):
    to_check = [each.contact.check for each in contacts.everyone(division) if each.contact.check]

    assert to_check == ["email"]


def test_what_an_administrator_mended_stays_mended_at_the_next_start(division, aino):
    with division.store.writing() as session:
        hanna = stored.get(session, "general_education")
        stored.correct(
            session,
            hanna.key,
            name=hanna.name,
            title=hanna.title,
            email="hanna.bjorkman@hel.fi",
            phones=hanna.phones,
        )
    before = dump(division.store)

    contacts.seed(division)

    assert dump(division.store) == before
    register(division, aino, new_project(sector=Sector.BASIC), request_key="r1")
    assert show(division, "H1").contact.email == "hanna.bjorkman@hel.fi"


def test_a_contact_that_is_missing_comes_back(division):
    change(division.store, "DELETE FROM contacts WHERE name = 'Eerika Kantonen'")

    contacts.seed(division)

    assert contacts.of_sector(division, Sector.VOCATIONAL).contact.name == "Eerika Kantonen"
