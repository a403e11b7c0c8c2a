from __future__ import annotations

from pathlib import Path

import pytest

from journal.identifiers import Kind, find, names_by_model

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


def test_without_the_model_there_are_no_names_by_it():
    assert names_by_model("no_such_model_of_any_language") is None


def test_a_model_finds_a_name_that_no_word_introduces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    pytest.importorskip("spacy", reason="the extra `names` is not installed")
    (tmp_path / "model_of_two_names.py").write_text(MODEL, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    text = "Jerome\u200b Baptiste of Brightwell wants the deposit back today."
    assert not find(text)
    (span,) = find(text, names=names_by_model("model_of_two_names"))
    assert (span.kind, text[span.start : span.end]) == (Kind.NAME, "Jerome\u200b Baptiste")
