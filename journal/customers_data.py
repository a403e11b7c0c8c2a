"""What a draft says that may tell who a customer is, and what its author has decided about it.

Each piece is taken out of its text, or stays with a reason; until then nothing is saved. Card
numbers are not asked about: they are masked before a draft is kept (free_text.storable).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from journal.draft import IDENTIFIERS_KEPT, PROMISES, SUPPORT_NOTE, Answers
from journal.entry import FREE_TEXTS, asks
from journal.errors import JournalError
from journal.forms import texts_of_form
from journal.identifiers import Span, find, names_chosen, redacted
from journal.incident import INCIDENT_TEXTS, IncidentReport
from journal.promise import Promise
from journal.support import SupportRequest
from journal.vocabulary import Word


class Because(Word):
    """Why a piece that looks like a customer's data stays in a text."""

    NO_CUSTOMER = "no_customer", "It is no customer's"
    PUBLIC = "public", "Everybody may know it"
    NEEDED = "needed", "It makes no sense without"


@dataclass(frozen=True)
class Finding:
    """A piece of a text that may say who a customer is."""

    field: str
    """Of the entry; or the id of a promise, whose `what` it stands in."""
    label: str
    text: str
    span: Span

    @property
    def piece(self) -> str:
        return self.text[self.span.start : self.span.end]


class Undecided(JournalError):
    """Nothing was saved, because its author has to decide about some of it first."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(
            "Not saved yet: this may say who a customer is. Take it out, or say why it stays; "
            "then save. Everything you gave is kept."
        )


def undecided(
    answers: Answers, region: str | None, before: Answers | None = None
) -> tuple[Finding, ...]:
    """What its author has not decided about. `before` is what the entry said that these answers
    change: about that it was decided when it was saved."""
    decided = {*answers.get(IDENTIFIERS_KEPT, {}), *pieces_in(before or {}, region)}
    return tuple(one for one in findings_in(answers, region) if one.piece not in decided)


def undecided_in(
    texts: Mapping[str, str], region: str | None, decided: Collection[str]
) -> tuple[Finding, ...]:
    """The same of texts that stand in no draft, by their labels."""
    names = names_chosen()
    found = (
        Finding(label, label, text, span)
        for label, text in texts.items()
        for span in find(text, region, names)
    )
    return tuple(one for one in found if one.piece not in decided)


def findings_in(answers: Answers, region: str | None) -> Iterator[Finding]:
    names = names_chosen()
    for field, label, text in texts_in(answers):
        yield from (Finding(field, label, text, span) for span in find(text, region, names))


def pieces_in(answers: Answers, region: str | None) -> set[str]:
    return {finding.piece for finding in findings_in(answers, region)}


def texts_in(answers: Answers) -> Iterator[tuple[str, str, str]]:
    """Each text with the field it stands in and the label of that."""
    for name in FREE_TEXTS:
        if isinstance(text := answers.get(name), str):
            yield name, asks(name).label, text
    for name in INCIDENT_TEXTS:
        if isinstance(text := answers.get(name), str):
            yield name, asks(name, IncidentReport).label, text
    for promise in answers.get(PROMISES) or []:
        if isinstance(text := promise.get("what"), str):
            yield promise["promise_id"], asks("what", Promise).label, text
    if isinstance(text := answers.get(SUPPORT_NOTE), str):
        yield SUPPORT_NOTE, asks("note", SupportRequest).label, text
    yield from (one for one in texts_of_form(answers) if one[0] not in FREE_TEXTS)


def taken_out(answers: Answers, findings: Mapping[str, list[Span]]) -> dict[str, Any]:
    """The answers that change when spans are taken out of the texts of some fields."""
    changed: dict[str, Any] = {
        name: redacted(answers[name], spans)
        for name, spans in findings.items()
        if isinstance(answers.get(name), str)
    }
    promises = list(answers.get(PROMISES) or [])
    anew = [
        {**one, "what": redacted(one["what"], findings[one["promise_id"]])}
        if one["promise_id"] in findings
        else one
        for one in promises
    ]
    return changed | ({PROMISES: anew} if anew != promises else {})
