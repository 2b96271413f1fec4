"""Reads what of the administration is to change: `lisää @x`, `poista @x`, `kanava #x`, `kieli sv`. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.words.edit import read_channel, says_nothing
from bot.words.faults import ValueMissing
from bot.words.language import read_language
from bot.words.people import people_and_rest
from bot.words.reference import without_beginning
from bot.words.vocabulary import find_code, phrases, unknown
from services.administration import ChosenSettings
from services.running_refusal import AdministrationWordMissing, PersonMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class AdministrationFields:
    """Who is to be appointed and dismissed, and what of the settings is to be another."""

    appointed: tuple[str, ...] = ()
    dismissed: tuple[str, ...] = ()
    chosen: ChosenSettings = field(default_factory=ChosenSettings)


def read_administration(words: str) -> AdministrationFields:
    """Raises a Refusal for what is missing or means nothing."""
    if (channel := without_beginning(words, phrases("fact", ("channel_id",)))) is not None:
        chosen = ChosenSettings(channel_id=None if says_nothing(_said(channel)) else read_channel(channel))
        return AdministrationFields(chosen=chosen)
    if (language := without_beginning(words, phrases("verb", ("language",)))) is not None:
        chosen = ChosenSettings(language=None if says_nothing(language) else read_language(language))
        return AdministrationFields(chosen=chosen)
    return _people(words)


def _said(value: str) -> str:
    if not value:
        raise ValueMissing
    return value


def _people(words: str) -> AdministrationFields:
    people, rest = people_and_rest(words)
    known = phrases("administration", ("add", "remove"))
    said = find_code(rest, known)
    if said is None:
        others = {**phrases("fact", ("channel_id",)), **phrases("verb", ("language",))}
        raise unknown(rest, {**known, **others}) if rest else AdministrationWordMissing
    if len(people) != 1:
        raise PersonMissing
    return AdministrationFields(appointed=people) if said == "add" else AdministrationFields(dismissed=people)
