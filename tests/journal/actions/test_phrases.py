"""A phrase is offered with its author's consent, read by their team without a name, changed, hidden
and taken back; and no customer's data gets into one."""

from __future__ import annotations

import pytest

from journal.actions.phrases import (
    GONE,
    take_phrase_back,
)
from journal.errors import NotAllowed, NotFound, Refused
from journal.people import Viewer
from journal.playbook import MOST_OFFERED
from journal.policy import scope_for
from journal.reading.playbook import chapter_of, my_phrases
from journal.store.engine import Row, Store
from journal.vocabulary import Role
from tests.journal.actions.around_incidents import Known
from tests.journal.actions.around_playbook import (
    LATER,
    OPTIONS,
    SAID,
    adds,
    changes,
    offers,
    own,
    reads,
)
from tests.journal.given import MOST_WRITINGS, NOW


def kept(store: Store, table: str) -> list[Row]:
    return store.write(lambda tx: tx.rows(f"select * from kept.{table}"))


def test_without_consent_nothing_is_offered(store: Store, ana: Viewer):
    with pytest.raises(Refused, match="only if you agree that your team reads it"):
        offers(store, ana, agrees=False)
    assert kept(store, "phrases") == []


def test_an_offered_phrase_is_read_by_the_team_at_once(store: Store, ana: Viewer, ben: Viewer):
    offers(store, ana)
    assert reads(store, ben) == [SAID]


def test_offered_twice_it_stands_there_once(store: Store, ana: Viewer, ben: Viewer):
    assert offers(store, ana) == offers(store, ana)
    assert reads(store, ben) == [SAID]


def test_two_who_say_the_same_both_offer_it_and_neither_learns_of_the_other(
    store: Store, ana: Viewer, ben: Viewer
):
    assert offers(store, ana) != offers(store, ben)
    assert reads(store, ana) == [SAID, SAID]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ring me on 020 7946 0958 and ask for me.", "phone number"),
        ("I will write to jo.smith@example.org today.", "email address"),
        ("We come to SW1A 1AA on Friday.", "postcode"),
        ("It goes to GB82 WEST 1234 5698 7654 32 today.", "iban"),
    ],
)
def test_a_phrase_with_a_customers_data_is_stopped_when_it_is_offered_and_when_it_is_changed(
    store: Store, ana: Viewer, text: str, kind: str
):
    with pytest.raises(Refused, match=f"(?i)may say who a customer is .{kind}") as told:
        offers(store, ana, text)
    assert text not in str(told.value)
    phrase_id = offers(store, ana)
    with pytest.raises(Refused, match="may say who a customer is"):
        changes(store, ana, phrase_id, text)
    assert reads(store, ana) == [SAID]
    assert kept(store, "phrase_versions") == []


def test_a_card_number_is_masked_before_anything_is_stored(store: Store, ana: Viewer):
    offers(store, ana, "I see the card 4111 1111 1111 1111 here.")
    assert reads(store, ana) == ["I see the card [card number] here."]


@pytest.mark.parametrize("text", ["", "   \n ", "\x07"])
def test_an_empty_phrase_is_refused(store: Store, ana: Viewer, text: str):
    with pytest.raises(Refused, match="is empty"):
        offers(store, ana, text)


def test_a_phrase_that_is_too_long_is_refused_with_how_long_it_is(store: Store, ana: Viewer):
    with pytest.raises(Refused, match="is 301 characters long, and 300 fit"):
        offers(store, ana, "y" * 301)


@pytest.mark.parametrize("text", [text for text in MOST_WRITINGS if len(text) <= 300])
def test_any_writing_comes_back_as_it_was_written_but_for_its_lines(
    store: Store, ana: Viewer, ben: Viewer, text: str
):
    offers(store, ana, text)
    assert reads(store, ben) == [" ".join(text.split())]


