from dataclasses import asdict
from datetime import date

import pytest

from storage import mobilities
from storage.mobilities import Wanted
from tests.support.builders import new_mobility


def listed(session, which, *, limit=9, offset=0):
    return [each.id for each in mobilities.wanted(session, which, limit=limit, offset=offset)]


def test_a_mobility_comes_back_as_it_was_kept(store, now, project):
    new = new_mobility(host="BSZ", head_count=3, accompanying=1, travel_days=2, has_minors=True, responsible="UOLLI")
    with store.writing() as session:
        kept = mobilities.insert(session, project.id, new, created_by="UAINO", created_at=now)
    with store.reading() as session:
        assert mobilities.get(session, kept.id) == kept
        assert asdict(kept).items() >= asdict(new).items()
        assert mobilities.find(session, 99) is None
        with pytest.raises(LookupError):
            mobilities.get(session, 99)


def test_they_come_in_the_order_they_start_and_what_is_over_can_be_left_out(store, now, project):
    periods = [(date(2027, 5, 3), date(2027, 5, 7)), (date(2027, 3, 1), date(2027, 3, 12))]
    with store.writing() as session:
        for start_on, end_on in periods:
            new = new_mobility(start_on=start_on, end_on=end_on)
            mobilities.insert(session, project.id, new, created_by="UAINO", created_at=now)
    with store.reading() as session:
        assert [each.id for each in mobilities.of_project(session, project.id)] == [2, 1]
        assert listed(session, Wanted(first=date(2027, 3, 12))) == [2, 1]
        assert listed(session, Wanted(first=date(2027, 3, 12)), limit=1) == [2]
        assert listed(session, Wanted(first=date(2027, 3, 12)), offset=1) == [1]
        assert listed(session, Wanted(first=date(2027, 3, 13))) == [1]
        assert mobilities.count_wanted(session, Wanted(first=date(2027, 3, 12))) == 2
