"""Whatever is typed stays text, in every message, form and post that comes out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest

from bot.forms import call, contact, deadline, mobility, project, receipt
from bot.ids import Action, write_typed_value
from bot.messages import outgoing, project_card
from bot.text import Language
from bot.words.draft import MobilityDraft, ProjectDraft
from programme.model import Recipient
from sandbox.rules.messages import message_refusal
from sandbox.rules.views import view_problems
from services import calls, deadlines, projects
from services.contact_details import for_change
from services.digests import digest_for
from services.division import Actor, Division
from tests.support.builders import new_project
from tests.support.reception import Reception

FINNISH = Language.FINNISH
SARI = Actor(account_id="USARI", is_administrator=True)
HOSTILE = (
    "<!channel> <!here> <!everyone>",
    "<@U1> <@USARI|sari>",
    "<#C1|yleinen>",
    "<https://a.example|hel.fi> https://a.example/x?y=<z>",
    "*lihava* _kursiivi_ ~yli~ `koodi` ```rivi```",
    "> lainaus\n• luettelo\n# otsikko",
    ":tada: :flag-fi: &lt;!channel&gt; &amp;",
    "nimi\u202egnp.exe\u202c \u2066x\u2069",
    "a\u200bb\u200c\u200d\u2060\ufeffc\u00ad",
    "{ref} {0} %s ${x} \\n",
    '"); DROP TABLE projects; --',
    "x" * 3000,
    "<!channel>" * 300,
)
# What only our own code may write, and nobody here has: everything that Slack would make come alive.
ALIVE = re.compile(r"<!(channel|here|everyone)|<@U1[|>]|<#C1[|>]|<https?:")
INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from objects(part)


def check(shown: list[Any]) -> None:
    """No markup where Slack would read some, nothing invisible, and nothing that Slack would not take."""
    assert shown, "nothing came out"
    for each in shown:
        for part in objects(each):
            assert part.get("type") != "mrkdwn"
            assert "a.example" not in str(part.get("url"))
            assert part.get("type") != "user" or part["user_id"] in ("UAINO", "USARI", "UMIKKO")
        beside = each.get("text")
        if isinstance(beside, str):
            assert not ALIVE.search(beside), beside
            assert not INVISIBLE.search(beside), beside
        if "blocks" in each and each.get("type") != "modal":
            assert message_refusal({"text": each["text"], "blocks": each["blocks"]}) is None
        view = each.get("view") or (each if each.get("type") == "modal" else None)
        if view:
            assert [str(problem) for problem in view_problems(view, surface="modal")] == []
            assert not INVISIBLE.search("".join(str(part.get("text")) for part in objects(view["blocks"])))


@pytest.fixture
def desk(division: Division) -> Reception:
    """With H1, whose coordinator is Aino, and K1."""
    aino = Actor(account_id="UAINO", is_administrator=False)
    projects.register(division, aino, new_project(), request_key="p1")
    calls.add(division, SARI, calls.NewCall(actions=("KA121",), title=None, day=date(2027, 2, 18), clock=time(12)))
    return Reception(division)


def short(text: str, limit: int) -> str:
    """As much as a field takes: Slack lets nobody type more."""
    return text[:limit]


COMMANDS = (
    "/hanke {}", "/hanke uusi {}", '/hanke uusi KA121-VET "{}" 1.6.2026–31.8.2027', "/hanke lista {}",
    "/hanke näytä {}", "/hanke valmis H1 {}", '/hanke määräaika H1 "{}" 15.3.2027', "/hanke määräaika {}",
    "/hanke määräaika H1 {}", "/hanke muokkaa {}", "/hanke siirto {} <@UMIKKO>", "/hanke päätä {}",
    "/hanke palauta {}", "/hanke hakuaika {}", '/hanke hakuaika "{}" 18.3.2027 12:00', "/hanke hakuaika poista {}",
    "/hanke ylläpito {}", "/hanke kieli {}", "/hanke haku {}", "/hanke historia {}", "/hanke tila {}",
    "/liikkuvuus {}", '/liikkuvuus uusi H1 kurssi 1.4.2027–5.4.2027 Ranska "{}"', "/liikkuvuus uusi {}",
    "/liikkuvuus lista {}", "/liikkuvuus peru {}", "/yhteys {}", "/yhteys muokkaa {}",
    "/yhteys muokkaa {} <@UMIKKO>", "/muistutus {}", "/muistutus miksi {}", "/muistutus torkku H1 {}",
    "/muistutus tauko {}", "/muistutus jatka {}", "/muistutus loma {}",
)  # fmt: skip


# Those that a button opens the form of.
OPENED = ("/hanke uusi {}", "/hanke määräaika H1 {}", "/liikkuvuus uusi {}", "{}")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_command_lets_typed_text_come_alive(text: str, desk: Reception):
    """Slack has escaped what came alive there already, and sends the rest as it was typed: both are tried."""
    for typed in (text, text.replace("<", "&lt;").replace(">", "&gt;")):
        for command in COMMANDS:
            check(desk.type("USARI", command.replace("{}", typed)))
        for command in OPENED:
            check(desk.press("USARI", Action.FORM_OPEN, {"value": write_typed_value(command.replace("{}", typed))}))
    check(desk.type("UMIKKO", "/hanke lista"))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_form_lets_typed_text_come_alive_nor_does_what_goes_out_afterwards(text: str, desk: Reception):
    division = desk.division
    rules, today = division.rules, division.today()
    done = projects.show(division, "H1").deadlines[0].deadline.id
    deadlines.complete(division, SARI, done)
    person = for_change(division, SARI, 1)
    forms: list[tuple[Any, dict[str, Any]]] = [
        (
            project.build(ProjectDraft(), FINNISH, rules),
            {
                "action_type": {"selected_option": {"value": "KA121-VET"}},
                "title": {"value": short(text, 120)},
                "code": {"value": short(text, 60)},
                "start_on": {"selected_date": "2026-06-01"},
                "end_on": {"selected_date": "2027-08-31"},
                "coordinators": {"selected_users": ["UAINO"]},
            },
        ),
        (
            mobility.build(MobilityDraft(), None, FINNISH, rules=rules),
            {
                "project": {"selected_option": {"value": "H1"}},
                "kind": {"selected_option": {"value": "course"}},
                "start_on": {"selected_date": "2027-04-01"},
                "end_on": {"selected_date": "2027-04-05"},
                "country": {"selected_option": {"value": "FR"}},
                "host": {"value": short(text, 120)},
            },
        ),
        (
            deadline.build(FINNISH, rules=rules, today=today),
            {
                "subject": {"selected_option": {"value": "H1"}},
                "name": {"value": short(text, 80)},
                "due_on": {"selected_date": "2026-12-01"},
            },
        ),
        *(
            (
                deadline.build(FINNISH, rules=rules, today=today) | {"private_metadata": json.dumps({"source": url})},
                {
                    "subject": {"selected_option": {"value": "H1"}},
                    "name": {"value": name},
                    "due_on": {"selected_date": "2026-12-02"},
                },
            )
            for name, url in (("Viesti", text), ("Toinen", f"https://a.example/{text}"))
        ),
        (receipt.build(done, FINNISH), {"receipt": {"value": short(text, 200)}}),
        (
            call.build(rules, FINNISH),
            {
                "title": {"value": short(text, 120)},
                "day": {"selected_date": "2027-10-05"},
                "clock": {"selected_time": "12:00"},
            },
        ),
        *(
            (contact.build(person, FINNISH), CONTACT | {name: {"value": short(text, limit)}})
            for name, limit in (("name", 80), ("title", 120), ("email", 120), ("phones", 80))
        ),
    ]
    for view, state in forms:
        check(desk.submit("USARI", view, state))
    for command in ("/hanke", "/hanke lista", "/hanke H1", "/yhteys", "/hanke hakuaika", "/hanke määräaika H1"):
        for who in ("UAINO", "USARI"):
            check(desk.type(who, command))
    check([_posted(division)])
    check([{"text": card.text, "blocks": list(card.blocks)} for card in _cards(division)])


CONTACT = {
    "name": {"value": "Joku Muu"},
    "title": {"value": "Asiantuntija"},
    "email": {"value": "joku.muu@hel.fi"},
    "phones": {"value": "040 123 4567"},
}


def _cards(division: Division) -> Iterator[Any]:
    for found in projects.suggest(division, SARI, "", limit=100):
        yield project_card.render(projects.show(division, found.ref), FINNISH)


def _posted(division: Division) -> dict[str, Any]:
    """The week's summary, which names what is due and what it belongs to."""
    with division.store.reading() as session:
        digest = digest_for(session, division, Recipient.person("UAINO"), delivery_id="d1")
    assert digest is not None
    message = outgoing.render(digest, FINNISH)
    return {"text": message.text, "blocks": list(message.blocks)}
