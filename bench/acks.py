"""How soon what people do is acknowledged with a large portfolio: `make bench`, or
`python -m bench.acks [projects] [mobilities]`.

Slack waits three seconds; our own bar is 0.3 seconds with 3,000 projects and 120,000 mobilities. The real bot process
answers over the local Slack, so the numbers include HTTP, WebSocket and rendering.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from bench.fill import ORIGINALS, fill
from bot.ids import write_item_value, write_page_value
from sandbox.local_slack import LocalSlack
from sandbox.outcome import Outcome
from sandbox.views import View
from services.clock import ClockShift
from tests.support.bot_process import MANIFEST, BotProcess

ROUNDS = 15
COLLEAGUES = 40
COMMANDS = (
    "/hanke",
    "/hanke lista",
    "/hanke lista ammatillinen",
    "/hanke lista myöhässä",
    "/hanke lista puutteelliset",
    "/hanke lista Saksa kevät 2027",
    "/hanke lista päättyy kevät 2027",
    "/hanke lista määräajat",
    "/hanke lista määräajat ammatillinen raportit",
    "/hanke lista määräajat omat ensi viikolla",
    "/hanke tila",
    "/hanke tila ammatillinen",
    "/hanke haku projekti",
    "/hanke haku leipzig työ",
    "/hanke historia H1",
    "/hanke näytä H1",
    "/hanke näytä Projekti 25",
    "/hanke valmis H2",
    '/hanke uusi KA121-VET "Mittaus {round}" 1.6.2026–31.8.2027',
    "/liikkuvuus",
    "/liikkuvuus lista H1",
    "/liikkuvuus lista Saksa kevät 2027",
    "/liikkuvuus lista alkaa Saksa kevät 2027",
    "/liikkuvuus lista myöhässä",
    '/liikkuvuus uusi H1 kurssi 1.3.2027–5.3.2027 Saksa "Mittaus {round}"',
    "/yhteys",
    "/muistutus",
)


def main(project_count: int = 3000, mobility_count: int = 120_000) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shift = ClockShift(folder / "clock")
        with LocalSlack(manifest=MANIFEST, clock=shift.clock) as slack:
            began = time.monotonic()
            fill(
                folder / "hankebot.db",
                slack.user("aino").id,
                colleagues=[slack.add_user(f"kollega{number}").id for number in range(COLLEAGUES)],
                project_count=project_count,
                mobility_count=mobility_count,
            )
            print(
                f"{project_count} projects, {mobility_count} mobilities; filled in {time.monotonic() - began:.0f} s"
            )
            with BotProcess(slack, shift, folder):
                print(f"{'asked':64} {'median':>8} {'slowest':>8}")
                for command in COMMANDS:
                    measure(command, partial(type_it, slack, command))
                slack.open_home(user="aino")
                for deed, ask in Hand(slack, slack.wait_for_home("aino", timeout=60)).deeds.items():
                    measure(deed, ask)


def measure(name: str, ask: Callable[[int], Outcome]) -> None:
    seconds = []
    for number in range(ROUNDS):
        outcome = ask(number)
        if outcome.error or outcome.errors:
            raise SystemExit(f"{name}: {outcome.error or outcome.errors}")
        seconds.append(outcome.seconds)
    print(f"{name:64} {statistics.median(seconds) * 1000:6.0f} ms {max(seconds) * 1000:6.0f} ms", flush=True)


def type_it(slack: LocalSlack, command: str, number: int) -> Outcome:
    return slack.command(user="aino", text=command.format(round=number))


@dataclass(frozen=True, slots=True)
class Hand:
    """What Aino does otherwise than by typing: she presses, searches, fills in and agrees."""

    slack: LocalSlack
    home: View

    @property
    def deeds(self) -> dict[str, Callable[[int], Outcome]]:
        looked_at, searched = ("portfolio", "project_list", "mobility_list"), ("", "proj", "leipzig", "nowhere")
        return {
            **{f"Home: {chosen}": partial(self.look, chosen) for chosen in looked_at},
            **{f"Home, all: {section}": partial(self.show_all, section) for section in ("projects", "mobilities")},
            **{f"select, typed: {typed!r}": partial(self.search, typed) for typed in searched},
            "edit.confirm": self.agree,
            "form: a new project": self.fill_in,
            f"/hanke siirto @mikko: {ORIGINALS} projects and more": self.hand_over,
        }

    def look(self, chosen: str, _: int) -> Outcome:
        return self._press("home.menu", write_item_value(0, chosen))

    def show_all(self, section: str, _: int) -> Outcome:
        return self._press("home.all", write_page_value(0, section))

    def search(self, typed: str, _: int) -> Outcome:
        self.slack.command(user="aino", text="/hanke määräaika")
        form = self.slack.wait_for_view("aino")
        return self._closing(self.slack.options(user="aino", view=form, action_id="subject", typed=typed))

    def agree(self, number: int) -> Outcome:
        end_on = date(2027, 9, 1) + timedelta(days=number)
        looked = self.slack.command(user="aino", text=f"/hanke muokkaa H1 loppu {end_on:%d.%m.%Y}")
        if looked.answer is None:
            raise SystemExit(f"nothing to agree to: {looked.error}")
        return self.slack.click(user="aino", message=looked.answer, action_id="edit.confirm")

    def fill_in(self, number: int) -> Outcome:
        self.slack.command(user="aino", text="/hanke uusi")
        title = f"Mittaus lomakkeella {number}"
        days = {"start_on": "2026-06-01", "end_on": "2027-08-31"}
        values = {"action_type": "KA121-VET", "title": title, **days}
        return self._closing(self.slack.submit(user="aino", view=self.slack.wait_for_view("aino"), values=values))

    def hand_over(self, number: int) -> Outcome:
        """There and back again."""
        giver, taker = ("mikko", "aino") if number % 2 else ("aino", "mikko")
        return self.slack.command(user=giver, text=f"/hanke siirto @{taker}")

    def _press(self, action_id: str, value: str) -> Outcome:
        return self._closing(self.slack.click(user="aino", view=self.home, action_id=action_id, value=value))

    def _closing(self, outcome: Outcome) -> Outcome:
        for view in self.slack.views("aino"):
            self.slack.close(user="aino", view=view)
        return outcome


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
