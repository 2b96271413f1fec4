"""`/hanke muokkaa REF` opens the filled form; with a fact and its value it changes that one."""

from __future__ import annotations

from bot.asked import Asked, Command, CommandAnswer, Desk, OpenForm, Reply
from bot.forms import mobility as mobility_form
from bot.forms import project as project_form
from bot.forms.edit import write_pending
from bot.messages.edit import render_done, render_preview
from bot.naming import check_named
from bot.words.edit import project_facts, read_mobility_edit, read_project_edit
from services.edits import FIRST_LOOK, Change, edit_mobility, edit_project, open_mobility, open_project
from services.references import is_mobility_ref


def handle(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    said = read_project_edit(words, desk.division.rules)
    if is_mobility_ref(said.reference):
        return handle_mobility(asked, desk, words)
    if said.edit is None:
        found = open_project(desk.division, asked.actor, said.reference)
        return OpenForm(project_form.build_edit(found, asked.language, desk.division.rules))
    check_named(desk, said.edit)
    return _reply(
        edit_project(
            desk.division, asked.actor, said.reference, said.edit, look=FIRST_LOOK, request_key=asked.request_key
        ),
        asked,
    )


def handle_mobility(asked: Asked, desk: Desk, words: str) -> CommandAnswer:
    said = read_mobility_edit(words, desk.division.rules)
    if said.edit is None:
        found = open_mobility(desk.division, asked.actor, said.reference)
        return OpenForm(mobility_form.build_edit(found, asked.language, desk.division.rules))
    check_named(desk, said.edit)
    return _reply(
        edit_mobility(
            desk.division, asked.actor, said.reference, said.edit, look=FIRST_LOOK, request_key=asked.request_key
        ),
        asked,
    )


def _reply(change: Change, asked: Asked) -> Reply:
    if change.is_done:
        return Reply(render_done(change, asked.language))
    return Reply(render_preview(change, write_pending(change), asked.language))


COMMAND = Command(name="project_edit", slash="/hanke", verb="edit", handle=handle, said_of=project_facts)
MOBILITY_COMMAND = Command(name="mobility_edit", slash="/liikkuvuus", verb="edit", handle=handle_mobility)
