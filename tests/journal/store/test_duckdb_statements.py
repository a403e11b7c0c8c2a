from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from journal.store.duckdb_statements import MOST, Statements

ASKED = "select name, $number as number from people where login = $login"
LOGINS = [f"login{number}" for number in range(50)]


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute("create table people (login text, name text)")
    made.executemany("insert into people values (?, ?)", [(one, one.upper()) for one in LOGINS])
    return made


def test_a_text_is_read_once(connection: duckdb.DuckDBPyConnection):
    statements = Statements()
    assert statements.of(connection, ASKED) is statements.of(connection.cursor(), ASKED)


def test_eight_who_use_one_statement_at_once_each_get_their_own_answer(
    connection: duckdb.DuckDBPyConnection,
):
    statements = Statements()

    def ask(who: int) -> list[tuple[str, int]]:
        found = []
        for number in range(100):
            with connection.cursor() as cursor:
                values = {"login": LOGINS[(who + 7 * number) % 50], "number": number}
                found += cursor.execute(statements.of(cursor, ASKED), values).fetchall()
        return found

    with ThreadPoolExecutor(8) as pool:
        for who, found in enumerate(pool.map(ask, range(8))):
            expected = [LOGINS[(who + 7 * number) % 50].upper() for number in range(100)]
            assert found == list(zip(expected, range(100), strict=True))


def test_a_statement_outlives_the_database_it_was_read_for(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
):
    statements = Statements()
    statements.of(connection, ASKED)
    connection.close()
    with duckdb.connect(str(tmp_path / "another.duckdb")) as other:
        other.execute("create table people as select 'ana' as login, 7 as name")
        values = {"login": "ana", "number": 1}
        assert other.execute(statements.of(other, ASKED), values).fetchall() == [(7, 1)]


def test_two_statements_in_one_text_are_refused(connection: duckdb.DuckDBPyConnection):
    with pytest.raises(ValueError, match="too many"):
        Statements().of(connection, "select 1; drop table people")


def test_what_is_no_sql_is_an_error_each_time(connection: duckdb.DuckDBPyConnection):
    statements = Statements()
    for _ in range(2):
        with pytest.raises(duckdb.ParserException):
            statements.of(connection, "select from where")


def test_statements_do_not_pile_up_without_end(connection: duckdb.DuckDBPyConnection):
    statements = Statements()
    for number in range(2 * MOST + 10):
        statements.of(connection, f"select {number}")
    assert 0 < len(statements._read) <= MOST
