"""Whatever people may register: projects, mobilities and typed dates as Hypothesis makes them up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from programme.loader import load_rules
from programme.model import CUSTOM_KIND, Mobility, Project, Role
from tests.programme.plans import FIRST_DAY, LAST_DAY, Case, Typed
from tests.support.builders import make_mobility, make_project

EVERY_PLAN = settings(deadline=None, max_examples=100)
ACTIONS = st.sampled_from(sorted(load_rules().actions))
PROJECT_KINDS = sorted({rule.kind for rule in load_rules().deadlines if not rule.is_for_mobilities})
MOBILITY_KINDS = sorted({rule.kind for rule in load_rules().deadlines if rule.is_for_mobilities})
DAYS = st.dates(FIRST_DAY, LAST_DAY)
INSTANTS = st.datetimes(datetime(2020, 7, 1), datetime(2035, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis wants bounds without a zone


@st.composite
def projects(draw: st.DrawFn) -> Project:
    start_on, end_on = sorted([draw(DAYS), draw(DAYS)])
    return make_project(
        action_type=draw(ACTIONS),
        role=draw(st.sampled_from(Role)),
        start_on=start_on,
        end_on=end_on,
        channel_id=draw(st.sampled_from([None, "CKANAVA"])),
        coordinators=tuple(draw(st.lists(st.sampled_from(["UAINO", "UEERO"]), min_size=1, max_size=3))),
    )


@st.composite
def mobilities(draw: st.DrawFn) -> tuple[Mobility, ...]:
    travels = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        start_on = draw(DAYS)
        travels.append(
            make_mobility(
                id=number,
                kind=draw(
                    st.sampled_from(["job_shadowing", "group_mobility", "invited_expert", "preparatory_visit"])
                ),
                start_on=start_on,
                end_on=start_on + timedelta(days=draw(st.integers(0, 120))),
                has_minors=draw(st.booleans()),
                responsible=draw(st.sampled_from([None, "UAINO", "URIIKKA"])),
            )
        )
    return tuple(travels)


@st.composite
def typed_dates(draw: st.DrawFn, travels: tuple[Mobility, ...]) -> tuple[Typed, ...]:
    """Dates from the contract, however far from what the rules give, and dates of people's own."""
    of_project = draw(st.dictionaries(st.sampled_from([*PROJECT_KINDS, CUSTOM_KIND]), DAYS, max_size=3))
    typed = [Typed(kind=kind, due_on=due_on) for kind, due_on in of_project.items()]
    for mobility in travels:
        of_mobility = draw(st.dictionaries(st.sampled_from(MOBILITY_KINDS), DAYS, max_size=2))
        typed += [Typed(kind=kind, due_on=day, mobility_id=mobility.id) for kind, day in of_mobility.items()]
    return tuple(typed)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    travels = draw(mobilities())
    return Case(
        project=draw(projects()),
        mobilities=travels,
        typed=draw(typed_dates(travels)),
        reported_at=draw(st.one_of(st.none(), INSTANTS)),
    )
