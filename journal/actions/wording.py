"""What an admin does to the words that entries are answered with: other labels, hiding, order, and
words of the workspace's own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from journal.actions.administer import CARD, named, wrong_name
from journal.actions.as_seen import check_as_seen
from journal.actions.noting import noted
from journal.audit_actions import AuditAction
from journal.errors import ChangedMeanwhile, Problem, Refused
from journal.free_text import SENTENCE
from journal.identifiers import has_card
from journal.people import Viewer
from journal.policy import check_can_administer
from journal.store.engine import Store, Transaction
from journal.store.wording import put_words, remember_former, wording_kept
from journal.techniques import Technique
from journal.vocabulary import Word
from journal.wording import LEAST_OFFERED, MOST_OWN, WordHere, Wording, same

LONGEST = 60
SIGNS = "*_[]<>$:`#~|\\"
"""What pages would take for markup; a label stands on chips, which read it."""
LABEL, OFFERED, SERVES = "What it is called", "Offered", "When it serves"
ALL_TAKEN = (
    f"a workspace can add {MOST_OWN} of each kind, and all of these are added. None is taken away, "
    "as entries may hold it. One that you never meet any more can be hidden; none can become "
    "another one."
)
Changed = Callable[[Transaction, Wording], tuple[str, Sequence[WordHere]]]
"""The code of the word that it is about, and all words of its kind as they are to be."""


def add_word(
    store: Store,
    viewer: Viewer,
    kind: str,
    label: str,
    serves: str = "",
    *,
    seen: Collection[str],
    now: datetime,
) -> None:
    """Adds a word of the workspace's own, the last of its kind; from then on it is offered, and
    what is answered with it is counted as a category of its own. Audited. Raises NotAllowed,
    Refused, and ChangedMeanwhile where others were added to those `seen`, which are codes."""

    def added(_: Transaction, there: Wording) -> tuple[str, Sequence[WordHere]]:
        check_none_is_new(there.own(kind), seen)
        codes = there.spare(kind)
        if not codes:
            raise Refused([Problem(LABEL, ALL_TAKEN)])
        made = WordHere(kind, codes[0], named(label))
        made = replace(made, serves=said_to_serve(serves, made.word))
        if problems := [*wrong_label(made, there), *wrong_sentence(made)]:
            raise Refused(problems)
        return made.code, [*there.of(kind), made]

    change(store, viewer, kind, added, AuditAction.WORD_ADDED, now)


def change_word(
    store: Store,
    viewer: Viewer,
    seen: WordHere,
    label: str,
    serves: str = "",
    *,
    is_offered: bool,
    now: datetime,
) -> None:
    """Calls a word otherwise, or as usual again, and offers it or not; of a technique of one's own
    says when it serves. What was recorded keeps its meaning, and imports understand what it was
    called. Audited. Raises NotAllowed, Refused, and ChangedMeanwhile where it is not as it was
    `seen`."""

    def changed(tx: Transaction, there: Wording) -> tuple[str, Sequence[WordHere]]:
        words = there.of(seen.kind)
        before = next(one for one in words if one.code == seen.code)
        check_as_seen(LABEL, as_written(seen), as_written(before), before.said)
        said = named(label) or before.usual
        made = replace(
            before,
            label=None if said and said == before.usual else said,
            is_hidden=not is_offered,
            serves=said_to_serve(serves, seen.word),
        )
        after = [made if one.code == seen.code else one for one in words]
        is_renamed = made.label != before.label
        wrong = wrong_label(made, there) if is_renamed else []
        if problems := [*wrong, *wrong_sentence(made), *too_few(after)]:
            raise Refused(problems)
        if is_renamed:
            remember_former(tx, seen.kind, seen.code, before.said)
        return seen.code, after

    change(store, viewer, seen.kind, changed, AuditAction.WORD_CHANGED, now)


def move_word_up(store: Store, viewer: Viewer, kind: str, code: str, *, now: datetime) -> None:
    """One place towards the beginning; the first stays where it is. Audited. Raises NotAllowed."""

    def moved(_: Transaction, there: Wording) -> tuple[str, Sequence[WordHere]]:
        words = list(there.of(kind))
        place = next(n for n, one in enumerate(words) if one.code == code)
        words.insert(max(0, place - 1), words.pop(place))
        return code, words

    change(store, viewer, kind, moved, AuditAction.WORD_CHANGED, now)


def change(
    store: Store, viewer: Viewer, kind: str, changed: Changed, action: AuditAction, now: datetime
) -> None:
    check_can_administer(viewer)

    def work(tx: Transaction) -> None:
        code, words = changed(tx, wording_kept(tx))
        put_words(tx, kind, words)
        noted(tx, viewer, action, now, f"{kind} {code}")

    store.write(work)


def as_written(one: WordHere) -> tuple[str, bool, str | None]:
    """What a page shows of a word and an admin changes; its place is another matter."""
    return one.said, one.is_hidden, one.serves


def said_to_serve(serves: str, word: Word) -> str | None:
    """Of a technique of one's own; when the usual ones serve is not the workspace's to say."""
    return named(serves) or None if word.is_own and isinstance(word, Technique) else None


def check_none_is_new(own: Sequence[WordHere], seen: Collection[str]) -> None:
    if new := [one.said for one in own if one.code not in seen]:
        raise ChangedMeanwhile(
            f"{LABEL}: somebody else added {' and '.join(f'“{name}”' for name in new)} while you "
            "had this open. What you wrote is still here. Add it too if it says something else."
        )


def wrong_label(made: WordHere, there: Wording) -> list[Problem]:
    said = made.label or made.usual
    problems = wrong_name(LABEL, said)
    if len(said) > LONGEST:
        told = f"is {len(said)} characters long, and {LONGEST} fit. Shorten it."
        problems = [Problem(LABEL, told)]
    if set(said) & set(SIGNS):
        problems.append(Problem(LABEL, f"these signs cannot stand in it: {' '.join(SIGNS)}"))
    if said and not same(said):
        problems.append(Problem(LABEL, "it has neither a letter nor a digit. Write a word."))
    elif same(said) in there.taken_names(made.kind, made.code):
        told = f"“{said}” is what another one is called, here or usually, or was. Choose another."
        problems.append(Problem(LABEL, told))
    return problems


def wrong_sentence(made: WordHere) -> list[Problem]:
    said = made.serves or ""
    if len(said) > SENTENCE:
        told = f"is {len(said)} characters long, and {SENTENCE} fit. Shorten it."
        return [Problem(SERVES, told)]
    return [Problem(SERVES, CARD)] if has_card(said) else []


def too_few(words: Sequence[WordHere]) -> list[Problem]:
    if sum(not one.is_hidden for one in words) >= LEAST_OFFERED:
        return []
    return [Problem(OFFERED, f"at least {LEAST_OFFERED} have to be, or nothing could be said.")]
