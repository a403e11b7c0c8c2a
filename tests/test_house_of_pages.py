"""The rules by which no page shows one person what is another's, or runs what somebody wrote."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.test_house import OURS, name_of, parsed

SESSION = "dashboard/session.py"
# Markup of our own: the style sheet and the links in dashboard/wording.py, and tables, whose cells
# are escaped one by one, as are highlighted texts and the help list.
DRAWS_HTML = {
    "dashboard/app.py",
    "dashboard/highlighting.py",
    "dashboard/screens/help_view.py",
    "dashboard/screens/import_matching.py",
    "dashboard/screens/import_result.py",
    "dashboard/screens/import_view.py",
    "dashboard/screens/promise_view.py",
    "dashboard/screens/table_view.py",
    "dashboard/screens/trends_all_teams.py",
}
OF_THE_SESSION = {"session_state", "query_params", "cookies"}
STREAMLITS_CACHES = {"cache_data", "cache_resource", "experimental_memo"}
CACHES = {"cache", "lru_cache", "cached"}
# Nothing of these in what a cached function takes: it would be kept for the next viewer, and
# Streamlit samples a large frame and returns what it kept of another.
OF_A_VIEWER = {"Viewer", "Scope", "Store", "Transaction", "Answer", "Asked", "DataFrame", "Draft"}
READS_MARKUP = {"unsafe_allow_html", "unsafe_allow_javascript"}
# What Streamlit takes for Markdown, with its links, formulas and directives; and what people call
# themselves, their teams and their organisation.
TAKES_MARKDOWN = {
    *("write", "markdown", "caption", "title", "header", "subheader"),
    *("error", "warning", "info", "success", "toast"),
    *("button", "checkbox", "toggle", "expander", "page_link", "radio", "pills"),
}
WRITTEN_BY_PEOPLE = {"name", "organisation", "login", "author", "reader", "what", "case_ref"}

Finder = Callable[[ast.Module], Iterator[int]]


def of_the_session(tree: ast.Module) -> Iterator[int]:
    """Where Streamlit's memory of a tab, its address or its cookies are touched."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in OF_THE_SESSION:
            of = node.value
            whole = ast.unparse(of)
            if whole in ("st", "streamlit", "st.context", "streamlit.context"):
                yield node.lineno


def streamlits_caches(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in STREAMLITS_CACHES:
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and any(
            n.name in STREAMLITS_CACHES for n in node.names
        ):
            yield node.lineno


def caches_of_a_viewer(tree: ast.Module) -> Iterator[int]:
    """Cached functions that take what depends on who looks, or a frame, or do not say what."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or not any(map(is_cache, node.decorator_list)):
            continue
        taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        for argument in taken:
            said = ast.unparse(argument.annotation) if argument.annotation else ""
            if not said or any(name in said for name in OF_A_VIEWER):
                yield node.lineno


def is_cache(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called).rpartition(".")[2] in CACHES


def unsafe_markup(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in READS_MARKUP:
            yield node.value.lineno


def drawn_as_html(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) in ("st.html", "st.iframe"):
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "streamlit.components.v1"
        ):
            yield node.lineno


def names_as_markdown(tree: ast.Module) -> Iterator[int]:
    """What people write, drawn as Markdown; st.text and tables take it for the text it is."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in TAKES_MARKDOWN or "store" in ast.unparse(node.func.value):
            continue
        for part in (part for shown in node.args[:1] for part in ast.walk(shown)):
            if isinstance(part, ast.Attribute) and part.attr in WRITTEN_BY_PEOPLE:
                yield node.lineno


def silent_redraws(tree: ast.Module) -> Iterator[int]:
    """What is drawn anew every few seconds, and does not say so before anything else: a device that
    others use too would never be locked."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and "run_every=" in "".join(
            map(ast.unparse, node.decorator_list)
        ):
            first = node.body[bool(ast.get_docstring(node))]
            if ast.unparse(first) != "session.draws_itself()":
                yield node.lineno


RULES: list[tuple[Finder, set[str], str]] = [
    (of_the_session, {SESSION}, "st.session_state['a'] = 1"),
    (of_the_session, {SESSION}, "team = st.query_params.get('team')"),
    (of_the_session, {SESSION}, "sid = st.context.cookies['sid']"),
    (streamlits_caches, set(), "@st.cache_data\ndef f(a: int): ..."),
    (streamlits_caches, set(), "from streamlit import cache_resource"),
    (caches_of_a_viewer, set(), "@cache\ndef f(viewer: Viewer) -> int: ..."),
    (
        caches_of_a_viewer,
        set(),
        "@functools.lru_cache(2)\ndef f(*, rows: pd.DataFrame): ...",
    ),
    (caches_of_a_viewer, set(), "@cache\ndef f(anything): ..."),
    (unsafe_markup, set(), "st.markdown(text, unsafe_allow_html=True)"),
    (drawn_as_html, DRAWS_HTML, "st.html(text)"),
    (drawn_as_html, DRAWS_HTML, "from streamlit.components.v1 import html"),
    (names_as_markdown, set(), "st.write(f'{workspace.organisation}. An admin runs it.')"),
    (names_as_markdown, set(), "st.caption('Signed in as ' + viewer.person.name)"),
    (silent_redraws, set(), "@st.fragment(run_every=5)\ndef f(): st.text(session.now())"),
]


@pytest.mark.parametrize("finder", dict.fromkeys(finder for finder, *_ in RULES))
def test_nothing_is_kept_or_drawn_where_it_could_be_anothers(finder: Finder):
    allowed = next(allowed for other, allowed, _ in RULES if other is finder)
    found = {
        f"{name_of(file)}:{line}"
        for file in OURS
        if name_of(file) not in allowed
        for line in finder(parsed(file))
    }
    assert found == set()


@pytest.mark.parametrize(("finder", "source"), [(finder, source) for finder, _, source in RULES])
def test_it_would_be_found(finder: Finder, source: str):
    assert list(finder(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "@cache\ndef f(name: str) -> int: ...",
        "@st.fragment\ndef f(viewer: Viewer): ...",
        "st.text(f'Welcome, {person.name}.')",
        "st.toggle('Show as table', key=f'table {question.name}')",
        "@st.fragment(run_every=5)\ndef f():\n    'Docs.'\n    session.draws_itself()\n    g()",
    ],
)
def test_what_is_harmless_is_left_alone(source: str):
    tree = ast.parse(source)
    assert not [line for finder, *_ in RULES for line in finder(tree)]
