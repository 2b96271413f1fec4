"""A line prompt on the local Slack: type commands as a person, press numbered buttons, fill forms in.

What the app writes meanwhile appears by itself, as in a real client.
"""

import re
import threading
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.local_slack import LocalSlack
from sandbox.outcome import Outcome
from sandbox.terminal_desk import Desk

ReadLine = Callable[[str], str]
Write = Callable[[str], None]
MoveClock = Callable[[timedelta | datetime], None]

HELP = """\
/command words     type a slash command          :as NAME       act as somebody else
any other words    write a message               :in #channel   go to a channel, :in dm to the app
:click N [VALUE]   press button N                :messages      what stands here
:form              the open form's fields        :home          open the app's Home tab
:set FIELD VALUE   fill a field in               :time +1d      move the clock (m, h, d, w)
:submit, :close    send or close the form        :time 2027-03-01 09:00
:who               people and channels           :help, :quit"""

_STEP = re.compile(r"\+(\d+)([mhdw])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def run_terminal(slack: LocalSlack, *, read_line: ReadLine, write: Write, move_clock: MoveClock) -> None:
    """Read lines until `:quit` or the end of input (`read_line` raises EOFError)."""
    with _Terminal(slack, write=write, move_clock=move_clock) as terminal:
        write(f"{HELP}\n")
        while True:
            try:
                line = read_line(terminal.prompt).strip()
            except EOFError:
                return
            if line in {":quit", ":q"}:
                return
            terminal.obey(line)


class _Terminal:
    """The verbs of the prompt."""

    def __init__(self, slack: LocalSlack, *, write: Write, move_clock: MoveClock) -> None:
        self._slack = slack
        self._write = write
        self._move_clock = move_clock
        self._desk = Desk(slack, write=write)
        self._watcher = threading.Thread(target=self._desk.watch, name="terminal", daemon=True)
        self._verbs: Mapping[str, Callable[[str], None]] = {
            ":as": self._desk.act_as,
            ":in": self._desk.go_to,
            ":click": self._click,
            ":form": lambda _: self._desk.show_form(),
            ":set": self._set,
            ":submit": lambda _: self._report(self._desk.submit()),
            ":close": lambda _: self._desk.close_form(),
            ":messages": lambda _: self._desk.show_messages(),
            ":home": lambda _: self._report(slack.open_home(user=self._desk.user)),
            ":who": lambda _: self._desk.show_workspace(),
            ":time": self._time,
            ":help": lambda _: write(HELP),
        }

    def __enter__(self) -> "_Terminal":
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._desk.stop_watching()
        self._watcher.join()

    @property
    def prompt(self) -> str:
        return f"{self._desk.user.name} {self._desk.place_name}> "

    def obey(self, line: str) -> None:
        """Do one line; what a person gets wrong is told, not raised."""
        verb, _, rest = line.partition(" ")
        try:
            if verb in self._verbs:
                self._verbs[verb](rest.strip())
            elif line.startswith(":"):
                self._write(f"no such command: {verb} (:help)")
            elif line.startswith("/"):
                self._report(self._slack.command(user=self._desk.user, channel=self._desk.channel, text=line))
            elif line:
                self._report(self._slack.say(user=self._desk.user, channel=self._desk.channel, text=line))
        except (LookupError, ValueError) as mistake:
            self._write(f"! {mistake}")
        self._desk.show_news()

    def _click(self, rest: str) -> None:
        number, _, value = rest.partition(" ")
        if not number.isdecimal():
            raise ValueError("say which button, as in :click 2")
        self._report(self._desk.click(int(number), value=value or None))

    def _set(self, rest: str) -> None:
        field, _, value = rest.partition(" ")
        self._desk.set_field(field, value)

    def _time(self, rest: str) -> None:
        step = _STEP.fullmatch(rest)
        if step:
            self._move_clock(timedelta(**{_UNITS[step[2]]: int(step[1])}))
        else:
            moment = datetime.fromisoformat(rest)
            here = ZoneInfo(self._desk.user.tz)
            self._move_clock(moment if moment.tzinfo else moment.replace(tzinfo=here))

    def _report(self, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        if outcome.errors:
            for field, sentence in outcome.errors.items():
                self._write(f"! {field}: {sentence}")
        elif outcome.error:
            self._write(f"! failed with the error {outcome.error}")
