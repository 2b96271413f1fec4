import multiprocessing
import os
import sqlite3
import stat
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.database import BUSY_SECONDS, Store
from storage.errors import DatabaseDamagedError, DatabaseTooNewError, DatabaseUnavailableError, StorageError
from tests.support.tables import change, dump


def add_person(store: Store, account_id: str) -> None:
    with store.writing() as session:
        session.execute("INSERT INTO people (account_id) VALUES (:id)", id=account_id)


def people(store: Store) -> list[str]:
    with store.reading() as session:
        return [row["account_id"] for row in session.rows("SELECT account_id FROM people ORDER BY account_id")]


def test_every_unit_of_work_has_foreign_keys_wal_and_full_synchronisation(store):
    for unit in (store.reading, store.writing):
        with unit() as session:
            assert session.row("PRAGMA foreign_keys") == {"foreign_keys": 1}
            assert session.row("PRAGMA journal_mode") == {"journal_mode": "wal"}
            assert session.row("PRAGMA synchronous") == {"synchronous": 2}


def test_the_file_and_what_stands_beside_it_are_readable_by_the_owner_alone(store):
    with store.writing() as session:
        session.execute("INSERT INTO people (account_id) VALUES ('U1')")
        files = list(store.path.parent.glob("hankebot.db*"))
        modes = {stat.S_IMODE(file.stat().st_mode) for file in files}

    assert len(files) == 3
    assert modes == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them_at_start(store):
    store.path.chmod(0o644)

    store.prepare()

    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_failed_unit_of_work_leaves_nothing(store):
    before = dump(store)

    def add_and_fail():
        with store.writing() as session:
            session.execute("INSERT INTO people (account_id) VALUES ('U1')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_fail()

    assert dump(store) == before


def test_a_reader_sees_one_moment_while_others_write(store):
    add_person(store, "U1")
    with store.reading() as session:
        seen = session.rows("SELECT account_id FROM people")
        add_person(store, "U2")
        seen_again = session.rows("SELECT account_id FROM people")

    assert seen == seen_again == [{"account_id": "U1"}]
    assert people(store) == ["U1", "U2"]


def test_what_is_written_while_reading_is_not_kept(store):
    with store.reading() as session:
        session.execute("INSERT INTO people (account_id) VALUES ('U1')")

    assert people(store) == []


def test_writers_that_read_first_and_then_write_all_succeed(store):
    add_person(store, "U1")
    change(store, "INSERT INTO leases (name, holder, beat) VALUES ('counter', NULL, 0)")
    start = threading.Barrier(2)

    def count_up():
        start.wait()
        for _ in range(20):
            with store.writing() as session:
                row = session.row("SELECT beat FROM leases")
                session.execute("UPDATE leases SET beat = :beat", beat=row["beat"] + 1)

    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(count_up), pool.submit(count_up)]:
            done.result()

    assert dump(store)["leases"] == [("counter", None, 40)]


def test_a_writer_who_waits_too_long_for_another_is_told_that_the_database_is_unavailable(store):
    with store.writing(), pytest.raises(DatabaseUnavailableError, match="locked") as refused, store.writing():
        pass

    assert BUSY_SECONDS < 3
    assert_one_line(refused.value, store)


def test_a_broken_constraint_is_a_bug_and_stays_what_it_is(store):
    with pytest.raises(sqlite3.IntegrityError):
        add_person(store, "")


def test_an_error_of_the_work_itself_is_not_taken_for_one_of_the_database(store):
    with pytest.raises(FileNotFoundError), store.writing():
        raise FileNotFoundError


def assert_one_line(error: BaseException, store: Store) -> None:
    assert isinstance(error, StorageError)
    assert str(error).startswith(f"{store.path}: ")
    assert "\n" not in str(error)


def test_a_database_of_a_newer_version_stops_the_start(store):
    change(
        store,
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('hankebot', '9999_moon', 'later')",
    )

    with pytest.raises(DatabaseTooNewError, match="newer version") as refused:
        store.prepare()

    assert_one_line(refused.value, store)


def test_a_damaged_database_stops_the_start(store):
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))

    with pytest.raises(DatabaseDamagedError, match="restore a backup") as refused:
        store.prepare()

    assert_one_line(refused.value, store)


def test_a_file_that_is_no_database_stops_the_start_and_stays_as_it_is(tmp_path):
    store = Store(tmp_path / "letter.db")
    store.path.write_text("Dear Hankebot, " * 1000)

    with pytest.raises(DatabaseDamagedError, match="not a database") as refused:
        store.prepare()

    assert_one_line(refused.value, store)
    assert store.path.read_text() == "Dear Hankebot, " * 1000


def test_a_missing_folder_stops_the_start(tmp_path):
    store = Store(tmp_path / "nowhere" / "hankebot.db")

    with pytest.raises(DatabaseUnavailableError, match="No such file or directory") as refused:
        store.prepare()

    assert_one_line(refused.value, store)


def test_a_folder_in_place_of_the_file_stops_the_start(tmp_path):
    store = Store(tmp_path)

    with pytest.raises(DatabaseUnavailableError) as refused:
        store.prepare()

    assert_one_line(refused.value, store)


def test_a_database_that_is_gone_is_not_made_anew_by_reading_it(tmp_path):
    store = Store(tmp_path / "hankebot.db")

    with pytest.raises(DatabaseUnavailableError), store.reading():
        pass

    assert not store.path.exists()


@pytest.fixture
def open_folder():
    """A folder that every account of the machine may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def test_a_read_only_folder_stops_the_start(open_folder):
    open_folder.chmod(0o555)
    store = Store(open_folder / "hankebot.db")

    with multiprocessing.get_context("spawn").Pool(1, initializer=_be_nobody) as pool:
        refused = pool.apply(_error_of_preparing, [store.path])

    assert refused == ("DatabaseUnavailableError", f"{store.path}: Permission denied")


def _be_nobody() -> None:
    """Root may write anywhere; nobody may not."""
    if os.geteuid() == 0:
        os.setuid(65534)


def _error_of_preparing(path: Path) -> tuple[str, str] | None:
    try:
        Store(path).prepare()
    except StorageError as error:
        return type(error).__name__, str(error)
    return None


def test_processes_that_start_together_on_no_database_all_succeed(tmp_path):
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(2)
    results = spawn.Queue()
    paths = [tmp_path / f"{number}.db" for number in range(10)]
    processes = [spawn.Process(target=_prepare_together, args=(paths, start, results)) for _ in range(2)]
    for process in processes:
        process.start()
    errors = [results.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()

    assert errors == [[], []]
    assert all("people" in dump(Store(path)) for path in paths)


def _prepare_together(paths, start, results) -> None:
    errors = []
    for path in paths:
        start.wait()
        try:
            Store(path).prepare()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test is to see it
            errors.append(repr(error))
    results.put(errors)


def test_a_mistake_in_our_own_sql_is_not_told_as_a_fault_of_the_database(store):
    with pytest.raises(sqlite3.OperationalError, match="no such table"), store.reading() as session:
        session.rows("SELECT * FROM nowhere")
