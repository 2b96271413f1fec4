"""Dates that somebody has typed, and where dates come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from bot.blocks import Message
from bot.messages import explanation, typed_dates
from bot.text import Language
from programme.explanation import Explanation
from programme.kinds import Source
from programme.model import Anchor, Certainty, Mobility, Origin
from services.explanations import ExplainedDates, ExplainedDeadline
from services.typed_dates import DateMove, DateSet, DateTakenBack, TypedDates
from tests.bot.facts import FINAL, GROUP, OWN, PAPERS, PREPARATIONS, PROJECT, TODAY, TRAVEL, due
from tests.support.clock import HELSINKI, helsinki

MALTA = Source(key="malta_faq", title="EUPA Malta: FAQs for awarded projects (2024)", url="https://example.eu/malta")
BONN = Source(key="bonn_ka2", title="NA beim BIBB: KA2, Berichte (calls 2023–2024)", url="https://example.eu/bonn")
PRACTICE = Source(key="practice", title="The division's own practice", url=None)
OWN_DATES = Source(key="own_dates", title="The project's or mobility's own dates", url=None)

_COMPUTED = Explanation(
    origin=Origin.COMPUTED,
    due_on=date(2027, 10, 30),
    internal_on=date(2027, 10, 2),
    computed_on=date(2027, 10, 30),
    anchor=Anchor.PROJECT_END,
    anchored_on=date(2027, 8, 31),
    months=0,
    days=60,
    is_cut_at_end=False,
    sources=(MALTA,),
    certainty=Certainty.VERIFIED,
)
_BY_HAND = replace(
    _COMPUTED,
    origin=Origin.CUSTOM,
    due_on=OWN.deadline.due_on,
    internal_on=None,
    computed_on=None,
    anchor=None,
    anchored_on=None,
    days=0,
    sources=(),
)


def counted(computed_on: date, anchor: Anchor, anchored_on: date, **values: object) -> Explanation:
    return replace(
        _COMPUTED,
        due_on=computed_on,
        internal_on=None,
        computed_on=computed_on,
        anchor=anchor,
        anchored_on=anchored_on,
        **{"days": 0, **values},
    )


def explained(kind: str, because: Explanation, mobility: Mobility | None = None) -> ExplainedDeadline:
    return ExplainedDeadline(
        deadline=due(kind, because.due_on, mobility=mobility, origin=because.origin), explanation=because, stories=()
    )


COMPUTED = explained("final_report", _COMPUTED)
CONTRACT = explained(
    "final_report",
    replace(_COMPUTED, origin=Origin.CONTRACT, due_on=date(2027, 10, 15), internal_on=date(2027, 9, 17)),
)
CONTRACT_WITHOUT_RULE = explained(
    "interim_report",
    replace(_BY_HAND, origin=Origin.CONTRACT, due_on=date(2027, 1, 31), internal_on=date(2027, 1, 3)),
)
CUSTOM = ExplainedDeadline(deadline=OWN, explanation=_BY_HAND, stories=())
CUT = explained(
    "accreditation_report",
    counted(
        date(2027, 8, 31),
        Anchor.PROJECT_START,
        date(2026, 6, 1),
        months=60,
        is_cut_at_end=True,
        certainty=Certainty.UNVERIFIED,
        sources=(MALTA, BONN),
    ),
)
OTHER_AGENCY = explained(
    "progress_report",
    counted(
        date(2027, 3, 1),
        Anchor.PROJECT_START,
        date(2026, 6, 1),
        months=9,
        certainty=Certainty.OTHER_AGENCY,
        sources=(BONN,),
    ),
)
LESS_A_DAY = explained(
    "inclusion_request", counted(date(2027, 5, 31), Anchor.PROJECT_START, date(2026, 6, 1), months=12, days=-1)
)
SAME_DAY = explained(
    "project_end", counted(date(2027, 8, 31), Anchor.PROJECT_END, date(2027, 8, 31), sources=(OWN_DATES,))
)
AFTER_THE_REPORT = explained(
    "decision_watch", counted(date(2027, 12, 14), Anchor.REPORTED, date(2027, 10, 15), days=60)
)
BEFORE_THE_TRIP = ExplainedDeadline(
    deadline=PREPARATIONS,
    explanation=counted(
        PREPARATIONS.deadline.due_on,
        Anchor.MOBILITY_START,
        GROUP.start_on,
        days=-14,
        certainty=Certainty.PRACTICE,
        sources=(PRACTICE,),
    ),
    stories=(),
)
AFTER_THE_TRIP = ExplainedDeadline(
    deadline=PAPERS,
    explanation=counted(
        PAPERS.deadline.due_on,
        Anchor.MOBILITY_END,
        GROUP.end_on,
        days=14,
        certainty=Certainty.PRACTICE,
        sources=(PRACTICE,),
    ),
    stories=(),
)
EXPLAINED = ExplainedDates(
    project=PROJECT,
    mobility=None,
    deadlines=(
        OTHER_AGENCY, LESS_A_DAY, COMPUTED, CONTRACT, CONTRACT_WITHOUT_RULE, CUSTOM, CUT, SAME_DAY, AFTER_THE_REPORT,
    ),
    now=helsinki("2027-03-02 10:00"),
)  # fmt: skip


DATES = TypedDates(
    project=PROJECT,
    mobility=None,
    kinds=("final_report", "amendment_last_call", "partner_inputs"),
    typed=(CONTRACT.deadline, OWN),
)
TRAVEL_DATES = TypedDates(project=PROJECT, mobility=TRAVEL, kinds=(), typed=())
MOVE = DateMove(
    deadline=FINAL,
    moved=replace(FINAL.deadline, due_on=date(2027, 10, 15), due_time=time(12)),
    days_before=(date(2027, 9, 2), date(2027, 10, 1)),
    days_after=tuple(date(2027, 9, each) for each in (3, 10, 14, 15, 16, 17, 20, 21)),
)
PASSPORT = due("custom", date(2027, 3, 15), id=20, name="Passi", origin=Origin.CUSTOM)
MOVE_PAST = replace(
    MOVE, deadline=PASSPORT, moved=replace(PASSPORT.deadline, due_on=date(2027, 2, 15)), days_after=()
)
AT_NOON = DateSet(
    project=PROJECT,
    deadline=due("final_report", date(2027, 10, 15), id=1, origin=Origin.CONTRACT, due_time=time(12)),
    before=date(2027, 10, 30),
)


def _explanation(language: Language, *deadlines: ExplainedDeadline, mobility: Mobility | None = None) -> Message:
    return explanation.render(replace(EXPLAINED, deadlines=deadlines, mobility=mobility), language, timezone=HELSINKI)


def _date_set(language: Language, before: date | None) -> Message:
    dated = DateSet(project=PROJECT, deadline=CONTRACT.deadline, before=before)
    return typed_dates.render_set(dated, TODAY, language)


MESSAGES: dict[str, Callable[[Language], Message]] = {
    "explanation": lambda language: explanation.render(EXPLAINED, language, timezone=HELSINKI),
    "explanation_mobility": lambda language: _explanation(language, BEFORE_THE_TRIP, AFTER_THE_TRIP, mobility=GROUP),
    "explanation_long": lambda language: _explanation(language, *[COMPUTED] * 14),
    "explanation_none": _explanation,
    "date_set_new": lambda language: typed_dates.render_set(
        DateSet(project=PROJECT, deadline=OWN, before=None), TODAY, language
    ),
    "date_set_moved": lambda language: _date_set(language, date(2027, 10, 30)),
    "date_set_same": lambda language: _date_set(language, date(2027, 10, 15)),
    "date_taken_back": lambda language: typed_dates.render_taken_back(
        DateTakenBack(project=PROJECT, deadline=COMPUTED.deadline, is_gone=False), TODAY, language
    ),
    "date_gone": lambda language: typed_dates.render_taken_back(
        DateTakenBack(project=PROJECT, deadline=OWN, is_gone=True), TODAY, language
    ),
}
