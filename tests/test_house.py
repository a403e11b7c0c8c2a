"""The rules of the house that no other tool checks (docs and design: architecture)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TREES = ("journal", "dashboard", "tests")
SOURCES = sorted(file for tree in TREES for file in (ROOT / tree).rglob("*.py"))
OURS = [file for file in SOURCES if file.relative_to(ROOT).parts[0] != "tests"]
WRITTEN = (".py", ".sql", ".js", ".css", ".html")
LONGEST = 250
SQL_LIVES_IN = ("journal/store/", "journal/questions/")
SQL = re.compile(
    r"\bselect\b[^.;]*\bfrom\s+[a-z_]|\binsert\s+into\s|\bupdate\s+[\w.]+\s+set\s|\bdelete\s+from\s"
    r"|\b(create|drop|alter)\s+(temporary\s+)?(table|schema|view)\s",
    re.DOTALL,
)
ASSERTING = {"pytest.raises", "raises", "run_state_machine_as_test"}
COULD_MAKE_A_SCOPE = re.compile(
    r"\bScope\s*\(|\bScope as\b|class \w+\(.*Scope|replace\([^)]*[Ss]cope"
)
SAYS_NOTHING = re.compile(r"(utils?|helpers?|manager|common|misc|base|core|tools?)$")


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def written(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(written(file))


def docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        for statement in body if isinstance(body, list) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def statements_in(tree: ast.Module) -> list[str]:
    """The string literals of a program that hold SQL; docstrings are prose."""
    prose = {id(node) for node in docstrings(tree)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]
    return [text for text in texts if SQL.search(text)]


def widens_a_scope(call: ast.Call) -> bool:
    return bool(call.args) and "scope" in ast.unparse(call.args[0]).lower()


def scopes_made_in(tree: ast.Module) -> list[int]:
    """The lines on which a Scope is made, renamed, or widened."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            if name == "Scope" or (name == "replace" and widens_a_scope(node)):
                lines.append(node.lineno)
        if isinstance(node, ast.alias) and node.name == "Scope" and node.asname:
            lines.append(node.lineno)
        if isinstance(node, ast.ClassDef) and "Scope" in map(ast.unparse, node.bases):
            lines.append(node.lineno)
    return lines


def test_the_trees_are_where_these_rules_look_for_them():
    assert {ROOT / tree / "__init__.py" for tree in TREES} <= set(SOURCES)
    assert len(OURS) > 30


@pytest.mark.parametrize("tree", TREES)
def test_no_file_is_longer_than_can_be_read_in_one_go(tree: str):
    files = [file for file in (ROOT / tree).rglob("*") if file.suffix in WRITTEN]
    lines = {name_of(file): file.read_text(encoding="utf-8").count("\n") for file in files}
    assert {name: length for name, length in lines.items() if length > LONGEST} == {}


def test_every_file_is_named_for_what_it_answers():
    assert [name_of(file) for file in SOURCES if SAYS_NOTHING.search(file.stem)] == []


def test_only_policy_makes_a_scope():
    named = [file for file in SOURCES if COULD_MAKE_A_SCOPE.search(written(file))]
    made = {name_of(file): scopes_made_in(parsed(file)) for file in named}
    assert [name for name, lines in made.items() if lines] == ["journal/policy/scope.py"]


@pytest.mark.parametrize(
    "source",
    ["Scope('ana', ())", "policy.Scope('ana', ())", "replace(scope, figures_of=everything)",
     "from journal.policy import Scope as Wide", "class Wide(Scope): pass"],
)  # fmt: skip
def test_a_scope_made_elsewhere_would_be_found(source: str):
    assert scopes_made_in(ast.parse(source))


def test_sql_is_written_below_the_store_and_the_questions_alone():
    elsewhere = {
        name_of(file): statements_in(parsed(file))
        for file in OURS
        if not name_of(file).startswith(SQL_LIVES_IN) and SQL.search(written(file))
    }
    assert {name: found for name, found in elsewhere.items() if found} == {}


@pytest.mark.parametrize(
    "source",
    ["x = 'select * from own_entries'", "x = f'delete from {t}'", 'x = """\nselect a\nfrom b"""',
     "run('insert into kept.audit values (1)')", "x = 'update kept.people set name = 1'"],
)  # fmt: skip
def test_sql_elsewhere_would_be_found(source: str):
    assert statements_in(ast.parse(source))


def test_prose_is_not_taken_for_sql():
    assert not statements_in(ast.parse('"""Those we select come from kept drafts."""'))
    assert not statements_in(ast.parse("x = 'Select a team. Figures come from its copy.'"))


def each_test() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted((ROOT / "tests" / "journal").rglob("test_*.py")):
        for node in parsed(file).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield f"{name_of(file)}::{node.name}", node


def asserts(test: ast.FunctionDef) -> bool:
    """Whether it asserts, or leads into what does: raising, or a state machine that is run."""
    parts = list(ast.walk(test))
    called = {ast.unparse(node.func) for node in parts if isinstance(node, ast.Call)}
    return any(isinstance(node, ast.Assert) for node in parts) or bool(called & ASSERTING)


def test_no_test_of_the_journal_waits_for_a_while_and_hopes():
    files = (ROOT / "tests" / "journal").rglob("*.py")
    assert [name_of(file) for file in files if "sleep(" in written(file)] == []


def test_every_test_of_the_journal_asserts_something():
    found = dict(each_test())
    assert len(found) > 200
    assert [name for name, test in found.items() if not asserts(test)] == []


def test_migrations_are_numbered_without_a_gap():
    files = sorted((ROOT / "journal" / "store" / "migrations").glob("*.sql"))
    assert files
    assert [file.name[:5] for file in files] == [f"{n:04}_" for n in range(1, len(files) + 1)]


def test_what_another_file_of_the_policy_decides_is_named_by_the_policy():
    """Others name the package alone, and its tests look through it for every check."""
    from journal import policy

    decided = {
        node.name
        for file in (ROOT / "journal" / "policy").glob("*.py")
        for node in parsed(file).body
        if isinstance(node, ast.FunctionDef)
    }
    assert decided <= set(policy.__all__)
