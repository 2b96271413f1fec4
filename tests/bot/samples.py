"""Every message and form, made of values written by hand: what the golden files show and the contracts check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from bot.blocks import Block, Message, card_modal, sentence
from bot.commands import COMMANDS
from bot.forms import mobility as mobility_form
from bot.forms import project as project_form
from bot.messages import (
    contacts,
    done,
    help,  # noqa: A004 - the message is called help
    mobility_card,
    mobility_list,
    project_card,
    project_list,
    reminder,
    upcoming,
)
from bot.text import Language, say
from bot.words.draft import MobilityDraft, ProjectDraft
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
)
from services.cards import CardDeadline, MobilityCard, Note, ProjectCard
from services.contacts import Responsibility
from services.deadlines import Choice, Completed
from services.delivery import ITEMS_PER_MESSAGE
from services.gateway import Notice, NoticeItem, Occasion
from services.mobilities import MobilityLine, MobilityList
from services.projects import ProjectLine
from services.upcoming import Upcoming
from tests.support.builders import make_deadline, make_mobility, make_project
from tests.support.clock import HELSINKI, helsinki

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


def due(kind: str, due_on: date, *, mobility: Mobility | None = None, **values: Any) -> CardDeadline:
    certainty = values.pop("certainty", Certainty.VERIFIED)
    deadline = make_deadline(kind=kind, due_on=due_on, mobility_id=mobility.id if mobility else None, **values)
    return CardDeadline(deadline=deadline, mobility=mobility, certainty=certainty)


FINISHED: dict[str, Any] = {
    "state": DeadlineState.DONE,
    "done_by": "UPEKKA",
    "done_at": datetime(2027, 3, 1, 8, tzinfo=UTC),
}
FINAL = due("final_report", date(2027, 10, 30), id=1)
AMENDMENT = due("amendment_last_call", date(2027, 8, 1), id=2, certainty=Certainty.UNVERIFIED)
DEPARTURE = due("mobility_start", TRAVEL.start_on, id=3, mobility=TRAVEL)
SURVEY = due("participant_report", date(2027, 5, 16), id=4, mobility=TRAVEL, certainty=Certainty.OTHER_AGENCY)
LATE = due("participant_report", date(2027, 3, 1), id=5, mobility=BARE_TRAVEL)
TODAYS = due("final_report", TODAY, id=6, origin=Origin.CONTRACT)
TOMORROWS = due("mobility_start", date(2027, 3, 3), id=7, mobility=BARE_TRAVEL)
OWN = due("custom", date(2027, 6, 1), id=8, name="Väliraportti <ESF+>", origin=Origin.CUSTOM)
DONE = due("final_report", date(2027, 2, 26), id=9, **FINISHED)

CARD = ProjectCard(
    project=PROJECT,
    deadlines=(LATE, TODAYS, TOMORROWS, DEPARTURE, SURVEY, AMENDMENT, FINAL, OWN, DONE),
    mobilities=(TRAVEL, BARE_TRAVEL),
    contact=EERIKA,
    notes=(Note.UNUSUAL_PERIOD,),
    today=TODAY,
)
BARE_CARD = ProjectCard(project=OTHER, deadlines=(), mobilities=(), contact=KATJA, notes=(), today=TODAY)
LONG_CARD = replace(
    CARD,
    deadlines=tuple(due("final_report", date(2027, 10, 1 + n), id=n) for n in range(16)),
    mobilities=tuple(replace(TRAVEL, id=n) for n in range(1, 13)),
)
TRAVEL_CARD = MobilityCard(
    mobility=TRAVEL,
    project=PROJECT,
    deadlines=(DEPARTURE, SURVEY),
    contact=EERIKA,
    notes=tuple(Note)[1:],
    today=TODAY,
)
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


def listed(lines: list[MobilityLine]) -> MobilityList:
    """As the service gives them: the first ones, and how many there are."""
    return MobilityList(lines=tuple(lines[: mobility_list.SHOWN]), count=len(lines))


EVERYBODY = [
    Responsibility(contact=HANNA, sectors=(Sector.EARLY_CHILDHOOD, Sector.BASIC, Sector.WHOLE_DIVISION)),
    Responsibility(contact=EERIKA, sectors=(Sector.VOCATIONAL,)),
    Responsibility(contact=KATJA, sectors=()),
]

COMING = [
    Upcoming(send_at=helsinki("2027-03-05 09:00"), project=PROJECT, deadline=DEPARTURE),
    Upcoming(send_at=helsinki("2027-10-01 13:05"), project=OTHER, deadline=OWN),
]


def item(deadline: CardDeadline, offset: Offset, **values: Any) -> NoticeItem:
    return NoticeItem(
        **{
            "reminder_id": deadline.deadline.id,
            "offset": offset,
            "deadline": deadline,
            "project": PROJECT,
            "contact": EERIKA,
            "is_erasmus": True,
            "occasion": Occasion.AS_MEANT,
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


ONE_OF_EACH = (
    item(LATE, Offset(Anchor.DUE, 1)),
    item(TODAYS, before(0), is_late=True),
    item(TOMORROWS, before(1)),
    item(SURVEY, Offset(Anchor.MOBILITY_END, 14)),
    item(AMENDMENT, before(30)),
    item(DONE, before(3)),
)

# The longest that can be typed, of the one character that grows most when it is escaped, and the longest words.
_LONGEST_PROJECT = replace(PROJECT, id=999_999_999, title="&" * 120, coordinators=("UAINO", "UPEKKA", "USARI"))
_LONGEST_TRAVEL = replace(TRAVEL, id=999_999_999, kind="long_term_learner", host="&" * 120, head_count=9999)
LONGEST = tuple(
    item(
        due("participant_report", date(2026, 12, n), id=n, mobility=_LONGEST_TRAVEL, certainty=Certainty.UNVERIFIED),
        Offset(Anchor.DUE, 85),
        project=_LONGEST_PROJECT,
        contact=KATJA,
        is_late=True,
    )
    for n in range(1, ITEMS_PER_MESSAGE + 1)
)

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "project_card": lambda language: project_card.render(CARD, language),
    "project_card_new": lambda language: project_card.render(CARD, language, is_new=True),
    "project_card_bare": lambda language: project_card.render(BARE_CARD, language, is_new=True),
    "project_card_long": lambda language: project_card.render(LONG_CARD, language),
    "mobility_card": lambda language: mobility_card.render(TRAVEL_CARD, language),
    "mobility_card_new": lambda language: mobility_card.render(BARE_TRAVEL_CARD, language, is_new=True),
    "project_list": lambda language: project_list.render(LINES, TODAY, language),
    "project_list_one": lambda language: project_list.render(LINES[:1], TODAY, language),
    "project_list_long": lambda language: project_list.render(MANY_LINES, TODAY, language),
    "project_list_none": lambda language: project_list.render([], TODAY, language),
    "project_mine": lambda language: project_list.render_mine(LINES, TODAY, language),
    "project_mine_one": lambda language: project_list.render_mine(LINES[:1], TODAY, language),
    "project_mine_long": lambda language: project_list.render_mine(MANY_LINES, TODAY, language),
    "project_mine_none": lambda language: project_list.render_mine([], TODAY, language),
    "mobility_list": lambda language: mobility_list.render(listed(TRAVELS), language),
    "mobility_list_one": lambda language: mobility_list.render(listed(TRAVELS[:1]), language),
    "mobility_list_long": lambda language: mobility_list.render(listed(MANY_TRAVELS), language),
    "mobility_list_none": lambda language: mobility_list.render(listed([]), language),
    "contact_all": lambda language: contacts.render(EVERYBODY, language),
    "contact_sector": lambda language: contacts.render(EVERYBODY[1:2], language),
    "contact_project": lambda language: contacts.render_for_project(PROJECT, EERIKA, language),
    "upcoming": lambda language: upcoming.render(COMING, language, has_more=False, timezone=HELSINKI),
    "upcoming_more": lambda language: upcoming.render(COMING, language, has_more=True, timezone=HELSINKI),
    "upcoming_one_more": lambda language: upcoming.render(COMING[:1], language, has_more=True, timezone=HELSINKI),
    "upcoming_none": lambda language: upcoming.render([], language, has_more=False, timezone=HELSINKI),
    "done": lambda language: done.render(Completed(project=PROJECT, deadline=DONE, already=False), language),
    "done_already": lambda language: done.render(Completed(project=PROJECT, deadline=DONE, already=True), language),
    "done_choice": lambda language: done.render_choice(
        Choice(project=PROJECT, deadlines=CARD.deadlines), TODAY, language
    ),
    "done_choice_long": lambda language: done.render_choice(
        Choice(project=PROJECT, deadlines=LONG_CARD.deadlines), TODAY, language
    ),
    "help_unknown": lambda language: help.render("/yhteys", ["contact"], language, unknown="xyzzy"),
    "help_did_you_mean": lambda language: help.render(
        "/yhteys", ["contact"], language, unknown="apuva", suggestion="apua"
    ),
    "reminder_many": lambda language: reminder.render(notice(*ONE_OF_EACH), language),
    "reminder_longest": lambda language: reminder.render(notice(*LONGEST), language),
    "reminder_final_report": lambda language: reminder.render(notice(item(FINAL, before(30))), language),
    "reminder_own_name": lambda language: reminder.render(notice(item(replace_kind(OWN), before(14))), language),
    "reminder_departure": lambda language: reminder.render(notice(item(DEPARTURE, before(7))), language),
    "reminder_done": lambda language: reminder.render(notice(item(DONE, before(7))), language),
    "reminder_late": lambda language: reminder.render(
        notice(item(LATE, Offset(Anchor.DUE, 1), is_late=True)), language
    ),
}


def replace_kind(named: CardDeadline) -> CardDeadline:
    """A deadline with its own name; its next step is that of a final report."""
    return replace(named, deadline=replace(named.deadline, kind="final_report"))


for _slash in sorted({command.slash for command in COMMANDS}):
    _names = [command.name for command in COMMANDS if command.slash == _slash]
    MESSAGES[f"help_{_slash[1:]}"] = lambda language, slash=_slash, names=_names: help.render(slash, names, language)

SENTENCES = (
    *(f"access.{standing}" for standing in ("guest", "stranger", "bot", "deactivated", "unknown")),
    *(f"error.{kind}" for kind in ("unexpected", "database", "stale_button", "form_not_opened")),
    "language.chosen",
)  # fmt: skip


def one_sentence(key: str, language: Language) -> Message:
    return sentence(say(key, language, incident="1a2b3c4d"))


@cache
def _rules() -> Any:
    return load_rules()


FILLED_PROJECT = ProjectDraft(
    action_type="KA121-VET",
    title="Stadin AO ulkomaanjaksot",
    code=CODE,
    start_on=date(2026, 6, 1),
    end_on=date(2027, 8, 31),
    coordinators=("UAINO", "UPEKKA"),
    channel_id="CSTADIN",
    sector=Sector.VOCATIONAL,
    role=Role.PARTNER,
)
FILLED_MOBILITY = MobilityDraft(
    project="H1",
    kind="job_shadowing",
    start_on=date(2027, 4, 5),
    end_on=date(2027, 4, 16),
    country="DE",
    host="BSZ Leipzig",
    head_count=2,
    responsible="UMIKKO",
)

VIEWS: dict[str, Callable[[Language], Block]] = {
    "form_project": lambda language: project_form.build(ProjectDraft(), language, _rules()),
    "form_project_filled": lambda language: project_form.build(FILLED_PROJECT, language, _rules()),
    "form_mobility": lambda language: mobility_form.build(MobilityDraft(), None, language, rules=_rules()),
    "form_mobility_filled": lambda language: mobility_form.build(FILLED_MOBILITY, PROJECT, language, rules=_rules()),
    "form_project_done": lambda language: _shown(language, *project_card.parts(CARD, language, is_new=True)),
    "form_mobility_done": lambda language: _shown(language, *mobility_card.parts(TRAVEL_CARD, language, is_new=True)),
}


def _shown(language: Language, *parts: Any) -> Block:
    return card_modal(say("form.shown.heading", language), say("form.done", language), *parts)
