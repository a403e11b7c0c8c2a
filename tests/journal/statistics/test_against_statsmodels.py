"""On random data the figures are those of another implementation.

lifelines would be a second one for survival; it does not go with pandas 3.
"""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from journal.statistics import (
    difference_interval,
    false_discoveries,
    stratified_odds_ratio,
    survival_curve,
    wilson_interval,
)

shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
confidences = st.sampled_from([0.8, 0.9, 0.95, 0.99])
cells = st.integers(1, 80)
strata = st.lists(st.tuples(cells, cells, cells, cells), min_size=2, max_size=8)


@given(shares, confidences)
def test_wilson(share: tuple[int, int], confidence: float):
    found = wilson_interval(*share, confidence)
    theirs = proportion_confint(*share, alpha=1 - confidence, method="wilson")
    assert (found.low, found.high) == pytest.approx(theirs, abs=1e-12)


@given(shares, shares, confidences)
def test_newcombe(first: tuple[int, int], second: tuple[int, int], confidence: float):
    found = difference_interval(*first, *second, confidence)
    theirs = confint_proportions_2indep(
        *first, *second, method="newcomb", compare="diff", alpha=1 - confidence
    )
    assert (found.low, found.high) == pytest.approx(theirs, abs=1e-9)


@given(strata)
def test_mantel_haenszel(tables: list[tuple[int, int, int, int]]):
    theirs = StratifiedTable([np.array(table).reshape(2, 2) for table in tables])
    found = stratified_odds_ratio(tables)
    assert found.odds_ratio == pytest.approx(theirs.oddsratio_pooled)
    interval = (found.interval.low, found.interval.high)
    assert interval == pytest.approx(theirs.oddsratio_pooled_confint())
    assert found.p == pytest.approx(theirs.test_null_odds(correction=False).pvalue, abs=1e-9)


@given(strata)
def test_breslow_day(tables: list[tuple[int, int, int, int]]):
    theirs = StratifiedTable([np.array(table).reshape(2, 2) for table in tables])
    assume(theirs.oddsratio_pooled != 1)  # for which theirs divides by 0
    homogeneity = theirs.test_equal_odds(adjust=False)
    found = stratified_odds_ratio(tables).homogeneity_p
    assert found == pytest.approx(homogeneity.pvalue, rel=1e-6, abs=1e-9)


@given(st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=60))
def test_kaplan_meier(seen: list[tuple[int, bool]]):
    times, done = (np.array(each) for each in zip(*seen, strict=True))
    curve = survival_curve(times, done)
    if done.any():
        theirs = SurvfuncRight(times, done.astype(int))
        at = np.isin(theirs.surv_times, curve["time"])
        assert theirs.surv_times[at].tolist() == curve["time"].tolist()
        assert theirs.n_risk[at].tolist() == curve["at_risk"].tolist()
        assert curve["survival"].tolist() == pytest.approx(theirs.surv_prob[at].tolist())
        left = curve["survival"].to_numpy() > 1e-12
        errors = curve["standard_error"].to_numpy()[left]
        assert errors.tolist() == pytest.approx(theirs.surv_prob_se[at][left].tolist())
    else:
        assert len(curve) == 0


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=60), st.sampled_from([0.05, 0.1, 0.2]))
def test_benjamini_hochberg(thousandths: list[int], q: float):
    p_values = [each / 1000 + 1e-7 for each in thousandths if each < 1000] or [0.5]
    assert false_discoveries(p_values, q) == multipletests(p_values, q, "fdr_bh")[0].tolist()
