"""What people type, made fit to keep: one line, no invisible characters, the same letters in the same form."""

from __future__ import annotations

import unicodedata

# Joins the parts of one emoji; every other invisible character can only mislead.
_EMOJI_JOINER = "\u200d"


def clean_line(text: str) -> str:
    """Composed letters, single spaces, and no control, zero-width or direction-changing characters."""
    composed = unicodedata.normalize("NFC", text)
    spaced = " ".join(composed.split())
    return "".join(character for character in spaced if _is_visible(character)).strip()


def _is_visible(character: str) -> bool:
    return character == _EMOJI_JOINER or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")
