"""Writes the tables of every golden case anew: .venv/bin/python -m tests.programme.write_golden

A new case is a file in golden/ with a comment, a [project] and any [[mobility]]. Read the diff before you keep
it: every line of it is a date that somebody relies on. The tests only compare.
"""

from __future__ import annotations

import sys
from datetime import time

from programme.calendar import Calendar
from programme.loader import load_rules
from programme.timetable import Timetable
from tests.programme.golden_tables import case_paths, with_expected
from tests.support.clock import HELSINKI


def main() -> None:
    rules = load_rules()
    timetable = Timetable(Calendar(rules.quiet_periods), HELSINKI, time(9))
    for path in case_paths():
        before = path.read_text(encoding="utf-8")
        after = with_expected(before, rules=rules, timetable=timetable)
        if after != before:
            path.write_text(after, encoding="utf-8")
            sys.stdout.write(f"written: {path.name}\n")


if __name__ == "__main__":
    main()
