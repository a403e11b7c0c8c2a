"""Which of many findings to believe, when some would come by chance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def false_discoveries(p_values: Sequence[float], q: float = 0.10) -> list[bool]:
    """For each p whether it is believed, when at most a share `q` of those believed may be false.

    Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300.
    Raises ValueError for a p, or a q, that is not between 0 and 1.
    """
    p = np.asarray(p_values, dtype=np.float64)
    if not ((p >= 0) & (p <= 1)).all() or not 0 <= q <= 1:
        raise ValueError("a p-value, and the share of false discoveries, are between 0 and 1")
    line = q * np.arange(1, len(p) + 1) / max(len(p), 1)
    # On the line is believed, and products of decimals miss it in the sixteenth digit.
    under = np.flatnonzero(np.sort(p) <= line * (1 + 1e-12))
    believed = np.sort(p)[under[-1]] if len(under) else -1.0
    return [bool(each) for each in p <= believed]
