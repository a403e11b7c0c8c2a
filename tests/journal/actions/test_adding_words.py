"""Words of the workspace's own: added once, never taken away, and told apart from all others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.actions.reflect import keep, save
from journal.actions.wording import LONGEST, SIGNS, add_word, change_word, move_word_up, wrong_label
from journal.called import SPARE, call
from journal.data_dictionary import data_dictionary
from journal.errors import ChangedMeanwhile, NotAllowed, Refused
from journal.ids import new_id
from journal.people import Viewer
from journal.policy import scope_for
from journal.reading.own import my_entries
from journal.store.engine import Store
from journal.store.wording import find_wording
from journal.techniques import Technique
from journal.transfer.proposing.words import meant_by
from journal.vocabulary import Cause, Channel
from journal.wording import KINDS, MOST_OWN, WordHere, Wording, same
from tests.journal.given import NOW, QUICK, WORKSPACE, write_down

Known = Callable[[str], Viewer]
STRIKE = "own_cause_1"


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


def added(store: Store, by: Viewer, label: str, kind: str = "cause", serves: str = "") -> None:
    seen = [one.code for one in find_wording(store).own(kind)]
    add_word(store, by, kind, label, serves, seen=seen, now=NOW)
    call(find_wording(store).labels)


def changed(store: Store, by: Viewer, code: str, label: str, *, offered: bool = True) -> None:
    wording = find_wording(store)
    seen = next(one for kind in KINDS for one in wording.of(kind) if one.code == code)
    change_word(store, by, seen, label, seen.serves or "", is_offered=offered, now=NOW)
    call(find_wording(store).labels)


@pytest.mark.parametrize("kind", KINDS)
def test_an_added_word_is_offered_last_under_its_name(kind: str, store: Store, ada: Viewer):
    added(store, ada, " Strike  of drivers ", kind)
    word = KINDS[kind](f"own_{kind}_1")
    assert find_wording(store).offered(kind) == (*(w for w in KINDS[kind] if not w.is_own), word)
    assert word.label == "Strike of drivers"
    assert word in KINDS[kind].said_here()


def test_an_entry_is_answered_with_it_and_a_spare_word_is_no_answer(
    store: Store, ada: Viewer, ana: Viewer
):
    added(store, ada, "Strike")
    workspace = replace(WORKSPACE, wording=find_wording(store))
    for code, fits in ((STRIKE, True), ("own_cause_2", False), ("own_channel_1", False)):
        entry_id = new_id()
        keep(store, ana, entry_id, {**QUICK, "cause": code}, now=NOW)
        if fits:
            save(store, ana, entry_id, now=NOW, workspace=workspace)
        else:
            with pytest.raises(Refused, match="is not one of the answers"):
                save(store, ana, entry_id, now=NOW, workspace=workspace)
    assert [one.entry.cause.value for one in my_entries(store, scope_for(ana))[0]] == [STRIKE]


@pytest.mark.parametrize("field", ["channel", "techniques"])
def test_no_spare_channel_or_technique_is_an_answer(field: str, store: Store, ana: Viewer):
    spare = {"channel": "own_channel_1", "techniques": {"own_technique_1": None}}
    with pytest.raises(Refused, match="not one of the answers"):
        write_down(store, ana, **{field: spare[field]})


def test_it_is_called_otherwise_hidden_and_moved_as_any_other_is(store: Store, ada: Viewer):
    added(store, ada, "Strike")
    changed(store, ada, STRIKE, "Industrial action")
    assert meant_by("cause", "industrial ACTION") == meant_by("cause", "strike") == STRIKE
    move_word_up(store, ada, "cause", STRIKE, now=NOW)
    assert find_wording(store).offered("cause")[-2:] == (Cause.OWN_1, Cause.UNCLEAR)
    changed(store, ada, STRIKE, "Industrial action", offered=False)
    wording = find_wording(store)
    assert Cause.OWN_1 not in wording.offered("cause")
    assert Cause.OWN_1 in wording.offered("cause", [STRIKE])
    assert wording.can_be_said(Cause.OWN_1)


def test_it_is_always_called_something(store: Store, ada: Viewer):
    with pytest.raises(Refused, match="the name is empty"):
        added(store, ada, "  ")
    added(store, ada, "Strike")
    with pytest.raises(Refused, match="the name is empty"):
        changed(store, ada, STRIKE, "")
    assert Cause.OWN_1.label == "Strike"


def test_when_they_are_all_added_no_more_can_be_and_none_becomes_another(store: Store, ada: Viewer):
    for number in SPARE:
        added(store, ada, f"Cause {number} of ours")
    changed(store, ada, "own_cause_3", "Cause 3 of ours", offered=False)
    with pytest.raises(Refused, match=f"can add {MOST_OWN} of each kind"):
        added(store, ada, "One more")
    added(store, ada, "One more", "channel")
    assert len(find_wording(store).own("cause")) == MOST_OWN == len(SPARE)


@pytest.mark.parametrize(
    "label",
    [
        "Billing",
        "BILLING!",
        "Invoices",
        "Fees",
        "our_mistake",
        "own cause 2",
        "Own cause 7",
        "Strike",
        "strike.",
    ],
)
def test_no_name_means_two_things(label: str, store: Store, ada: Viewer):
    changed(store, ada, "billing", "Fees")
    changed(store, ada, "billing", "Invoices")
    added(store, ada, "Strike")
    with pytest.raises(Refused, match="what another one is called"):
        added(store, ada, label)
    if label not in ("Strike", "strike."):
        with pytest.raises(Refused, match="what another one is called"):
            changed(store, ada, STRIKE, label)


def test_a_usual_word_is_not_given_what_an_own_one_was_called(store: Store, ada: Viewer):
    added(store, ada, "Strike")
    changed(store, ada, STRIKE, "Industrial action")
    with pytest.raises(Refused, match="what another one is called"):
        changed(store, ada, "waiting", "Strike")
    added(store, ada, "Strike", "channel")
    assert Channel.OWN_1.label == "Strike"


@pytest.mark.parametrize(
    "label", ["Streik", "إضراب السائقين", "罷工", "ストライキ", "हड़ताल", "🚚", "Кража"]
)
def test_a_name_is_in_any_script(label: str, store: Store, ada: Viewer):
    added(store, ada, label)
    assert Cause.OWN_1.label == label
    assert meant_by("cause", label) == STRIKE
    for nothing in ("", "-", "?", "…"):
        assert meant_by("cause", nothing) is None


def test_marks_tell_names_apart_in_scripts_in_which_they_are_letters(store: Store, ada: Viewer):
    added(store, ada, "की")
    added(store, ada, "का")
    assert meant_by("cause", "का") == "own_cause_2"


@given(st.text(max_size=LONGEST + 5))
def test_every_name_that_is_taken_can_be_read_told_apart_and_found(name: str):
    made = WordHere("cause", STRIKE, " ".join(name.split()))
    if not wrong_label(made, Wording()):
        said = made.said
        assert 0 < len(said) <= LONGEST
        assert not set(said) & set(SIGNS)
        assert same(said)
        assert all(same(said) not in (same(c.value), same(c.usual)) for c in Cause if not c.is_own)
        later = WordHere("cause", "own_cause_2", said.upper())
        if same(later.said) == same(said):
            assert wrong_label(later, Wording((made,)))


def test_a_second_admin_is_told_of_the_first_and_both_words_are_there_in_the_end(
    store: Store, ada: Viewer
):
    seen: list[str] = []
    add_word(store, ada, "cause", "Strike", seen=seen, now=NOW)
    with pytest.raises(ChangedMeanwhile, match="somebody else added “Strike” while you"):
        add_word(store, ada, "cause", "Weather", seen=seen, now=NOW)
    added(store, ada, "Weather")
    assert [one.said for one in find_wording(store).own("cause")] == ["Strike", "Weather"]


def test_a_technique_says_when_it_serves_and_no_other_word_does(store: Store, ada: Viewer):
    added(store, ada, "Sent a letter", "technique", "When nothing else\nreaches them: at the end.")
    assert Technique.OWN_1.serves == "When nothing else reaches them: at the end."
    changed(store, ada, "own_technique_1", "Wrote a letter")
    assert Technique.OWN_1.serves.startswith("When nothing")
    added(store, ada, "Strike", "cause", "Not asked of a cause")
    assert find_wording(store).own("cause")[0].serves is None
    seen = next(one for one in find_wording(store).of("technique") if one.code == "listened")
    change_word(store, ada, seen, "", "Never", is_offered=True, now=NOW)
    call(find_wording(store).labels)
    assert Technique.LISTENED.serves == Technique.LISTENED.usually_serves != ""


def test_a_sentence_is_text_in_a_file_too(store: Store, ada: Viewer):
    added(store, ada, "Sent a letter", "technique", "If | <b>they</b> ![ask](http://evil.example)")
    assert r"| If \| \<b\>they\</b\> !\[ask\](http://evil.example) |" in data_dictionary()


@pytest.mark.parametrize(
    ("serves", "told"), [("x" * 301, "301 characters"), ("4111 1111 1111 1111", "payment card")]
)
def test_a_sentence_that_is_too_long_or_a_card_is_refused(
    serves: str, told: str, store: Store, ada: Viewer
):
    with pytest.raises(Refused, match=told):
        added(store, ada, "Sent a letter", "technique", serves)
    assert find_wording(store).own("technique") == ()


def test_it_is_audited_by_its_code_and_not_by_its_name(store: Store, ada: Viewer):
    added(store, ada, "Strike")
    changed(store, ada, STRIKE, "Walkout")
    sql = "select action, subject from kept.audit where action like 'word_%' order by sequence"
    assert [tuple(row.values()) for row in store.write(lambda tx: tx.rows(sql))] == [
        ("word_added", f"cause {STRIKE}"),
        ("word_changed", f"cause {STRIKE}"),
    ]


def test_nobody_but_an_admin_adds_one(store: Store, sam: Viewer):
    with pytest.raises(NotAllowed):
        added(store, sam, "Mine")
