"""Reads the data files and checks them: the only place that knows how they are written.

A mistake is named with its file, line and entry, so that whoever edits a file can mend it without reading code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from programme.consistency import faults_of
from programme.days_off import quiet_period, school_break
from programme.entries import (
    Entry,
    RuleBookError,
    Table,
    all_of,
    by_name,
    each,
    from_file,
    is_set,
    line_of,
    refuse_leftovers,
    refuse_reversed,
    sources,
    take,
    take_or_none,
    text_or_empty,
    words,
    words_or_none,
)
from programme.kinds import ActionType, ChecklistItem, MobilityKind, Source
from programme.model import Anchor, Certainty, Contact, EducationField, Offset, Role, Sector
from programme.rules import (
    Audience,
    Checklist,
    DeadlineRule,
    Escalation,
    LengthRule,
    Practice,
    ReminderRule,
    Rules,
    TravelDays,
)

__all__ = ["RuleBookError", "load_rules"]


def load_rules(texts: Mapping[str, str] | None = None) -> Rules:
    """The rule book from the shipped data files; a text given under a file's name stands in for that file.

    Raises RuleBookError for anything that is missing, unknown or contradictory.
    """
    given = texts or {}
    reminders, direct_message_days, escalations = from_file("reminders", given, _reminders)
    contacts, contact_check_days, erasmus_contacts, other_funding_contact = from_file("contacts", given, _contacts)
    country, actions = from_file("actions", given, _actions)
    mobility_kinds, lengths, practices, travel_days = from_file("mobility_kinds", given, _mobility_kinds)
    checklists, checklist_items = from_file("checklists", given, _checklists)
    rules = Rules(
        country=country,
        sources=from_file("sources", given, _sources),
        actions=actions,
        mobility_kinds=mobility_kinds,
        lengths=lengths,
        practices=practices,
        travel_days=travel_days,
        deadlines=from_file("deadlines", given, lambda table: tuple(each(table, "deadline", _deadline_rule))),
        reminders=reminders,
        direct_message_days=direct_message_days,
        escalations=escalations,
        checklists=checklists,
        checklist_items=checklist_items,
        quiet_periods=from_file("quiet", given, lambda table: tuple(each(table, "period", quiet_period))),
        school_breaks=from_file("school_terms", given, lambda table: tuple(each(table, "break", school_break))),
        contacts=contacts,
        contact_check_days=contact_check_days,
        erasmus_contacts=erasmus_contacts,
        other_funding_contact=other_funding_contact,
    )
    faults = list(faults_of(rules))
    if faults:
        raise RuleBookError("; ".join(faults))
    return rules


def _sources(table: Table) -> dict[str, Source]:
    found = each(table, "source", _source)
    return by_name(((source.key, source) for source in found), table.lines_of("source"))


def _source(entry: Entry) -> Source:
    line_of(entry)
    source = Source(key=take(entry, "key", str), title=take(entry, "title", str), url=take_or_none(entry, "url", str))
    if source.url is not None and not source.url.startswith("https://"):
        raise ValueError(f"url must begin with https://, not {source.url!r}")
    return source


def _actions(table: Table) -> tuple[str, dict[str, ActionType]]:
    sectors = {name: Sector(str(sector)) for name, sector in take(table.values, "default_sector", dict).items()}
    found = each(table, "action", lambda entry: _action_types(entry, sectors))
    lines = [action.line for actions in found for action in actions]
    by_code = by_name(((action.code, action) for actions in found for action in actions), lines)
    return take(table.values, "country", str), by_code


def _action_types(entry: Entry, default_sectors: Mapping[str, Sector]) -> list[ActionType]:
    """One action in each of its fields: KA121 makes KA121-SCH, KA121-VET and KA121-ADU.

    An action of the years before 2021 names no field in its code, though it has one.
    """
    fields = [EducationField(field) for field in words(entry, "fields")]
    own_field = take_or_none(entry, "field", str)
    field = EducationField(own_field) if own_field else None
    action = ActionType(
        code=take(entry, "code", str),
        field=field,
        erasmus=take_or_none(entry, "erasmus", bool) is not False,
        mobilities=take(entry, "mobilities", bool),
        default_sector=default_sectors[field or "none"],
        first_call=take(entry, "first_call", int),
        last_call=take_or_none(entry, "last_call", int),
        usual_months=take_or_none(entry, "usual_months", int),
        min_months=take_or_none(entry, "min_months", int),
        max_months=take_or_none(entry, "max_months", int),
        max_people=take_or_none(entry, "max_people", int),
        who=text_or_empty(entry, "who"),
        extension=text_or_empty(entry, "extension"),
        sources=sources(entry),
        note=text_or_empty(entry, "note"),
        certainty=Certainty(take(entry, "certainty", str)),
        line=line_of(entry),
    )
    refuse_reversed(action.min_months, action.max_months, "min_months and max_months")
    refuse_reversed(action.first_call, action.last_call, "first_call and last_call")
    if not fields:
        return [action]
    return [
        replace(action, code=f"{action.code}-{field}", field=field, default_sector=default_sectors[field])
        for field in fields
    ]


def _mobility_kinds(
    table: Table,
) -> tuple[dict[str, MobilityKind], tuple[LengthRule, ...], tuple[Practice, ...], TravelDays]:
    found = each(table, "kind", _mobility_kind)
    kinds = by_name(((kind.code, kind) for kind in found), table.lines_of("kind"))
    lengths = each(table, "length", _length_rule)
    practices = each(table, "practice", _practice)
    travel = take(table.values, "travel_days", dict)
    travel_days = TravelDays(
        usual=take(travel, "usual", int),
        green=take(travel, "green", int),
        sources=sources(travel),
        note=text_or_empty(travel, "note"),
        certainty=Certainty(take(travel, "certainty", str)),
    )
    refuse_leftovers(travel)
    return kinds, tuple(lengths), tuple(practices), travel_days


def _mobility_kind(entry: Entry) -> MobilityKind:
    line_of(entry)
    kind = MobilityKind(
        code=take(entry, "code", str),
        is_learner=is_set(entry, "learner"),
        minors_in=frozenset(EducationField(field) for field in words_or_none(entry, "minors_in")),
        min_people=take_or_none(entry, "min_people", int),
        max_people=take_or_none(entry, "max_people", int),
        needs_leader=is_set(entry, "needs_leader"),
    )
    refuse_reversed(kind.min_people, kind.max_people, "min_people and max_people")
    return kind


def _length_rule(entry: Entry) -> LengthRule:
    rule = LengthRule(
        kinds=frozenset(words(entry, "kinds")),
        actions=frozenset(words(entry, "actions")),
        fields=frozenset(EducationField(field) for field in words(entry, "fields")),
        from_call=take(entry, "from_call", int),
        min_days=take(entry, "min_days", int),
        max_days=take(entry, "max_days", int),
        sources=sources(entry),
        note=text_or_empty(entry, "note"),
        certainty=Certainty(take(entry, "certainty", str)),
        line=line_of(entry),
    )
    refuse_reversed(rule.min_days, rule.max_days, "min_days and max_days")
    return rule


def _practice(entry: Entry) -> Practice:
    practice = Practice(
        kinds=frozenset(words(entry, "kinds")),
        fields=frozenset(EducationField(field) for field in words(entry, "fields")),
        min_days=take(entry, "min_days", int),
        max_days=take(entry, "max_days", int),
        sources=sources(entry),
        note=text_or_empty(entry, "note"),
        line=line_of(entry),
    )
    refuse_reversed(practice.min_days, practice.max_days, "min_days and max_days")
    return practice


def _deadline_rule(entry: Entry) -> DeadlineRule:
    anchor = Anchor(take(entry, "anchor", str))
    counts = entry.keys() & {"days", "months"}
    if anchor is Anchor.CONTRACT and counts:
        raise ValueError("nothing is counted where the contract says the date")
    if anchor is not Anchor.CONTRACT and not counts:
        raise KeyError("days or months")
    if anchor in (Anchor.DUE, Anchor.INTERNAL, Anchor.CHOSEN):
        raise ValueError("a deadline cannot count from its own date")
    rule = DeadlineRule(
        kind=take(entry, "kind", str),
        actions=frozenset(words(entry, "actions")),
        roles=frozenset(Role(role) for role in words(entry, "roles")),
        from_call=take(entry, "from_call", int),
        to_call=take_or_none(entry, "to_call", int),
        longer_than_months=take_or_none(entry, "longer_than_months", int),
        minors=take_or_none(entry, "minors", bool),
        except_kinds=words_or_none(entry, "except_kinds"),
        anchor=anchor,
        months=take_or_none(entry, "months", int) or 0,
        days=take_or_none(entry, "days", int) or 0,
        within_project=is_set(entry, "within_project"),
        is_event=is_set(entry, "event"),
        escalates=is_set(entry, "escalates"),
        outlives_project=is_set(entry, "outlives_project"),
        internal_days=take_or_none(entry, "internal_days", int),
        sources=sources(entry),
        note=text_or_empty(entry, "note"),
        certainty=Certainty(take(entry, "certainty", str)),
        line=line_of(entry),
    )
    refuse_reversed(rule.from_call, rule.to_call, "from_call and to_call")
    if rule.internal_days is not None and rule.internal_days < 1:
        raise ValueError("internal_days must be at least 1: the internal date lies before the official one")
    if not rule.is_for_mobilities and (rule.minors is not None or rule.except_kinds):
        raise ValueError("minors and except_kinds are for what counts from a mobility's dates")
    return rule


def _reminders(table: Table) -> tuple[tuple[ReminderRule, ...], int, tuple[Escalation, ...]]:
    found = each(table, "reminder", _reminder_rules)
    escalations = each(table, "escalation", _escalation)
    days = take(table.values, "direct_message_days", int)
    return tuple(rule for rules in found for rule in rules), days, tuple(escalations)


def _escalation(entry: Entry) -> Escalation:
    line_of(entry)
    return Escalation(from_days=take(entry, "from_days", int), to=Audience(take(entry, "to", str)))


def _reminder_rules(entry: Entry) -> list[ReminderRule]:
    deadline, anchor = take(entry, "deadline", str), Anchor(take(entry, "anchor", str))
    if anchor in (Anchor.CONTRACT, Anchor.REPORTED, Anchor.CHOSEN):
        raise ValueError(f"no reminder can count from {anchor}")
    days = all_of(int, take(entry, "days", list), "days")
    if not days:
        raise ValueError("days is empty")
    weeks = take_or_none(entry, "weekly_times", int) or 0
    days += [days[-1] + 7 * week for week in range(1, weeks + 1)]
    move = take(entry, "move", str)
    if move not in ("earlier", "later"):
        raise ValueError(f'move must be "earlier" or "later", not {move!r}')
    faces_participants = is_set(entry, "faces_participants")
    bounds = [
        Anchor(found) if (found := take_or_none(entry, key, str)) else None for key in ("not_before", "not_after")
    ]
    origin, note, line = sources(entry), text_or_empty(entry, "note"), line_of(entry)
    rules = [
        ReminderRule(
            deadline=deadline,
            offset=Offset(anchor, number),
            moves_later=move == "later",
            not_before=bounds[0],
            not_after=bounds[1],
            faces_participants=faces_participants,
            sources=origin,
            note=note,
            line=line,
        )
        for number in days
    ]
    if any(rule.is_overdue and not rule.moves_later for rule in rules):
        raise ValueError('what is overdue moves "later": an earlier day could come before the date')
    return rules


def _checklists(table: Table) -> tuple[dict[str, Checklist], tuple[ChecklistItem, ...]]:
    found = each(table, "list", _checklist)
    lists = by_name(((each_list.deadline, each_list) for each_list in found), table.lines_of("list"))
    return lists, tuple(each(table, "item", _checklist_item))


def _checklist(entry: Entry) -> Checklist:
    return Checklist(
        deadline=take(entry, "deadline", str), completes=take(entry, "completes", bool), line=line_of(entry)
    )


def _checklist_item(entry: Entry) -> ChecklistItem:
    return ChecklistItem(
        code=take(entry, "code", str),
        deadline=take(entry, "deadline", str),
        kinds=words_or_none(entry, "kinds"),
        actions=words_or_none(entry, "actions"),
        minors_only=is_set(entry, "minors_only"),
        sources=sources(entry),
        note=text_or_empty(entry, "note"),
        certainty=Certainty(take(entry, "certainty", str)),
        line=line_of(entry),
    )


def _contacts(table: Table) -> tuple[dict[str, Contact], int, dict[Sector, str], str]:
    found = each(table, "contact", _contact)
    contacts = by_name(((contact.key, contact) for contact in found), table.lines_of("contact"))
    erasmus = {Sector(sector): str(key) for sector, key in take(table.values, "erasmus", dict).items()}
    other_funding = take(table.values, "other_funding", dict)
    contact = take(other_funding, "contact", str)
    refuse_leftovers(other_funding)
    return contacts, take(table.values, "check_days", int), erasmus, contact


def _contact(entry: Entry) -> Contact:
    line_of(entry)
    return Contact(
        key=take(entry, "key", str),
        name=take(entry, "name", str),
        title=take(entry, "title", str),
        email=take(entry, "email", str),
        phones=tuple(words(entry, "phones")),
        check=take_or_none(entry, "check", str),
    )
