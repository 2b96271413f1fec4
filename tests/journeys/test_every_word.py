"""Every command by its word in each language: one person's day with one project, answered in that language."""

from __future__ import annotations

import pytest

from sandbox.local_slack import LocalSlack
from tests.support.bot_process import BotProcess
from tests.support.talk import answer

pytestmark = pytest.mark.journey

FINNISH = (
    ("/hanke kieli fi", "suomeksi"),
    ('/hanke uusi KA121-VET "Vaihdot" 1.6.2026–31.8.2027', "Hanke on rekisteröity"),
    ('/liikkuvuus uusi H1 työn varjostus 1.3.2027–12.3.2027 Saksa "BSZ Leipzig" 2 hlö', "Liikkuvuus on rekisteröity"),
    ("/hanke", "H1 Vaihdot"),
    ("/hanke lista", "1 hanke"),
    ("/hanke näytä H1", "Hankeaika: 1.6.2026–31.8.2027"),
    ('/hanke muokkaa H1 nimi "Uudet vaihdot"', "Vaihdot → Uudet vaihdot"),
    ("/hanke tila", "Hankesalkku 24.11.2026"),
    ('/hanke määräaika H1 "Aloitus" 1.4.2027', "1.4.2027 Aloitus"),
    ('/hanke valmis H1 "Aloitus"', "Kuitattu valmiiksi: Aloitus 1.4.2027"),
    ("/hanke haku Leipzig", "1 osuma: Leipzig"),
    ("/hanke historia H1", "kuittasi määräajan valmiiksi"),
    ("/hanke apua", "Näin käytät komentoa /hanke"),
    ("/liikkuvuus", "1 liikkuvuus"),
    ("/liikkuvuus lista", "1 liikkuvuus"),
    ("/liikkuvuus näytä L1", "Ajankohta: 1.3.2027–12.3.2027"),
    ("/liikkuvuus muokkaa L1 maa Viro", "Saksa → Viro"),
    ("/liikkuvuus peru L1", "peruttu"),
    ("/liikkuvuus palauta L1", "taas voimassa"),
    ("/liikkuvuus apua", "Näin käytät komentoa /liikkuvuus"),
    ("/yhteys", "Keneen otan yhteyttä?"),
    ("/yhteys lukio", "lukiokoulutus"),
    ("/yhteys H1", "Eerika Kantonen"),
    ("/yhteys muokkaa lukio", "vain ylläpitäjät"),
    ("/yhteys apua", "Näin käytät komentoa /yhteys"),
    ("/muistutus", "Tulevat muistutuksesi"),
    ("/muistutus torkku H1 loppuraportti huomenna", "uudelleen 25.11.2026"),
    ("/muistutus miksi H1", "Mihin päivät perustuvat: H1"),
    ("/muistutus tauko H1", "/muistutus jatka H1"),
    ("/muistutus jatka H1", "H1"),
    ("/muistutus apua", "Näin käytät komentoa /muistutus"),
    ("/hanke päätä H1", "avointa määräaikaa"),
    ("/hanke poista H1", "Poistetaanko hanke?"),
    ("/hanke palauta H1", "Mikään ei muutu"),
    ("/hanke siirto H1 @mikko", "@mikko"),
)
SWEDISH = (
    ("/hanke språk sv", "på svenska"),
    ('/hanke ny KA121-VET "Utbyten" 1.6.2026–31.8.2027', "Projektet är registrerat"),
    (
        '/liikkuvuus ny H1 jobbskuggning 1.3.2027–12.3.2027 Tyskland "BSZ Leipzig" 2 pers',
        "Mobiliteten är registrerad",
    ),
    ("/hanke", "H1 Utbyten"),
    ("/hanke lista", "1 projekt"),
    ("/hanke visa H1", "Projekttid: 1.6.2026–31.8.2027"),
    ('/hanke ändra H1 namn "Nya utbyten"', "Utbyten → Nya utbyten"),
    ("/hanke läge", "Projektportföljen 24.11.2026"),
    ('/hanke tidsfrist H1 "Start" 1.4.2027', "1.4.2027 Start"),
    ('/hanke klar H1 "Start"', "Markerat som klart: Start 1.4.2027"),
    ("/hanke sök Leipzig", "1 träff: Leipzig"),
    ("/hanke historik H1", "markerade tidsfristen som klar"),
    ("/hanke hjälp", "Så använder du kommandot /hanke"),
    ("/liikkuvuus", "1 mobilitet"),
    ("/liikkuvuus lista", "1 mobilitet"),
    ("/liikkuvuus visa L1", "Tid: 1.3.2027–12.3.2027"),
    ("/liikkuvuus ändra L1 land Estland", "Tyskland → Estland"),
    ("/liikkuvuus avboka L1", "påminner inte längre"),
    ("/liikkuvuus återställ L1", "gäller igen"),
    ("/liikkuvuus hjälp", "Så använder du kommandot /liikkuvuus"),
    ("/yhteys", "Vem kontaktar jag?"),
    ("/yhteys gymnasium", "gymnasieutbildning"),
    ("/yhteys H1", "Eerika Kantonen"),
    ("/yhteys ändra gymnasium", "Bara administratörerna"),
    ("/yhteys hjälp", "Så använder du kommandot /yhteys"),
    ("/muistutus", "Dina kommande påminnelser"),
    ("/muistutus snooza H1 slutrapport imorgon", "igen 25.11.2026"),
    ("/muistutus varför H1", "Vad datumen grundar sig på: H1"),
    ("/muistutus paus H1", "/muistutus fortsätt H1"),
    ("/muistutus fortsätt H1", "H1"),
    ("/muistutus hjälp", "Så använder du kommandot /muistutus"),
    ("/hanke avsluta H1", "öppna tidsfrister"),
    ("/hanke radera H1", "Ska projektet raderas?"),
    ("/hanke återställ H1", "Ingenting ändras"),
    ("/hanke överlåt H1 @mikko", "@mikko"),
)
ENGLISH = (
    ("/hanke language en", "English"),
    ('/hanke new KA121-VET "Exchanges" 1.6.2026–31.8.2027', "The project is registered"),
    (
        '/liikkuvuus new H1 job shadowing 1.3.2027–12.3.2027 Germany "BSZ Leipzig" 2 people',
        "The mobility is registered",
    ),
    ("/hanke", "H1 Exchanges"),
    ("/hanke list", "1 project"),
    ("/hanke show H1", "Period: 1 June 2026–31 August 2027"),
    ('/hanke edit H1 title "New exchanges"', "Exchanges → New exchanges"),
    ("/hanke status", "The portfolio on 24 November 2026"),
    ('/hanke deadline H1 "Kick-off" 1 April 2027', "1 April 2027 Kick-off"),
    ('/hanke done H1 "Kick-off"', "Marked as done: Kick-off 1 April 2027"),
    ("/hanke search Leipzig", "1 hit: Leipzig"),
    ("/hanke history H1", "marked the deadline as done"),
    ("/hanke help", "How to use /hanke"),
    ("/liikkuvuus", "1 mobility"),
    ("/liikkuvuus list", "1 mobility"),
    ("/liikkuvuus show L1", "Dates: 1 March 2027–12 March 2027"),
    ("/liikkuvuus edit L1 country Estonia", "Germany → Estonia"),
    ("/liikkuvuus cancel L1", "cancelled"),
    ("/liikkuvuus restore L1", "on again"),
    ("/liikkuvuus help", "How to use /liikkuvuus"),
    ("/yhteys", "Whom to contact?"),
    ("/yhteys upper secondary", "general upper secondary education"),
    ("/yhteys H1", "Eerika Kantonen"),
    ("/yhteys edit upper secondary", "Only administrators"),
    ("/yhteys help", "How to use /yhteys"),
    ("/muistutus", "Your coming reminders"),
    ("/muistutus snooze H1 final report tomorrow", "again on 25 November 2026"),
    ("/muistutus why H1", "Where the dates come from: H1"),
    ("/muistutus pause H1", "/muistutus resume H1"),
    ("/muistutus resume H1", "H1"),
    ("/muistutus help", "How to use /muistutus"),
    ("/hanke close H1", "open deadlines"),
    ("/hanke delete H1", "Remove the project?"),
    ("/hanke restore H1", "Nothing changes"),
    ("/hanke handover H1 @mikko", "@mikko"),
)

