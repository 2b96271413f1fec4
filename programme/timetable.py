"""From days to moments: the division's time zone, its reminder time and its working hours.

A local time is turned into an instant by `zoneinfo`, so it is right on both days on which the clocks change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programme.calendar import Calendar
from programme.rules import Rules

OFFICE_OPENS = time(8)
OFFICE_CLOSES = time(16)

# Before and after, nothing is posted by itself.
DAY_BEGINS = time(6)
DAY_ENDS = time(22)

# When somebody may choose to be reminded; the last leaves half an hour for what is slow to go out.
EARLIEST_TIME = DAY_BEGINS
LATEST_TIME = time(21, 30)

# A reminder this much past its time is late, and waits for an hour at which people work.
PUNCTUAL = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Timetable:
    """`school_calendar` has the days on which pupils, students and teachers can be asked for something.

    Where a method takes a time of day, it is of somebody who has chosen their own; else it is the division's.
    """

    calendar: Calendar
    timezone: ZoneInfo
    reminder_time: time
    school_calendar: Calendar

    @classmethod
    def of(cls, rules: Rules, timezone: ZoneInfo, reminder_time: time) -> Timetable:
        calendar = Calendar(rules.quiet_periods)
        return cls(calendar, timezone, reminder_time, calendar.without_school_holidays(rules.school_breaks))

    def local_date(self, instant: datetime) -> date:
        return instant.astimezone(self.timezone).date()

    def moment(self, day: date, at: time | None = None) -> datetime:
        """The reminder time of a day, in UTC."""
        return datetime.combine(day, at or self.reminder_time, tzinfo=self.timezone).astimezone(UTC)

    def beginning(self, day: date) -> datetime:
        """Before it nobody is reminded of anything on that day."""
        return self.moment(day, DAY_BEGINS)

    def catch_up(self, known_at: datetime, calendar: Calendar | None = None, at: time | None = None) -> datetime:
        """When to send what should have gone out before anyone knew of it, or before an outage ended.

        At once between 8 and 16 on a working day, else at the next reminder time. The days are those of the
        division's calendar, unless another is given.
        """
        days = calendar or self.calendar
        if self._is_office_hour(known_at) and days.is_working_day(self.local_date(known_at)):
            return known_at
        day = days.on_or_after(self.local_date(known_at))
        moment = self.moment(day, at)
        if moment < known_at:
            moment = self.moment(days.on_or_after(day + timedelta(days=1)), at)
        return moment

    def may_send(self, send_at: datetime, now: datetime, at: time | None = None) -> bool:
        """Whether what is due at `send_at` may go out now: punctually, or late, when people work or are reminded."""
        if now < send_at or not DAY_BEGINS <= now.astimezone(self.timezone).time() < DAY_ENDS:
            return False
        if now - send_at <= PUNCTUAL or self._is_office_hour(now):
            return True
        today = self.local_date(now)
        return self.calendar.is_working_day(today) and timedelta(0) <= now - self.moment(today, at) <= PUNCTUAL

    def _is_office_hour(self, instant: datetime) -> bool:
        local = instant.astimezone(self.timezone)
        return OFFICE_OPENS <= local.time() < OFFICE_CLOSES and self.calendar.is_working_day(local.date())
