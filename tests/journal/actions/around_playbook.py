"""Phrases as tests offer them, and what is read of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from journal.actions.phrases import add_workspace_phrase, change_phrase, offer_phrase
from journal.people import Viewer
from journal.policy import scope_for, teams_worked_in
from journal.reading.playbook import chapter_of, my_phrases
from journal.store.engine import Store
from journal.techniques import Technique
from tests.journal.given import NOW, WORKSPACE

OPTIONS = Technique.OFFERED_OPTIONS
SAID = "Which of the two would be easier for you this week?"
LATER = NOW + timedelta(days=1)


def offers(
    store: Store,
    viewer: Viewer,
    text: str = SAID,
    *,
    team_id: str | None = None,
    technique: Technique = OPTIONS,
    agrees: bool = True,
    now: datetime = NOW,
) -> str:
    of = team_id or teams_worked_in(viewer)[0]
    return offer_phrase(
        store, viewer, of, technique, text, agrees=agrees, now=now, workspace=WORKSPACE
    )


def adds(store: Store, viewer: Viewer, text: str = SAID) -> str:
    return add_workspace_phrase(store, viewer, OPTIONS, text, now=NOW, workspace=WORKSPACE)


def changes(store: Store, viewer: Viewer, phrase_id: str, text: str) -> None:
    change_phrase(store, viewer, phrase_id, text, now=LATER, workspace=WORKSPACE)


def reads(store: Store, viewer: Viewer) -> list[str]:
    """The phrases that this person reads beside ours."""
    return [one.phrase for one in chapter_of(store, scope_for(viewer), OPTIONS).phrases]


def own(store: Store, viewer: Viewer) -> list[str]:
    return [one.phrase for one in my_phrases(store, scope_for(viewer))]
