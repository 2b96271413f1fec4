"""Words in whatever case they stand: phrases of the catalogues in which a star stands for any ending.

The rule: `hankkei*` fits every word that begins so, a word without a star fits only itself. Of what fits, the phrase
of most words is meant; of those, the one that says most letters. Nothing is derived: who knows the language adds a
stem to the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.text import Language, template
from bot.words.vocabulary import LONGEST_PHRASE, fold

ENDING = "*"


@dataclass(frozen=True, slots=True)
class Stem:
    """A phrase's words, folded, and what it stands for."""

    words: tuple[str, ...]
    code: str

    def fits(self, said: Sequence[str]) -> bool:
        return len(said) == len(self.words) and all(map(_fits, self.words, said))

    @property
    def letters(self) -> tuple[int, bool]:
        """How much of what was said it says itself; the whole word before its beginning."""
        return sum(len(word.rstrip(ENDING)) for word in self.words), not any(map(_is_stem, self.words))


def _is_stem(word: str) -> bool:
    return word.endswith(ENDING)


def _fits(word: str, said: str) -> bool:
    return said.startswith(word.removesuffix(ENDING)) if _is_stem(word) else said == word


@cache
def stems(groups: tuple[tuple[str, str], ...]) -> dict[str, tuple[Stem, ...]]:
    """Every phrase of these groups and codes, by the letter that it begins with."""
    found: dict[str, tuple[Stem, ...]] = {}
    for group, code in groups:
        for language in Language:
            for phrase in template(f"words.{group}.{code}", language).split(","):
                stem = Stem(tuple(fold(phrase).split()), f"{group}.{code}")
                found[stem.words[0][0]] = (*found.get(stem.words[0][0], ()), stem)
    return found


def longest_stem(said: Sequence[str], start: int, known: dict[str, tuple[Stem, ...]]) -> tuple[str, int] | None:
    """The code of the phrase that fits best from a word on, and how many words it takes. The words are folded."""
    candidates = known.get(said[start][:1], ())
    for length in range(min(LONGEST_PHRASE, len(said) - start), 0, -1):
        fitting = [stem for stem in candidates if stem.fits(said[start : start + length])]
        if fitting:
            return max(fitting, key=lambda stem: stem.letters).code, length
    return None
