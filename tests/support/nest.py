"""The program from which bots are hatched: it imports the bot once and forks it for every start.

Each line of its input orders one process, whose pid it answers with; then it waits for its end and tells how it was.
A fresh interpreter for each of hundreds of kills would spend nine tenths of the time on imports.
"""

from __future__ import annotations

import json
import os
import select
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from bot.__main__ import main
from tests.support.stops import Moment, Stop, die, install


def hatch_all() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _run(order)
        _tell(pid)
        _tell(os.waitpid(pid, 0)[1])


def _tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def _run(order: dict[str, Any]) -> NoReturn:
    """`main` ends the process by itself."""
    threading.Thread(target=_die_with_the_test, args=(os.dup(0),), daemon=True).start()
    with Path(order["log"]).open("ab") as log, Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    os.chdir(Path(order["log"]).parent)
    for module, name in order["prepare"]:
        getattr(import_module(module), name)()
    for target, moment, nth in order["stops"]:
        install(Stop(target, Moment(moment), nth))
    main(["run"])
    os._exit(3)


def _die_with_the_test(orders: int) -> None:
    """Whoever kills the tests leaves no bots behind: nobody gives orders any more."""
    hung_up = select.poll()
    hung_up.register(orders, 0)
    hung_up.poll()
    die()


if __name__ == "__main__":
    hatch_all()
