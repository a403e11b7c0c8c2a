"""Takes out of a row what may say who a customer is: a file has no author who could be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from journal.entry import FREE_TEXTS
from journal.identifiers import Kind, cards, find, names_chosen, redacted


def without_customers(
    answers: Mapping[str, str], region: str | None
) -> tuple[dict[str, str], Counter[Kind]]:
    """The answers with everything that was found in their texts masked, and how much of which
    kind that was. A case reference loses nothing but card numbers."""
    found: Counter[Kind] = Counter()
    without, names = dict(answers), names_chosen()
    for name in (*FREE_TEXTS, "case_ref"):
        text = without.get(name, "")
        if not text:
            continue
        spans = find(text, region, names) if name in FREE_TEXTS else cards(text)
        found.update(span.kind for span in spans)
        if spans:
            without[name] = redacted(text, spans)
    return without, found
