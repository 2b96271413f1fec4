"""What has happened before somebody opens the page: projects that are late, on their way and done."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.demo.tour import TOUR
from sandbox.page.story import Act, Story

_HELSINKI = ZoneInfo("Europe/Helsinki")


def _at(day: int, month: int, hour: int, minute: int) -> datetime:
    return datetime(2027, month, day, hour, minute, tzinfo=_HELSINKI)


_ACTS = (
    Act(
        at=_at(2, 2, 9, 40),
        who="aino",
        text='/hanke uusi KA210-SCH "Vihreä koulupiha" 1.9.2025–31.12.2026 @aino @mikko #projektit '
        "2025-1-FI01-KA210-SCH-000123456",
    ),
    Act(at=_at(2, 2, 9, 45), who="aino", text="/hanke valmis H1 sopimusmuutos"),
    Act(
        at=_at(2, 2, 9, 55),
        who="aino",
        text='/hanke uusi KA121-VET "Stadin AO ulkomaanjaksot" 1.6.2026–31.8.2027 2026-1-FI01-KA121-VET-000654321',
    ),
    Act(at=_at(2, 2, 10, 30), who="emma", text="/hanke kieli en"),
    Act(
        at=_at(3, 2, 13, 10),
        who="elin",
        text='/hanke ny KA122-ADU "Grannspråk i vardagen" 1.10.2026–30.9.2027 #projektit '
        "2026-1-FI01-KA122-ADU-000111222",
    ),
    Act(
        at=_at(9, 2, 10, 0),
        who="aino",
        text='/liikkuvuus uusi H2 työn varjostaminen 12.4.2027–23.4.2027 Saksa "BSZ Leipzig" 2 hlö',
    ),
    Act(
        at=_at(4, 3, 9, 30),
        who="mikko",
        where="projektit",
        text="Loppuraportti on vielä kesken, laitan sen ensi viikolla.",
    ),
)

STORY = Story(now=_at(9, 3, 9, 5), acts=_ACTS, tour=TOUR)
