"""What goes out by itself beside reminders: the week's digest, briefings, and the question about a contact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.blocks import Message
from bot.messages import contact_check, outgoing
from bot.text import Language
from programme.gaps import Gap
from programme.model import Certainty, Recipient
from services.alarms import Silence, Undelivered
from services.briefings import Briefing
from services.digests import NAMED, ContactCheck, Digest, DivisionDigest
from services.due import DueLine
from services.missing import MissingData
from services.pages import Page
from tests.bot.facts import (
    AMENDMENT,
    BARE_TRAVEL,
    DEPARTURE,
    EERIKA,
    ENCODING,
    FINAL,
    GROUP,
    HANNA,
    KATJA,
    LATE,
    OTHER,
    OWN,
    PREPARATIONS,
    PROJECT,
    SCHOOL,
    SURVEY,
    TODAY,
    TODAYS,
    TOMORROWS,
    TRAVEL,
    due,
)
from tests.support.clock import HELSINKI, helsinki

AINO = Recipient.person("UAINO")
DIVISION_CHANNEL = Recipient.channel("CHANKKEET")

NOTHING: Page[Any] = Page(lines=(), count=0)

DIGEST = Digest(
    delivery_id="w1",
    recipient=AINO,
    overdue=Page(lines=(DueLine(project=PROJECT, deadline=LATE),), count=1),
    coming=Page(
        lines=(
            DueLine(project=PROJECT, deadline=TODAYS),
            DueLine(project=PROJECT, deadline=TOMORROWS),
            DueLine(project=OTHER, deadline=replace(OWN, deadline=replace(OWN.deadline, due_on=date(2027, 3, 12)))),
        ),
        count=3,
    ),
    missing=Page(
        lines=(
            MissingData(project=PROJECT, gaps=(Gap.HEAD_COUNT, Gap.HOST)),
            MissingData(project=SCHOOL, gaps=(Gap.CODE,)),
        ),
        count=2,
    ),
    today=TODAY,
)
DIVISION_DIGEST = DivisionDigest(
    delivery_id="w2",
    recipient=DIVISION_CHANNEL,
    projects=14,
    overdue=DIGEST.overdue,
    coming=DIGEST.coming,
    missing=3,
    today=TODAY,
)


def long_digest(title: str) -> Digest:
    """More of everything than is shown, each in the longest words there are."""
    crowd = [replace(PROJECT, id=number, title=title) for number in range(1, 13)]
    lines = [
        DueLine(
            project=project,
            deadline=due(
                "accreditation_report",
                TODAY + timedelta(days=project.id),
                mobility=GROUP,
                certainty=Certainty.UNVERIFIED,
                internal_on=TODAY,
            ),
        )
        for project in crowd
    ]
    overdue = [
        replace(
            line,
            deadline=replace(
                line.deadline,
                deadline=replace(line.deadline.deadline, due_on=TODAY - timedelta(days=100 + line.project.id)),
            ),
        )
        for line in lines
    ]
    return replace(
        DIGEST,
        overdue=Page(lines=tuple(overdue[:NAMED]), count=len(overdue)),
        coming=Page(lines=tuple(lines[:NAMED]), count=len(lines)),
        missing=Page(
            lines=tuple(MissingData(project=project, gaps=tuple(Gap)) for project in crowd[:NAMED]), count=len(crowd)
        ),
    )


BRIEFING = Briefing(
    delivery_id="b1",
    recipient=AINO,
    project=PROJECT,
    deadlines=(LATE, TODAYS, DEPARTURE, PREPARATIONS, ENCODING, SURVEY, AMENDMENT, FINAL, OWN),
    mobilities=(TRAVEL, BARE_TRAVEL, GROUP),
    contact=EERIKA,
    gone=None,
    today=TODAY,
)
GONE = replace(BRIEFING, delivery_id="b2", recipient=Recipient.person("USARI"), gone="UPEKKA")
BARE_BRIEFING = replace(BRIEFING, project=OTHER, deadlines=(), mobilities=(), contact=KATJA)


def long_briefing(title: str, host: str) -> Briefing:
    trip = replace(GROUP, host=host)
    return replace(
        GONE,
        project=replace(PROJECT, title=title),
        deadlines=tuple(
            due(
                "accreditation_report",
                TODAY + timedelta(days=number),
                id=number,
                mobility=trip,
                certainty=Certainty.UNVERIFIED,
                internal_on=TODAY,
            )
            for number in range(1, 18)
        ),
        mobilities=tuple(replace(trip, id=number) for number in range(1, 11)),
        contact=KATJA,
    )


UNREACHED = replace(GONE, delivery_id="b3", gone="UMIKKO", is_unreached=True)

UNDELIVERED = Undelivered(
    delivery_id="u1", recipient=Recipient.person("USARI"), meant_for=AINO, error="user_not_found"
)
SILENCE = Silence(
    delivery_id="s1",
    recipient=Recipient.person("USARI"),
    since=helsinki("2027-02-26 17:03").astimezone(HELSINKI),
    until=helsinki("2027-03-01 10:30").astimezone(HELSINKI),
    late=3,
)

CHECK = ContactCheck(delivery_id="c1", recipient=AINO, contact_id=2, contact=EERIKA, is_answered=False)

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "digest": lambda language: outgoing.render(DIGEST, language),
    "digest_overdue": lambda language: outgoing.render(replace(DIGEST, coming=NOTHING, missing=NOTHING), language),
    "digest_coming": lambda language: outgoing.render(
        replace(DIGEST, overdue=NOTHING, coming=Page(lines=DIGEST.coming.lines[:1], count=1), missing=NOTHING),
        language,
    ),
    "digest_missing": lambda language: outgoing.render(replace(DIGEST, overdue=NOTHING, coming=NOTHING), language),
    "digest_long": lambda language: outgoing.render(long_digest("W" * 120), language),
    "digest_bare": lambda language: outgoing.render_bare(DIGEST, language),
    "digest_division": lambda language: outgoing.render(DIVISION_DIGEST, language),
    "digest_division_one": lambda language: outgoing.render(
        replace(DIVISION_DIGEST, projects=1, overdue=NOTHING, missing=1), language
    ),
    "briefing_handed_over": lambda language: outgoing.render(BRIEFING, language),
    "briefing_handed_over_bare": lambda language: outgoing.render_bare(BRIEFING, language),
    "briefing_nothing_open": lambda language: outgoing.render(BARE_BRIEFING, language),
    "briefing_gone": lambda language: outgoing.render(GONE, language),
    "briefing_gone_bare": lambda language: outgoing.render_bare(GONE, language),
    "briefing_gone_long": lambda language: outgoing.render(long_briefing("&" * 120, "W" * 120), language),
    "briefing_unreached": lambda language: outgoing.render(UNREACHED, language),
    "briefing_unreached_bare": lambda language: outgoing.render_bare(UNREACHED, language),
    "undelivered_person": lambda language: outgoing.render(UNDELIVERED, language),
    "undelivered_channel": lambda language: outgoing.render_bare(
        replace(UNDELIVERED, meant_for=DIVISION_CHANNEL, error="is_archived"), language
    ),
    "silence": lambda language: outgoing.render(SILENCE, language),
    "silence_one": lambda language: outgoing.render_bare(replace(SILENCE, late=1), language),
    "contact_check": lambda language: outgoing.render(CHECK, language),
    "contact_check_email": lambda language: outgoing.render(replace(CHECK, contact=HANNA), language),
    "contact_check_answered": lambda language: outgoing.render(replace(CHECK, is_answered=True), language),
    "contact_check_confirmed": lambda language: contact_check.render_confirmed(EERIKA, language),
}
