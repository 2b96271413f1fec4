"""Writes the tables of every golden case anew: .venv/bin/python -m tests.programme.write_golden

A new case is a file under golden/ that begins with a comment. It has a [project] and any [[mobility]], any
[[deadline]] that was typed by hand, [final_report] with the time at which that was marked done, and [staff] where
more than its own people hear of it; or else a [call]. Read the diff before you keep it: every line of it is a date
that somebody relies on. The tests only compare.
"""

from __future__ import annotations

import sys
from datetime import time

from programme.loader import load_rules
from programme.timetable import Timetable
from tests.programme.golden_tables import case_paths, name_of, with_expected
from tests.support.clock import HELSINKI


def main() -> None:
    rules = load_rules()
    timetable = Timetable.of(rules, HELSINKI, time(9))
    for path in case_paths():
        before = path.read_text(encoding="utf-8")
        after = with_expected(before, rules=rules, timetable=timetable)
        if after != before:
            path.write_text(after, encoding="utf-8")
            sys.stdout.write(f"written: {name_of(path)}\n")


if __name__ == "__main__":
    main()
