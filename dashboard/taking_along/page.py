"""One's own journal as one page: it holds all it needs, loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from html import escape
from pathlib import Path
from string import Template

from pydantic import BaseModel

from dashboard.screens.answers_view import WHEN, in_words
from journal.draft import Answers
from journal.entry import Entry, asks
from journal.own_journal import OwnEntry, OwnJournal
from journal.promise import SavedPromise

PAGE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
AT = "%Y-%m-%d %H:%M"


def as_page(journal: OwnJournal) -> str:
    """The page as HTML; every text in it is escaped."""
    parts = [entry(own) for own in reversed(journal.entries)]
    if journal.promises:
        parts.append(f"<h2>Promises without an entry</h2>{promises(journal.promises)}")
    if journal.drafts:
        parts.append("<h2>Drafts</h2>")
        parts += [
            f"<article>{answers(given(draft.answers), Entry)}</article>" for draft in journal.drafts
        ]
    taken = f"{journal.taken_at.astimezone(UTC):{AT}}"
    return PAGE.substitute(
        name=escape(journal.person.name),
        about=f"{len(journal.entries):,} entries, taken along {taken}. Times are in UTC.",
        body="\n".join(parts),
    )


def entry(own: OwnEntry) -> str:
    saved = own.saved
    head = f"{saved.entry.occurred_at.astimezone(UTC):{AT}}, {own.team}"
    felt = said(own.check_in[1]) if own.check_in else ""
    before = "".join(
        f"<details><summary>Until {version.said_until.astimezone(UTC):{AT}}</summary>"
        f"{said(version.entry)}</details>"
        for version in own.versions
    )
    return (
        f"<article><h2>{escape(head)}</h2>{said(saved.entry)}{felt}{promises(own.promises)}"
        f"{before}</article>"
    )


def said(model: BaseModel) -> str:
    """What was answered, by the questions."""
    told = ((name, in_words(value)) for name, value in model if name not in WHEN)
    return answers(((name, words) for name, words in told), type(model))


def answers(told: Iterable[tuple[str, str]], of: type[BaseModel]) -> str:
    rows = "".join(
        f'<dt>{escape(label_of(name, of))}</dt><dd dir="auto">{escape(words)}</dd>'
        for name, words in told
        if words
    )
    return f"<dl>{rows}</dl>"


def label_of(name: str, of: type[BaseModel]) -> str:
    return asks(name, of).label if name in of.model_fields else name.capitalize()


def promises(made: Iterable[SavedPromise]) -> str:
    rows = "".join(f"<li>{escape(promise(one))}</li>" for one in made)
    return f"<ul>{rows}</ul>" if rows else ""


def promise(saved: SavedPromise) -> str:
    one = saved.promise
    ended = f", done {one.done_at.astimezone(UTC):{AT}}" if one.done_at else ""
    return f"Promised by {one.due_at.astimezone(UTC):{AT}}: {one.what} ({one.kind.label}){ended}"


def given(answers: Answers) -> Iterable[tuple[str, str]]:
    """What a draft holds, as it was given."""
    return ((name, str(value)) for name, value in answers.items())
