"""How much the identifier guard finds in the labelled snippets, and what a scan costs."""

from __future__ import annotations

import subprocess
import sys
import time
from itertools import cycle, islice

from journal.identifiers import Kind, cards, find
from tests.bench.measuring import Row
from tests.journal.identifiers.corpus import Snippet, corpus, score

LENGTH = 1_000
"""Characters of a long answer."""
IMPORT = (
    "import time; begun = time.process_time(); import journal.identifiers;"
    " print(time.process_time() - begun)"
)


def rows(rounds: int, starts: int) -> list[Row]:
    held_out = [snippet for snippet in corpus() if snippet.held_out]
    seen = [snippet for snippet in corpus() if not snippet.held_out]
    return [
        *found_in(held_out, f"{len(held_out)} snippets held out"),
        *found_in(seen, f"{len(seen)} snippets it was made with"),
        Row("guard: share of card numbers found", "", "", (cards_found(),), least=1),
        Row("guard: a scan of 1,000 characters, CPU", "", "ms", scans(rounds), must=15, aim=8),
        Row("guard: import, CPU", "", "s", tuple(imported() for _ in range(starts)), must=0.3),
    ]


def found_in(snippets: list[Snippet], which: str) -> list[Row]:
    reached = score(snippets)
    return [
        Row(f"guard: precision, {which}", "", "", (reached.precision,), least=0.9),
        Row(f"guard: recall, {which}", "", "", (reached.recall,), least=0.8),
    ]


def cards_found() -> float:
    held = [
        (snippet.text, due)
        for snippet in corpus()
        for due in snippet.holds
        if due.kind is Kind.PAYMENT_CARD
    ]
    return sum(due in cards(text) for text, due in held) / len(held)


def scans(rounds: int) -> tuple[float, ...]:
    """Milliseconds for each of different pieces of what agents write, thick with numbers."""
    talk = " ".join(snippet.text for snippet in corpus())
    pieces = cycle(talk[begin : begin + LENGTH] for begin in range(0, len(talk) - LENGTH, LENGTH))
    find(talk, "GB")
    return tuple(scan(piece) for piece in islice(pieces, rounds))


def scan(text: str) -> float:
    begun = time.process_time()
    find(text, "GB")
    return (time.process_time() - begun) * 1000


def imported() -> float:
    """Seconds of processor time in a process that has imported nothing yet."""
    command = [sys.executable, "-c", IMPORT]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
