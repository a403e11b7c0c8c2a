"""What the pages on privacy say, sentence by sentence, and the tests that hold it.

A page names them in a comment behind what they hold: `<!-- test_one, test_another -->`. A comment
may hold a few sentences, and stands in their paragraph. In place of a test stands one of SAYS,
where none is possible: what is named so is no promise of the program's.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAYS = {
    "about this page": "says what the page is, and nothing of what the program does",
    "a limit": "says what no program can hold, so that nobody relies on it",
    "yours to answer": "asks, or leaves open, what the workspace has to say for itself",
}
MOST_TOGETHER = 3
COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.S)
BULLET = re.compile(r"^\s*(?:[-*]|\d+\.)\s+")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
ENDS = re.compile(r"[.?!][\"”)*]*(?=\s|$)")


@dataclass(frozen=True)
class Held:
    """What stands before a comment, since the one before it."""

    text: str
    by: tuple[str, ...]
    """The tests, or one of SAYS; nothing where no comment follows."""

    @property
    def sentences(self) -> int:
        return len(ENDS.findall(LINK.sub(r"\1", self.text)))


def held_in(page: str) -> list[Held]:
    """All that a page says, in its order; headings are no sentences."""
    found: list[Held] = []
    for paragraph in paragraphs(page):
        parts = COMMENT.split(paragraph)
        for text, named in zip(parts[::2], [*parts[1::2], ""], strict=True):
            if text.strip():
                by = tuple(name.strip() for name in named.split(",") if name.strip())
                found.append(Held(" ".join(text.split()), by))
    return found


def paragraphs(page: str) -> list[str]:
    """Each paragraph, and each point of a list, without headings."""
    found: list[list[str]] = [[]]
    for line in page.splitlines():
        if not line.strip() or line.startswith("#") or BULLET.match(line):
            found.append([])
        if line.strip() and not line.startswith("#"):
            found[-1].append(BULLET.sub("", line))
    return ["\n".join(lines) for lines in found if lines]


@cache
def tests_there() -> frozenset[str]:
    """The name of every test."""
    return frozenset(
        node.name
        for file in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def wrong_with(one: Held) -> list[str]:
    """Why this is not held; nothing where it is."""
    wrong = []
    if not one.by:
        wrong.append("no test is named")
    if one.sentences > MOST_TOGETHER:
        wrong.append(f"{one.sentences} sentences stand before one comment")
    if one.by not in {(said,) for said in SAYS}:
        wrong += [f"there is no {name}" for name in one.by if name not in tests_there()]
    return wrong
