"""Whether a period fits what the programme allows: pure questions that services and forms ask."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from programme.kinds import ActionType

# Nothing the division keeps lies outside these years; a date beyond them is a slip of the finger.
FIRST_YEAR = 2014
LAST_YEAR = 2045


def is_plausible(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def is_too_short(start_on: date, end_on: date, action: ActionType) -> bool:
    """Whether the project period, last day included, is shorter than the action allows."""
    return action.min_months is not None and end_on < last_day(start_on, action.min_months)


def is_too_long(start_on: date, end_on: date, action: ActionType) -> bool:
    """Whether the project period, last day included, is longer than the action allows."""
    return action.max_months is not None and end_on > last_day(start_on, action.max_months)


def last_day(start_on: date, months: int) -> date:
    """The last day of a period of whole months: 1.6.2026 and 15 months give 31.8.2027.

    Where the month it ends in is too short to have that day, its last day: 31.8.2026 and 6 months give
    28.2.2027 (Regulation 1182/71, Article 3(2)(c)). Counted in one step, as steps would add up the clips.
    """
    following = start_on + relativedelta(months=months)
    is_clipped = following.day < start_on.day
    return following if is_clipped else following - timedelta(days=1)
