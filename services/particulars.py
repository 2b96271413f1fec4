"""What may be said of a project besides what it must have: its unit, grant, partners and case number."""

from __future__ import annotations

from typing import Final

from services.refusal import (
    CaseNumberTooLong,
    GrantImplausible,
    IdentityCodeInCaseNumber,
    IdentityCodeInPartners,
    IdentityCodeInUnit,
    PartnersTooLong,
    Refusal,
    UnitTooLong,
)
from services.typed_text import clean_line, has_identity_code

UNIT_LIMIT: Final = 120
PARTNERS_LIMIT: Final = 500
CASE_NUMBER_LIMIT: Final = 60
GRANT_LIMIT: Final = 999_999_999


def check_unit(typed: str | None) -> str | None:
    """The unit made fit to keep. Raises UnitTooLong or IdentityCodeInUnit."""
    return _checked(typed, UNIT_LIMIT, too_long=UnitTooLong(limit=UNIT_LIMIT), identity_code=IdentityCodeInUnit())


def check_partners(typed: str | None) -> str | None:
    """The partners made fit to keep. Raises PartnersTooLong or IdentityCodeInPartners."""
    too_long = PartnersTooLong(limit=PARTNERS_LIMIT)
    return _checked(typed, PARTNERS_LIMIT, too_long=too_long, identity_code=IdentityCodeInPartners())


def check_case_number(typed: str | None) -> str | None:
    """The case number made fit to keep. Raises CaseNumberTooLong or IdentityCodeInCaseNumber."""
    too_long = CaseNumberTooLong(limit=CASE_NUMBER_LIMIT)
    return _checked(typed, CASE_NUMBER_LIMIT, too_long=too_long, identity_code=IdentityCodeInCaseNumber())


def check_grant(euros: int | None) -> int | None:
    """Raises GrantImplausible."""
    if euros is not None and not 0 <= euros <= GRANT_LIMIT:
        raise GrantImplausible(limit=GRANT_LIMIT)
    return euros


def _checked(typed: str | None, limit: int, *, too_long: Refusal, identity_code: Refusal) -> str | None:
    line = clean_line(typed or "") or None
    if line and len(line) > limit:
        raise too_long
    if line and has_identity_code(line):
        raise identity_code
    return line
