"""Reads which contact somebody means: that of a sector, or the lead of the portfolio. Pure."""

from __future__ import annotations

from bot.words.project import sector_words
from bot.words.vocabulary import find_code, phrases, unknown
from programme.model import Sector
from services.running_refusal import SectorMissing


def read_post(text: str) -> Sector | None:
    """None for whoever leads the portfolio. Raises SectorMissing, or a Refusal for a word that means nothing."""
    if not text:
        raise SectorMissing
    lead = phrases("post", ("lead",))
    if find_code(text, lead):
        return None
    sector = find_code(text, sector_words())
    if sector is None:
        raise unknown(text, {**sector_words(), **lead})
    return Sector(sector)
