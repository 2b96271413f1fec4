"""What submitted forms do. A new one is a file and a name here."""

from __future__ import annotations

from bot.asked import FormListener
from bot.submissions import (
    administration,
    call,
    contact_edit,
    deadline_set,
    edit,
    handover,
    later,
    mobility_new,
    project_new,
    receipt,
    search,
    settings,
    share,
)

SUBMISSIONS: tuple[FormListener, ...] = (
    administration.FORM,
    call.FORM,
    contact_edit.FORM,
    deadline_set.FORM,
    edit.AGREED_FORM,
    edit.MOBILITY_FORM,
    edit.PROJECT_FORM,
    handover.FORM,
    later.FORM,
    mobility_new.FORM,
    project_new.FORM,
    receipt.FORM,
    search.FORM,
    settings.FORM,
    share.FORM,
)
