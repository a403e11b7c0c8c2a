"""The audit log on the Admin screen: found by kind, person and days, and verified."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.handing_out import day_of
from dashboard.screens.admin_part import open_part
from dashboard.screens.paging import page_shown, turn_pages
from dashboard.screens.table_view import show_table
from dashboard.tables import Cell, Table
from dashboard.wording import said_day
from journal.audit_actions import AuditAction
from journal.reading.audit import LoggedAct, Sought, look_in_log, verify_everything
from journal.reading.organisation import Member, members

WHAT, WHO, FIRST, LAST = "what", "who", "first", "last"
WHAT_IT_IS = (
    "What was done, when, by whom and to whom: ids and codes, and nobody’s text. Nothing in it is "
    "ever changed; each row is sealed with the one before it."
)
NOTHING = "No row fits."


def audit_log() -> None:
    st.header("Audit log", anchor=False)
    st.write(WHAT_IT_IS)
    verification()
    sought = what_is_sought()
    choose(sought)
    store, viewer, zone = session.store(), session.the_viewer(), session.workspace().zone
    number, (rows, total) = page_shown(
        lambda page: look_in_log(store, viewer, sought, zone, page), lambda found: found[1]
    )
    if not rows:
        st.write(NOTHING)
        return
    show_table(Table.of([row_of(one) for one in rows]), "Audit log")
    turn_pages(number, total, "rows", back="Newer", on="Older")


def what_is_sought() -> Sought:
    """What the address names; anything else in it is as if it were not there."""
    action, login = session.address(WHAT), session.address(WHO)
    ids = {one.person.login: one.person.person_id for one in members_here()}
    return Sought(
        AuditAction(action) if action in list(AuditAction) else None,
        ids.get(login or ""),
        day_of(session.address(FIRST)),
        day_of(session.address(LAST)),
    )


def members_here() -> list[Member]:
    return members(session.store(), session.today())


def choose(sought: Sought) -> None:
    state = session.remembered()
    logins = {one.person.login: one.person for one in members_here()}
    state["audit what"] = sought.action
    state["audit who"] = next(
        (login for login, one in logins.items() if one.person_id == sought.person_id), None
    )
    state["audit first"], state["audit last"] = sought.first, sought.last
    st.selectbox(
        "What was done",
        sorted(AuditAction, key=lambda action: action.label),
        index=None,
        format_func=lambda action: action.label,
        placeholder="Anything",
        key="audit what",
        on_change=lambda: narrow(WHAT, state["audit what"]),
    )
    st.selectbox(
        "By whom, or to whom",
        list(logins),
        index=None,
        format_func=lambda login: f"{logins[login].name} ({login})" if login in logins else "",
        placeholder="Anybody",
        key="audit who",
        on_change=lambda: narrow(WHO, state["audit who"]),
    )
    with st.container(horizontal=True):
        for label, name, key in (("From", FIRST, "audit first"), ("To", LAST, "audit last")):
            st.date_input(
                label,
                value=None,
                format="DD/MM/YYYY",
                key=key,
                on_change=lambda name=name, key=key: narrow(name, state[key]),
            )
    if sought != Sought():
        st.button("Show everything", type="tertiary", on_click=open_part, args=("audit",))


def narrow(name: str, value: object) -> None:
    session.set_address(**{name: str(value) if value else None, "page": None})


def row_of(one: LoggedAct) -> dict[str, Cell]:
    local = one.happened_at.astimezone(session.workspace().zone)
    return {
        "When": f"{said_day(local.date(), session.today())}, {local:%H:%M}",
        "What": one.what,
        "By": one.by,
        "About": one.about,
        "Row": one.sequence,
    }


def verification() -> None:
    if not st.button("Verify the log and what is stored"):
        return
    found = verify_everything(session.store(), session.the_viewer())
    audit = found.audit
    if found.findings:
        st.error("Something is not as it was written. Keep the folder as it is, and look closer:")
        for finding in found.findings:
            st.text(finding)
    else:
        st.success("Nothing is wrong.")
    st.write(
        f"{audit.verified:,} of {audit.rows:,} rows are as they were written, each after the one "
        "before it, and the last one is the one that the head beside the database names. Every "
        "entry, promise, role and session belongs to somebody who is there."
        if not found.findings
        else f"{audit.verified:,} of {audit.rows:,} rows of the log are as they were written."
    )
