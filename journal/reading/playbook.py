"""The playbook as somebody reads it, and what of their own they can bring to it."""

from __future__ import annotations

from collections.abc import Sequence

from journal.people import Team
from journal.playbook import Chapter, OwnPhrase, chapters_of, found_in
from journal.policy import Scope
from journal.reading.patterns import Used, met_by_me, used_by_me
from journal.sought import Sought
from journal.store import phrases as kept
from journal.store.debrief_outcomes import takeaways_by_technique
from journal.store.engine import Store
from journal.store.patterns import said_with_technique
from journal.store.workspace import teams
from journal.techniques import Technique
from journal.wording import Wording

MOST_OWN_WORDS = 10


def playbook(store: Store, scope: Scope, wording: Wording) -> tuple[Chapter, ...]:
    """Every technique that is offered, in the workspace's order, with the phrases and the takeaways
    that this person may read; and at the end those that are offered no longer, where there is
    something of that kind, or this person used them."""
    there = sorted(wording.of("technique"), key=lambda one: one.is_hidden)
    chapters = chapters_in(store, scope, [Technique(one.code) for one in there])
    kept_anyway = {*wording.offered("technique"), *met_by_me(store, scope, wording, "technique")}
    return tuple(one for one in chapters if one.technique in kept_anyway or not one.is_empty)


def chapters_in(store: Store, scope: Scope, of: Sequence[Technique]) -> tuple[Chapter, ...]:
    return chapters_of(of, kept.phrases_to_read(store, scope), takeaways_by_technique(store, scope))


def chapter_of(store: Store, scope: Scope, technique: Technique) -> Chapter:
    """What this person may read of one technique, whether it is offered or not."""
    return chapters_in(store, scope, [technique])[0]


def search_playbook(
    store: Store, scope: Scope, wording: Wording, sought: Sought
) -> tuple[Chapter, ...]:
    """The chapters that hold every word that is sought; all of them where none is."""
    return found_in(playbook(store, scope, wording), sought.words)


def my_phrases(store: Store, scope: Scope) -> list[OwnPhrase]:
    """What this person has offered, with what it said before, the latest first."""
    return kept.own_phrases(store, scope)


def my_use(store: Store, scope: Scope) -> dict[Technique, Used]:
    """How often this person has used each technique, and how it went in their word."""
    return {used.technique: used for used in used_by_me(store, scope)}


def my_words(store: Store, scope: Scope, technique: Technique) -> list[str]:
    """What this person wrote in the last entries in which they used a technique: what they told the
    customer, what went well, what they wanted to try. Each once, the latest first."""
    return said_with_technique(store, scope, technique.value, MOST_OWN_WORDS)


def teams_named(store: Store, team_ids: tuple[str, ...]) -> list[Team]:
    """These teams, by name."""
    return [team for team in teams(store) if team.team_id in team_ids]
