"""What the bot says where people write to it outside slash commands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.asked import Asked
from bot.blocks import Message, sentence
from bot.conversation import _form
from bot.messages import agenda, channel, mobility_list, project_list, question
from bot.messages.paging import PAGE, Turn
from bot.text import Language, say
from bot.words.faults import SaidTwice
from bot.words.question import Question, Unclear, read_question
from services.agenda import Agenda, Wanted
from services.channels import DigestChoice, DigestScope, Welcome
from services.division import Actor
from services.due import DueLine
from services.projects import ProjectLine
from tests.bot.facts import DEPARTURE, FINAL, KATJA, LATE, PROJECT, RULES, TODAY, TRAVELS

LATE_LINE, FINAL_LINE, DEPARTURE_LINE = (DueLine(project=PROJECT, deadline=each) for each in (LATE, FINAL, DEPARTURE))
SOME = Agenda(lines=(LATE_LINE, DEPARTURE_LINE, FINAL_LINE), count=3, page=0, today=TODAY)
MANY = replace(SOME, lines=(FINAL_LINE,) * PAGE, count=42)
ONE = replace(SOME, lines=(FINAL_LINE,), count=1)
NONE = Agenda(lines=(), count=0, page=0, today=TODAY)


def read(text: str) -> Question:
    return read_question(text, RULES, today=TODAY, asker="UAINO")


SPRING = read("mitkä ammatillisen KA121 loppuraportit erääntyvät keväällä?")
MINE = read("mitä minulla on myöhässä?")
THEIRS = read("mistä hankkeista <@UMIKKO> vastaa?")
TRAVELLERS = read("ketkä lähtevät Saksaan ennen kesäkuuta?")
LINE = ProjectLine(project=PROJECT, next_deadline=FINAL.deadline)
EVERY_REPORT = read('"Stadin AO ulkomaanjaksot" raportit 1.3.2027')


def _answered(asked: Question, found: Agenda, language: Language, *, is_for_all: bool = False) -> Message:
    wanted = Wanted(projects=asked.projects, reference=asked.reference, kinds=asked.kinds)
    turn = Turn(is_answer=True, is_for_all=is_for_all)
    listed = agenda.render(found, wanted, language, rules=RULES, turn=turn)
    return question.render(asked, listed, "UAINO", language, rules=RULES)


def _asked(language: Language) -> Asked:
    actor = Actor(account_id="UAINO", is_administrator=False)
    return Asked(actor=actor, language=language, today=TODAY, request_key="q1")


def _form_offered(language: Language) -> Message:
    return _form(_asked(language), '/hanke uusi KA121-VET "Vaihdot &amp; &lt;retket&gt;"')


MESSAGES: dict[str, Callable[[Language], Message]] = {
    "question_answered": lambda language: _answered(SPRING, SOME, language),
    "question_answered_none": lambda language: _answered(MINE, NONE, language),
    "question_answered_long": lambda language: _answered(EVERY_REPORT, MANY, language, is_for_all=True),
    "question_answered_one": lambda language: question.render(
        SPRING, agenda.render_one(ONE, language), "UAINO", language, rules=RULES
    ),
    "question_answered_near": lambda language: question.render(
        THEIRS, project_list.render_one(LINE, TODAY, language), "UAINO", language, rules=RULES
    ),
    "question_answered_mobility": lambda language: question.render(
        TRAVELLERS, mobility_list.render_one(TRAVELS[0], language, with_people=True), "UAINO", language, rules=RULES
    ),
    "list_deadlines": lambda language: agenda.render(SOME, Wanted(kinds=SPRING.kinds), language, rules=RULES),
    "question_unclear": lambda language: question.render_unclear(Unclear(), language),
    "question_unclear_word": lambda language: question.render_unclear(Unclear("<!channel>"), language),
    "question_unclear_twice": lambda language: question.render_unclear(Unclear(fault=SaidTwice(word="H2")), language),
    "question_help": question.render_help,
    "question_thanks": lambda language: sentence(say("question.thanks", language)),
    "question_suggestion": lambda language: question.render_suggestion("lissta", "lista", language),
    "question_form": _form_offered,
    "question_form_too_long": lambda language: _form(_asked(language), f"/hanke uusi {'pitkä ' * 400}"),
    "channel_welcome": lambda language: channel.render_welcome(Welcome(contact=KATJA, projects=(PROJECT,)), language),
    "channel_welcome_no_project": lambda language: channel.render_welcome(
        Welcome(contact=KATJA, projects=()), language
    ),
    "channel_digest_on": lambda language: channel.render_digest(
        DigestChoice(scope=DigestScope.PROJECT, projects=(PROJECT,)), language, is_new=True
    ),
    "channel_digest_division": lambda language: channel.render_digest(
        DigestChoice(scope=DigestScope.DIVISION, projects=()), language, is_new=False
    ),
    "channel_digest_off": lambda language: channel.render_digest(
        DigestChoice(scope=None, projects=()), language, is_new=True
    ),
}
