"""The guided tour of the page: six steps from a first look to somebody else's language."""

from __future__ import annotations

from sandbox.page.story import TourStep

TOUR = (
    TourStep(
        who="aino",
        where="home",
        title={
            "fi": "Olet Aino, koordinaattori",
            "sv": "Du är Aino, koordinator",
            "en": "You are Aino, a coordinator",
        },
        text={
            "fi": "Koti-välilehti näyttää hankkeesi: yksi loppuraportti on myöhässä, muu on tulossa. "
            "Viestit-välilehdellä ovat muistutukset. Jokainen kertoo, mitä tehdään seuraavaksi, keneltä voi kysyä "
            "ja miksi se tulee nyt.",
            "sv": "Fliken Hem visar dina projekt: en slutrapport är försenad, resten är på väg. Under Meddelanden "
            "finns påminnelserna. Var och en berättar vad som ska göras härnäst, vem man kan fråga och varför den "
            "kommer nu.",
            "en": "The Home tab shows your projects: one final report is late, the rest is on its way. The reminders "
            "are under Messages. Each tells what to do next, whom to ask and why it comes now.",
        },
    ),
    TourStep(
        who="aino",
        title={
            "fi": "Rekisteröi hanke yhdellä rivillä",
            "sv": "Registrera ett projekt på en rad",
            "en": "Register a project in one line",
        },
        text={
            "fi": "Toiminto, nimi ja hankeaika riittävät, missä järjestyksessä tahansa. Hankebot laskee "
            "määräajat. Pelkkä /hanke uusi avaa lomakkeen.",
            "sv": "Projekttyp, namn och projekttid räcker, i vilken ordning som helst. Hankebot räknar ut "
            "tidsfristerna. Enbart /hanke ny öppnar ett formulär.",
            "en": "The action type, a title and the period are enough, in any order. Hankebot works the deadlines "
            "out. /hanke new alone opens a form.",
        },
        type={
            "fi": '/hanke uusi KA122-SCH "Lukion kieliverkko" 1.6.2027–31.8.2028 #projektit',
            "sv": '/hanke ny KA122-SCH "Gymnasiets språknät" 1.6.2027–31.8.2028 #projektit',
            "en": '/hanke new KA122-SCH "Language network" 1.6.2027–31.8.2028 #projektit',
        },
    ),
    TourStep(
        who="aino",
        title={"fi": "Rekisteröi liikkuvuus", "sv": "Registrera en mobilitet", "en": "Register a mobility"},
        text={
            "fi": "Kuka tahansa voi rekisteröidä oman matkansa hankkeeseen. Osallistujien nimiä ei kysytä.",
            "sv": "Vem som helst kan registrera sin resa i ett projekt. Deltagarnas namn frågas inte.",
            "en": "Anyone may register their trip in a project. Nobody asks for participants' names.",
        },
        type={
            "fi": '/liikkuvuus uusi H2 työn varjostaminen 3.5.2027–7.5.2027 Tanska "Aarhus Tech" 2 hlö',
            "sv": '/liikkuvuus ny H2 jobbskuggning 3.5.2027–7.5.2027 Danmark "Aarhus Tech" 2 pers',
            "en": '/liikkuvuus new H2 job shadowing 3.5.2027–7.5.2027 Denmark "Aarhus Tech" 2 people',
        },
    ),
    TourStep(
        who="aino",
        title={"fi": "Anna ajan kulua", "sv": "Låt tiden gå", "en": "Let time pass"},
        text={
            "fi": "Kello on yläkulmassa. Siirry seuraavaan muistutukseen tai vaikka kahden vuoden päähän: kaikki "
            "muistutukset tulevat omana päivänään, arkisin kello 9.",
            "sv": "Klockan finns i övre hörnet. Gå till nästa påminnelse eller två år framåt: alla påminnelser "
            "kommer på sin egen dag, vardagar klockan 9.",
            "en": "The clock is in the upper corner. Go to the next reminder, or two years on: every reminder comes "
            "on its own day, on working days at 9.",
        },
        time="message",
    ),
    TourStep(
        who="aino",
        where="projektit",
        title={"fi": "Kuittaa tai siirrä", "sv": "Kvittera eller skjut upp", "en": "Done, or later"},
        text={
            "fi": "Kanavalla on muistutus myöhässä olevasta loppuraportista. Valmis kuittaa asian kaikkien puolesta "
            "ja päivittää aiemmat viestit. Muistuta myöhemmin siirtää muistutusta, ei määräaikaa.",
            "sv": "I kanalen finns en påminnelse om den försenade slutrapporten. Klart kvitterar saken för alla och "
            "uppdaterar tidigare meddelanden. Påminn senare skjuter upp påminnelsen, inte tidsfristen.",
            "en": "The channel has a reminder of the late final report. Done settles the matter for everybody and "
            "updates earlier messages. Remind me later moves the reminder, not the deadline.",
        },
    ),
    TourStep(
        who="elin",
        title={"fi": "Ole joku muu", "sv": "Var någon annan", "en": "Be somebody else"},
        text={
            "fi": "Elinin Slack on ruotsiksi, joten Hankebot puhuu hänelle ruotsia. Kokeile myös ylläpitäjää "
            "(Sari) ja vierasta (Gustav). Valikko on vasemmassa yläkulmassa.",
            "sv": "Elins Slack är på svenska, så Hankebot talar svenska med henne. Prova också administratören "
            "(Sari) och gästen (Gustav). Menyn finns i övre vänstra hörnet.",
            "en": "Elin's Slack is in Swedish, so Hankebot speaks Swedish to her. Try the administrator (Sari) and "
            "the guest (Gustav) as well. The menu is in the upper left corner.",
        },
        type={"fi": "/yhteys H3", "sv": "/yhteys H3", "en": "/yhteys H3"},
    ),
)
