"""How often the encounters that are found similar are about the same subject: on what the people
and their customers of the demo tell of one encounter, and on complaints of a telecom company."""

from __future__ import annotations

import csv
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal.alike import of_entry
from journal.demo import organisation
from journal.demo.situations import situations, told
from journal.entry import SavedEntry
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.similar import similar
from journal.store.engine import Store
from tests.journal.given import TODAY, stored_entry, wrote

COMPLAINTS = Path(__file__).parents[4] / "shared" / "data" / "telecom_complaints_2015.csv"
"""Not part of the project; where it is missing, what needs it is left out."""
LABELS = Path(__file__).parent / "same_subject.toml"
FIRST = 5


@dataclass(frozen=True)
class Found:
    """Of so many encounters: for how many one about the same subject stood among the first, and
    how many of those that stood there were."""

    asked: int
    hits: float
    precision: float
    by_chance: float
    """What the second would be if the first were drawn by lot."""


def among_the_first(
    store: Store, viewer: Viewer, asked: Sequence[tuple[str, SavedEntry]], labels: dict[str, str]
) -> Found:
    """`asked` is what resembling ones are looked for, with its subject; `labels`, the subject of
    each entry that can be found."""
    hits, right, shown = 0, 0, 0
    for subject, saved in asked:
        probe = of_entry(saved.entry, saved.entry_id)
        found = similar(store, scope_for(viewer), probe, FIRST)
        same = [labels[one.own.entry_id] == subject for one in found if one.own]
        hits, right, shown = hits + any(same), right + sum(same), shown + len(same)
    subjects = list(labels.values())
    lot = sum(subjects.count(subject) / len(subjects) for subject, _ in asked) / len(asked)
    return Found(len(asked), hits / len(asked), right / max(shown, 1), lot)


def of_the_demo(store: Store, viewer: Viewer) -> Found:
    """What an agent tells, found by what the customer would tell of the same encounter."""
    rng = random.Random(1)
    kinds = [one for team in organisation.TEAMS for one in situations(team.situations)]
    pairs = [one for one in kinds if one.their_view]
    labels, asked, kept = {}, [], []
    for number, one in enumerate(pairs):
        about = {"cause": str(one.cause), "behaviours": list(one.behaviours)}
        saved = stored_entry(viewer, TODAY, what_happened=told(one.what_happened, rng), **about)
        kept.append(saved)
        labels[saved.entry_id] = str(number)
        theirs = stored_entry(viewer, TODAY, their_view=one.their_view, cause=about["cause"])
        asked.append((str(number), theirs))
    wrote(store, *kept)
    return among_the_first(store, viewer, asked, labels)


def of_complaints(store: Store, viewer: Viewer) -> Found:
    """One complaint, found by the others about its subject, in the words of other people."""
    texts = dict(complaints())
    chosen = tomllib.loads(LABELS.read_text(encoding="utf-8"))
    asked = [
        (subject, stored_entry(viewer, TODAY, cause="unclear", what_happened=texts[ticket]))
        for subject, tickets in chosen.items()
        for ticket in tickets
    ]
    wrote(store, *(saved for _, saved in asked))
    return among_the_first(store, viewer, asked, {saved.entry_id: s for s, saved in asked})


def complaints() -> Iterator[tuple[str, str]]:
    with COMPLAINTS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["Ticket #"], row["Customer Complaint"]
