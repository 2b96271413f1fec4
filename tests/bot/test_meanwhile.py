"""Two administrators have the same form open: what one has changed, the other does not put back."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from bot.blocks import Block
from bot.ids import Action, write_value
from services import calls
from services.contacts import everyone
from services.division import Division
from tests.bot.readable import view_text
from tests.support.reception import Reception
from tests.support.tables import dump

INITIAL = {
    "initial_value": "value",
    "initial_user": "selected_user",
    "initial_date": "selected_date",
    "initial_time": "selected_time",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
}


def as_shown(view: Block) -> dict[str, Any]:
    """What comes back of a form in which nobody has touched anything."""
    return {
        block["block_id"]: {INITIAL[name]: value for name, value in block["element"].items() if name in INITIAL}
        for block in view["blocks"]
        if block["type"] == "input"
    }


@pytest.fixture
def reception(division: Division, sari) -> Reception:
    new = calls.NewCall(actions=("KA121",), title=None, day=date(2027, 2, 18), clock=time(12))
    calls.add(division, sari, new)
    reception = Reception(division)
    reception.type("USARI", "/hanke ylläpito lisää <@UOLLI>")
    return reception


def opened(reception: Reception, action: Action) -> tuple[Block, Block]:
    """The same form, for Sari and for Olli."""
    sari, olli = (reception.press(who, action, {"value": write_value(1)})[0] for who in ("USARI", "UOLLI"))
    return sari, olli


def save(reception: Reception, who: str, form: Block, **state: Any) -> dict[str, Any]:
    (answer,) = reception.submit(who, form, {**as_shown(form), **state})
    return dict(answer)


def move(reception: Reception, who: str, form: Block, day: date) -> None:
    """Saved once more after the look at what it moves."""
    look = save(reception, who, form, day={"selected_date": day.isoformat()})
    save(reception, who, look["view"])


def test_a_contact_whose_title_one_changes_keeps_the_phone_that_another_has_changed(division, reception):
    mine, others = opened(reception, Action.CONTACT_EDIT)
    save(reception, "UOLLI", others, phones={"value": "040 999 8888"}, account={"selected_user": "UMIKKO"})

    answer = save(reception, "USARI", mine, title={"value": "Erityisasiantuntija"})

    contact = everyone(division)[0].contact
    assert (contact.title, contact.phones, contact.account_id) == (
        "Erityisasiantuntija",
        ("040 999 8888",),
        "UMIKKO",
    )
    assert "Tietoja on muutettu sillä välin" in view_text(answer["view"])


def test_of_the_same_detail_it_is_said_what_it_is_now_and_kept_only_when_agreed(division, reception):
    mine, others = opened(reception, Action.CONTACT_EDIT)
    save(reception, "UOLLI", others, phones={"value": "040 999 8888"})
    before = dump(division.store)

    look = save(reception, "USARI", mine, phones={"value": "040 111 2222"})

    assert look["response_action"] == "push"
    assert "puhelin: nyt 040 999 8888" in view_text(look["view"])
    assert dump(division.store) == before
    (kept,) = reception.submit("USARI", look["view"], {})
    assert "puhelin: 040 999 8888 → 040 111 2222" in view_text(kept["view"])
    assert everyone(division)[0].contact.phones == ("040 111 2222",)


def test_a_call_that_another_has_moved_stays_moved(division, reception):
    mine, others = opened(reception, Action.CALL_EDIT)
    move(reception, "UOLLI", others, date(2027, 3, 4))

    answer = save(reception, "USARI", mine, title={"value": "Akkreditoidut"})

    (line,) = calls.coming(division)
    assert (line.call.title, line.there.date()) == ("Akkreditoidut", date(2027, 3, 4))
    assert "Viimeinen hakupäivä: nyt 4.3.2027 klo 13.00" in view_text(answer["view"])


def test_a_call_that_both_have_moved_is_looked_at_first(division, reception):
    mine, others = opened(reception, Action.CALL_EDIT)
    move(reception, "UOLLI", others, date(2027, 3, 4))

    look = save(reception, "USARI", mine, day={"selected_date": "2027-03-11"})

    assert "Viimeinen hakupäivä: nyt 4.3.2027 klo 13.00" in view_text(look["view"])
    assert calls.coming(division)[0].there.date() == date(2027, 3, 4)
    (kept,) = reception.submit("USARI", look["view"], {})
    assert "Hakuaika on siirretty" in view_text(kept["view"])
    assert calls.coming(division)[0].there.date() == date(2027, 3, 11)


@pytest.mark.parametrize(
    "about",
    [
        '{"ref": "K1", "version": 1, "edit": {"timezone": "Mars/Olympus"}}',
        '{"ref": "K1", "version": 1, "edit": {"closes_at": "2027-03-11"}}',
        '{"ref": "K1", "version": 1, "edit": {"phones": "040 111 2222"}}',
        '{"ref": "Y1", "version": 1, "edit": {"phones": 1}}',
        '{"ref": "Y", "version": 1, "edit": {"phones": "040 111 2222"}}',
    ],
)
def test_what_we_have_not_written_is_not_agreed_to(division, reception, about):
    before = dump(division.store)
    look = {"callback_id": "edit_confirm", "private_metadata": about, "blocks": []}
    (answer,) = reception.submit("USARI", look, {})
    assert "vanhentunut" in view_text(answer["view"])
    assert dump(division.store) == before


@pytest.mark.parametrize(("ref", "edit"), [("K1", '"title": "Oma"'), ("Y1", '"phones": "040 111 2222"')])
def test_nobody_else_agrees_to_anything(division, reception, ref, edit):
    before = dump(division.store)
    about = f'{{"ref": "{ref}", "version": 1, "edit": {{{edit}}}}}'
    look = {"callback_id": "edit_confirm", "private_metadata": about, "blocks": []}
    (answer,) = reception.submit("UAINO", look, {})
    assert "vain ylläpitäjät" in view_text(answer["view"])
    assert dump(division.store) == before


# -- who is a contact in the chat, said in words


def test_an_assignment_says_for_which_sectors_it_is_and_what_may_be_the_former_persons(reception):
    (answer,) = reception.type("USARI", "/yhteys muokkaa lukio <@UMIKKO> <@UELIN>")
    assert answer["text"].startswith("Yhteystiedot on muutettu:")
    for told in ("sama yhteyshenkilö", "perusopetus", "varhaiskasvatus", "ennallaan ovat: nimi, puhelin, sähköposti"):
        assert told in answer["text"]
    (pressed,) = [block for block in answer["blocks"] if block["type"] == "actions"]
    (form,) = reception.press("USARI", Action.CONTACT_EDIT, {"value": pressed["elements"][0]["value"]})
    assert form["callback_id"] == "contact"

    (again,) = reception.type("USARI", "/yhteys muokkaa lukio <@UMIKKO> <@UELIN>")
    assert "Mitään ei muutettu." in again["text"]
    assert "ennallaan" not in again["text"]


def test_the_form_and_the_history_say_so_too(reception):
    mine, _ = opened(reception, Action.CONTACT_EDIT)
    answer = save(reception, "USARI", mine, account={"selected_user": "UMIKKO"}, name={"value": "Mikko Muu"})
    assert "ennallaan ovat: puhelin, sähköposti" in view_text(answer["view"])
    (told,) = reception.press("USARI", Action.CONTACT_HISTORY, {"value": write_value(1)})
    assert "perusopetus" in told["text"]
    assert "ennallaan jäi: puhelin, sähköposti" in told["text"]
