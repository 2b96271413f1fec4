"""What submitted forms do. A new one is a file and a name here."""

from __future__ import annotations

from bot.asked import FormListener
from bot.submissions import edit, handover, later, mobility_new, project_new, receipt, share

SUBMISSIONS: tuple[FormListener, ...] = (
    edit.AGREED_FORM,
    edit.MOBILITY_FORM,
    edit.PROJECT_FORM,
    handover.FORM,
    later.FORM,
    mobility_new.FORM,
    project_new.FORM,
    receipt.FORM,
    share.FORM,
)
