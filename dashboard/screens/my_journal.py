"""My journal: drafts first, then one's own entries, the newest first, or those that are sought."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.handing_out import EVERYTHING
from dashboard.screens import REFLECT, TEAM_FIGURES
from dashboard.screens.deleted_view import DELETED, SHOW, offer_deleted, show_deleted
from dashboard.screens.entry_view import show_entry
from dashboard.screens.journal_search import ask_what_is_sought, show_where_found
from dashboard.screens.own_erasing_view import offer_erasing_all, say_erased_all
from dashboard.screens.paging import page_shown, turn_pages
from dashboard.wording import clock, day_and_time, said_day, shortened
from journal.draft import Draft
from journal.entry import SavedEntry, choices
from journal.reading.agreeing import own_agreements
from journal.reading.own import has_entries, my_drafts, my_entries
from journal.sought import Sought

ENTRY = "entry"


def page() -> None:
    st.title("My journal", anchor=False)
    opened = session.address(ENTRY)
    if opened:
        show_entry(opened)
        return
    if session.address(SHOW) == DELETED:
        show_deleted()
        return
    say_deleted()
    say_erased_all()
    drafts = my_drafts(session.store(), session.scope())
    if drafts:
        st.header("Drafts", anchor=False)
        st.caption("Kept, and not counted before you save them.")
        for draft in drafts:
            show_draft(draft)
    timeline(bool(drafts))
    offer_deleted()
    st.link_button("Take everything of mine along, as one file", EVERYTHING, type="tertiary")
    offer_erasing_all()
    lead_to_team_figures()


def say_deleted() -> None:
    if session.take("deleted"):
        st.write("Deleted. For 30 days you can bring it back, under “Deleted” below.")


def show_draft(draft: Draft) -> None:
    workspace = session.workspace()
    kept = day_and_time(draft.kept_at, session.now(), workspace.zone)
    kind = "Change to an entry" if draft.changes_entry else "New entry"
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{kind}**")
        st.caption(f"Kept {kept}")
        chosen = [
            choices(field)(draft.answers[field]).label
            for field in ("cause", "outcome", "channel")
            if field in draft.answers
        ]
        st.text(" · ".join(chosen))
        said = draft.answers.get("what_happened") or draft.answers.get("their_view")
        if said:
            st.text(shortened(str(said)))
        if st.button("Go on", key=f"go on {draft.draft_id}"):
            st.switch_page(REFLECT.path, query_params={"draft": draft.draft_id})


def timeline(has_drafts: bool) -> None:
    if not has_entries(session.store(), session.scope()):
        if not has_drafts:
            nothing_yet()
        return
    st.header("Entries", anchor=False)
    sought = ask_what_is_sought()
    number, (entries, total) = page_shown(
        lambda page: my_entries(session.store(), session.scope(), page, sought),
        lambda found: found[1],
    )
    if sought.is_narrowed:
        st.caption(said_found(total))
    for saved in entries:
        show_in_timeline(saved, sought)
    turn_pages(number, total, "entries", back="Newer", on="Older")


def lead_to_team_figures() -> None:
    """For those whose team is so small that it is for them to say."""
    asked = (session.store(), session.the_viewer(), session.workspace(), session.today())
    found = own_agreements(*asked)
    if any(own.may_agree for own in found):
        st.caption(
            "Whether your supervisor sees figures of your small team is for all of you to say."
        )
        st.page_link(TEAM_FIGURES.path, label="Team figures")


def said_found(total: int) -> str:
    if not total:
        return "Nothing fits. Every word has to be in the entry, and every filter to fit."
    return "1 entry fits." if total == 1 else f"{total:,} entries fit."


def nothing_yet() -> None:
    st.write(
        "Here will be the encounters you wrote down, the newest first. Three answers are enough "
        "for the first one."
    )
    st.page_link(REFLECT.path, label="Write the first one")


def show_in_timeline(saved: SavedEntry, sought: Sought) -> None:
    entry = saved.entry
    zone = session.workspace().zone
    day = said_day(saved.local_date, session.today())
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{day[:1].upper()}{day[1:]}, {clock(entry.occurred_at, zone)}**")
        st.caption(" · ".join((entry.cause.label, entry.outcome.label, entry.channel.label)))
        if not show_where_found(entry, sought) and entry.what_happened:
            st.text(shortened(entry.what_happened))
        if st.button("Open", key=f"open {saved.entry_id}"):
            session.set_address(entry=saved.entry_id)
            st.rerun()


page()
