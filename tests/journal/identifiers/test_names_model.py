from __future__ import annotations

import pytest

from journal.identifiers import Kind, find, names_by_model

MODEL = "en_core_web_sm"


def test_without_the_model_there_are_no_names_by_it():
    assert names_by_model("no_such_model_of_any_language") is None


def test_a_model_finds_a_name_that_no_word_introduces():
    pytest.importorskip("spacy", reason="the extra `names` is not installed")
    pytest.importorskip(MODEL, reason=f"the model {MODEL} is not installed")
    text = "Jerome Baptiste wants the deposit back today."
    assert not find(text)
    (span,) = find(text, names=names_by_model(MODEL))
    assert (span.kind, text[span.start : span.end]) == (Kind.NAME, "Jerome Baptiste")
