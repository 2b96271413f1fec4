"""The countries' names as they stand in a sentence: Saksaan, Tysklands, Germany's. Pure.

Finnish bends them by rule; what it bends otherwise stands in the catalogues as one more name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from bot.text import Language, locale
from bot.words.tokens import Token, Word
from bot.words.vocabulary import countries, fold, text_of

_VOWELS = "aeiouy"
_ENDINGS = ("n", "a", "ta", "na", "ssa", "sta", "lla", "lta", "lle", "ksi")
# A strong consonant before the last vowel, and what becomes of it in a closed syllable: Kreikka, Kreikassa.
_GRADATION = (("kk", "k"), ("nt", "nn"), ("lt", "ll"))
# So many words a name has at most.
_LONGEST = 4


def country_at(words: Sequence[str], start: int) -> tuple[str, int] | None:
    """The country that the folded words from a place on name, and how many words that takes."""
    forms = _forms()
    for length in range(min(_LONGEST, len(words) - start), 0, -1):
        if code := forms.get(" ".join(words[start : start + length])):
            return code, length
    return None


def country_said(found: Sequence[Token], start: int) -> tuple[str, int] | None:
    """The same of tokens as they were typed; in capitals, a country's code says it, too."""
    typed = [text_of(token) if isinstance(token, Word) else "" for token in found]
    if typed[start] in {meaning.code for meaning in countries().values()}:
        return typed[start], 1
    return country_at([fold(word) for word in typed], start) if typed[start] else None


@cache
def _forms() -> dict[str, str]:
    """Every form; where two countries share one, the one whose own name it is."""
    names = {name: meaning.code for name, meaning in countries().items()}
    finnish = {fold(str(name)) for name in locale(Language.FINNISH).territories.values()}
    bent = {form: code for name, code in names.items() if name in finnish for form in _bent(name)}
    owned = {f"{name}{ending}": code for name, code in names.items() for ending in ("s", "'s", "’s")}
    return {**owned, **bent, **names}


def _bent(name: str) -> Iterator[str]:
    """A Finnish name's forms in the singular; a few of them nobody says, and they harm nobody."""
    if name[-1] not in _VOWELS:
        name, forms = f"{name}i", [f"{name.removesuffix('s')}kse"] if name.endswith("s") else []
    else:
        forms = []
    for stem in (name, *_weak(name), *forms):
        yield from (f"{stem}{ending}" for ending in _ENDINGS)
        yield f"{stem}{stem[-1]}n"


def _weak(name: str) -> list[str]:
    return [f"{name[:-3]}{weak}{name[-1]}" for strong, weak in _GRADATION if name[-3:-1] == strong]
