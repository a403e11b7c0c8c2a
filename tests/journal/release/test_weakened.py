"""Each rule of the release, once weakened, lets the attacker find somebody."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction

import pandas as pd
import pytest

from journal import bands
from journal import release as releasing
from journal.bands import Band
from journal.checkin import HEAVY
from journal.periods import WEEK
from journal.release import Told
from journal.store.checkins import Tally
from journal.store.engine import Store, Transaction
from journal.store.releases import latest_released
from journal.vocabulary import Withheld
from tests.journal.release.conftest import beside
from tests.journal.release.organisations import Organisation
from tests.journal.release.test_attacker import attacked

SEED = 4
banded, snapshot = releasing.banded, releasing.snapshot


def test_four_agents_are_too_few(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(releasing, "banded", lambda tallies, least: banded(tallies, 4))
    assert attacked(store, SEED).finds_few()


def test_five_check_ins_are_not_five_agents(store: Store, monkeypatch: pytest.MonkeyPatch):
    def by_check_ins(tallies: Collection[Tally], least: int) -> Told:
        enough = sum(tally.agents * tally.check_ins for tally in tallies) >= least
        return banded(tallies, 1 if enough else least)

    monkeypatch.setattr(releasing, "banded", by_check_ins)
    assert attacked(store, SEED).finds_few()


def test_four_weeks_anew_each_week_would_be_subtracted(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    def rolling(tx: Transaction) -> date:
        latest = latest_released(tx)
        assert latest is not None
        return latest + WEEK

    monkeypatch.setattr(releasing, "next_unreleased", rolling)
    assert attacked(store, SEED).finds_few()


def test_late_check_ins_would_be_told_by_the_difference(store: Store):
    def released_anew(of: Organisation) -> None:
        def forget(tx: Transaction) -> None:
            latest = {"block": latest_released(tx)}
            for table in ("released_blocks", "releases", "bands"):
                tx.run(f"delete from wellbeing.{table} where block = $block", latest)

        of.store.write(forget)
        beside(of.store).unlink()

    assert attacked(store, SEED, after_release=released_anew).finds_few()


def test_a_figure_over_fewer_agents_than_the_others_would_be_about_few(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    """As if to be heavy meant something only of people who checked in twice."""

    def of_some(tallies: Collection[Tally], least: int) -> Told:
        told, some = banded(tallies, least), [one for one in tallies if one.check_ins > 1]
        if isinstance(told, Withheld) or not some:
            return told
        often = banded(some, 1)
        assert isinstance(often, dict)
        return told | {HEAVY: often[HEAVY]}

    def knows(name: str, agents: dict[str, list[str]]) -> dict[str, list[str]]:
        often = {agent: ids for agent, ids in agents.items() if len(ids) > 1}
        return often if name == HEAVY and often else agents

    monkeypatch.setattr(releasing, "banded", of_some)
    assert attacked(store, SEED, membership=knows).finds_few()


def test_a_figure_of_the_whole_workspace_would_tell_of_the_team_that_is_withheld(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    """As if a team that is withheld were told how everybody is instead."""

    def of_everybody(tallies: Collection[Tally], teams: Collection[str], least: int) -> object:
        told = snapshot(tallies, teams, least)
        return {
            team: banded(tallies, least) if isinstance(one, Withheld) else one
            for team, one in told.items()
        }

    def knows(own: Mapping[str, pd.DataFrame], team_id: str) -> pd.DataFrame:
        is_told = own[team_id]["author_id"].nunique() >= 5
        return own[team_id] if is_told else pd.concat(list(own.values()))

    monkeypatch.setattr(releasing, "snapshot", of_everybody)
    assert attacked(store, SEED, telling=knows).finds_few()


def test_eighths_of_five_agents_would_leave_somebody_one_answer(
    store: Store, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bands, "bands_for", lambda agents: 8)
    attacker = attacked(store, SEED)
    assert attacker.finds_an_answer()
    assert not attacker.finds_few()


def test_exact_shares_would_leave_somebody_one_answer(
    store: Store, monkeypatch: pytest.MonkeyPatch, without_the_tables_own_rule: None
):
    def exact(mean: Fraction, agents: int) -> Band:
        of = 1_000_000
        return Band(min(int(mean * of), of - 1), of)

    monkeypatch.setattr(releasing, "band_of", exact)
    assert attacked(store, SEED).finds_an_answer()


def test_the_table_takes_no_exact_share(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(releasing, "band_of", lambda mean, agents: Band(3, 100))
    with pytest.raises(Exception, match="CHECK constraint"):
        attacked(store, SEED)


def test_the_attacker_knows_a_figure_that_leaves_one_answer_from_one_that_does_not():
    """Of eight agents who each checked in once, in quarters and in eighths, when nobody had it."""
    from tests.journal.release.attacker import Figure, leaves_one_answer

    eight = {f"agent {number}": [f"check-in {number}"] for number in range(8)}
    nobody = dict.fromkeys(eight, 0)
    assert not leaves_one_answer(Figure(HEAVY, eight, nobody, Band(0, 4)))
    assert leaves_one_answer(Figure(HEAVY, eight, nobody, Band(0, 8)))
