"""What is asked in plain words, and the command that is offered with the answer, find the same."""

from __future__ import annotations

import re

import pytest

from bot.text import Language, plain, say
from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer

pytestmark = pytest.mark.journey

REGISTERED = (
    '/hanke uusi KA210-VET "Ulkomaanjaksot" 1.6.2026–31.8.2027',
    '/hanke uusi KA122-SCH "Opettajat" 1.9.2026–28.2.2028 @mikko',
    '/hanke uusi KA121-VET "Työelämä" 1.6.2026–31.5.2027 @aino',
    "/liikkuvuus uusi H2 työn varjostus 1.3.2027–12.3.2027 Saksa @mikko",
    "/liikkuvuus uusi H3 työn varjostus 5.4.2027–9.4.2027 Ranska",
    "/liikkuvuus uusi H3 työn varjostus 7.6.2027–11.6.2027 Saksa",
)

QUESTIONS = {
    Language.FINNISH: (
        "mitkä loppuraportit erääntyvät syksyllä 2027?",
        "mitä on myöhässä?",
        "mitä minulla on ennen kesäkuuta 2028?",
        "mitkä raportit erääntyvät 31.12.2027 mennessä?",
        "mitkä hankkeet päättyvät ennen kesäkuuta 2027?",
        "mitkä hankkeet päättyvät?",
        "mitkä ammatillisen hankkeet ovat käynnissä kesällä 2027?",
        "mitkä hankkeet ovat myöhässä?",
        "ketkä lähtevät Saksaan keväällä 2027?",
        "mitkä liikkuvuudet palaavat huhtikuun jälkeen?",
        "mitä liikkuvuuksia H3:ssa on?",
        "liikkuvuuksien määräajat maaliskuussa 2027",
        "milloin H3 päättyy?",
    ),
    Language.SWEDISH: (
        "vilka slutrapporter förfaller hösten 2027?",
        "vad har jag före juni 2028?",
        "vilka projekt slutar innan juni 2027?",
        "vilka projekt pågår sommaren 2027?",
        "vilka mobiliteter går till Tyskland i mars 2027?",
        "vilka resor börjar efter mars 2027?",
        "vad är H2?",
    ),
    Language.ENGLISH: (
        "which final reports are due in autumn 2027?",
        "what is due by 31.12.2027?",
        "which projects end this spring?",
        "which projects start after January 2026?",
        "who is going to Germany before June 2027?",
        "which mobilities go to France in April 2027?",
        "which deadlines does H2 have before 2028?",
    ),
}


def references(text: str) -> set[str]:
    return set(re.findall(r"\b[HL]\d+\b", text))


def asked(slack: LocalSlack, question: str, *ends: str) -> str:
    """What is answered in a direct message; other messages may come in between."""
    before = len(slack.direct_messages("aino"))
    slack.say(user="aino", text=question)

    def said() -> list[str]:
        heard = [slack.plain_text(each) for each in slack.direct_messages("aino")[before:]]
        return [text for text in heard if any(end in text for end in ends)]

    slack.wait_for(lambda: bool(said()))
    return said()[-1]


@pytest.mark.parametrize("language", list(Language))
def test_the_command_that_is_offered_finds_what_the_answer_names(bot: BotProcess, slack: LocalSlack, language):
    for command in REGISTERED:
        answer(slack, "aino", command)
    answer(slack, "aino", f"/hanke kieli {language}")
    offers = plain(say("question.command", language, command="|")).partition("|")[0]
    nearly = plain(say("question.command_near", language, command="|")).partition("|")[0]
    compared = set()
    for question in QUESTIONS[language]:
        said = asked(slack, question, offers, nearly)
        _, offered, command = said.rpartition(offers if offers in said else nearly)
        assert offered, said
        found = references(said.removesuffix(f"{offered}{command}").partition("\n")[2])
        listed = references(answer(slack, "aino", command.split("\n")[0].strip()))
        assert found == listed if offered == offers else found <= listed, f"{question}\n{said}"
        compared |= found
    assert compared >= {"H2", "H3", "L1", "L2"}
