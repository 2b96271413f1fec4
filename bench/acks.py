"""How soon each command is acknowledged with a large portfolio: `python -m bench.acks [projects] [mobilities]`.

Slack waits three seconds; our own bar is 0.3 seconds with 3,000 projects and 120,000 mobilities. The real bot process
answers over the local Slack, so the numbers include HTTP, WebSocket and rendering.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.fill import fill
from sandbox.local_slack import LocalSlack
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
                print(f"{'command':64} {'median':>8} {'slowest':>8}")
                for command in COMMANDS:
                    measure(slack, command)


def measure(slack: LocalSlack, command: str) -> None:
    seconds = []
    for number in range(ROUNDS):
        outcome = slack.command(user="aino", text=command.format(round=number))
        if outcome.error:
            raise SystemExit(f"{command}: {outcome.error}")
        seconds.append(outcome.seconds)
    print(f"{command:64} {statistics.median(seconds) * 1000:6.0f} ms {max(seconds) * 1000:6.0f} ms", flush=True)


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:]))
