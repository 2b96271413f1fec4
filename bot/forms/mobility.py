"""The form for a new mobility. Pure; its project and country are searched for as one types."""

from __future__ import annotations

from dataclasses import fields

from bot.blocks import Block
from bot.forms.edit import Opened, write_opened
from bot.forms.fields import (
    datepicker,
    external_select,
    field,
    modal,
    number_input,
    option,
    read_day,
    read_number,
    static_select,
    text_input,
    users_select,
    values,
)
from bot.ids import Form
from bot.messages.parts import ADULTS, MINORS
from bot.text import Language, country_name, say
from bot.words.draft import MobilityDraft, known_country
from bot.words.vocabulary import countries, fold
from programme.model import Project
from programme.rules import Rules
from services.edits import ToEdit
from services.facts import KEPT, MobilityEdit
from services.mobilities import HEAD_COUNT_LIMIT, HOST_LIMIT, TRAVEL_DAYS_LIMIT

# Slack shows no more options than this.
OPTIONS = 100


def build(draft: MobilityDraft, project: Project | None, language: Language, *, rules: Rules) -> Block:
    """For a new mobility."""
    chosen = project_option(project) if project else None
    named = external_select(chosen, min_query_length=0, placeholder=say("form.search", language))
    asked = field(Form.MOBILITY, "project", named, language=language)
    return modal(Form.MOBILITY, language, [asked, *_fields(draft, language, rules)])


def build_edit(open_for: ToEdit, language: Language, rules: Rules) -> Block:
    """The same form with everything that a mobility has, to change it; it stays in its project."""
    mobility = open_for.mobility
    if mobility is None:
        raise ValueError("a project has another form")
    said = {each.name: getattr(mobility, each.name) for each in fields(MobilityDraft) if each.name != "project"}
    shown = _fields(MobilityDraft(**said), language, rules)
    return modal(Form.MOBILITY_EDIT, language, shown, about=write_opened(Opened(mobility.ref, open_for.version)))


def _fields(draft: MobilityDraft, language: Language, rules: Rules) -> list[Block]:
    kinds = [option(say(f"mobility_kind.{code}", language), code) for code in rules.mobility_kinds]
    chosen_country = country_option(draft.country, language) if draft.country else None
    elements = [
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
        ("accompanying", number_input(draft.accompanying, limit=HEAD_COUNT_LIMIT, least=0), True),
        ("travel_days", number_input(draft.travel_days, limit=TRAVEL_DAYS_LIMIT, least=0), True),
        ("has_minors", static_select(_ages(language), _age(draft.has_minors)), True),
        ("responsible", users_select(draft.responsible), True),
    ]
    hinted = {"start_on", "host", "travel_days", "has_minors"}
    return [
        field(Form.MOBILITY, name, element, language=language, optional=optional, hint=name in hinted)
        for name, element, optional in elements
    ]


def read(view: Block) -> MobilityDraft:
    filled = values(view)
    return MobilityDraft(
        project=filled.get("project"),
        kind=filled.get("kind"),
        start_on=read_day(filled.get("start_on")),
        end_on=read_day(filled.get("end_on")),
        country=filled.get("country"),
        host=filled.get("host"),
        head_count=read_number(filled.get("head_count")),
        accompanying=read_number(filled.get("accompanying")),
        travel_days=read_number(filled.get("travel_days")),
        has_minors=filled["has_minors"] == MINORS if filled.get("has_minors") else None,
        responsible=filled.get("responsible"),
    )


def to_edit(draft: MobilityDraft) -> MobilityEdit:
    """What a filled form makes of a mobility. Raises UnknownCountry for a code that no form of ours offers."""
    return MobilityEdit(
        kind=draft.kind or KEPT,
        start_on=draft.start_on or KEPT,
        end_on=draft.end_on or KEPT,
        country=known_country(draft.country) if draft.country else KEPT,
        host=draft.host,
        head_count=draft.head_count,
        accompanying=draft.accompanying,
        travel_days=draft.travel_days,
        has_minors=KEPT if draft.has_minors is None else draft.has_minors,
        responsible=draft.responsible,
    )


# Without a choice of age the kind and the field tell what is likely.


def _ages(language: Language) -> list[Block]:
    return [option(say(f"age.{age}", language), age) for age in (MINORS, ADULTS)]


def _age(has_minors: bool | None) -> str | None:  # noqa: FBT001 - the value itself is what is written
    return None if has_minors is None else MINORS if has_minors else ADULTS


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
