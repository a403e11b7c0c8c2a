"""What an admin does to the words that entries are answered with: other labels, hiding, order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from journal.actions.administer import named, wrong_name
from journal.actions.as_seen import check_as_seen
from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.errors import Problem, Refused
from journal.people import Viewer
from journal.policy import check_can_administer
from journal.store.engine import Store, Transaction
from journal.store.wording import put_words, remember_former, wording_kept
from journal.wording import LEAST_OFFERED, WordHere

LONGEST = 60
SIGNS = "*_[]<>$:`#~|\\"
"""What pages would take for markup; a label stands on chips, which read it."""
LABEL, OFFERED = "What it is called", "Offered"


def change_word(
    store: Store,
    viewer: Viewer,
    seen: WordHere,
    label: str,
    *,
    is_offered: bool,
    now: datetime,
) -> None:
    """Calls a word otherwise, or as usual again, and offers it or not. What was recorded keeps its
    meaning, and imports understand what it was called. Audited. Raises NotAllowed, Refused, and
    ChangedMeanwhile where it is not as it was `seen`."""

    def changed(tx: Transaction, words: Sequence[WordHere]) -> list[WordHere]:
        there = next(one for one in words if one.code == seen.code)
        check_as_seen(LABEL, as_written(seen), as_written(there), there.said)
        said = named(label) or there.word.usual
        made = replace(
            there,
            label=None if said == there.word.usual else said,
            is_hidden=not is_offered,
        )
        after = [made if one.code == seen.code else one for one in words]
        if problems := [*wrong_label(made, words), *too_few(after)]:
            raise Refused(problems)
        if made.said != there.said:
            remember_former(tx, seen.kind, seen.code, there.said)
        return after

    change(store, viewer, seen.kind, seen.code, changed, now)


def move_word_up(store: Store, viewer: Viewer, kind: str, code: str, *, now: datetime) -> None:
    """One place towards the beginning; the first stays where it is. Audited. Raises NotAllowed."""

    def moved(_: Transaction, words: Sequence[WordHere]) -> list[WordHere]:
        place = next(n for n, one in enumerate(words) if one.code == code)
        others = [one for one in words if one.code != code]
        above = max(0, place - 1)
        return [*others[:above], words[place], *others[above:]]

    change(store, viewer, kind, code, moved, now)


def change(
    store: Store,
    viewer: Viewer,
    kind: str,
    code: str,
    changed: Callable[[Transaction, Sequence[WordHere]], list[WordHere]],
    now: datetime,
) -> None:
    check_can_administer(viewer)

    def work(tx: Transaction) -> None:
        put_words(tx, kind, changed(tx, wording_kept(tx).of(kind)))
        noted(tx, viewer, AuditAction.WORD_CHANGED, now, f"{kind} {code}")

    store.write(work)


def as_written(one: WordHere) -> tuple[str, bool]:
    """What a page shows of a word and an admin changes; its place is another matter."""
    return one.said, one.is_hidden


def wrong_label(made: WordHere, words: Sequence[WordHere]) -> list[Problem]:
    problems = wrong_name(LABEL, made.said)
    if len(made.said) > LONGEST:
        told = f"is {len(made.said)} characters long, and {LONGEST} fit. Shorten it."
        problems = [Problem(LABEL, told)]
    if set(made.said) & set(SIGNS):
        problems.append(Problem(LABEL, f"these signs cannot stand in it: {' '.join(SIGNS)}"))
    others = [one for one in words if one.code != made.code]
    if any(made.said.lower() in (one.said.lower(), one.word.usual.lower()) for one in others):
        told = f"“{made.said}” is what another one is called, here or usually. Choose another."
        problems.append(Problem(LABEL, told))
    return problems


def too_few(words: Sequence[WordHere]) -> list[Problem]:
    if sum(not one.is_hidden for one in words) >= LEAST_OFFERED:
        return []
    return [Problem(OFFERED, f"at least {LEAST_OFFERED} have to be, or nothing could be said.")]
