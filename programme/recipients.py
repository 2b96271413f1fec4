"""Who hears of a deadline on a given day: those whose task it is, whoever stands in for them, and who else. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from programme.model import Deadline, Mobility, Project, Recipient
from programme.rules import Audience, Rules
from programme.staff import BEFORE_ALL, Staff


@dataclass(frozen=True, slots=True)
class Hearers:
    """One or several who hear of it for one and the same reason, and since when there is that reason."""

    recipients: tuple[Recipient, ...]
    since: datetime = BEFORE_ALL


def hearers(
    project: Project,
    mobility: Mobility | None,
    deadline: Deadline,
    staff: Staff,
    *,
    meant_on: date,
    day: date,
    rules: Rules,
    briefed: Collection[str] = (),
) -> tuple[Hearers, ...]:
    """For each reason, in an order that the facts alone decide: who is there changes only whom it leads to.

    `meant_on` is the reminder's own day, `day` the one on which it comes, `staff` as known then.

    For whoever read of it in a briefing, `briefed`, nobody stands in; nor is there anybody next after them, since the
    project was not theirs then.

    A project with a channel speaks there, and turns to its coordinators directly when the date is near or past; one
    without speaks to them from the start. Whoever answers for a mobility hears all of it. For somebody who is away
    the next of the chain hears it; where there is nobody, they hear it all the same.
    """
    found = [Hearers((Recipient.channel(project.channel_id),))] if project.channel_id else []
    if mobility and mobility.responsible:
        found.append(_there(mobility.responsible, day, staff, briefed))
    # By the day the rule means, not the working day it moved to: a week before a Saturday is a Friday.
    is_near = meant_on >= deadline.due_on - timedelta(days=rules.direct_message_days)
    if is_near or not project.channel_id:
        found += (
            _there(account_id, day, staff, briefed, since=project.briefed_at(account_id) or BEFORE_ALL)
            for account_id in project.coordinators
        )
    if rules.escalates(deadline.kind):
        found += (
            _audience(escalation.to, project, day, staff)
            for escalation in rules.escalations
            if meant_on >= deadline.due_on + timedelta(days=escalation.from_days)
            and not (briefed and escalation.to is Audience.NEXT)
        )
    return tuple(found)


def _there(
    account_id: str, day: date, staff: Staff, briefed: Collection[str], *, since: datetime = BEFORE_ALL
) -> Hearers:
    """Whose task it is, or whoever stands in for them."""
    told: tuple[str, ...] = (account_id,)
    if account_id not in briefed and staff.is_away(account_id, day):
        told = staff.stand_ins(account_id, day) or told
    return Hearers(_people(told), since)


def _audience(audience: Audience, project: Project, day: date, staff: Staff) -> Hearers:
    """Whom it reaches as its date comes near and passes."""
    match audience:
        case Audience.NEXT:
            # Whoever comes next after a new coordinator does so since they took over.
            taken_over = max((each.at for each in project.briefings), default=BEFORE_ALL)
            return Hearers(_people(staff.next_after(project, day)), taken_over)
        case Audience.CONTACT:
            return Hearers(_people(staff.of_post(staff.contact, day)))
        case Audience.LEAD:
            return Hearers(_people(staff.of_post(staff.lead, day)))
        case Audience.DIVISION:
            return Hearers((Recipient.channel(staff.division_channel),) if staff.division_channel else ())


def _people(account_ids: Iterable[str]) -> tuple[Recipient, ...]:
    return tuple(map(Recipient.person, account_ids))
