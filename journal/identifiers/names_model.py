"""Names by a language model of spaCy, for workspaces that installed one: the extra `names`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

from journal.identifiers.names import Names
from journal.identifiers.span import Piece

PEOPLE = {"PERSON", "PER"}
"""What models call people: the English ones, and the others."""


@lru_cache(maxsize=1)
def names_by_model(model: str) -> Names | None:
    """Finds names by an installed model ("en_core_web_sm"); None where spaCy or it is missing.

    Loading takes seconds and some hundred megabytes, once.
    """
    if find_spec("spacy") is None or find_spec(model) is None:
        return None
    read = import_module(model).load()

    def names(text: str) -> Iterator[Piece]:
        for entity in read(text).ents:
            if entity.label_ in PEOPLE:
                yield Piece(entity.start_char, entity.end_char)

    return names
