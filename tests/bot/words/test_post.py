"""Which contact an administrator means: that of a sector, or the lead of the portfolio."""

from __future__ import annotations

import pytest

from bot.text import Language, template
from bot.words.faults import MistypedWord, UnknownPerson, UnknownWord
from bot.words.post import read_post
from bot.words.project import sector_words
from bot.words.vocabulary import phrases
from programme.model import Sector
from services.running_refusal import SectorMissing


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("sector", list(Sector))
def test_a_sector_is_known_by_every_word_for_it(sector, language):
    for word in template(f"words.sector.{sector}", language).split(","):
        assert read_post(word.strip()) is sector


@pytest.mark.parametrize("language", list(Language))
def test_the_lead_of_the_portfolio_has_no_sector(language):
    for word in template("words.post.lead", language).split(","):
        assert read_post(word.strip()) is None


def test_no_word_means_both():
    assert set(sector_words()) & set(phrases("post", ("lead",))) == set()


def test_somebody_has_to_say_which():
    with pytest.raises(SectorMissing):
        read_post("")


@pytest.mark.parametrize(
    ("word", "fault"),
    [("lukoi", MistypedWord), ("hankesalku", MistypedWord), ("xyzzy", UnknownWord), ("@hanna", UnknownPerson)],
)
def test_a_word_that_means_nothing_is_named(word, fault):
    with pytest.raises(fault):
        read_post(word)
