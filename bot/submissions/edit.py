"""The forms of a project and of a mobility that is there already, filled in; and the second look at what moves."""

from __future__ import annotations

from bot.agreeing import agree, proposed
from bot.asked import Asked, Desk, FormAnswer, FormListener, ShowCard
from bot.blocks import Block, Paragraph, card_modal
from bot.form_answers import changed, errors_for
from bot.forms import mobility as mobility_form
from bot.forms import project as project_form
from bot.forms.edit import Pending, build_second_look, read_opened, read_pending
from bot.ids import Form
from bot.messages.refusal import line
from bot.text import say
from services.facts import Edit
from services.refusal import NotMembers, Refusal
from services.running_refusal import StaleChoice


def handle_project(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    try:
        return _proposed(asked, desk, view, project_form.to_edit(project_form.read(view)))
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language)


def handle_mobility(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    try:
        return _proposed(asked, desk, view, mobility_form.to_edit(mobility_form.read(view)))
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under={NotMembers: "responsible"})


def _proposed(asked: Asked, desk: Desk, view: Block, edit: Edit) -> FormAnswer:
    opened = read_opened(view.get("private_metadata"))
    if opened is None:
        raise StaleChoice
    return proposed(asked, desk, Pending(opened, edit))


def handle_agreed(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    """There is no field here to put a fault under: it takes the place of what was to be looked at."""
    pending = read_pending(view.get("private_metadata"))
    if pending is None:
        return _told(StaleChoice(), asked)
    try:
        change = agree(asked, desk, pending)
    except Refusal as refusal:
        return _told(refusal, asked)
    return changed(change, asked.language) if change.is_done else ShowCard(build_second_look(change, asked.language))


def _told(refusal: Refusal, asked: Asked) -> ShowCard:
    told = Paragraph((line(refusal, asked.language),))
    return ShowCard(card_modal(say("form.card.heading", asked.language), say("form.back", asked.language), told))


PROJECT_FORM = FormListener(callback_id=Form.PROJECT_EDIT, handle=handle_project, options={})
MOBILITY_FORM = FormListener(callback_id=Form.MOBILITY_EDIT, handle=handle_mobility, options={})
AGREED_FORM = FormListener(callback_id=Form.EDIT_CONFIRM, handle=handle_agreed, options={})
