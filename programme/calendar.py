"""Days on which the division works: not weekends, not Finnish holidays and eves, not its quiet periods.

Deadlines never move; only reminders do. The Finnish public holidays, with Midsummer and Christmas Eve, come
from the `holidays` package.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import holidays

from programme.rules import QuietPeriod, SchoolBreak

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

# The years the holidays are worked out for, once; projects of the period end long before the last.
YEARS = range(2014, 2061)


@dataclass(frozen=True, slots=True)
class Quiet:
    """One quiet period in one year, both days included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many, first and last counted."""
        return (self.last - self.first).days + 1


def _beginning_in(year: int, period: QuietPeriod) -> Quiet:
    last_year = year if period.first <= period.last else year + 1
    return Quiet(date(year, *period.first), date(last_year, *period.last))


def _finnish_holidays() -> frozenset[date]:
    return frozenset(holidays.country_holidays("FI", years=YEARS))


# A school holiday longer than this is a quiet period, announced before and after; a shorter one is a row of days off.
LONGEST_ROW_OF_DAYS_OFF = 14


@dataclass(frozen=True, slots=True)
class Calendar:
    quiet_periods: tuple[QuietPeriod, ...]
    breaks: tuple[Quiet, ...] = ()
    """Quiet stretches of one year only, such as the summer between two school years."""
    holidays: frozenset[date] = field(default_factory=_finnish_holidays, repr=False)

    def without_school_holidays(self, breaks: Iterable[SchoolBreak]) -> Calendar:
        """The days among these on which schools are open, too."""
        stretches = [Quiet(each.first, each.last) for each in breaks]
        short = [each for each in stretches if each.days <= LONGEST_ROW_OF_DAYS_OFF]
        return Calendar(
            self.quiet_periods,
            breaks=tuple(each for each in stretches if each not in short),
            holidays=self.holidays | {each.first + DAY * number for each in short for number in range(each.days)},
        )

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
        return next((each for each in self.breaks if each.first <= day <= each.last), None)

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
