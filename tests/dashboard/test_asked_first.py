"""The two ways out of a dialog that asks before something is done."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.dashboard.looking import drawn, pressed, told


def page() -> AppTest:
    def asks() -> None:
        import streamlit as st

        from dashboard.screens.asked_first import do_or_not
        from journal.errors import NotAllowed

        def work() -> None:
            if st.session_state.get("refuses"):
                raise NotAllowed("Only an admin does this.")
            st.session_state["done"] = st.session_state.get("done", 0) + 1

        do_or_not("Remove", work, otherwise="Keep everything")

    return AppTest.from_function(asks)


def test_it_is_done_once_on_its_own_button_and_not_on_the_other() -> None:
    asking = drawn(page())
    assert "done" not in pressed(asking, "Keep everything").session_state
    assert pressed(asking, "Remove").session_state["done"] == 1


def test_what_could_not_be_done_is_told_where_it_was_asked() -> None:
    asking = drawn(page())
    asking.session_state["refuses"] = True
    asking = pressed(asking, "Remove")
    assert "Only an admin does this." in told(asking)
    assert [button.label for button in asking.button] == ["Remove", "Keep everything"]
