"""The playbook is everybody's: searched, read, and added to by those who use it, with consent."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from journal.actions import reflect
from journal.draft import WRITTEN_FOR
from journal.forms import Form, written_for
from journal.ids import new_id
from journal.policy import scope_for
from journal.reading.own import my_draft_alone
from journal.reading.playbook import my_phrases, playbook
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from journal.techniques import Technique
from journal.wording import Wording
from tests.dashboard.asked import viewer_of
from tests.dashboard.looking import Look, drawn, pressed, told
from tests.journal.given import QUICK

OPTIONS = "offered_options"
OFFER, AGREED = "Offer it to my team", "I agree that my team reads this, without my name."
MINE = "Shall we <b>ring</b> you, or write?"
BENS = "Refund today, or a new one on Thursday: you choose."


def labels(page: AppTest) -> list[str]:
    return [one.label for one in (*page.button, *page.checkbox)]


def write(store: Store, login: str, form: Form, about: str, phrase: str) -> None:
    """Keeps a phrase as its field does while it is written."""
    viewer, what = viewer_of(store, login), written_for(form, about)
    kept = my_draft_alone(store, scope_for(viewer), WRITTEN_FOR, what)
    given = {WRITTEN_FOR: what, "phrase": phrase}
    draft_id = kept.draft_id if kept else new_id()
    reflect.keep(store, viewer, draft_id, given, now=datetime.now(UTC))


def in_field(page: AppTest, label: str) -> str:
    parts = (json.loads(part.proto.json or "{}") for part in page.get("bidi_component"))
    return next(str(part["value"]) for part in parts if part.get("label") == label)


def agree(page: AppTest) -> AppTest:
    next(box for box in page.checkbox if box.label == AGREED).check()
    return drawn(page)


def offered_by(store: Store, login: str) -> list[str]:
    return [one.phrase for one in my_phrases(store, scope_for(viewer_of(store, login)))]


def read_by(store: Store, login: str) -> list[str]:
    found = playbook(store, scope_for(viewer_of(store, login)), Wording())
    return [one.phrase for chapter in found for one in chapter.phrases]


@pytest.mark.parametrize("login", ["ana", "sam", "fay", "ada", "rae", "kim"])
def test_everybody_reads_every_technique_and_may_open_it(look: Look, login: str) -> None:
    page = look(login, "playbook")
    assert all(technique.serves in told(page) for technique in Technique)
    page = look(login, "playbook", technique=OPTIONS)
    assert Technique.OFFERED_OPTIONS.phrase in told(page)
    assert "does not say that it works here" in told(page)


def test_it_is_searched_by_words_and_says_where_nothing_is_found(look: Look) -> None:
    page = look("ana", "playbook")
    page.text_input[0].set_value("insulting")
    named = {technique.label for technique in Technique} & set(labels(drawn(page)))
    assert named == {Technique.SET_BOUNDARY.label}
    page.text_input[0].set_value("zzz")
    assert "Nothing in the playbook holds all of these words" in told(drawn(page))
    assert Technique.LISTENED.serves in told(pressed(page, "Show all techniques"))


def test_a_link_to_no_technique_says_so_and_shows_them_all(look: Look) -> None:
    page = look("ana", "playbook", technique="shouted_back")
    assert "There is no such technique" in told(page)
    assert Technique.LISTENED.serves in told(page)


def test_a_phrase_is_offered_after_consent_and_read_as_text(look: Look, store: Store) -> None:
    write(store, "ana", Form.OFFERED, OPTIONS, MINE)
    page = pressed(look("ana", "playbook", technique=OPTIONS), OFFER)
    assert "only if you agree" in told(page)
    assert MINE not in offered_by(store, "ana")
    assert in_field(page, "How you say it") == MINE
    page = pressed(agree(page), OFFER)
    assert "Your team reads it from now on" in told(page)
    assert MINE in offered_by(store, "ana")
    texts = [one.value for one in look("ben", "playbook", technique=OPTIONS).text]
    assert f"“{MINE}”" in texts
    assert "Ana" not in "\n".join(texts[:-1])


def test_a_phrase_with_a_telephone_number_is_stopped_and_the_number_is_marked(
    look: Look, store: Store
) -> None:
    write(store, "ana", Form.OFFERED, OPTIONS, "Ring me on 020 7946 0958 then.")
    page = pressed(agree(look("ana", "playbook", technique=OPTIONS)), OFFER)
    assert "may say who a customer is (phone number)" in told(page)
    assert "<mark>020 7946 0958</mark>" in "\n".join(one.proto.body for one in page.get("html"))
    assert not any("7946" in phrase for phrase in offered_by(store, "ana"))


def test_what_one_wrote_where_one_used_it_is_there_to_begin_with(look: Look, store: Store) -> None:
    ana, entry_id, now = viewer_of(store, "ana"), new_id(), datetime.now(UTC)
    workspace = find_workspace(store)
    assert workspace is not None
    told = "I said that we could do either"
    more = {"techniques": {OPTIONS: "helped"}, "told_customer": told}
    reflect.keep(store, ana, entry_id, {**QUICK, **more}, now=now)
    reflect.save(store, ana, entry_id, now=now, workspace=workspace)
    page = look("ana", "playbook", technique=OPTIONS)
    page.session_state[f"offering {OPTIONS} 0"] = True  # the row is opened
    page.run()
    begin = next(one for one in page.selectbox if one.label == "Begin with something you wrote")
    assert told in begin.options
    begin.set_value(told)
    drawn(page)
    assert in_field(page, "How you say it") == told
    assert told not in offered_by(store, "ana")


def test_its_author_changes_it_and_takes_it_back_and_gets_its_words_back(
    look: Look, store: Store
) -> None:
    own = next(one for one in my_phrases(store, scope_for(viewer_of(store, "ben"))))
    write(store, "ben", Form.REPHRASED, own.phrase_id, "Refund today, or a new one: you choose.")
    page = pressed(look("ben", "playbook", technique=OPTIONS), "Save this change")
    assert "What it said before is kept" in told(page)
    assert f"“{BENS}”" in told(page)
    assert "Refund today, or a new one: you choose." in read_by(store, "ana")
    page = pressed(page, "Take it back")
    assert "Nobody reads it any more" in told(page)
    assert in_field(page, "How you say it") == "Refund today, or a new one: you choose."
    assert not any("Refund today" in phrase for phrase in read_by(store, "ana"))


def test_a_facilitator_hides_it_its_author_is_told_and_a_colleague_reads_it_no_more(
    look: Look, store: Store
) -> None:
    page = look("fay", "playbook", technique=OPTIONS)
    before = read_by(store, "ben")
    page = pressed(page, "Hide it from the team")
    assert "does not read it" in told(page)
    assert len(read_by(store, "ben")) == len(before) - 1
    hidden = "A facilitator or supervisor of your team has hidden it"
    pages = [look(login, "playbook", technique=OPTIONS) for login in ("ana", "ben")]
    assert any(hidden in told(one) for one in pages)
    pressed(look("fay", "playbook", technique=OPTIONS), "Show it again")
    assert read_by(store, "ben") == before


@pytest.mark.parametrize("login", ["ana", "ben", "kim", "ada", "rae"])
def test_nobody_else_is_offered_to_hide_one(look: Look, login: str) -> None:
    page = look(login, "playbook", technique=OPTIONS)
    assert not {"Hide it from the team", "Show it again"} & set(labels(page))


def test_an_admin_adds_a_phrase_of_the_workspace_and_nobody_else_is_offered_to(
    look: Look, store: Store
) -> None:
    assert "Add it" not in labels(look("sam", "playbook", technique=OPTIONS))
    page = look("ada", "playbook", technique=OPTIONS)
    assert OFFER not in labels(page)
    write(store, "ada", Form.ADDED, OPTIONS, "Either is fine with us.")
    pressed(look("ada", "playbook", technique=OPTIONS), "Add it")
    for login in ("kim", "rae", "sam"):
        assert "Either is fine with us." in read_by(store, login)
    assert "Of your workspace, since today" in told(look("kim", "playbook", technique=OPTIONS))


def test_an_agent_is_told_their_own_use_and_no_figure_of_the_team(look: Look) -> None:
    page = look("ana", "playbook", technique=OPTIONS)
    assert "You used it in" in told(page)
    assert "Only you see this" in told(page)
    assert "Resolved with it" not in told(page)
    assert "told to those who supervise it" in told(page)


@pytest.mark.parametrize("login", ["ada", "rae"])
def test_who_neither_writes_nor_supervises_is_told_no_figure(look: Look, login: str) -> None:
    page = look(login, "playbook", technique=OPTIONS)
    assert "You used it in" not in told(page)
    assert "Resolved with it" not in told(page)


def test_a_supervisor_is_told_the_teams_and_that_it_is_not_that_it_works(look: Look) -> None:
    page = look("lee", "playbook", technique=OPTIONS)
    assert "Team" in [one.label for one in page.selectbox]
    assert "All techniques in Trends" in [one.label for one in page.get("page_link")]
    said = told(page)
    assert ("does not say that it works." in said) or ("nothing is told yet" in said)
