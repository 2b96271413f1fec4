"""The programme's project codes, such as 2026-1-FI01-KA121-VET-000123456, and what they say.

Since 2021 a code has a field and nine digits; before that, no field and six digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(
    r"(20\d{2})-([1-3])-([A-Z]{2})\d{2}-(KA\d{3})(?:-(SCH|VET|ADU|HED|YOU|SPO)-\d{9}|-\d{6})",
    re.IGNORECASE | re.ASCII,  # without ASCII a Kelvin sign is a K, and other scripts' digits are digits
)
_LOOKS_LIKE_ONE = re.compile(r"20\d{2}\W\d\W[A-Z]{2}\d{2}\W", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCode:
    """A code in capitals, with the call year and action type it tells (`KA102` alone before 2021)."""

    text: str
    call_year: int
    country: str
    action_type: str


def parse_code(text: str) -> ProjectCode | None:
    """The code that the text is, upper or lower case; None where it is not one."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        return None
    year, _, country, action, field = match.groups()
    return ProjectCode(
        text=match[0].upper(),
        call_year=int(year),
        country=country.upper(),
        action_type="-".join(part.upper() for part in (action, field) if part),
    )


def looks_like_code(text: str) -> bool:
    """Whether the text begins like a code, so that a slip in it can be named as one."""
    return _LOOKS_LIKE_ONE.match(text.strip()) is not None
