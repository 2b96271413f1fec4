"""How people name a project or a mobility, and what stands before and after it. Pure."""

from __future__ import annotations

from bot.words.faults import DateAlone, DateImpossible
from bot.words.tokens import Quoted, Token, Word, tokens, unescaped
from bot.words.vocabulary import LONGEST_PHRASE, Vocabulary, find_code, text_of
from programme.code import parse_code
from services.references import is_mobility_ref, is_project_ref


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


def reference_and_rest(text: str, known: Vocabulary) -> tuple[str, str]:
    """`H1 loppuraportti`, `stadin vaihdot loppuraportti` and the like: a reference, and what is said of it.

    A reference, a code or a quoted title ends by itself; a bare title ends before a phrase that is known.
    """
    found = _tokens(text)
    if found and _ends_by_itself(found[0]):
        return text_of(found[0]), " ".join(filter(None, (text_of(token) for token in found[1:])))
    words = text.split()
    for length in range(min(len(words) - 1, LONGEST_PHRASE), 0, -1):
        phrase = " ".join(words[-length:])
        if find_code(phrase, known):
            return reference(" ".join(words[:-length])), phrase
    return reference(text), ""


def without_ending(text: str, known: Vocabulary) -> str | None:
    """What stands before a known phrase of up to three words at the end; None where the text ends otherwise."""
    words = text.split()
    for length in (3, 2, 1):
        if len(words) > length and find_code(" ".join(words[-length:]), known):
            return " ".join(words[:-length])
    return None


def without_beginning(text: str, known: Vocabulary) -> str | None:
    """What stands after a known phrase of one or two words at the beginning; None where it begins otherwise."""
    words = text.split()
    for length in (2, 1):
        if find_code(" ".join(words[:length]), known):
            return " ".join(words[length:])
    return None


def known_beginning(text: str, known: Vocabulary) -> str:
    """The longest known phrase that a text begins with; nothing where it begins otherwise."""
    words = text.split()
    lengths = range(min(len(words), LONGEST_PHRASE), 0, -1)
    beginnings = (" ".join(words[:length]).rstrip(":=") for length in lengths)
    return next((phrase for phrase in beginnings if find_code(phrase, known)), "")


def possible_names(text: str, known: Vocabulary) -> list[str]:
    """What may be a title in a text that begins with a known phrase: it alone, or all before another phrase.

    `nimi` in `nimi` and in `nimi loppu 31.10.2027`; nothing in `loppu 31.10.2027`, which says something.
    """
    words = text.split()
    first = len(known_beginning(text, known).split())
    cuts = [place for place in range(first, len(words) - 1) if known_beginning(" ".join(words[place:]), known)]
    return [" ".join(words[:place]) for place in ([*cuts, first] if first == len(words) else cuts)]


def written_reference(said: str) -> str:
    """As somebody types it where other words stand beside it: a title stands in quotes."""
    return said if names_one_thing(said) else f'"{said}"'


def names_one_thing(word: str) -> bool:
    """Whether a word can only be a reference: H1, L1 or a project's code."""
    return is_project_ref(word) or is_mobility_ref(word) or parse_code(word) is not None


def _ends_by_itself(token: Token) -> bool:
    return isinstance(token, Quoted) or (isinstance(token, Word) and names_one_thing(token.text))


def _tokens(text: str) -> tuple[Token, ...]:
    """Nothing where a date stands in the words: titles may hold one, and nothing here asks for a period."""
    try:
        return tokens(text)
    except (DateAlone, DateImpossible):
        return ()
