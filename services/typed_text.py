"""What people type, made fit to keep: one line, no invisible characters, the same letters in the same form."""

from __future__ import annotations

import re
import unicodedata

# Joins the parts of one emoji; anywhere else it can only mislead, as every other invisible character can.
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"

# Letters and signs by name that show nothing: fillers of Korean syllables, an empty Braille cell, a bare joiner.
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")

# Where new emoji are added each year, before this Python's tables know them.
_EMOJI = range(0x1F000, 0x1FB00)


def clean_line(text: str) -> str:
    """Composed letters, single spaces, and no control, zero-width or direction-changing characters."""
    composed = unicodedata.normalize("NFC", text)
    spaced = "".join(" " if character.isspace() else character for character in composed)
    visible = "".join(character for character in spaced if character == _JOINER or _is_visible(character))
    return " ".join(_without_stray_joiners(visible).split())


def _is_visible(character: str) -> bool:
    if character in _BLANK:
        return False
    return ord(character) in _EMOJI or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _without_stray_joiners(text: str) -> str:
    return "".join(
        character
        for before, character, after in zip(" " + text, text, text[1:] + " ", strict=False)
        if character != _JOINER or (_is_emoji_part(before) and _is_emoji_part(after))
    )


def _is_emoji_part(character: str) -> bool:
    return character == _EMOJI_STYLE or ord(character) in _EMOJI or unicodedata.category(character) in ("So", "Sk")


# The form of a Finnish personal identity code: date of birth, a sign for the century, number, check character.
_IDENTITY_CODE = re.compile(
    r"(?<![0-9])[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-Y](?![0-9A-Za-z])", re.IGNORECASE | re.ASCII
)


def has_identity_code(text: str) -> bool:
    """Whether somebody's personal identity code seems to stand in a text: none may be kept."""
    return _IDENTITY_CODE.search(text) is not None
