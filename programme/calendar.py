"""Days on which the division works: not weekends, not Finnish holidays and eves, not its quiet periods.

Deadlines never move; only reminders do. The Finnish public holidays, with Midsummer and Christmas Eve, come
from the `holidays` package.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import holidays

from programme.rules import QuietPeriod

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

# The years the holidays are worked out for, once; projects of the period end long before the last.
YEARS = range(2014, 2061)


@dataclass(frozen=True, slots=True)
class Quiet:
    """One quiet period in one year, both days included."""

    first: date
    last: date


def _beginning_in(year: int, period: QuietPeriod) -> Quiet:
    last_year = year if period.first <= period.last else year + 1
    return Quiet(date(year, *period.first), date(last_year, *period.last))


def _finnish_holidays() -> frozenset[date]:
    return frozenset(holidays.country_holidays("FI", years=YEARS))


@dataclass(frozen=True, slots=True)
class Calendar:
    quiet_periods: tuple[QuietPeriod, ...]
    holidays: frozenset[date] = field(default_factory=_finnish_holidays, repr=False)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays and self.quiet(day) is None

    def quiet(self, day: date) -> Quiet | None:
        """The quiet period that the day falls in."""
        month_and_day = (day.month, day.day)
        for period in self.quiet_periods:
            if period.first <= period.last:
                if period.first <= month_and_day <= period.last:
                    return _beginning_in(day.year, period)
            elif month_and_day >= period.first:
                return _beginning_in(day.year, period)
            elif month_and_day <= period.last:
                return _beginning_in(day.year - 1, period)
        return None

    def on_or_after(self, day: date) -> date:
        """The first working day from this day on."""
        while not self.is_working_day(day):
            quiet = self.quiet(day)
            day = (quiet.last if quiet else day) + DAY
        return day

    def on_or_before(self, day: date) -> date | Quiet:
        """The last working day up to this day, or the quiet period that lies between."""
        while not self.is_working_day(day):
            quiet = self.quiet(day)
            if quiet:
                return quiet
            day -= DAY
        return day

    def announcement_day(self, quiet: Quiet) -> date:
        """The Monday of the last full working week, five working days, before a quiet period.

        The week that Midsummer Eve cuts short is not a full one: in 2026 it is 8.6., not 15.6.
        """
        monday = quiet.first - timedelta(days=quiet.first.weekday())
        while not all(self.is_working_day(monday + timedelta(days=number)) for number in range(5)):
            monday -= WEEK
        return monday
