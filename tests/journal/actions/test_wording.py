"""The workspace's own words: what was recorded keeps its meaning, whatever a word is called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from journal.actions.wording import change_word, move_word_up
from journal.called import call
from journal.errors import ChangedMeanwhile, NotAllowed, Refused
from journal.people import Viewer
from journal.store.engine import Store
from journal.store.wording import find_wording
from journal.transfer.proposing.words import meant_by
from journal.vocabulary import Cause, Channel
from journal.wording import KINDS, WordHere, Wording
from tests.journal.given import NOW, write_down

Known = Callable[[str], Viewer]


@pytest.fixture
def ada(known: Known) -> Viewer:
    return known("ada")


def here(store: Store, kind: str, code: str) -> WordHere:
    return next(one for one in find_wording(store).of(kind) if one.code == code)


def renamed(store: Store, by: Viewer, code: str, label: str, **more: object) -> None:
    seen = here(store, "cause", code)
    change_word(store, by, seen, label, is_offered=bool(more.get("offered", True)), now=NOW)
    call(find_wording(store).labels)


@pytest.mark.parametrize("kind", KINDS)
def test_a_workspace_that_changed_nothing_has_every_word_as_usual(kind: str):
    assert Wording().offered(kind) == KINDS[kind].said_here()
    assert [one.said for one in Wording().of(kind)] == [
        word.usual for word in KINDS[kind].said_here()
    ]


def test_a_renamed_word_is_read_everywhere_and_stored_as_it_was(
    store: Store, ada: Viewer, ana: Viewer
):
    before = write_down(store, ana)
    renamed(store, ada, "billing", " Invoices  and fees ")
    assert Cause.BILLING.label == "Invoices and fees"
    assert Channel("phone").label == "Phone"
    after = write_down(store, ana)
    sql = "select entry_id, cause from kept.entries"
    kept = {row["entry_id"]: row["cause"] for row in store.write(lambda tx: tx.rows(sql))}
    assert kept == {before: "billing", after: "billing"}
    renamed(store, ada, "billing", "")
    assert Cause.BILLING.label == "Billing"


def test_imports_understand_what_a_word_is_called_was_and_usually_is(store: Store, ada: Viewer):
    renamed(store, ada, "delivery", "Hauliers")
    renamed(store, ada, "delivery", "Carriers")
    for said in ("carriers", "Hauliers", "delivery or other third party", "delivery"):
        assert meant_by("cause", said) == "delivery"
    assert meant_by("cause", "nobody says this") is None


def test_a_hidden_word_is_not_offered_and_stays_where_it_was_chosen(store: Store, ada: Viewer):
    renamed(store, ada, "policy", "Policy", offered=False)
    wording = find_wording(store)
    assert Cause.POLICY not in wording.offered("cause")
    assert Cause.POLICY in wording.offered("cause", ["policy"])
    assert len(wording.offered("cause")) == len(Cause.said_here()) - 1


def test_words_stand_in_the_order_that_the_admin_gives_them(store: Store, ada: Viewer):
    for _ in range(2):
        move_word_up(store, ada, "cause", "billing", now=NOW)
    assert find_wording(store).offered("cause")[:2] == (Cause.BILLING, Cause.OUR_MISTAKE)
    move_word_up(store, ada, "cause", "billing", now=NOW)
    assert find_wording(store).offered("cause")[0] is Cause.BILLING
    assert find_wording(store).offered("channel") == Channel.said_here()


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Product", "what another one is called"),
        ("product", "what another one is called"),
        ("x" * 61, "is 61 characters long"),
        ("**Bold**", "these signs cannot stand in it"),
        ("[l](http://evil.example)", "these signs cannot stand in it"),
        ("4111 1111 1111 1111", "payment card"),
    ],
)
def test_a_label_that_could_not_be_told_apart_or_be_markup_is_refused(
    label: str, told: str, store: Store, ada: Viewer
):
    with pytest.raises(Refused, match=told):
        renamed(store, ada, "billing", label)
    assert here(store, "cause", "billing").said == "Billing"


def test_a_word_is_not_given_the_usual_name_of_another_that_is_called_otherwise(
    store: Store, ada: Viewer
):
    renamed(store, ada, "product", "Goods")
    with pytest.raises(Refused, match="what another one is called"):
        renamed(store, ada, "billing", "Product")


def test_two_words_of_a_kind_stay_offered(store: Store, ada: Viewer):
    for cause in Cause.said_here()[2:]:
        renamed(store, ada, cause.value, "", offered=False)
    with pytest.raises(Refused, match="at least 2 have to be"):
        renamed(store, ada, Cause.PRODUCT.value, "", offered=False)


def test_a_word_that_another_admin_changed_is_not_overwritten(store: Store, ada: Viewer):
    seen = here(store, "cause", "billing")
    renamed(store, ada, "billing", "Invoices")
    with pytest.raises(ChangedMeanwhile, match="Now it is: Invoices"):
        change_word(store, ada, seen, "Bills", is_offered=True, now=NOW)
    moved = replace(here(store, "cause", "billing"), place=7)
    change_word(store, ada, moved, "Bills", is_offered=True, now=NOW)
    assert here(store, "cause", "billing").said == "Bills"


def test_nobody_but_an_admin_changes_a_word(store: Store, sam: Viewer):
    with pytest.raises(NotAllowed):
        renamed(store, sam, "billing", "Mine")
    with pytest.raises(NotAllowed):
        move_word_up(store, sam, "cause", "billing", now=NOW)
