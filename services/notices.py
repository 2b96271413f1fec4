"""What a message says at the moment it goes out: today's contact, coordinators, dates and lists."""

from __future__ import annotations

from datetime import timedelta

from programme.deadlines import anchor_day
from programme.model import Anchor, Project, Recipient
from programme.timetable import PUNCTUAL
from services.alarms import silence_for, undelivered_for
from services.briefings import briefing_for
from services.calls import line_of
from services.cards import (
    CardDeadline,
    CardItem,
    contact_of,
    contact_of_call,
    load_call_deadline,
    load_deadline,
)
from services.digests import contact_check_for, digest_for
from services.division import Division
from services.gateway import Notice, NoticeItem, Occasion, Outgoing, Share
from services.staffing import reminder_time, staff_of
from storage import calls, mobilities, projects, reminders
from storage.database import Session
from storage.deliveries import Delivery, DeliveryKind
from storage.reminders import StoredReminder


def content(session: Session, division: Division, delivery: Delivery) -> Outgoing | None:
    """The message as it stands at this moment; None where there is nothing left to say."""
    subject, recipient = delivery.subject or "", delivery.recipient
    match delivery.kind:
        case DeliveryKind.REMINDERS:
            return notice(session, division, delivery)
        case DeliveryKind.DIGEST:
            return digest_for(session, division, recipient, delivery_id=delivery.id)
        case DeliveryKind.BRIEFING:
            return briefing_for(session, division, recipient, subject, delivery_id=delivery.id)
        case DeliveryKind.CONTACT_CHECK:
            check = contact_check_for(session, division, recipient, subject, delivery_id=delivery.id)
            is_needless = check is not None and check.is_answered and delivery.sent_at is None
            return None if is_needless else check
        case DeliveryKind.UNDELIVERED:
            return undelivered_for(session, delivery)
        case DeliveryKind.SILENCE:
            return silence_for(session, division, delivery)


def notice(session: Session, division: Division, delivery: Delivery) -> Notice:
    items = [_item(session, division, reminder, delivery) for reminder in reminders.of_delivery(session, delivery.id)]
    return Notice(
        delivery_id=delivery.id,
        recipient=delivery.recipient,
        items=tuple(sorted(items, key=lambda item: (item.deadline.deadline.due_on, item.reminder_id))),
        today=division.today(),
    )


def _item(session: Session, division: Division, reminder: StoredReminder, delivery: Delivery) -> NoticeItem:
    rules = division.rules
    project = None if reminder.project_id is None else projects.get(session, reminder.project_id)
    call_line = None
    if project is not None:
        deadline = load_deadline(session, rules, project, reminder.deadline_id)
        contact = contact_of(session, rules, project)
        is_erasmus = rules.actions[project.action_type].erasmus
    else:
        call = calls.of_deadline(session, reminder.deadline_id)
        deadline = load_call_deadline(session, reminder.deadline_id)
        call_line = line_of(division, call)
        contact = contact_of_call(session, rules, call)
        is_erasmus = rules.is_erasmus_call(call)
    share, absent = _share(session, division, project, deadline, delivery.recipient)
    return NoticeItem(
        reminder_id=reminder.id,
        offset=reminder.offset,
        deadline=deadline,
        project=project,
        call_line=call_line,
        shown_items=_open_when_sent(deadline, delivery),
        contact=contact,
        is_erasmus=is_erasmus,
        occasion=_occasion(session, division, reminder, deadline, project),
        share=share,
        absent=absent,
        has_next_step=deadline.deadline.due_on >= division.today() or rules.speaks_of_overdue(deadline.deadline.kind),
        is_rerouted=reminder.is_rerouted,
        is_late=delivery.claimed_at - reminder.send_at > PUNCTUAL,
    )


def _share(
    session: Session, division: Division, project: Project | None, deadline: CardDeadline, recipient: Recipient
) -> tuple[Share, tuple[str, ...]]:
    """Why just this recipient hears of it, and who of those whose task it is is away today."""
    if project is None or recipient.kind == Recipient.CHANNEL:
        is_own = project is None or recipient.id == project.channel_id
        return (Share.OWN if is_own else Share.ESCALATED), ()
    mobility = deadline.mobility
    mine = {*project.coordinators, *([mobility.responsible] if mobility and mobility.responsible else [])}
    if recipient.id in mine:
        return Share.OWN, ()
    staff = staff_of(session, division, project, mobilities.of_project(session, project.id))
    absent = tuple(sorted(each for each in mine if staff.is_away(each, division.today())))
    return (Share.STANDS_IN if absent else Share.ESCALATED), absent


def _occasion(
    session: Session, division: Division, reminder: StoredReminder, deadline: CardDeadline, project: Project | None
) -> Occasion:
    timetable = division.timetable
    if reminder.offset.anchor is Anchor.INTERNAL and deadline.internal_on is None:
        return Occasion.AS_MEANT  # the rule has lost its internal date since
    anchored_on = anchor_day(
        reminder.offset.anchor,
        project,
        deadline.mobility,
        due_on=reminder.due_on,
        internal_on=deadline.internal_on,
    )
    meant_on = anchored_on + timedelta(days=reminder.offset.days)
    meant_at = timetable.moment(meant_on, reminder_time(session, division, reminder.recipient))
    if meant_at < deadline.deadline.known_at <= reminder.send_at:
        return Occasion.KNOWN_LATE
    if project and project.resumed_at and meant_at < project.resumed_at <= reminder.send_at:
        return Occasion.AFTER_PAUSE
    if project and project.paused_until and meant_on <= project.paused_until < timetable.local_date(reminder.send_at):
        return Occasion.AFTER_PAUSE
    return Occasion.AS_MEANT if timetable.local_date(reminder.send_at) == meant_on else Occasion.MOVED


def _open_when_sent(deadline: CardDeadline, delivery: Delivery) -> tuple[CardItem, ...]:
    """What was in order before the message went out is not in it, and what came to be since stays to be seen."""
    return tuple(
        each
        for each in deadline.items
        if each.tick is None or (delivery.sent_at is not None and each.tick.ticked_at >= delivery.sent_at)
    )
