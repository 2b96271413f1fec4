"""Everything that can be typed, in the order in which help lists it. A new command is a file and a name here."""

from __future__ import annotations

from bot.asked import Command
from bot.commands import (
    calls,
    contact,
    deadline_set,
    help,  # noqa: A004 - the command is called help
    language,
    mobility_list,
    mobility_new,
    mobility_show,
    project_done,
    project_list,
    project_mine,
    project_new,
    project_show,
    reminders,
    why,
)

COMMANDS: tuple[Command, ...] = (
    project_mine.COMMAND,
    project_new.COMMAND,
    project_list.COMMAND,
    project_show.COMMAND,
    project_done.COMMAND,
    deadline_set.COMMAND,
    calls.COMMAND,
    language.COMMAND,
    mobility_list.COMMAND,
    mobility_new.COMMAND,
    mobility_show.COMMAND,
    contact.COMMAND,
    reminders.COMMAND,
    why.COMMAND,
    *help.COMMANDS,
)
