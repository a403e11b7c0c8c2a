"""What is shared of the entries behind a point or bar, as the browser gets it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from journal.periods import BLOCK
from journal.questions.behind import Behind
from journal.questions.wording import day
from journal.sharing import MOST_LISTED, SharedInList

BY_NAME = "Shared with you, by name"
WITHOUT = "Shared with the team, without names"
BY_BLOCKS = "Told by whole blocks of four weeks, as a week would say when they were:"
NO_BLOCK = (
    "These are told by blocks of four weeks that are over and in which enough people wrote, or by "
    "several together, as anything finer would say when they were. Here is none."
)
IN_SOME = "Told of {told} of the {all} blocks counted here, as more would say when they were."
NO_TIME = "What is shared without a name does not tell when it was."


def as_panel(behind: Behind) -> dict[str, Any]:
    """The lists, and the ways to the counts and periods beside what was chosen."""
    name, count = behind.counts[behind.choice]
    return {
        "choice": str(behind.choice),
        "title": f"{behind.label}: {name}, {count:,}",
        "counts": [
            {"to": str(choice), "name": f"{name} {count:,}", "chosen": choice == behind.choice}
            for choice, (name, count) in behind.counts.items()
        ],
        "beside": [
            {"to": str(choice), "name": f"The {behind.grain} {where}"}
            for choice, where in ((behind.before, "before"), (behind.after, "after"))
            if choice
        ],
        "lists": [
            listed(BY_NAME, behind.named, none_by_name(behind)),
            listed(WITHOUT, behind.unnamed or (), *without_names(behind)),
        ],
    }


def listed(title: str, entries: Sequence[SharedInList], none: str, of: str = "") -> dict[str, Any]:
    """A list; what is said where it is empty, and above it of what it is."""
    told = [of] if of else []
    if not entries:
        told.append(none)
    if len(entries) == MOST_LISTED:
        told.append(f"These are the newest {MOST_LISTED}.")
    return {"title": title, "told": told, "entries": [in_list(entry) for entry in entries]}


def in_list(shared: SharedInList) -> dict[str, str]:
    about = " · ".join(word.label for _, word in shared.about)
    return {
        "who": shared.author or "",
        "about": about,
        "address": f"/shared?{urlencode({'share': shared.share_id})}",
    }


def none_by_name(behind: Behind) -> str:
    """That none is shared; of how many, as is drawn."""
    if not behind.count:
        return "Nothing is counted here."
    if behind.count == 1:
        return "The one entry counted here is not shared with you by name."
    return f"None of the {behind.count:,} entries counted here is shared with you by name."


def without_names(behind: Behind) -> tuple[str, str]:
    """What is said where none is shared with the team, and of which blocks these are."""
    if behind.unnamed is None:
        return (NO_TIME if behind.told_in else NO_BLOCK), ""
    none = "None is shared with the team."
    if behind.is_finer_than_a_block:
        first, last = behind.told_in[0], behind.told_in[-1] + BLOCK - timedelta(days=1)
        return none, f"{BY_BLOCKS} {day(first)} to {day(last)}."
    if len(behind.told_in) < len(behind.blocks):
        return none, IN_SOME.format(told=len(behind.told_in), all=len(behind.blocks))
    return none, ""
