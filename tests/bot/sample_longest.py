"""The longest reminders that there can be: every deadline with the longest words, and all there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.messages.reminder import IN_FULL
from programme.model import CUSTOM_KIND, Anchor, Certainty, Mobility, Offset
from services.delivery import ITEMS_PER_MESSAGE
from services.gateway import Notice, NoticeItem, Occasion, Share
from tests.bot.facts import GROUP, KATJA, PROJECT, RULES, SOURCE_URL, due, item, listed_items, notice

_EVERYBODY = ("UAINO", "UPEKKA", "USARI")
_LAST_ID = 999_999_999
_LATEST = Offset(Anchor.DUE, 85)


def longest_notice(sign: str, count: int = ITEMS_PER_MESSAGE) -> Notice:
    """So many of the longest, typed with nothing but this sign: & is what grows most when it is escaped."""
    items = [*[longest_in_full(sign)] * IN_FULL, *[longest_in_brief(sign)] * count][:count]
    return notice(
        *(
            replace(
                each,
                reminder_id=number,
                deadline=replace(each.deadline, deadline=replace(each.deadline.deadline, id=_LAST_ID - number)),
            )
            for number, each in enumerate(items)
        )
    )


def longest_in_full(sign: str) -> NoticeItem:
    """The list before learners leave is the longest of all."""
    return _item("predeparture_check", sign, _LATEST, trip=_trip("short_term_learner", sign))


def longest_in_brief(sign: str) -> NoticeItem:
    """What has a name of its own has the longest."""
    return _item(CUSTOM_KIND, sign, _LATEST)


def every_longest(sign: str) -> Iterator[NoticeItem]:
    """Each kind of deadline, for each kind of mobility, at each moment of its reminders, and for each reason."""
    for share in (Share.STANDS_IN, Share.ESCALATED):
        yield _item(CUSTOM_KIND, sign, _LATEST, share=share)
        for rule in RULES.deadlines:
            trips = [_trip(kind, sign) for kind in RULES.mobility_kinds] if rule.is_for_mobilities else [None]
            for offset in {each.offset for each in RULES.reminders if each.deadline == rule.kind}:
                yield from (_item(rule.kind, sign, offset, trip=trip, share=share) for trip in trips)


def _trip(kind: str, sign: str) -> Mobility:
    return replace(
        GROUP, id=_LAST_ID, kind=kind, host=sign * 120, head_count=9999, accompanying=9999, has_minors=True
    )


def _item(
    kind: str, sign: str, offset: Offset, *, trip: Mobility | None = None, share: Share = Share.ESCALATED
) -> NoticeItem:
    return item(
        due(
            kind,
            date(2026, 12, 1),
            id=_LAST_ID,
            name=sign * 80 if kind == CUSTOM_KIND else None,
            mobility=trip,
            certainty=Certainty.UNVERIFIED,
            internal_on=date(2026, 11, 1),
            items=listed_items(kind, trip),
            source_url=SOURCE_URL,
        ),
        offset,
        project=replace(PROJECT, id=_LAST_ID, title=sign * 120, coordinators=_EVERYBODY),
        contact=KATJA,
        occasion=Occasion.MOVED,
        share=share,
        absent=_EVERYBODY,
        is_rerouted=True,
        is_late=True,
    )
