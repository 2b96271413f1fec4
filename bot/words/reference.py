"""How people name a project or a mobility, and what stands before and after it. Pure."""

from __future__ import annotations

from bot.words.faults import DateAlone, DateImpossible
from bot.words.tokens import Quoted, Token, Word, tokens, unescaped
from bot.words.vocabulary import text_of
from programme.code import parse_code
from services.references import is_project_ref


def split_first(text: str) -> tuple[str, str]:
    """The first word and the rest."""
    first, *rest = text.split(maxsplit=1) or [""]
    return first, "".join(rest).strip()


def reference(text: str) -> str:
    """What a person calls a project or mobility, with the quotes around it or the link on it taken away."""
    found = _tokens(text)
    if len(found) == 1 and isinstance(found[0], Quoted | Word):
        return found[0].text
    return unescaped(text.strip())


def reference_and_rest(text: str) -> tuple[str, str]:
    """`H1 loppuraportti` and the like: a reference that stands in one token, and what follows it.

    Anything else is a reference as a whole.
    """
    found = _tokens(text)
    first = found[0] if found else None
    is_one_word = isinstance(first, Word) and (is_project_ref(first.text) or parse_code(first.text))
    if isinstance(first, Quoted) or is_one_word:
        return text_of(found[0]), " ".join(filter(None, (text_of(token) for token in found[1:])))
    return reference(text), ""


def _tokens(text: str) -> tuple[Token, ...]:
    """None where a date stands in the words: titles may hold one, and nothing here asks for a period."""
    try:
        return tokens(text)
    except (DateAlone, DateImpossible):
        return ()
