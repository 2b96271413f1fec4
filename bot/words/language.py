"""Reads a language. Pure."""

from __future__ import annotations

from bot.text import Language
from bot.words.vocabulary import find_code, phrases
from services.refusal import LanguageMissing, UnknownLanguage


def read_language(words: str) -> Language:
    """Raises LanguageMissing or UnknownLanguage."""
    if not words:
        raise LanguageMissing
    code = find_code(words, phrases("language", tuple(Language)))
    if code is None:
        raise UnknownLanguage(word=words)
    return Language(code)
