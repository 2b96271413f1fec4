"""Everything that can be typed, in the order in which help lists it. A new command is a file and a name here."""

from __future__ import annotations

from bot.asked import Command
from bot.commands import (
    calls,
    contact,
    contact_assign,
    deadline_set,
    handover,
    help,  # noqa: A004 - the command is called help
    language,
    leave,
    mobility_cancel,
    mobility_list,
    mobility_new,
    mobility_show,
    pause,
    project_close,
    project_done,
    project_edit,
    project_list,
    project_mine,
    project_new,
    project_show,
    reminders,
    snooze,
    why,
)

COMMANDS: tuple[Command, ...] = (
    project_mine.COMMAND,
    project_new.COMMAND,
    project_list.COMMAND,
    project_show.COMMAND,
    project_done.COMMAND,
    deadline_set.COMMAND,
    project_edit.COMMAND,
    handover.COMMAND,
    project_close.COMMAND,
    project_close.REOPEN_COMMAND,
    calls.COMMAND,
    language.COMMAND,
    mobility_list.COMMAND,
    mobility_new.COMMAND,
    mobility_show.COMMAND,
    project_edit.MOBILITY_COMMAND,
    mobility_cancel.COMMAND,
    contact.COMMAND,
    contact_assign.COMMAND,
    reminders.COMMAND,
    why.COMMAND,
    snooze.COMMAND,
    pause.COMMAND,
    pause.RESUME_COMMAND,
    leave.COMMAND,
    *help.COMMANDS,
)
