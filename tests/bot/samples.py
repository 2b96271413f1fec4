"""Every message and form, made of values written by hand: what the golden files show and the contracts check."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

from bot.blocks import Block, Message, Paragraph, card_modal, last_card, sentence
from bot.commands import COMMANDS
from bot.commands.help import _typed
from bot.forms import administration as administration_form
from bot.forms import call as call_form
from bot.forms import contact as contact_form
from bot.forms import deadline as deadline_form
from bot.forms import edit as edit_form
from bot.forms import handover as handover_form
from bot.forms import later as later_form
from bot.forms import mobility as mobility_form
from bot.forms import project as project_form
from bot.forms import receipt as receipt_form
from bot.forms import search as search_form
from bot.forms import share as share_form
from bot.messages import (
    calls,
    contact_assigned,
    contacts,
    done,
    edit,
    help,  # noqa: A004 - the message is called help
    later,
    mobility_card,
    project_card,
    project_list,
    typed,
    typed_dates,
    upcoming,
)
from bot.text import Channel, Language, say
from bot.words.draft import MobilityDraft, ProjectDraft
from programme.model import Role, Sector
from services.calls import CallToChange
from services.checklists import Ticked
from services.contact_details import ContactToChange
from services.deadlines import Choice, Completed
from services.edits import ToEdit
from tests.bot import (
    sample_administration,
    sample_calls,
    sample_changes,
    sample_contacts,
    sample_dates,
    sample_histories,
    sample_homes,
    sample_lists,
    sample_outgoing,
    sample_portfolio,
    sample_reminders,
    sample_stories,
    sample_talk,
)
from tests.bot.facts import (
    BARE_CARD,
    BARE_TRAVEL_CARD,
    CARD,
    CODE,
    COMING,
    DONE,
    EERIKA,
    EVERYBODY,
    FINAL,
    GROUP_CARD,
    HANNA,
    LINES,
    LONG_CARD,
    MANY_LINES,
    NOTED_CARD,
    PREPARATIONS,
    PROJECT,
    RULES,
    TODAY,
    TRAVEL_CARD,
    project_page,
)
from tests.support.clock import HELSINKI

MESSAGES: dict[str, Callable[[Language], Message]] = {
    "project_card": lambda language: project_card.render(CARD, language),
    "project_card_new": lambda language: project_card.render(CARD, language, is_new=True),
    "project_card_bare": lambda language: project_card.render(BARE_CARD, language, is_new=True),
    "project_card_noted": lambda language: project_card.render(NOTED_CARD, language),
    "project_card_long": lambda language: project_card.render(LONG_CARD, language),
    "mobility_card": lambda language: mobility_card.render(TRAVEL_CARD, language),
    "mobility_card_group": lambda language: mobility_card.render(GROUP_CARD, language),
    "mobility_card_new": lambda language: mobility_card.render(BARE_TRAVEL_CARD, language, is_new=True),
    "project_mine": lambda language: project_list.render_mine(project_page(LINES), TODAY, language),
    "project_mine_one": lambda language: project_list.render_mine(project_page(LINES[:1]), TODAY, language),
    "project_mine_long": lambda language: project_list.render_mine(
        project_page(MANY_LINES, size=project_list.SHOWN), TODAY, language
    ),
    "project_mine_none": lambda language: project_list.render_mine(project_page([]), TODAY, language),
    "contact_all": lambda language: contacts.render(EVERYBODY, language),
    "contact_sector": lambda language: contacts.render(EVERYBODY[1:2], language),
    "contact_project": lambda language: contacts.render_for_project(PROJECT, EERIKA, language),
    "upcoming": lambda language: upcoming.render(COMING, [], language, has_more=False, timezone=HELSINKI),
    "upcoming_more": lambda language: upcoming.render(COMING, [], language, has_more=True, timezone=HELSINKI),
    "upcoming_one_more": lambda language: upcoming.render(COMING[:1], [], language, has_more=True, timezone=HELSINKI),
    "upcoming_none": lambda language: upcoming.render([], [], language, has_more=False, timezone=HELSINKI),
    "done": lambda language: done.render(Completed(project=PROJECT, deadline=DONE, already=False), language),
    "done_already": lambda language: done.render(Completed(project=PROJECT, deadline=DONE, already=True), language),
    "done_list_complete": lambda language: done.render_list_complete(
        Ticked(project=PROJECT, deadline=PREPARATIONS, completed=True), language
    ),
    "done_choice": lambda language: done.render_choice(
        Choice(project=PROJECT, deadlines=CARD.deadlines), TODAY, language
    ),
    "done_choice_long": lambda language: done.render_choice(
        Choice(project=PROJECT, deadlines=LONG_CARD.deadlines), TODAY, language
    ),
    "typed_again": lambda language: typed.render(
        one_sentence("error.form_not_opened", language), "/hanke", 'uusi "Stadin AO &amp; muut" &lt;b&gt;', language
    ),
    "help_unknown": lambda language: help.render("/yhteys", ["contact"], language, unknown="xyzzy"),
    "help_did_you_mean": lambda language: help.render_one("/hanke lista", "project_list", language, unknown="lissta"),
    **sample_reminders.MESSAGES,
    **sample_dates.MESSAGES,
    **sample_histories.MESSAGES,
    **sample_lists.MESSAGES,
    **sample_calls.MESSAGES,
    **sample_outgoing.MESSAGES,
    **sample_portfolio.MESSAGES,
    **sample_changes.MESSAGES,
    **sample_stories.MESSAGES,
    **sample_talk.MESSAGES,
    **sample_administration.MESSAGES,
    **sample_contacts.MESSAGES,
}


for _slash in sorted({command.slash for command in COMMANDS}):
    _names = [command.name for command in COMMANDS if command.slash == _slash]
    MESSAGES[f"help_{_slash[1:]}"] = lambda language, slash=_slash, names=_names: help.render(slash, names, language)

for _name in ("project_show", *help.MORE):
    _command = next(command for command in COMMANDS if command.name == _name)
    MESSAGES[f"help_of_{_name}"] = lambda language, command=_command: help.render_one(
        _typed(command, language), command.name, language
    )

SENTENCES = (
    *(f"access.{standing}" for standing in ("guest", "stranger", "bot", "deactivated", "unknown")),
    *(f"error.{kind}" for kind in ("unexpected", "database", "form_not_opened")),
    "language.chosen",
    "edit.let_be",
)  # fmt: skip


def one_sentence(key: str, language: Language) -> Message:
    return sentence(say(key, language, incident="1a2b3c4d"))


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
    accompanying=1,
    travel_days=0,
    has_minors=True,
    responsible="UMIKKO",
)

VIEWS: dict[str, Callable[[Language], Block]] = {
    "form_project": lambda language: project_form.build(ProjectDraft(), language, RULES),
    "form_project_filled": lambda language: project_form.build(FILLED_PROJECT, language, RULES),
    "form_project_edit": lambda language: project_form.build_edit(
        ToEdit(project=sample_changes.WITH_ALL, mobility=None, version=7), language, RULES
    ),
    "form_mobility_edit": lambda language: mobility_form.build_edit(
        ToEdit(project=PROJECT, mobility=GROUP_CARD.mobility, version=8), language, RULES
    ),
    "form_edit_confirm": lambda language: edit_form.build_second_look(sample_changes.LONGER, language),
    "form_edit_confirm_meanwhile": lambda language: edit_form.build_second_look(sample_changes.MEANWHILE, language),
    "form_edit_done": lambda language: last_card(
        say("form.shown.heading", language),
        say("form.done", language),
        *edit.done_parts(sample_changes.SAID_ANEW, language),
    ),
    "form_handover": lambda language: handover_form.build(PROJECT.id, language),
    "form_mobility": lambda language: mobility_form.build(MobilityDraft(), None, language, rules=RULES),
    "form_mobility_filled": lambda language: mobility_form.build(FILLED_MOBILITY, PROJECT, language, rules=RULES),
    "form_project_done": lambda language: _shown(language, *project_card.parts(CARD, language, is_new=True)),
    "form_mobility_done": lambda language: _shown(language, *mobility_card.parts(TRAVEL_CARD, language, is_new=True)),
    "form_search": search_form.build,
    "form_receipt": lambda language: receipt_form.build(DONE.deadline.id, language),
    "form_receipt_kept": lambda language: _shown(
        language, *done.receipt_parts(PROJECT, sample_changes.RECEIPT_KEPT, language)
    ),
    "form_receipt_removed": lambda language: _shown(language, *done.receipt_parts(PROJECT, DONE, language)),
    "form_share": lambda language: share_form.build(0, "projects overdue", "CSTADIN", language),
    "form_share_done": lambda language: _shown(
        language, Paragraph((say("share.done", language, channel=Channel("CSTADIN")),))
    ),
    "form_administration": lambda language: administration_form.build(sample_administration.BARE, language),
    "form_administration_filled": lambda language: administration_form.build(sample_administration.CHOSEN, language),
    "form_call": lambda language: call_form.build(RULES, language),
    "form_call_filled": lambda language: call_form.build(
        RULES, language, CallToChange(line=sample_calls.AT_MIDNIGHT, version=7)
    ),
    "form_contact": lambda language: contact_form.build(
        ContactToChange(contact=HANNA, number=1, version=7), language
    ),
    "form_contact_filled": lambda language: contact_form.build(
        ContactToChange(contact=sample_contacts.AWAY, number=2, version=7), language
    ),
    "form_call_meanwhile": lambda language: edit_form.build_second_look(sample_calls.MEANWHILE, language),
    "form_call_changed": lambda language: _shown(language, *calls.changed_parts(sample_calls.CHANGED, language)),
    "form_contact_meanwhile": lambda language: edit_form.build_second_look(sample_contacts.MEANWHILE, language),
    "form_contact_changed": lambda language: _shown(
        language, *contact_assigned.parts(sample_contacts.SOMEBODY_ELSE, language)
    ),
    "form_call_look": lambda language: call_form.build(
        RULES,
        language,
        CallToChange(line=sample_calls.ACCREDITED, version=7),
        filled=sample_calls.LATER,
        move=sample_calls.MOVE,
    ),
    "form_deadline": lambda language: deadline_form.build(language, rules=RULES, today=TODAY),
    "form_deadline_filled": lambda language: deadline_form.build(
        language, rules=RULES, today=TODAY, dates=sample_dates.DATES, kind="final_report", due_on=date(2027, 10, 15)
    ),
    "form_deadline_look": lambda language: deadline_form.build(
        language,
        rules=RULES,
        today=TODAY,
        dates=sample_dates.DATES,
        kind="final_report",
        due_on=date(2027, 10, 15),
        due_time=time(12),
        move=sample_dates.MOVE,
    ),
    "form_deadline_look_past": lambda language: deadline_form.build(
        language,
        rules=RULES,
        today=TODAY,
        dates=sample_dates.TRAVEL_DATES,
        name="Passi",
        due_on=date(2027, 2, 15),
        move=sample_dates.MOVE_PAST,
    ),
    "form_deadline_set": lambda language: _shown(
        language, *typed_dates.set_parts(sample_dates.AT_NOON, TODAY, language)
    ),
    "form_later": lambda language: later_form.build(FINAL.deadline.id, TODAY, language),
    **sample_homes.WINDOWS,
    "form_later_done": lambda language: _shown(language, *later.parts(sample_changes.AGREED, language)),
}


def _shown(language: Language, *parts: Any) -> Block:
    return card_modal(say("form.shown.heading", language), say("form.done", language), *parts)
