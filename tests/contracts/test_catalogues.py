"""The three catalogues say the same things, whole, and nothing that nobody says."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from bot.channel_choice import CHOICES as CHOICES_OF_DIGEST
from bot.commands import COMMANDS
from bot.directory import Standing
from bot.forms.administration import build as build_administration
from bot.forms.call import build as build_call
from bot.forms.contact import build as build_contact
from bot.forms.deadline import build as build_deadline
from bot.forms.handover import build as build_handover
from bot.forms.later import build as build_later
from bot.forms.mobility import build as build_mobility
from bot.forms.project import build as build_project
from bot.forms.receipt import build as build_receipt
from bot.forms.search import build as build_search
from bot.forms.settings import UNWANTED, WANTED
from bot.forms.settings import build as build_settings
from bot.forms.share import build as build_share
from bot.ids import Action, Form
from bot.messages.administration import Look
from bot.messages.agenda import COLUMNS as AGENDA_COLUMNS
from bot.messages.explanation import OUR_OWN
from bot.messages.help import MORE, NARROWING
from bot.messages.history import FIELDS, TOLD
from bot.messages.home import Section
from bot.messages.later import CHOICES, ON_A_DAY
from bot.messages.mobility_list import COLUMNS as MOBILITY_COLUMNS
from bot.messages.parts import ADULTS, HOME_MENU, MINORS, MOBILITY_MENU, PROJECT_MENU
from bot.messages.portfolio import COLUMNS as PORTFOLIO_COLUMNS
from bot.messages.project_list import DATED
from bot.messages.question import EXAMPLES
from bot.text import Language
from bot.words.call import _ZONES as ZONES
from bot.words.draft import MobilityDraft, ProjectDraft
from bot.words.edit import _EDGES as EDGES
from bot.words.edit import MOBILITY_FACTS, PROJECT_FACTS
from bot.words.filters import kind_groups
from bot.words.mobility import age_words, unit_words
from bot.words.numbers import _IN_WORDS
from bot.words.project import NAMED_ACTIONS
from bot.words.question import GROUPS, Topic
from bot.words.spans import SPAN_CODES
from bot.words.vocabulary import _NICKNAMED, Vocabulary
from programme.gaps import Gap
from programme.loader import load_rules
from programme.model import (
    CALL_KIND,
    CUSTOM_KIND,
    Anchor,
    Certainty,
    DeadlineState,
    EducationField,
    Reason,
    Role,
    Sector,
)
from programme.notes import Note
from programme.rules import base_action
from services.changes import OpenOnes
from services.contact_details import LOGGED, ContactToChange
from services.filters import Edge
from services.filters import Standing as ProjectStanding
from services.gateway import Occasion
from storage.reminders import NEWER_REMINDER, Cancelled, ReminderState
from tests.bot import facts, sample_administration
from tests.bot.refused import REFUSALS, refusal_types
from tests.bot.sample_homes import UNSETTLED

ROOT = Path(__file__).parents[2]
RULES = load_rules()
SECTIONS = ("overdue", "coming")
KEY = re.compile(r"[a-z_]+(\.[a-z_]*[a-z])+")


@cache
def catalogue(language: Language) -> dict[str, Entry]:
    with (ROOT / "bot" / "locales" / f"{language}.po").open("rb") as file:
        return {key_of(entry): entry for entry in read_po(file) if entry.id}


def key_of(entry: Entry) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def sentences(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


EVERYWHERE = pytest.mark.parametrize("language", list(Language))


# -- the same in all three


@EVERYWHERE
def test_the_catalogues_have_the_same_keys_in_the_same_order(language):
    assert list(catalogue(language)) == list(catalogue(Language.FINNISH))


@EVERYWHERE
def test_no_key_stands_twice(language):
    text = (ROOT / "bot" / "locales" / f"{language}.po").read_text(encoding="utf-8")
    keys = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert sorted(keys) == sorted(set(keys))


@EVERYWHERE
def test_the_same_keys_have_a_plural(language):
    assert [key for key, entry in catalogue(language).items() if entry.pluralizable] == [
        key for key, entry in catalogue(Language.FINNISH).items() if entry.pluralizable
    ]


@EVERYWHERE
def test_the_placeholders_are_the_same(language):
    for key, entry in catalogue(language).items():
        *others, last = sentences(entry)
        expected = placeholders(sentences(catalogue(Language.FINNISH)[key])[-1])
        assert placeholders(last) == expected, key
        # One of something may go without its number: "a day before".
        assert all(expected - placeholders(each) <= {"count"} for each in others), key


@EVERYWHERE
def test_what_is_counted_has_a_plural_and_counts(language):
    for key, entry in catalogue(language).items():
        if not entry.pluralizable:
            assert "count" not in placeholders(entry.string), key
        else:
            assert [key_of(entry), entry.id[1]] == [key, key]
            assert len(sentences(entry)) == 2, key


@EVERYWHERE
def test_every_sentence_is_there_and_nothing_hangs_over(language):
    for key, entry in catalogue(language).items():
        assert all(sentences(entry)), key
        assert all(each == each.strip() for each in sentences(entry)), key
        assert not [each for each in sentences(entry) if "  " in each or " ." in each or " ," in each], key
        assert "fuzzy" not in entry.flags, key


@EVERYWHERE
def test_every_entry_tells_the_translator_what_it_is_the_same_in_all(language):
    for key, entry in catalogue(language).items():
        assert " ".join(entry.auto_comments), key
        assert entry.auto_comments == catalogue(Language.FINNISH)[key].auto_comments, key


@EVERYWHERE
def test_words_are_lists_of_phrases_and_none_stands_twice(language):
    for key, entry in catalogue(language).items():
        if key.startswith("words."):
            phrases = [each.strip() for each in entry.string.split(",")]
            assert all(phrases), key
            assert len({each.casefold() for each in phrases}) == len(phrases), key


# -- what the code says


def code() -> Iterator[tuple[Path, ast.AST]]:
    for path in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node


def literal_keys() -> set[str]:
    """Every whole key that stands in the code as a string, in whatever roundabout way it gets to `say`."""
    return {
        node.value
        for _, node in code()
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value)
    }


def built_keys() -> set[str]:
    """Every way in which `say` or `template` puts a key together, with {} for what is put in."""
    return {
        "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in key.values)
        for _, node in code()
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "template") and node.args
        for key in [node.args[0]]
        if isinstance(key, ast.JoinedStr)
    }


DEADLINES = {rule.kind for rule in RULES.deadlines}
MADE_BY_HAND = {CUSTOM_KIND, CALL_KIND}
# A rule's date is never counted from another deadline, nor a reminder from what becomes a deadline of its own; and
# no rule knows the days that people choose for themselves.
COUNTED_FROM = set(Anchor) - {Anchor.DUE, Anchor.INTERNAL, Anchor.CONTRACT, Anchor.CHOSEN}
REMINDED_FROM = set(Anchor) - {Anchor.REPORTED, Anchor.CONTRACT, Anchor.CHOSEN}
TOLD_BY_THEIR_REASON = {ReminderState.OVERTAKEN, ReminderState.CANCELLED, ReminderState.UNDELIVERABLE}
COMMAND_NAMES = {command.name for command in COMMANDS}
MORE_EXAMPLES = {each for more in MORE.values() for each in more}


def codes_of(known: Vocabulary) -> set[str]:
    return {meaning.code for meaning in known.values()}


# For each way to build a key: the keys that it can build.
BUILT = {
    "example.{}": {f"example.{name}" for name in COMMAND_NAMES | MORE_EXAMPLES},
    "help.{}": {f"help.{name}" for name in COMMAND_NAMES | MORE_EXAMPLES},
    "narrow.{}": {f"narrow.{kind}" for kind in NARROWING},
    "access.{}": {f"access.{standing}" for standing in Standing if standing is not Standing.MEMBER},
    "sector.{}": {f"sector.{sector}" for sector in Sector},
    "role.{}": {f"role.{role}" for role in Role},
    "action.{}": {f"action.{base_action(code)}" for code in RULES.actions},
    "mobility_kind.{}": {f"mobility_kind.{code}" for code in RULES.mobility_kinds},
    "deadline.{}": {f"deadline.{kind}" for kind in DEADLINES | MADE_BY_HAND},
    "next_step.{}": {f"next_step.{kind}" for kind in DEADLINES | MADE_BY_HAND},
    "item.{}": {f"item.{item.code}" for item in RULES.checklist_items},
    "note.{}": {f"note.{note}" for note in Note},
    "gap.{}": {f"gap.{gap}" for gap in Gap},
    "deadline_state.{}": {f"deadline_state.{state}" for state in (DeadlineState.PASSED, DeadlineState.WITHDRAWN)},
    "age.{}": {f"age.{age}" for age in (MINORS, ADULTS)},
    "anchor.{}": {f"anchor.{anchor}" for anchor in COUNTED_FROM},
    "source.{}": {f"source.{key}" for key in OUR_OWN},
    "explain.{}": {
        *("explain.months", "explain.days"),
        *(f"explain.{each}" for each in Certainty if each not in (Certainty.VERIFIED, Certainty.PRACTICE)),
    },
    # Why it comes on another day than its own, where that alone says why it comes.
    "why.{}": {f"why.{occasion}" for occasion in set(Occasion) - {Occasion.AS_MEANT, Occasion.MOVED}},
    "why.on_{}": {f"why.on_{anchor}" for anchor in REMINDED_FROM},
    "why.{}_quiet_period": {"why.before_quiet_period", "why.after_quiet_period"},
    "why.{}_due": {"why.before_due", "why.after_due"},
    "why.{}_{}": {f"why.{side}_{anchor}" for side, anchor in product(("before", "after"), REMINDED_FROM)},
    "button.channel_digest_{}": {f"button.channel_digest_{code}" for code in CHOICES_OF_DIGEST},
    "filter.standing_{}": {f"filter.standing_{standing}" for standing in ProjectStanding},
    "column.{}": {f"column.{column}" for column in (*DATED, *AGENDA_COLUMNS, *MOBILITY_COLUMNS, *PORTFOLIO_COLUMNS)},
    "portfolio.{}": {f"portfolio.{section}" for section in SECTIONS},
    "portfolio.more_{}": {f"portfolio.more_{section}" for section in SECTIONS},
    "portfolio.nothing_{}": {f"portfolio.nothing_{section}" for section in SECTIONS},
    "history.{}": {f"history.{action.replace('.', '_')}" for action in (*TOLD, "other")},
    "field.{}": {f"field.{name}" for name in FIELDS},
    "administration.look_{}": {f"administration.look_{look}" for look in Look},
    "contact_field.{}": {f"contact_field.{name}" for name in LOGGED},
    "call_field.{}": {f"call_field.{code.partition('-')[2]}" for code in RULES.actions if "-" in code},
    "language_name.{}": {f"language_name.{language}" for language in Language},
    "later.{}": {f"later.{choice}" for choice in (*CHOICES, ON_A_DAY)},
    "story.{}": {f"story.{state}" for state in set(ReminderState) - TOLD_BY_THEIR_REASON},
    "reason.{}": {f"reason.{reason}" for reason in (*Reason, *Cancelled, NEWER_REMINDER)},
    "offset.{}": {f"offset.{anchor}" for anchor in REMINDED_FROM},
    "digest.{}": {f"digest.{choice}" for choice in (WANTED, UNWANTED)},
    "home.{}": {f"home.{section}" for section in Section},
    "{}_heading": {"briefing.gone_heading", "briefing.handed_over_heading", "briefing.unreached_heading"},
    "menu.{}": {f"menu.{name}" for name in (*PROJECT_MENU, *MOBILITY_MENU, *HOME_MENU)},
    "button.close_{}": {f"button.close_{each}" for each in OpenOnes},
    "project_card.{}": {
        f"project_card.{name}" for name in ("code", "channel", "unit", "partners", "grant", "case_number")
    },
    # A fact that is an Enum, shown by its type's name: sectors and roles are the only ones.
    "{}.{}": set(),
    "words.{}.{}": {
        *(f"words.verb.{command.verb}" for command in COMMANDS if command.verb),
        *(f"words.deadline.{kind}" for kind in DEADLINES),
        *(f"words.mobility_kind.{kind}" for kind in RULES.mobility_kinds),
        *(f"words.sector.{sector}" for sector in Sector),
        *(f"words.field.{field}" for field in EducationField),
        *(f"words.standing.{standing}" for standing in ProjectStanding),
        *(f"words.span.{code}" for code in SPAN_CODES),
        *(f"words.role.{role}" for role in Role),
        *(f"words.language.{language}" for language in Language),
        *(f"words.country.{code}" for code in _NICKNAMED),
        *(f"words.action.{action}" for action in NAMED_ACTIONS),
        *(f"words.unit.{code}" for code in codes_of(unit_words())),
        *(f"words.age.{code}" for code in codes_of(age_words())),
        *(f"words.zone.{code}" for code in ZONES),
        *(f"words.filter.{code}" for code in ("mine", "unit", "deadlines", *Edge)),
        *(f"words.deadline_group.{group}" for group in kind_groups(RULES)),
        *(
            "words.ask_behind.bound",
            "words.clock.at",
            "words.call.remove",
            "words.date.computed",
            "words.date.from",
            "words.date.to",
        ),
        *(f"words.digest.{code}" for code in CHOICES_OF_DIGEST),
        *("words.administration.add", "words.administration.remove"),
        *(f"words.fact.{name}" for name in {*PROJECT_FACTS, *MOBILITY_FACTS} - {*EDGES}),
        "words.value.nothing",
        *("words.edge.start", "words.edge.end", "words.leave.over", "words.post.lead", "words.reminder_time.usual"),
        *(f"words.later.{code}" for code in ("tomorrow", "week", "days", "weeks", "months", "in")),
        *(f"words.number.{code}" for code in _IN_WORDS),
        *(f"words.{group}.{code}" for group, codes in GROUPS.items() for code in codes),
    },
    "question.{}": {f"question.{topic}" for topic in Topic},
    "question.example_{}": {f"question.example_{each}" for each in EXAMPLES},
    "form.{}.heading": {f"form.{form}.heading" for form in Form},
}


def form_keys() -> set[str]:
    """Labels and hints, from the fields that the forms really have."""
    views = {
        Form.PROJECT: build_project(ProjectDraft(), Language.FINNISH, RULES),
        Form.MOBILITY: build_mobility(MobilityDraft(), None, Language.FINNISH, rules=RULES),
        Form.HANDOVER: build_handover(7, Language.FINNISH),
        Form.RECEIPT: build_receipt(7, Language.FINNISH),
        Form.SEARCH: build_search(Language.FINNISH),
        Form.SHARE: build_share(0, "projects", None, Language.FINNISH),
        Form.SETTINGS: build_settings(UNSETTLED, Language.FINNISH, usual=time(9)),
        Form.LATER: build_later(7, date(2027, 3, 2), Language.FINNISH),
        Form.ADMINISTRATION: build_administration(sample_administration.BARE, Language.FINNISH),
        Form.CALL: build_call(RULES, Language.FINNISH),
        Form.CONTACT: build_contact(ContactToChange(contact=facts.HANNA, number=1, version=7), Language.FINNISH),
        Form.DEADLINE: build_deadline(Language.FINNISH, rules=RULES, today=date(2027, 3, 2)),
    }
    fields = [(form, block) for form, view in views.items() for block in view["blocks"]]
    return {f"form.{form}.{block['block_id']}" for form, block in fields} | {
        f"form.{form}.{block['block_id']}_hint" for form, block in fields if "hint" in block
    }


def test_every_way_to_build_a_key_is_listed_here():
    assert built_keys() - {"form.{}.{}", "form.{}.{}_hint"} == set(BUILT)


def test_the_catalogues_have_what_is_said_and_nothing_else():
    expected = form_keys() | {kind.key() for kind in refusal_types()}
    for keys in BUILT.values():
        expected |= keys
    known = set(catalogue(Language.FINNISH))
    assert expected - known == set()
    assert known - expected - literal_keys() == set()


def test_every_key_in_the_code_is_in_the_catalogues():
    groups = {key.partition(".")[0] for key in catalogue(Language.FINNISH)}
    said = {key for key in literal_keys() if key.partition(".")[0] in groups} - set(Action) - set(TOLD)
    assert said - set(catalogue(Language.FINNISH)) == set()


# -- refusals


@EVERYWHERE
def test_a_refusal_knows_every_fact_of_its_sentence(language):
    for refusal in REFUSALS:
        (sentence,) = sentences(catalogue(language)[refusal.key()])
        assert placeholders(sentence) <= set(refusal.facts), refusal.key()
