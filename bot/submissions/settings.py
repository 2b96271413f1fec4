"""Keeps what people settle for themselves, or shows what is wrong under its field."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener, ShowCard
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.settings import build, read, was_seen
from bot.ids import Form
from bot.messages.settings import parts
from bot.naming import check_people
from bot.text import Language
from services.personal import change_settings, preview_settings
from services.refusal import EndImplausible, NotMembers, PeriodReversed, Refusal, StartImplausible
from services.running_refusal import DeputyIsYourself, LeaveOver

# Under which field of this form a refusal is shown that does not say so itself, or names a field of other forms.
_FIELDS: dict[type[Refusal], str] = {
    StartImplausible: "leave_from",
    EndImplausible: "leave_until",
    PeriodReversed: "leave_until",
    LeaveOver: "leave_until",
    DeputyIsYourself: "deputy",
    NotMembers: "deputy",
}


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    wanted, usual = read(view), desk.division.timetable.reminder_time
    try:
        check_people(desk, [wanted.deputy] if wanted.deputy else [])
        if not was_seen(view, wanted) and (move := preview_settings(desk.division, asked.actor, wanted)):
            return ShowCard(build(wanted, asked.language, usual=usual, move=move))
        settings = change_settings(desk.division, asked.actor, wanted)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)
    language = Language(settings.language) if settings.language else asked.language
    return saved(language, *parts(settings, language, usual=usual))


FORM = FormListener(callback_id=Form.SETTINGS, handle=handle, options={})
