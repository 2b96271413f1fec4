"""Which Home tabs are behind, and how they are brought up to date whatever the chat answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from services import deadlines, home_page, people, projects
from services.administration import ChosenSettings, change
from services.gateway import TryAgain, Undeliverable
from services.handover import hand_over
from services.home_page import SHOWN, HomePage, Section, section_of
from services.homes import Homes, Outdated, Shown
from services.mobilities import register as register_mobility
from storage import homes as home_store
from tests.support.builders import new_mobility, new_project
from tests.support.tables import change as change_rows
from tests.support.tables import rows

Answer = Shown | Outdated | TryAgain | Undeliverable


@dataclass
class Board:
    """A chat in memory: what each tab shows, and the answers that it gives, or dies of, instead of showing."""

    shown: list[HomePage] = field(default_factory=list)
    instead_of: list[str | None] = field(default_factory=list)
    answers: list[Answer | BaseException] = field(default_factory=list)

    def show(self, page: HomePage, *, instead_of: str | None) -> Answer:
        self.instead_of.append(instead_of)
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, BaseException):
                raise answer
            return answer
        self.shown.append(page)
        return Shown(hash=f"hash {len(self.shown)}")

    def taken(self) -> list[str]:
        """Whose tabs were shown since this was last asked."""
        accounts = [page.account_id for page in self.shown]
        self.shown.clear()
        return accounts


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def homes(division, board) -> Homes:
    return Homes(division=division, board=board, is_stopping=lambda: False)


def opened(homes: Homes, board: Board, *account_ids: str) -> None:
    """Who has opened their tab and seen it."""
    for account_id in account_ids:
        homes.open(account_id)
    homes.show_stale()
    assert sorted(board.taken()) == sorted(account_ids)


def register(division, actor, **values):
    return projects.register(division, actor, new_project(**values), request_key=str(values)).project


# -- who is brought up to date, and when


def test_whoever_opens_the_tab_sees_it_each_time(homes, board):
    opened(homes, board, "UAINO")
    opened(homes, board, "UAINO")


def test_whoever_opens_the_tab_sees_it_though_the_clock_was_set_back(homes, board, clock):
    opened(homes, board, "UAINO")
    clock.advance(days=-1)
    opened(homes, board, "UAINO")


def test_nothing_is_shown_as_long_as_nothing_happens(homes, board):
    opened(homes, board, "UAINO", "UMIKKO")
    homes.show_stale()
    assert board.taken() == []


def test_nobody_is_shown_a_tab_that_they_never_opened(division, homes, board, aino):
    register(division, aino)
    homes.show_stale()
    assert board.taken() == []


def test_a_change_shows_to_those_that_it_concerns_and_to_administrators_where_it_counts(division, homes, board, aino):
    opened(homes, board, "UAINO", "UELLI", "UMIKKO", "USARI")
    project = register(division, aino, coordinators=("UAINO", "UELLI"))
    homes.show_stale()
    assert sorted(board.taken()) == ["UAINO", "UELLI", "USARI"]

    deadlines.complete(division, aino, open_deadline(division, project.id))
    homes.show_stale()
    assert sorted(board.taken()) == ["UAINO", "UELLI"]


def open_deadline(division, project_id: int) -> int:
    sql = "SELECT id FROM deadlines WHERE project_id = ? AND state = 'open' ORDER BY id"
    (found, *_) = rows(division.store, sql, project_id)
    return found["id"]


def test_a_handover_shows_to_both_even_if_somebody_else_did_it(division, homes, board, aino, sari):
    register(division, aino)
    opened(homes, board, "UAINO", "UELLI", "UMIKKO")
    hand_over(division, sari, "H1", to="UELLI")
    homes.show_stale()
    assert sorted(board.taken()) == ["UAINO", "UELLI"]


def test_a_mobility_shows_to_whoever_answers_for_it_and_to_the_coordinators(division, homes, board, aino, mikko):
    register(division, aino)
    opened(homes, board, "UAINO", "UMIKKO", "UELLI")
    register_mobility(division, mikko, "H1", new_mobility(responsible="UMIKKO"), request_key="trip")
    homes.show_stale()
    assert sorted(board.taken()) == ["UAINO", "UMIKKO"]


def test_a_language_shows_at_once(division, homes, board):
    opened(homes, board, "UAINO", "UMIKKO")
    people.choose_language(division, "UAINO", "sv")
    homes.show_stale()
    assert board.taken() == ["UAINO"]


def test_the_divisions_language_shows_to_everybody_and_then_no_more(division, homes, board, sari):
    opened(homes, board, "UAINO", "UMIKKO")
    for _ in range(2):
        change(division, sari, chosen=ChosenSettings(language="sv", channel_id=None))
        homes.show_stale()
    assert sorted(board.taken()) == ["UAINO", "UMIKKO"]


def test_a_new_day_shows_to_everybody(homes, board, clock):
    opened(homes, board, "UAINO", "UMIKKO")
    clock.advance(days=1)
    homes.show_stale()
    assert sorted(board.taken()) == ["UAINO", "UMIKKO"]


def test_what_concerns_nobody_is_gone_through_once(division, homes, board, aino):
    opened(homes, board, "UMIKKO")
    register(division, aino)
    homes.show_stale()
    seen = rows(division.store, "SELECT audit_id FROM homes")
    assert seen == rows(division.store, "SELECT max(id) AS audit_id FROM audit")


def test_what_happens_while_a_tab_is_being_shown_shows_afterwards(division, board, aino):
    @dataclass
    class Meanwhile(Board):
        def show(self, page, *, instead_of):
            if not self.shown:
                register(division, aino)
            return super().show(page, instead_of=instead_of)

    board = Meanwhile()
    homes = Homes(division=division, board=board, is_stopping=lambda: False)
    homes.open("UAINO")
    homes.show_stale()
    assert [page.projects.count for page in board.shown] == [0, 1]


def test_whoever_opens_the_tab_comes_before_all_the_others(homes, board, clock):
    opened(homes, board, "UAINO", "UELLI", "UMIKKO")
    clock.advance(days=1)
    homes.open("UMIKKO")
    homes.show_stale()
    assert board.taken()[0] == "UMIKKO"


# -- what the chat may answer


def test_a_tab_is_only_replaced_where_it_shows_what_we_think(homes, board):
    opened(homes, board, "UAINO")
    opened(homes, board, "UAINO")
    assert board.instead_of == [None, "hash 1"]


def test_one_that_shows_something_else_is_replaced_all_the_same(homes, board):
    opened(homes, board, "UAINO")
    board.answers = [Outdated()]
    opened(homes, board, "UAINO")
    assert board.instead_of[1:] == ["hash 1", None]


def test_a_chat_that_says_so_without_end_is_left_alone_for_a_while(homes, board, clock):
    board.answers = [Outdated()] * 2
    homes.open("UAINO")
    homes.show_stale()
    assert len(board.instead_of) == 1
    clock.advance(minutes=1)
    homes.show_stale()
    assert len(board.instead_of) == 2


def test_one_that_fails_holds_up_no_other_and_comes_later(homes, board, clock):
    board.answers = [TryAgain(error="timeout")]
    homes.open("UAINO")
    homes.open("UMIKKO")
    homes.show_stale()
    assert board.taken() == ["UMIKKO"]
    clock.advance(minutes=1)
    homes.show_stale()
    assert board.taken() == ["UAINO"]


def test_when_the_chat_asks_for_a_pause_it_gets_one(homes, board, clock):
    board.answers = [TryAgain(error="ratelimited", after=30)]
    homes.open("UAINO")
    homes.open("UMIKKO")
    homes.show_stale()
    clock.advance(seconds=29)
    homes.open("UELLI")
    homes.show_stale()
    assert board.taken() == ["UELLI"]
    clock.advance(seconds=1)
    homes.show_stale()
    assert sorted(board.taken()) == ["UAINO", "UMIKKO"]


def test_somebody_who_is_gone_is_forgotten(division, homes, board):
    board.answers = [Undeliverable(error="user_not_found")]
    homes.open("UAINO")
    homes.show_stale()
    assert rows(division.store, "SELECT * FROM homes") == []


def test_a_tab_left_in_hand_by_a_crash_is_taken_up_again(division, homes, board, clock):
    class Crash(BaseException):
        pass

    @dataclass
    class Dying(Board):
        def show(self, page, *, instead_of):
            raise Crash(page, instead_of)

    homes.open("UAINO")
    with pytest.raises(Crash):
        Homes(division=division, board=Dying(), is_stopping=lambda: False).show_stale()
    homes.show_stale()
    assert board.taken() == []
    clock.advance(minutes=1)
    homes.show_stale()
    assert board.taken() == ["UAINO"]


def test_when_the_process_stops_it_begins_no_other(division, board):
    homes = Homes(division=division, board=board, is_stopping=lambda: bool(board.shown))
    homes.open("UAINO")
    homes.open("UMIKKO")
    homes.show_stale()
    assert len(board.taken()) == 1


# -- what the page holds


def test_a_page_tells_the_overdue_from_what_comes_and_leaves_out_what_is_far(division, homes, board, aino, clock):
    register(division, aino)
    clock.advance(days=(date(2027, 11, 2) - division.today()).days)
    homes.open("UAINO")
    homes.show_stale()
    (page,) = board.shown
    assert {line.deadline.deadline.kind for line in page.overdue.lines} >= {"final_report"}
    assert all(line.deadline.deadline.due_on >= page.today for line in page.coming.lines)
    assert all(line.deadline.deadline.due_on <= page.today + timedelta(days=30) for line in page.coming.lines)


def test_whoever_answers_for_a_mobility_elsewhere_sees_it_and_its_dates_alone(division, homes, board, aino, mikko):
    register(division, aino)
    trip = new_mobility(start_on=date(2026, 12, 1), end_on=date(2026, 12, 11), responsible="UMIKKO")
    register_mobility(division, mikko, "H1", trip, request_key="trip")
    homes.open("UMIKKO")
    homes.show_stale()
    (page,) = board.shown
    assert [line.mobility.ref for line in page.mobilities.lines] == ["L1"]
    assert {line.deadline.mobility.ref for line in page.coming.lines} == {"L1"}
    assert page.projects.count == 0
    assert not page.is_empty


def test_the_portfolio_is_for_administrators_and_counts(division, homes, board, aino, clock):
    register(division, aino)
    register(division, aino, title="Toinen")
    clock.advance(days=(date(2027, 11, 2) - division.today()).days)
    for account_id in ("UAINO", "USARI"):
        homes.open(account_id)
    homes.show_stale()
    portfolios = {page.account_id: page.portfolio for page in board.shown}
    overdue = {page.account_id: page.overdue.count for page in board.shown}
    assert portfolios["UAINO"] is None
    assert (portfolios["USARI"].running, portfolios["USARI"].closed) == (2, 0)
    assert portfolios["USARI"].overdue == overdue["UAINO"] > 0


def test_what_is_handed_over_while_a_page_is_made_shows_with_the_next(division, homes, board, aino, monkeypatch):
    ref = register(division, aino).ref
    register_mobility(division, aino, ref, new_mobility(), request_key="m1")

    def listed_and_then_handed_over(*wanted: object, **narrowed: object) -> object:
        monkeypatch.setattr(home_page, "list_projects", projects.list_projects)
        listed = projects.list_projects(*wanted, **narrowed)
        hand_over(division, aino, ref, to="UMIKKO")
        return listed

    monkeypatch.setattr(home_page, "list_projects", listed_and_then_handed_over)
    homes.open("UMIKKO")
    homes.show_stale()

    first, second = board.shown
    assert first.projects.count == 0
    assert (second.projects.count, second.mobilities.count) == (1, 1)


def test_a_page_reads_what_is_shown_and_counts_the_rest(division, aino):
    for number in range(20):
        ref = register(division, aino, title=f"Hanke {number}").ref
    trips = [new_mobility(host=f"Koulu {number}") for number in range(12)]
    for number, trip in enumerate(trips):
        register_mobility(division, aino, ref, trip, request_key=f"m{number}")

    page = home_page.page_of(division, "UAINO")
    shown = {section: getattr(page, section) for section in Section}

    assert {section: len(each.lines) for section, each in shown.items() if each.count} == {
        section: min(SHOWN[section], each.count) for section, each in shown.items() if each.count
    }
    assert (page.projects.count, page.mobilities.count, page.missing.count) == (20, 12, 20)
    for section, first in shown.items():
        pages = [section_of(division, "UAINO", section, limit=5, page=number) for number in range(99)]
        turned = [line for number, each in enumerate(pages) if each.page == number for line in each.lines]
        assert tuple(turned[: len(first.lines)]) == first.lines
        assert len(turned) == first.count


def test_a_page_that_counts_more_than_it_did_is_not_the_same(division, homes, board, aino):
    for number in range(20):
        register(division, aino, title=f"Hanke {number}", start_on=date(2026, 6, 1), end_on=date(2026, 12, 31))
    opened(homes, board, "UAINO")
    register(division, aino, title="Viimeinen", start_on=date(2028, 6, 1), end_on=date(2029, 5, 31))
    homes.show_stale()
    (page,) = board.shown
    assert "Viimeinen" not in {line.project.title for line in page.projects.lines}
    assert page.projects.count == 21


def test_a_tab_that_a_crash_left_in_hand_is_looked_at_again(homes, board, division, clock, sari):
    """What reached nobody stands in no log, so nothing else would bring the tab back."""

    class Killed(BaseException):
        pass

    opened(homes, board, sari.account_id)
    register(division, sari)
    homes.show_stale()
    sent_at = f"{division.today()}T06:00:00.000Z"
    change_rows(
        division.store,
        f"""
        UPDATE reminders SET state = 'undeliverable', reason = 'channel_not_found', send_at = '{sent_at}'
        WHERE id = (SELECT min(id) FROM reminders)
        """,  # noqa: S608 - a day of the clock
    )
    with division.store.writing() as session:
        home_store.look_again_at_portfolios(session)
    board.answers.append(Killed())
    with pytest.raises(Killed):
        homes.show_stale()

    board.shown.clear()
    clock.advance(minutes=2)
    homes.show_stale()

    assert [page.portfolio.undelivered for page in board.shown if page.portfolio] == [1]
