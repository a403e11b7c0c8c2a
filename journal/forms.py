"""The forms whose texts are kept as they are written, besides those of an entry, a promise, a
request and a report: those of debriefs and of the playbook. Each has a draft of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journal.debrief import NOTES
from journal.debrief_outcome import BECAUSE, HOW_SEEN, TAKEAWAY, WHAT
from journal.draft import WRITTEN_FOR, Answers
from journal.entry import FREE_TEXTS, asks
from journal.playbook import PHRASE
from journal.vocabulary import Word


class Form(Word):
    NOTES = "notes", "Notes of a debrief"
    TAKEAWAY = "takeaway", "A takeaway"
    ACTION = "action", "An action of a debrief"
    NOT_DOING = "not_doing", "Why an action is not done"
    MINUTES = "minutes", "The minutes of an agenda"
    CASE = "case", "A case, put otherwise"
    OFFERED = "offered", "A phrase for one’s team"
    ADDED = "added", "A phrase for the workspace"
    REPHRASED = "rephrased", "A phrase, changed"


TEXTS: Mapping[Form, Mapping[str, str]] = {
    Form.NOTES: {"notes": NOTES},
    Form.TAKEAWAY: {"takeaway": TAKEAWAY},
    Form.ACTION: {"what": WHAT, "how_seen": HOW_SEEN},
    Form.NOT_DOING: {"because": BECAUSE},
    Form.MINUTES: {},
    Form.CASE: {name: asks(name).label for name in FREE_TEXTS},
    Form.OFFERED: {"phrase": PHRASE},
    Form.ADDED: {"phrase": PHRASE},
    Form.REPHRASED: {"phrase": PHRASE},
}
"""The texts of each, with their labels."""


def written_for(form: Form, about: str) -> str:
    """What a draft of a form says that it is for: which form, and of which debrief, action, case,
    technique or phrase."""
    return f"{form.value} {about}"


def form_of(what: object) -> Form | None:
    """Of which form a draft is that says it is for this; None for what is no form."""
    name = what.partition(" ")[0] if isinstance(what, str) else ""
    return Form(name) if name in list(Form) else None


def texts_of_form(answers: Answers) -> Iterator[tuple[str, str, str]]:
    """Each text of a draft of a form, with its field and label; none of any other draft."""
    form = form_of(answers.get(WRITTEN_FOR))
    for name, label in TEXTS[form].items() if form else ():
        if isinstance(text := answers.get(name), str):
            yield name, label, text
