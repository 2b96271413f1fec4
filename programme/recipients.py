"""Who hears of a deadline on a given day: those whose task it is, whoever stands in for them, and who else. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from programme.model import Deadline, Mobility, Project, Recipient
from programme.rules import Audience, Rules
from programme.staff import Staff


def recipients(
    project: Project,
    mobility: Mobility | None,
    deadline: Deadline,
    *,
    meant_on: date,
    day: date,
    rules: Rules,
    staff: Staff,
    briefed: Collection[str] = (),
) -> tuple[Recipient, ...]:
    """Each once. `meant_on` is the reminder's own day, `day` the one on which it comes, `staff` as known then.

    For whoever read of it in a briefing, `briefed`, nobody stands in; nor is there anybody next after them, since the
    project was not theirs then.

    A project with a channel speaks there, and turns to its coordinators directly when the date is near or past; one
    without speaks to them from the start. Whoever answers for a mobility hears all of it. For somebody who is away
    the next of the chain hears it; where there is nobody, they hear it all the same.
    """
    found = [
        *([Recipient.channel(project.channel_id)] if project.channel_id else []),
        *(
            Recipient.person(told)
            for account_id in _whose_task_it_is(project, mobility, deadline, meant_on=meant_on, rules=rules)
            for told in ((account_id,) if account_id in briefed else _present(account_id, day, staff))
        ),
        *_others(
            project, deadline, meant_on=meant_on, day=day, rules=rules, staff=staff, is_handed_over=bool(briefed)
        ),
    ]
    return tuple(dict.fromkeys(found))


def _whose_task_it_is(
    project: Project, mobility: Mobility | None, deadline: Deadline, *, meant_on: date, rules: Rules
) -> Iterator[str]:
    if mobility and mobility.responsible:
        yield mobility.responsible
    # By the day the rule means, not the working day it moved to: a week before a Saturday is a Friday.
    is_near = meant_on >= deadline.due_on - timedelta(days=rules.direct_message_days)
    if is_near or not project.channel_id:
        yield from project.coordinators


def _present(account_id: str, day: date, staff: Staff) -> tuple[str, ...]:
    if not staff.is_away(account_id, day):
        return (account_id,)
    return staff.stand_ins(account_id, day) or (account_id,)


def _others(
    project: Project,
    deadline: Deadline,
    *,
    meant_on: date,
    day: date,
    rules: Rules,
    staff: Staff,
    is_handed_over: bool,
) -> Iterator[Recipient]:
    """Whom it reaches as its date comes near and passes."""
    if not rules.escalates(deadline.kind):
        return
    for escalation in rules.escalations:
        if escalation.to is Audience.NEXT and is_handed_over:
            continue
        if meant_on >= deadline.due_on + timedelta(days=escalation.from_days):
            yield from _audience(escalation.to, project, day, staff)


def _audience(audience: Audience, project: Project, day: date, staff: Staff) -> Iterator[Recipient]:
    match audience:
        case Audience.NEXT:
            yield from map(Recipient.person, staff.next_after(project, day))
        case Audience.CONTACT:
            yield from map(Recipient.person, staff.of_post(staff.contact, day))
        case Audience.LEAD:
            yield from map(Recipient.person, staff.of_post(staff.lead, day))
        case Audience.DIVISION:
            if staff.division_channel:
                yield Recipient.channel(staff.division_channel)
