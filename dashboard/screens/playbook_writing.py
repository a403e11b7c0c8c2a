"""The fields in which a phrase is written, each kept as it is written, in a draft of its own."""

from __future__ import annotations

from dashboard.drafting import Drafting, Sentences
from dashboard.screens.kept_form import form_text, say_what_is_kept
from journal.forms import Form
from journal.techniques import Technique

SAID = Sentences(undone="Not done yet", kept="Kept {at}, for you alone.", then="")


def offered_of(technique: Technique) -> Drafting:
    """What is to be offered to a team."""
    return Drafting.of_form(Form.OFFERED, technique.value)


def added_of(technique: Technique) -> Drafting:
    """What is to be added to the workspace's own."""
    return Drafting.of_form(Form.ADDED, technique.value)


def changed_of(phrase_id: str, phrase: str) -> Drafting:
    """What a phrase is to say from now on."""
    return Drafting.of_form(Form.REPHRASED, phrase_id, phrase=phrase)


def write_phrase(label: str, drafting: Drafting) -> None:
    form_text(drafting, "phrase", label, rows=2)


def say_phrase_is_kept(drafting: Drafting) -> None:
    say_what_is_kept(drafting, SAID)


def written(drafting: Drafting) -> str:
    """What stands in the field now."""
    return str(drafting.shown.get("phrase", ""))


def begin_with(drafting: Drafting, phrase: str) -> None:
    """Puts a phrase into the field; what else stood there is set aside."""
    drafting.written("phrase", phrase, ("",))
