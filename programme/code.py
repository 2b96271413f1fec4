"""The programme's project codes, such as 2026-1-FI01-KA121-VET-000123456, and what they say.

Since 2021 a code has a field and nine digits; before that, no field and six digits. People paste them with other
dashes or spaces, in lower case, or with a digit too few: the first are understood, the last are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

DIGITS = 9
DIGITS_BEFORE_2021 = 6

_FORM = re.compile(
    rf"(20\d{{2}})-([1-3])-([A-Z]{{2}})\d{{2}}-(KA\d{{3}})"
    rf"(?:-(SCH|VET|ADU|HED|YOU|SPO)-\d{{{DIGITS}}}|-\d{{{DIGITS_BEFORE_2021}}})",
    re.IGNORECASE | re.ASCII,  # without ASCII a Kelvin sign is a K, and other scripts' digits are digits
)
_ALMOST = re.compile(r"(20\d{2})-\d-[A-Z]{2}\d{2}-KA\d{3}(?:-([A-Z]{3}))?-(\d+)", re.IGNORECASE | re.ASCII)
_LOOKS_LIKE_ONE = re.compile(r"20\d{2}\W\d\W[A-Z]{2}\d{2}\W", re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s_\-‐‑‒–—―−]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectCode:
    """A code in capitals, with the call year and action type it tells (`KA102` alone before 2021)."""

    text: str
    call_year: int
    country: str
    action_type: str


class Slip(StrEnum):
    """What people most often get wrong in a code."""

    DIGITS = "digits"
    FIELD_MISSING = "field_missing"
    SHAPE = "shape"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSlip:
    """`digits` is how many stand at the end, `needed` how many belong there."""

    slip: Slip
    digits: int = 0
    needed: int = 0


def parse_code(text: str) -> ProjectCode | None:
    """The code that the text is, in whatever case and with whatever separators; None where it is not one."""
    match = _FORM.fullmatch(_SEPARATOR.sub("-", text.strip()))
    if match is None:
        return None
    year, _, country, action, field = match.groups()
    return ProjectCode(
        text=match[0].upper(),
        call_year=int(year),
        country=country.upper(),
        action_type="-".join(part.upper() for part in (action, field) if part),
    )


def slip_in(text: str) -> CodeSlip:
    """What is wrong with a text that is meant to be a code and is none."""
    match = _ALMOST.fullmatch(_SEPARATOR.sub("-", text.strip()))
    if match is None:
        return CodeSlip(slip=Slip.SHAPE)
    has_field, digits = match[2] is not None, len(match[3])
    needed = DIGITS if has_field or int(match[1]) >= 2021 else DIGITS_BEFORE_2021
    if digits != needed:
        return CodeSlip(slip=Slip.DIGITS, digits=digits, needed=needed)
    return CodeSlip(slip=Slip.SHAPE if has_field else Slip.FIELD_MISSING)


def looks_like_code(text: str) -> bool:
    """Whether the text begins like a code, so that a slip in it can be named as one."""
    return _LOOKS_LIKE_ONE.match(text.strip()) is not None
