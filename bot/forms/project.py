"""The form for a new project: what is known is filled in, the rest is asked for. Pure."""

from __future__ import annotations

from dataclasses import fields

from bot.blocks import Block
from bot.forms.edit import Opened, write_opened
from bot.forms.fields import (
    channel_select,
    datepicker,
    field,
    modal,
    multi_users_select,
    number_input,
    option,
    read_channel,
    read_day,
    read_number,
    static_select,
    text_input,
    values,
)
from bot.ids import Form
from bot.messages.parts import action_label
from bot.text import Language, say
from bot.words.draft import ProjectDraft
from programme.model import Role, Sector
from programme.rules import Rules
from services.edits import ToEdit
from services.facts import KEPT, ProjectEdit
from services.particulars import CASE_NUMBER_LIMIT, GRANT_LIMIT, PARTNERS_LIMIT, UNIT_LIMIT
from services.projects import TITLE_LIMIT

CODE_LIMIT = 60


def build(draft: ProjectDraft, language: Language, rules: Rules) -> Block:
    """For a new project."""
    return modal(Form.PROJECT, language, _fields(draft, language, rules))


def build_edit(open_for: ToEdit, language: Language, rules: Rules) -> Block:
    """The same form with everything that a project has, to change it."""
    project = open_for.project
    said = {each.name: getattr(project, each.name) for each in fields(ProjectDraft)}
    shown = _fields(ProjectDraft(**said), language, rules)
    return modal(Form.PROJECT_EDIT, language, shown, about=write_opened(Opened(project.ref, open_for.version)))


def _fields(draft: ProjectDraft, language: Language, rules: Rules) -> list[Block]:
    actions = [option(action_label(code, language), code) for code in rules.actions]
    sectors = [option(say(f"sector.{sector}", language), sector) for sector in Sector]
    roles = [option(say(f"role.{role}", language), role) for role in Role]
    elements = [
        ("action_type", static_select(actions, draft.action_type), False),
        ("title", text_input(draft.title, limit=TITLE_LIMIT), False),
        ("start_on", datepicker(draft.start_on), False),
        ("end_on", datepicker(draft.end_on), False),
        ("coordinators", multi_users_select(draft.coordinators), False),
        ("sector", static_select(sectors, draft.sector), True),
        ("channel_id", channel_select(draft.channel_id), True),
        ("code", text_input(draft.code, limit=CODE_LIMIT), True),
        ("role", static_select(roles, draft.role or Role.COORDINATOR), False),
        ("unit", text_input(draft.unit, limit=UNIT_LIMIT), True),
        ("partners", text_input(draft.partners, limit=PARTNERS_LIMIT), True),
        ("grant_euros", number_input(draft.grant_euros, limit=GRANT_LIMIT, least=0), True),
        ("case_number", text_input(draft.case_number, limit=CASE_NUMBER_LIMIT), True),
    ]
    hinted = {"title", "sector", "channel_id", "code", "partners", "case_number"}
    return [
        field(Form.PROJECT, name, element, language=language, optional=optional, hint=name in hinted)
        for name, element, optional in elements
    ]


def read(view: Block) -> ProjectDraft:
    """What was filled in. Slack has made sure that what must be there is there; the service checks it again."""
    filled = values(view)
    return ProjectDraft(
        action_type=filled.get("action_type"),
        title=filled.get("title"),
        code=filled.get("code"),
        start_on=read_day(filled.get("start_on")),
        end_on=read_day(filled.get("end_on")),
        coordinators=tuple(filled.get("coordinators") or ()),
        channel_id=read_channel(filled.get("channel_id")),
        sector=Sector(filled["sector"]) if filled.get("sector") else None,
        role=Role(filled["role"]) if filled.get("role") else None,
        unit=filled.get("unit"),
        partners=filled.get("partners"),
        grant_euros=read_number(filled.get("grant_euros")),
        case_number=filled.get("case_number"),
    )


def to_edit(draft: ProjectDraft) -> ProjectEdit:
    """What a filled form makes of a project; what must be there, and was not said, stays as it is."""
    return ProjectEdit(
        action_type=draft.action_type or KEPT,
        title=KEPT if draft.title is None else draft.title,
        code=draft.code,
        role=draft.role or KEPT,
        sector=draft.sector or KEPT,
        unit=draft.unit,
        start_on=draft.start_on or KEPT,
        end_on=draft.end_on or KEPT,
        coordinators=draft.coordinators or KEPT,
        channel_id=draft.channel_id,
        grant_euros=draft.grant_euros,
        partners=draft.partners,
        case_number=draft.case_number,
    )
