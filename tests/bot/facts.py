"""People, projects, deadlines and cards written by hand: what the samples of messages are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.messages.paging import PAGE, last_page
from programme.checklists import checklist
from programme.gaps import Gap
from programme.loader import load_rules
from programme.model import (
    Anchor,
    Certainty,
    Contact,
    DeadlineState,
    Mobility,
    Offset,
    Origin,
    Recipient,
    Role,
    Sector,
    Tick,
)
from programme.notes import Note
from services.cards import CardDeadline, CardItem, MobilityCard, ProjectCard
from services.contacts import Responsibility
from services.gateway import Notice, NoticeItem, Occasion, Share
from services.mobilities import MobilityLine
from services.pages import Page
from services.projects import ProjectLine
from services.upcoming import Upcoming
from tests.support.builders import make_deadline, make_mobility, make_project
from tests.support.clock import helsinki

RULES = load_rules()
TODAY = date(2027, 3, 2)
CODE = "2026-1-FI01-KA121-VET-000123456"

HANNA = Contact(
    key="general_education",
    name="Hanna Esimerkki",
    title="Kansainvälisten asioiden erityisasiantuntija",
    email="hanna.esimerkki@example.fi",
    check="email",
    phones=("040 123 4567", "09 310 12345"),
)
EERIKA = Contact(
    key="vocational_education",
    name="Eerika Esimerkki",
    title="Pedagoginen asiantuntija",
    email="eerika.esimerkki@example.fi",
    phones=("040 765 4321",),
)
KATJA = Contact(
    key="external_funding",
    name="Katja Esimerkki",
    title="Projektipäällikkö, toimialan ulkopuolisen rahoituksen hankesalkku",
    email="katja.esimerkki@example.fi",
    phones=("040 111 2222", "09 310 54321"),
)

PROJECT = make_project(
    title="Stadin AO ulkomaanjaksot", code=CODE, coordinators=("UAINO", "UPEKKA"), channel_id="CSTADIN"
)
SCHOOL = make_project(id=2, action_type="KA122-SCH", title="Opettajat Eurooppaan", sector=Sector.BASIC)
OTHER = make_project(
    id=3, action_type="MUU", title="Digitaidot <kaikille> & *heti*", sector=Sector.WHOLE_DIVISION, role=Role.PARTNER
)
TRAVEL = make_mobility(
    id=12, host="BSZ Leipzig", head_count=2, responsible="UMIKKO", start_on=date(2027, 4, 5), end_on=date(2027, 4, 16)
)
BARE_TRAVEL = make_mobility(id=13, kind="course", country="IT", head_count=1)
GROUP = make_mobility(
    id=14, kind="group_mobility", country="EE", host="Tartu Rakenduslik Kolledž", head_count=8, accompanying=2,
    travel_days=2, has_minors=True, responsible="UMIKKO", start_on=date(2027, 5, 10), end_on=date(2027, 5, 14),
)  # fmt: skip


def due(kind: str, due_on: date, *, mobility: Mobility | None = None, **values: Any) -> CardDeadline:
    certainty = values.pop("certainty", Certainty.VERIFIED)
    internal_on, items = values.pop("internal_on", None), values.pop("items", ())
    deadline = make_deadline(kind=kind, due_on=due_on, mobility_id=mobility.id if mobility else None, **values)
    return CardDeadline(
        deadline=deadline, mobility=mobility, certainty=certainty, internal_on=internal_on, items=items
    )


def listed_items(kind: str, mobility: Mobility | None = None, *, ticked: int = 0) -> tuple[CardItem, ...]:
    """The list that a deadline of this kind has in PROJECT, of which the first few are in order."""
    items = checklist(RULES, PROJECT, mobility, kind)
    tick = [Tick(item=each.code, ticked_at=datetime(2027, 3, 1, 8, tzinfo=UTC), ticked_by="UAINO") for each in items]
    return tuple(
        CardItem(item=each, tick=tick[place] if place < ticked else None) for place, each in enumerate(items)
    )


FINISHED: dict[str, Any] = {
    "state": DeadlineState.DONE,
    "done_by": "UPEKKA",
    "done_at": datetime(2027, 3, 1, 8, tzinfo=UTC),
}
FINAL = due(
    "final_report",
    date(2027, 10, 30),
    id=1,
    internal_on=date(2027, 10, 2),
    items=listed_items("final_report", ticked=1),
)
AMENDMENT = due("amendment_last_call", date(2027, 8, 1), id=2, certainty=Certainty.UNVERIFIED)
DEPARTURE = due("mobility_start", TRAVEL.start_on, id=3, mobility=TRAVEL)
SURVEY = due("participant_report", date(2027, 5, 16), id=4, mobility=TRAVEL, certainty=Certainty.OTHER_AGENCY)
LATE = due("participant_report", date(2027, 3, 1), id=5, mobility=BARE_TRAVEL)
TODAYS = due("final_report", TODAY, id=6, origin=Origin.CONTRACT)
TOMORROWS = due("mobility_start", date(2027, 3, 3), id=7, mobility=BARE_TRAVEL)
SOURCE_URL = "https://toimiala.slack.com/archives/CSTADIN/p1795507200000200?thread_ts=1795507200.000100&cid=CSTADIN"
OWN = due("custom", date(2027, 6, 1), id=8, name="Väliraportti <ESF+>", origin=Origin.CUSTOM, source_url=SOURCE_URL)
END = due("project_end", date(2027, 8, 31), id=10, state=DeadlineState.PASSED)
PREPARATIONS = due(
    "predeparture_check",
    date(2027, 4, 26),
    id=11,
    mobility=GROUP,
    certainty=Certainty.PRACTICE,
    items=listed_items("predeparture_check", GROUP, ticked=2),
)
ENCODING = due(
    "bm_encoding",
    date(2027, 5, 9),
    id=12,
    mobility=GROUP,
    certainty=Certainty.OTHER_AGENCY,
    items=listed_items("bm_encoding", GROUP),
)
PAPERS = due(
    "mobility_papers",
    date(2027, 5, 28),
    id=13,
    mobility=GROUP,
    certainty=Certainty.PRACTICE,
    items=listed_items("mobility_papers", GROUP, ticked=3),
)
DONE = due("final_report", date(2027, 2, 26), id=9, **FINISHED)

CARD = ProjectCard(
    project=PROJECT,
    deadlines=(LATE, TODAYS, TOMORROWS, DEPARTURE, SURVEY, AMENDMENT, FINAL, OWN, DONE),
    mobilities=(TRAVEL, BARE_TRAVEL),
    contact=EERIKA,
    notes=(Note.UNUSUAL_PERIOD,),
    gaps=(Gap.HOST,),
    is_paused=False,
    today=TODAY,
)
BARE_CARD = ProjectCard(
    project=OTHER, deadlines=(), mobilities=(), contact=KATJA, notes=(), gaps=(), is_paused=False, today=TODAY
)
LONG_CARD = replace(
    CARD,
    deadlines=tuple(due("final_report", date(2027, 10, 1 + n), id=n) for n in range(16)),
    mobilities=tuple(replace(TRAVEL, id=n) for n in range(1, 13)),
)
PROJECT_NOTES = (
    Note.UNUSUAL_PERIOD,
    Note.CODE_OF_ANOTHER_YEAR,
    Note.CODE_OF_ANOTHER_COUNTRY,
    Note.NOT_IN_THAT_CALL,
    Note.TOO_MANY_PARTICIPANTS,
)
NOTED_CARD = replace(
    CARD, deadlines=(FINAL, AMENDMENT, END), mobilities=(GROUP,), notes=PROJECT_NOTES, gaps=tuple(Gap)
)
TRAVEL_CARD = MobilityCard(
    mobility=TRAVEL,
    project=PROJECT,
    deadlines=(DEPARTURE, SURVEY),
    contact=EERIKA,
    notes=tuple(each for each in Note if each not in PROJECT_NOTES),
    today=TODAY,
)
GROUP_CARD = replace(TRAVEL_CARD, mobility=GROUP, deadlines=(PREPARATIONS, ENCODING, PAPERS), notes=())
BARE_TRAVEL_CARD = MobilityCard(
    mobility=BARE_TRAVEL, project=OTHER, deadlines=(), contact=KATJA, notes=(), today=TODAY
)

LINES = [
    ProjectLine(project=PROJECT, next_deadline=LATE.deadline),
    ProjectLine(project=SCHOOL, next_deadline=OWN.deadline),
    ProjectLine(project=OTHER, next_deadline=None),
]
MANY_LINES = [replace(LINES[0], project=replace(PROJECT, id=n)) for n in range(1, 23)]
TRAVELS = [MobilityLine(mobility=each, project=PROJECT) for each in (TRAVEL, BARE_TRAVEL)]
MANY_TRAVELS = [replace(TRAVELS[0], mobility=replace(TRAVEL, id=n)) for n in range(1, 23)]


def project_page(lines: Sequence[ProjectLine], *, size: int = PAGE, page: int = 0) -> Page[ProjectLine]:
    """A page of these; past the last one, the last."""
    page = min(page, last_page(len(lines), size))
    return Page(lines=tuple(lines[page * size : (page + 1) * size]), count=len(lines), page=page)


def listed(lines: list[MobilityLine]) -> Page[MobilityLine]:
    """As the service gives them: the first ones, and how many there are."""
    return Page(lines=tuple(lines[:PAGE]), count=len(lines), page=0)


EVERYBODY = [
    Responsibility(contact=HANNA, sectors=(Sector.EARLY_CHILDHOOD, Sector.BASIC, Sector.WHOLE_DIVISION)),
    Responsibility(contact=EERIKA, sectors=(Sector.VOCATIONAL,)),
    Responsibility(contact=KATJA, sectors=()),
]

COMING = [
    Upcoming(send_at=helsinki("2027-03-05 09:00"), project=PROJECT, call=None, deadline=DEPARTURE),
    Upcoming(send_at=helsinki("2027-10-01 13:05"), project=OTHER, call=None, deadline=OWN),
]


def item(deadline: CardDeadline, offset: Offset, **values: Any) -> NoticeItem:
    return NoticeItem(
        **{
            "reminder_id": deadline.deadline.id,
            "offset": offset,
            "deadline": deadline,
            "project": PROJECT,
            "call_line": None,
            "shown_items": tuple(each for each in deadline.items if each.tick is None),
            "contact": EERIKA,
            "is_erasmus": True,
            "occasion": Occasion.AS_MEANT,
            "share": Share.OWN,
            "absent": (),
            "has_next_step": True,
            "is_rerouted": False,
            "is_late": False,
            **values,
        }
    )


def notice(*items: NoticeItem) -> Notice:
    return Notice(delivery_id="1", recipient=Recipient.person("UAINO"), items=items, today=TODAY)


def before(days: int) -> Offset:
    return Offset(Anchor.DUE, -days)
