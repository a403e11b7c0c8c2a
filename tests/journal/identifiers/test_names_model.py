"""The names model: off unless asked for, and a plain sentence where it is asked for in vain."""

from __future__ import annotations

from pathlib import Path

import pytest

from journal.customers_data import undecided
from journal.errors import Unavailable
from journal.identifiers import Kind, find, names_chosen
from journal.identifiers.names_model import SETTING, names_by_model
from journal.transfer.masking import without_customers

MODEL = """
import spacy

def load():
    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns([
        {"label": "PERSON", "pattern": "Jerome Baptiste"},
        {"label": "ORG", "pattern": "Brightwell"},
    ])
    return model
"""
"""A package as spaCy's models are, of a model that was told two names."""
TEXT = "Jerome\u200b Baptiste of Brightwell wants the deposit back today."
NAME = "Jerome\u200b Baptiste"


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    pytest.importorskip("spacy", reason="the extra `names` is not installed")
    (tmp_path / "en_two_names.py").write_text(MODEL, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "en_two_names"


def test_rules_alone_find_names_unless_a_model_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(SETTING, "")
    assert names_chosen() is None
    monkeypatch.delenv(SETTING)
    assert names_chosen() is None
    assert undecided({"what_happened": TEXT}, None) == ()


@pytest.mark.parametrize("missing", ["en_no_such_model", "json", "../models", "en_core.web"])
def test_a_model_that_is_not_there_lets_no_text_through_unread(
    monkeypatch: pytest.MonkeyPatch, missing: str
):
    monkeypatch.setenv(SETTING, missing)
    for read in (undecided, without_customers):
        with pytest.raises(Unavailable, match=r"which is not installed, .* Nothing was changed"):
            read({"what_happened": TEXT}, None)


def test_a_model_finds_a_name_that_no_word_introduces(model: str):
    assert not find(TEXT)
    (span,) = find(TEXT, names=names_by_model(model))
    assert (span.kind, TEXT[span.start : span.end]) == (Kind.NAME, NAME)


def test_what_the_model_finds_is_asked_about_and_masked(
    model: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(SETTING, model)
    (finding,) = undecided({"what_happened": TEXT}, None)
    assert finding.piece == NAME
    without, found = without_customers({"what_happened": TEXT}, None)
    assert without["what_happened"].startswith(f"{Kind.NAME.mask} of Brightwell")
    assert found == {Kind.NAME: 1}
