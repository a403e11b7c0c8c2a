"""Worked examples that others have published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ORACLES = Path(__file__).parents[4] / "shared" / "oracles" / "statistics.json"


def published(name: str) -> Any:
    """The examples of one method; where they are not at hand the test is skipped with a line."""
    if not ORACLES.exists():
        pytest.skip(f"{ORACLES} is not here")
    return json.loads(ORACLES.read_text(encoding="utf-8"))[name]


def to_four_digits(*values: float) -> Any:
    """As they are printed: right to half of the fourth digit."""
    return pytest.approx(values, abs=5.001e-5)
