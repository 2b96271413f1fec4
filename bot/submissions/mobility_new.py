"""The form for a new mobility, filled in; and what its two searching fields find."""

from __future__ import annotations

from bot.asked import Asked, Desk, FieldErrors, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.mobility import OPTIONS, country_options, project_option, read
from bot.ids import Form
from bot.messages.mobility_card import parts
from bot.naming import check_people
from bot.text import say
from bot.words.draft import to_new_mobility
from services.mobilities import register
from services.projects import suggest
from services.refusal import NotMembers, Refusal


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    try:
        ready = to_new_mobility(read(view))
        if ready is None:
            return FieldErrors({"kind": say("form.incomplete", asked.language)})
        reference, new = ready
        check_people(desk, [new.responsible] if new.responsible else [])
        card = register(desk.division, asked.actor, reference, new, request_key=asked.request_key)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under={NotMembers: "responsible"}, otherwise="project")
    return saved(asked.language, *parts(card, asked.language, is_new=True))


def find_projects(asked: Asked, desk: Desk, typed: str) -> list[Block]:
    found = suggest(desk.division, asked.actor, typed, limit=OPTIONS)
    return [project_option(project) for project in found]


def find_countries(asked: Asked, desk: Desk, typed: str) -> list[Block]:  # noqa: ARG001 - countries need no desk
    return country_options(typed, asked.language)


FORM = FormListener(
    callback_id=Form.MOBILITY, handle=handle, options={"project": find_projects, "country": find_countries}
)
