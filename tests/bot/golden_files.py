"""What each golden file should hold: one per message and form, and one for each heap of single sentences."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

from bot.commands import COMMANDS
from bot.messages import refusal
from bot.messages.question import command_for
from bot.messages.question import reading as read_as
from bot.messages.reminder import why
from bot.router import example_for
from bot.text import Language, plain
from bot.words.question import Unclear, read_question
from programme.model import Anchor, Announcement, Offset
from services.gateway import Occasion
from tests.bot.facts import RULES
from tests.bot.readable import message_text, view_text
from tests.bot.refused import REFUSALS
from tests.bot.sample_homes import HOMES
from tests.bot.sample_questions import QUESTIONS
from tests.bot.samples import MESSAGES, SENTENCES, VIEWS, one_sentence

FOLDER = Path(__file__).parent / "golden"
PROJECT_NEW = next(command for command in COMMANDS if command.name == "project_new")
# What no rule's reminder counts from: it becomes a deadline of its own, or somebody has chosen the day.
UNREMINDED = {Anchor.REPORTED, Anchor.CONTRACT, Anchor.CHOSEN}
OFFSETS = (
    *(
        Offset(anchor, days)
        for anchor, days in product((each for each in Anchor if each not in UNREMINDED), (-14, -1, 0, 1, 14))
    ),
    Offset(Anchor.DUE, -7, Announcement.BEFORE),
    Offset(Anchor.DUE, -7, Announcement.AFTER),
)


def golden_texts() -> dict[Path, str]:
    """Every golden file and what belongs in it."""
    texts = {}
    for language in Language:
        folder = FOLDER / language
        texts |= {folder / f"{name}.txt": message_text(make(language)) for name, make in MESSAGES.items()}
        texts |= {folder / f"{name}.txt": view_text(make(language)) for name, make in (VIEWS | HOMES).items()}
        texts[folder / "refusals.txt"] = _refusals(language)
        texts[folder / "sentences.txt"] = _heap([(key, one_sentence(key, language).text) for key in SENTENCES])
        texts[folder / "reasons.txt"] = _reasons(language)
        texts[folder / "questions.txt"] = _questions(language)
    return texts


def _reasons(language: Language) -> str:
    as_meant = [(str(offset), plain(why(offset, Occasion.AS_MEANT, language))) for offset in OFFSETS]
    others = [(each, plain(why(OFFSETS[0], each, language))) for each in Occasion if each is not Occasion.AS_MEANT]
    chosen = [(Anchor.CHOSEN, plain(why(Offset(Anchor.CHOSEN, -3), Occasion.AS_MEANT, language)))]
    return _heap(as_meant + others + chosen)


def _refusals(language: Language) -> str:
    example = example_for(PROJECT_NEW, language)
    return _heap([(each.key(), refusal.render(each, language, example=example).text) for each in REFUSALS])


def _questions(language: Language) -> str:
    """Each question as it is read on an ordinary Tuesday, and the command that leads to the same."""
    return _heap([(each, _read(each, language)) for each in QUESTIONS[language]])


def _read(question: str, language: Language) -> str:
    try:
        read = read_question(question, RULES, today=date(2026, 11, 24), asker="UAINO")
    except Unclear as unclear:
        return f"  ✗ {unclear.word or (unclear.fault and unclear.fault.key()) or '–'}"
    reading, command = plain(read_as(read, "UAINO", language)), command_for(read, "UAINO", language, rules=RULES)
    return f"  → {reading}\n  → {command}"


def _heap(sentences: list[tuple[str, str]]) -> str:
    return "\n".join(f"{name}\n{text}\n" for name, text in sentences)
