from datetime import date, timedelta

from programme.staff import Person as Presence
from storage import contacts, people, projects
from storage.people import Person
from tests.support.builders import new_project
from tests.support.tables import change


def test_a_person_is_kept_from_their_first_choice_on(store):
    with store.writing() as session:
        assert people.find(session, "UAINO") is None
        people.save_language(session, "UAINO", "sv")
        people.save_language(session, "UAINO", "en")

        assert people.find(session, "UAINO") == Person(account_id="UAINO", language="en", is_administrator=False)


ON_LEAVE = Presence(
    account_id="UAINO",
    deputy="UELLI",
    leave_from=date(2027, 3, 1),
    leave_until=date(2027, 3, 5),
    gone_on=date(2027, 3, 2),
)


def test_presence_comes_back_as_it_was_kept_and_the_language_stays(store, now):
    with store.writing() as session:
        people.save_language(session, "UAINO", "sv")
        people.save_presence(session, ON_LEAVE, at=now)

        assert people.presence(session, "UAINO") == ON_LEAVE
        assert people.find(session, "UAINO").language == "sv"


def test_what_is_said_anew_stands_beside_what_was_said_before(store, now):
    back, later = Presence(account_id="UAINO", deputy="UOLLI"), now + timedelta(days=1)
    with store.writing() as session:
        people.save_presence(session, ON_LEAVE, at=now)
        people.save_presence(session, back, at=later)

        assert people.presence(session, "UAINO") == back
        assert people.presences(session, ["UAINO"]) == {"UAINO": [(now, ON_LEAVE), (later, back)]}
        assert people.represented_by(session, "UOLLI") == ["UAINO"]
        assert people.represented_by(session, "UELLI") == []


def test_of_what_is_said_in_one_moment_the_last_counts(store, now):
    back = Presence(account_id="UAINO")
    with store.writing() as session:
        people.save_presence(session, ON_LEAVE, at=now)
        people.save_presence(session, back, at=now)

        assert people.presences(session, ["UAINO"]) == {"UAINO": [(now, back)]}


def test_what_is_said_last_counts_though_the_clock_was_set_back(store, now):
    back = Presence(account_id="UAINO")
    with store.writing() as session:
        people.save_presence(session, ON_LEAVE, at=now)
        people.save_presence(session, back, at=now - timedelta(hours=1))

        assert people.presence(session, "UAINO") == back


def test_of_whom_nothing_is_known_nothing_is_said(store, now):
    with store.writing() as session:
        people.save_presence(session, ON_LEAVE, at=now)
        assert people.presence(session, "UMIKKO") == Presence(account_id="UMIKKO")
        assert people.presences(session, ["UMIKKO", "UAINO", "UAINO"]) == {"UAINO": [(now, ON_LEAVE)]}
        assert people.presences(session, []) == {}


def test_everyone_who_is_named_in_anything_that_runs_is_named_once(store, now, rules, mobility):
    change(store, "UPDATE mobilities SET responsible = 'UOLLI'")
    with store.writing() as session:
        contacts.seed(session, rules.contacts.values())
        key = next(iter(rules.contacts))
        contacts.assign(session, key, account_id="UEERIKA", deputy="UAINO", at=now)
        people.save_presence(session, ON_LEAVE, at=now)
        closed = projects.insert(
            session, new_project(title="Vanha", coordinators=("UVANHA",)), created_by="UAINO", created_at=now
        )
        session.execute("UPDATE projects SET state = 'closed' WHERE id = :id", id=closed.id)

        assert people.everyone_named(session) == ["UAINO", "UEERIKA", "UELLI", "UOLLI"]