# The commands that, alone, open a form, and its heading.
FORMS = {
    "fi": (
        ("/hanke uusi", "Uusi hanke"),
        ("/liikkuvuus uusi", "Uusi liikkuvuus"),
        ("/muistutus asetukset", "Omat asetukset"),
    ),
    "sv": (
        ("/hanke ny", "Nytt projekt"),
        ("/liikkuvuus ny", "Ny mobilitet"),
        ("/muistutus inställningar", "Mina inställningar"),
    ),
    "en": (
        ("/hanke new", "New project"),
        ("/liikkuvuus new", "New mobility"),
        ("/muistutus settings", "My settings"),
    ),
}


@pytest.mark.parametrize("day", [FINNISH, SWEDISH, ENGLISH], ids=["fi", "sv", "en"])
def test_each_command_answers_to_its_word_in_upper_and_lower_case(bot: BotProcess, slack: LocalSlack, day):
    for number, (typed, said) in enumerate(day):
        slash, _, words = typed.partition(" ")
        verb, _, rest = words.partition(" ")
        in_either_case = f"{slash} {verb.upper() if number % 2 else verb} {rest}".strip()
        assert said in answer(slack, "aino", in_either_case), in_either_case


@pytest.mark.parametrize("language", FORMS)
def test_each_form_opens_by_its_word(bot: BotProcess, slack: LocalSlack, language):
    slack.command(user="aino", text=f"/hanke kieli {language}")
    for typed, heading in FORMS[language]:
        slack.command(user="aino", text=typed)
        slack.wait_for_view("aino", heading)
