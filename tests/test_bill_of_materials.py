"""What is said of the parts of the program is what is installed of them."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@pytest.mark.long
def test_the_bill_of_materials_names_each_part_that_runs_with_its_hashes() -> None:
    subprocess.run(["make", "--silent", "sbom"], cwd=PROJECT, check=True, timeout=300)
    bill = json.loads((PROJECT / "build" / "afterword.cdx.json").read_text())
    lock = (PROJECT / "requirements-run.lock").read_text()
    named = {(one["name"], one["version"]) for one in bill["components"]}
    assert named == set(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", lock, re.M))
    assert all(one["externalReferences"][0]["hashes"] for one in bill["components"])