def test_nobody_offers_more_than_anybody_keeps_an_eye_on(store: Store, ana: Viewer):
    for number in range(MOST_OFFERED):
        offers(store, ana, f"Say it the {'very ' * number}plain way")
    with pytest.raises(Refused, match=f"you have offered {MOST_OFFERED} already"):
        offers(store, ana, "One more")
    take_phrase_back(store, ana, my_phrases(store, scope_for(ana))[0].phrase_id, now=NOW)
    offers(store, ana, "One more")


def test_a_changed_phrase_keeps_what_it_said_and_until_when(store: Store, ana: Viewer):
    phrase_id = offers(store, ana)
    changes(store, ana, phrase_id, "Which suits you?")
    (one,) = my_phrases(store, scope_for(ana))
    assert (one.phrase, one.offered_at, one.said_from) == ("Which suits you?", NOW, LATER)
    (before,) = one.before
    assert (before.phrase, before.said_from, before.said_until) == (SAID, NOW, LATER)
    changes(store, ana, phrase_id, "Which suits you?")
    assert len(kept(store, "phrase_versions")) == 1


def test_what_an_offered_phrase_said_before_is_its_authors_alone(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer
):
    phrase_id = offers(store, ana)
    changes(store, ana, phrase_id, "Which suits you?")
    for reader in (ben, sam):
        (one,) = chapter_of(store, scope_for(reader), OPTIONS).phrases
        assert (one.phrase, one.before, one.said_from) == ("Which suits you?", (), None)
        assert my_phrases(store, scope_for(reader)) == []


def test_what_a_phrase_of_the_workspace_said_before_is_everybodys(
    store: Store, known: Known, kim: Viewer
):
    phrase_id = adds(store, known("ada"))
    changes(store, known("ada"), phrase_id, "Which suits you?")
    (one,) = chapter_of(store, scope_for(kim), OPTIONS).phrases
    assert (one.phrase, one.said_from, one.team) == ("Which suits you?", LATER, None)
    assert [before.phrase for before in one.before] == [SAID]
    assert my_phrases(store, scope_for(known("ada"))) == []


def test_taken_back_nothing_of_it_is_left(store: Store, ana: Viewer, ben: Viewer):
    phrase_id = offers(store, ana)
    changes(store, ana, phrase_id, "Which suits you?")
    take_phrase_back(store, ana, phrase_id, now=NOW)
    assert (reads(store, ben), own(store, ana)) == ([], [])
    assert (kept(store, "phrases"), kept(store, "phrase_versions")) == ([], [])
    with pytest.raises(NotFound, match=r"not there any more") as told:
        take_phrase_back(store, ana, phrase_id, now=NOW)
    assert str(told.value) == GONE


def test_nobody_else_changes_it_or_takes_it_back(
    store: Store, ana: Viewer, ben: Viewer, sam: Viewer, known: Known
):
    phrase_id = offers(store, ana)
    for other in (ben, sam, known("ada")):
        with pytest.raises(NotAllowed, match="Somebody else offered this"):
            changes(store, other, phrase_id, "Mine")
        with pytest.raises(NotAllowed, match="Somebody else offered this"):
            take_phrase_back(store, other, phrase_id, now=NOW)
    assert reads(store, ben) == [SAID]


def test_who_has_left_the_team_takes_it_back_and_does_not_change_it(
    store: Store, ana: Viewer, ben: Viewer
):
    phrase_id = offers(store, ana)
    gone = Viewer(ana.person, frozenset())
    with pytest.raises(NotAllowed, match="Only those who work in a team"):
        changes(store, gone, phrase_id, "Which suits you?")
    take_phrase_back(store, gone, phrase_id, now=NOW)
    assert reads(store, ben) == []


def test_a_phrase_is_offered_to_no_other_team(store: Store, ana: Viewer, kim: Viewer):
    with pytest.raises(NotAllowed, match="Only those who work in a team"):
        offers(store, ana, team_id=kim.teams_as(Role.AGENT)[0])
    offers(store, ana)
    assert reads(store, kim) == []
