"""On which days somebody is away: to see, to enter and to take away again."""

from __future__ import annotations

import streamlit as st

from dashboard import session
from dashboard.wording import said_day
from journal.actions.working_time import FROM, TO, enter_absence, take_absence_away
from journal.errors import JournalError
from journal.people import Person
from journal.reading.absences import AbsenceSeen, absences_seen, whose_absences

WHO_SEES = (
    "Only the days, never why. You, your supervisors and the admins see them; while you are away "
    "nothing reminds you, and your supervisor sees your open promises first."
)
WHO_SEES_OF_OTHERS = "Only the days, never why. They see that you entered it."


def own_absences() -> None:
    """When the viewer is away."""
    st.header("When I am away", anchor=False)
    st.caption(WHO_SEES)
    absences(session.the_viewer().person)


def absences_of_others() -> None:
    """When one of those is away for whom the viewer may say so; nothing where there is nobody."""
    found = whose_absences(session.store(), session.the_viewer(), session.today())
    if not found:
        return
    st.header("Who is away", anchor=False)
    st.caption(WHO_SEES_OF_OTHERS)
    chosen = st.selectbox(
        "Who",
        found,
        index=None,
        format_func=lambda person: f"{person.name} ({person.login})",
        key="whose absence",
    )
    if chosen is not None:
        absences(chosen)


def absences(person: Person) -> None:
    first, last = f"absence from {person.person_id}", f"absence to {person.person_id}"
    seen = absences_seen(session.store(), session.the_viewer(), person.person_id, session.today())
    for number, absence in enumerate(seen, start=1):
        show(number, absence)
    if not seen:
        st.text("No days are entered.")
    with st.container(horizontal=True):
        st.date_input(FROM, value=None, min_value=session.today(), format="DD/MM/YYYY", key=first)
        st.date_input(TO, value=None, min_value=session.today(), format="DD/MM/YYYY", key=last)
    st.button(
        "Enter these days",
        key=f"absence of {person.person_id}",
        on_click=enter,
        args=(person.person_id, first, last),
    )
    if problem := session.take("absence problem"):
        st.error(problem)


def show(number: int, seen: AbsenceSeen) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(said(seen))
        st.button(
            f"Take absence {number} away",
            type="tertiary",
            key=f"absence {seen.absence_id}",
            on_click=take_away,
            args=(seen.absence_id,),
        )


def said(seen: AbsenceSeen) -> str:
    """ "Mon 4 May to Fri 8 May (entered by Sam Whitlock)"."""
    first, last = (
        said_day(day, session.today()) for day in (seen.absence.first, seen.absence.last)
    )
    days = first if seen.absence.first == seen.absence.last else f"{first} to {last}"
    return f"{days} (entered by {seen.entered_by})" if seen.entered_by else days


def enter(person_id: str, first: str, last: str) -> None:
    state = session.remembered()
    try:
        enter_absence(
            session.store(),
            session.the_viewer(),
            person_id,
            state[first],
            state[last],
            now=session.now(),
            workspace=session.workspace(),
        )
    except JournalError as error:
        session.remember("absence problem", f"{error} Nothing was stored.")
        return
    state[first] = state[last] = None


def take_away(absence_id: str) -> None:
    try:
        take_absence_away(
            session.store(),
            session.the_viewer(),
            absence_id,
            now=session.now(),
            workspace=session.workspace(),
        )
    except JournalError as error:
        session.remember("absence problem", str(error))
