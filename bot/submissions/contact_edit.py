"""A contact, corrected by an administrator."""

from __future__ import annotations

from bot.agreeing import proposed
from bot.asked import Asked, Desk, FormAnswer, FormListener
from bot.blocks import Block
from bot.form_answers import errors_for
from bot.forms.contact import read
from bot.forms.edit import Pending
from bot.ids import Form
from services.refusal import EndImplausible, NotMembers, PeopleTooMany, Refusal, StartImplausible
from services.running_refusal import ContactGone, DeputyIsYourself


def handle(asked: Asked, desk: Desk, view: Block) -> FormAnswer:
    opened, edit = read(view)
    try:
        if opened is None:
            raise ContactGone
        return proposed(asked, desk, Pending(opened, edit))
    except Refusal as refusal:
        return errors_for(refusal, view, asked.language, under=_FIELDS)


# Under which field of this form a refusal is shown that does not say so itself, or names a field of other forms.
_FIELDS: dict[type[Refusal], str] = {
    NotMembers: "account",
    PeopleTooMany: "account",
    DeputyIsYourself: "deputy",
    StartImplausible: "away_from",
    EndImplausible: "away_until",
}


FORM = FormListener(callback_id=Form.CONTACT, handle=handle, options={})
