"""Names by a language model of spaCy, for workspaces that installed one: the extra `names`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from journal.errors import Unavailable
from journal.identifiers.names import Names
from journal.identifiers.span import Piece

SETTING = "AFTERWORD_NAMES_MODEL"
"""The variable of the environment that names a model; without it rules alone find names."""
MODEL = re.compile(r"[a-z]{2,3}_\w+")
"""What spaCy's models are called: "en_core_web_sm"."""
PEOPLE = {"PERSON", "PER"}
"""What models call people: the English ones, and the others."""


def names_chosen() -> Names | None:
    """Finds names by the model that this process was told to use; None where it was told none.

    Raises Unavailable where that model is not there.
    """
    model = os.environ.get(SETTING)
    return names_by_model(model) if model else None


@lru_cache(maxsize=1)
def names_by_model(model: str) -> Names:
    """Finds names by an installed model. Raises Unavailable where spaCy or the model is missing.

    Loading takes seconds and some hundred megabytes, once.
    """
    if find_spec("spacy") is None or not MODEL.fullmatch(model) or find_spec(model) is None:
        raise Unavailable(
            f"{SETTING} asks for names to be found by “{model}”, which is not installed, or spaCy "
            "is not. Nothing was changed. Install both (the extra “names”), or leave it unset."
        )
    read = import_module(model).load()

    def names(text: str) -> Iterator[Piece]:
        for entity in read(text).ents:
            if entity.label_ in PEOPLE:
                yield Piece(entity.start_char, entity.end_char)

    return names
