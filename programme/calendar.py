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

# The years the holidays are worked out for, once; projects of the period end long before the last.
YEARS = range(2014, 2061)


@dataclass(frozen=True, slots=True)
class Quiet:
    """One quiet period in one year, both days included."""

    first: date
    last: date


def _finnish_holidays() -> frozenset[date]:
    return frozenset(holidays.country_holidays("FI", years=YEARS))


@dataclass(frozen=True, slots=True)
class Calendar:
    quiet_periods: tuple[QuietPeriod, ...]
    holidays: frozenset[date] = field(default_factory=_finnish_holidays)

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays and self.quiet(day) is None

    def quiet(self, day: date) -> Quiet | None:
        """The quiet period that the day falls in."""
        for period in self.quiet_periods:
            for year in (day.year - 1, day.year):
                last_year = year if period.first <= period.last else year + 1
                quiet = Quiet(date(year, *period.first), date(last_year, *period.last))
                if quiet.first <= day <= quiet.last:
                    return quiet
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
        """The first working day of the last week that lies wholly before a quiet period."""
        monday = quiet.first - timedelta(days=quiet.first.weekday() + 7)
        if quiet.first.weekday() >= 5:  # it begins on a weekend: that week's five days all lie before it
            monday += timedelta(days=7)
        day = self.on_or_after(monday)
        return day if day < quiet.first else self._last_before(quiet)

    def _last_before(self, quiet: Quiet) -> date:
        day = quiet.first - DAY
        while not self.is_working_day(day):
            day -= DAY
        return day
