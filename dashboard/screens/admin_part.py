"""A part of the Admin screen: its place in the address, what is told after a button of it was
pressed, and what its fields showed when they were first drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard import session
from journal.errors import ChangedMeanwhile, JournalError, Refused

PART = "part"
WITHIN = ("step", "person", "team", "what", "who", "first", "last", "page")
"""What the address names within a part, and forgets when another one is opened."""
UNCHANGED = "Nothing was changed."
SAVED, REFUSED, SEEN = "admin saved", "admin refused", "admin seen"
T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """One of the things that an admin looks after."""

    address: str
    title: str
    what_for: str
    draw: Callable[[], None]


def open_part(address: str | None, **within: str) -> None:
    """Shows another part, and what it is asked for within."""
    session.forget_all(SEEN)
    session.set_address(**(dict.fromkeys(WITHIN) | {PART: address} | within))


def as_seen(name: str, there: T) -> T:
    """What the fields of this name showed when they were first drawn: another admin may have
    changed it since, and it is compared when it is saved."""
    key = f"{SEEN} {name}"
    if session.recall(key) is None:
        session.remember(key, [there])
    seen: T = session.recall(key)[0]
    return seen


def tried(name: str, work: Callable[[], object], said: str) -> bool:
    """Does what a button is for; what came of it is told where `say` is called with the name."""
    try:
        work()
        session.look_up_anew()
    except ChangedMeanwhile as error:
        session.forget(f"{SEEN} {name}")
        told: Sequence[str] = [str(error)]
    except Refused as refused:
        told = [str(problem) for problem in refused.problems]
    except JournalError as error:
        told = [str(error)]
    else:
        session.forget(f"{SEEN} {name}")
        session.remember(f"{SAVED} {name}", said)
        return True
    session.remember(f"{REFUSED} {name}", list(map(said_above, told)))
    return False


def said_above(sentence: str) -> str:
    """Without what stands above all of them."""
    return sentence.replace(UNCHANGED, "").strip()


def say(name: str) -> None:
    """Tells once what came of the last button. A sentence may hold a name out of a file, and is
    drawn as the text it is."""
    if said := session.take(f"{SAVED} {name}"):
        st.success(said)
    if told := session.take(f"{REFUSED} {name}", ()):
        st.error(UNCHANGED)
        for sentence in told:
            st.text(sentence)
