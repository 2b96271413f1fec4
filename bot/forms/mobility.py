"""The form for a new mobility. Pure; its project and country are searched for as one types."""

from __future__ import annotations

from bot.blocks import Block
from bot.forms.fields import (
    datepicker,
    external_select,
    field,
    modal,
    number_input,
    option,
    read_day,
    static_select,
    text_input,
    users_select,
    values,
)
from bot.ids import Form
from bot.text import Language, country_name, say
from bot.words.draft import MobilityDraft
from bot.words.vocabulary import countries, fold
from programme.model import Project
from programme.rules import Rules
from services.mobilities import HEAD_COUNT_LIMIT, HOST_LIMIT

# Slack shows no more options than this.
OPTIONS = 100


def build(draft: MobilityDraft, project: Project | None, language: Language, *, rules: Rules) -> Block:
    kinds = [option(say(f"mobility_kind.{code}", language), code) for code in rules.mobility_kinds]
    chosen_project = project_option(project) if project else None
    chosen_country = country_option(draft.country, language) if draft.country else None
    elements = [
        (
            "project",
            external_select(chosen_project, min_query_length=0, placeholder=say("form.search", language)),
            False,
        ),
        ("kind", static_select(kinds, draft.kind), False),
        ("start_on", datepicker(draft.start_on), False),
        ("end_on", datepicker(draft.end_on), False),
        (
            "country",
            external_select(chosen_country, min_query_length=1, placeholder=say("form.search", language)),
            False,
        ),
        ("host", text_input(draft.host, limit=HOST_LIMIT), True),
        ("head_count", number_input(draft.head_count, limit=HEAD_COUNT_LIMIT), True),
        ("responsible", users_select(draft.responsible), True),
    ]
    hinted = {"start_on", "host"}
    return modal(
        Form.MOBILITY,
        language,
        [
            field(Form.MOBILITY, name, element, language=language, optional=optional, hint=name in hinted)
            for name, element, optional in elements
        ],
    )


def read(view: Block) -> MobilityDraft:
    filled = values(view)
    return MobilityDraft(
        project=filled.get("project"),
        kind=filled.get("kind"),
        start_on=read_day(filled.get("start_on")),
        end_on=read_day(filled.get("end_on")),
        country=filled.get("country"),
        host=filled.get("host"),
        head_count=int(filled["head_count"]) if filled.get("head_count") else None,
        responsible=filled.get("responsible"),
    )


def project_option(project: Project) -> Block:
    return option((f"{project.ref} {project.title}",), project.ref)


def country_option(code: str, language: Language) -> Block:
    return option((country_name(code, language),), code)


def country_options(typed: str, language: Language) -> list[Block]:
    """The countries whose name in any of our languages begins with, or else holds, what was typed."""
    wanted = fold(typed)
    beginning = [meaning.code for name, meaning in countries().items() if name.startswith(wanted)]
    holding = [meaning.code for name, meaning in countries().items() if wanted in name]
    codes = list(dict.fromkeys([*beginning, *holding]))
    return [country_option(code, language) for code in codes[:OPTIONS]]
