"""What somebody sees when they open the bot's Home tab: their own things, and, for administrators, everybody's."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from services.agenda import Wanted, agenda
from services.division import Division
from services.due import DueLine, overdue
from services.filters import ProjectFilter, Span, Standing
from services.missing import MissingData, missing_data
from services.mobilities import MobilityLine, list_mobilities
from services.pages import Page
from services.people import actor
from services.personal import PersonalSettings, settings_of
from services.projects import ProjectLine, list_projects
from services.troubles import troubles_of
from storage import agenda as due_store
from storage import project_lists

# What falls due within so many days is shown.
AHEAD = timedelta(days=30)


class Section(StrEnum):
    """The lists of the tab, in their order."""

    OVERDUE = "overdue"
    COMING = "coming"
    MISSING = "missing"
    PROJECTS = "projects"
    MOBILITIES = "mobilities"


# So many of each are shown: all together, with the rest of the tab, they are fewer than the 100 blocks that Slack
# takes.
SHOWN: Mapping[Section, int] = {
    Section.OVERDUE: 10,
    Section.COMING: 10,
    Section.MISSING: 5,
    Section.PROJECTS: 15,
    Section.MOBILITIES: 10,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioNumbers:
    """How many projects there are, and of those under way how much is overdue and was not delivered."""

    running: int
    paused: int
    closed: int
    overdue: int
    undelivered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first of each list, the most urgent first, and how long each is."""

    account_id: str
    overdue: Page[DueLine]
    coming: Page[DueLine]
    missing: Page[MissingData]
    projects: Page[ProjectLine]
    mobilities: Page[MobilityLine]
    settings: PersonalSettings
    portfolio: PortfolioNumbers | None
    """For administrators alone."""
    today: date

    @property
    def is_empty(self) -> bool:
        """Nothing here is theirs yet."""
        return not (self.projects.count or self.mobilities.count or self.overdue.count or self.coming.count)

    @property
    def digest(self) -> str:
        """The same for the same page; it tells nothing of what the page says."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def page_of(division: Division, account_id: str) -> HomePage:
    """The page as it stands at this moment."""
    return HomePage(
        account_id=account_id,
        overdue=_overdue(division, account_id, SHOWN[Section.OVERDUE]),
        coming=_coming(division, account_id, SHOWN[Section.COMING]),
        missing=_missing(division, account_id, SHOWN[Section.MISSING]),
        projects=_projects(division, account_id, SHOWN[Section.PROJECTS]),
        mobilities=_mobilities(division, account_id, SHOWN[Section.MOBILITIES]),
        settings=settings_of(division, account_id),
        portfolio=_numbers(division) if actor(division, account_id).is_administrator else None,
        today=division.today(),
    )


SectionPage = Page[DueLine] | Page[MissingData] | Page[ProjectLine] | Page[MobilityLine]


def section_of(division: Division, account_id: str, section: Section, *, limit: int, page: int) -> SectionPage:
    """A page of one of the lists; past the last page it is the last one that is given."""
    return _LISTS[section](division, account_id, limit, page)


def _overdue(division: Division, account_id: str, limit: int, page: int = 0) -> Page[DueLine]:
    return _due(division, ProjectFilter(coordinator=account_id, standing=Standing.OVERDUE), limit, page)


def _coming(division: Division, account_id: str, limit: int, page: int = 0) -> Page[DueLine]:
    today = division.today()
    return _due(division, ProjectFilter(coordinator=account_id, span=Span(today, today + AHEAD)), limit, page)


def _due(division: Division, wanted: ProjectFilter, limit: int, page: int) -> Page[DueLine]:
    found = agenda(division, Wanted(projects=wanted), limit=limit, page=page)
    return Page(lines=found.lines, count=found.count, page=found.page)


def _missing(division: Division, account_id: str, limit: int, page: int = 0) -> Page[MissingData]:
    with division.store.reading() as session:
        mine = project_lists.ids(session, replace(project_lists.ACTIVE, coordinator=account_id))
        return missing_data(session, division.rules, mine, limit=limit, page=page)


def _projects(division: Division, account_id: str, limit: int, page: int = 0) -> Page[ProjectLine]:
    return list_projects(division, ProjectFilter(coordinator=account_id), limit=limit, page=page)


def _mobilities(division: Division, account_id: str, limit: int, page: int = 0) -> Page[MobilityLine]:
    """Those that have not ended."""
    return list_mobilities(division, ProjectFilter(coordinator=account_id), limit=limit, page=page)


_LISTS: Mapping[Section, Callable[[Division, str, int, int], SectionPage]] = {
    Section.OVERDUE: _overdue,
    Section.COMING: _coming,
    Section.MISSING: _missing,
    Section.PROJECTS: _projects,
    Section.MOBILITIES: _mobilities,
}


def _numbers(division: Division) -> PortfolioNumbers:
    with division.store.reading() as session:
        counts = project_lists.count_states(session, today=division.today())
        active = project_lists.ids(session, project_lists.ACTIVE)
        return PortfolioNumbers(
            running=counts.running,
            paused=counts.paused,
            closed=counts.closed,
            overdue=due_store.count(session, overdue(division, active)),
            undelivered=troubles_of(session, division, frozenset(active)).count,
        )
