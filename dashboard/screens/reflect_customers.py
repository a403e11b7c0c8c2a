"""What in a draft may say who a customer is: taken out, or kept with a reason, piece by piece."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard import forms, session
from dashboard.drafting import ASKED, Drafting
from dashboard.highlighting import show_marked
from dashboard.in_its_place import in_its_place
from journal.customers_data import Because, Finding, taken_out
from journal.draft import IDENTIFIERS_KEPT
from journal.identifiers import Span
from journal.reading.own import my_undecided

ON_ITS_OWN = "Nothing here finds everything: read it over once yourself."


@in_its_place
def decide(drafting: Drafting, then: str = "Save entry stores it.") -> None:
    if not session.recall(drafting.key(ASKED)) or drafting.draft is None:
        return
    zone = session.workspace().zone
    findings = my_undecided(session.store(), session.scope(), drafting.draft, zone)
    with st.container(border=True, key="customers-data"):
        if not findings:
            st.write(f"All of it is decided. {then}")
            return
        st.write("**May this say who a customer is?** " + ON_ITS_OWN)
        if len(findings) > 1 and st.button("Take all of it out"):
            take_out(drafting, findings)
            st.rerun(scope="fragment")
        for number, finding in enumerate(findings):
            show(drafting, finding, number)


def show(drafting: Drafting, finding: Finding, number: int) -> None:
    key = drafting.key(f"decide {finding.field} {finding.span.start} {finding.piece}")
    st.caption(f"{finding.label}: {finding.span.kind.label.lower()}")
    show_marked(finding.text, finding.span.start, finding.span.end)
    if st.button("Take it out", key=f"{key} out"):
        take_out(drafting, [finding])
        st.rerun(scope="fragment")
    forms.chips(
        finding.piece,
        "Or keep it, because",
        list(Because),
        key=f"{key} because {number}",
        value=None,
        given=lambda piece, because: keep(drafting, piece, because),
    )


def take_out(drafting: Drafting, findings: Iterable[Finding]) -> None:
    spans: dict[str, list[Span]] = {}
    for finding in findings:
        spans.setdefault(finding.field, []).append(finding.span)
    changed = taken_out(drafting.answers, spans)
    drafting.keep(changed, {name: drafting.answers.get(name) for name in changed})


def keep(drafting: Drafting, piece: str, because: str | None) -> None:
    if because:
        kept = dict(drafting.answers.get(IDENTIFIERS_KEPT) or {})
        drafting.keep({IDENTIFIERS_KEPT: kept | {piece: because}}, {IDENTIFIERS_KEPT: kept})
