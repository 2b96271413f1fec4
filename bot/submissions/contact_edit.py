"""A contact, corrected by an administrator."""

from __future__ import annotations

from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for, saved
from bot.forms.contact import read
from bot.ids import Form
from bot.messages.contacts import details_part
from bot.naming import check_people
from services.contact_details import correct
from services.refusal import EndImplausible, NotMembers, PeopleTooMany, Refusal, StartImplausible
from services.running_refusal import ContactGone, DeputyIsYourself


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    number, details = read(view)
    try:
        if number is None:
            raise ContactGone
        check_people(desk, [each for each in (details.account_id, details.deputy) if each])
        contact = correct(desk.division, asked.actor, number, details)
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)
    return saved(asked.language, details_part(contact, asked.language))


# Under which field of this form a refusal is shown that does not say so itself, or names a field of other forms.
_FIELDS: dict[type[Refusal], str] = {
    NotMembers: "account",
    PeopleTooMany: "account",
    DeputyIsYourself: "deputy",
    StartImplausible: "away_from",
    EndImplausible: "away_until",
}


FORM = FormListener(callback_id=Form.CONTACT, handle=handle, options={})
