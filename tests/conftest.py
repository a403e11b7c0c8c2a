"""What every test may rely on."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

HERE = Path(__file__).parent
# Each test of these takes a while, mostly for a store or a demo of its own; `make check` leaves
# them out, which has to be done while one looks on.
TAKE_A_WHILE = (
    "dashboard/test_charts.py",
    "dashboard/test_door.py",
    "dashboard/test_exporting.py",
    "dashboard/test_gate_with_tls.py",
    "dashboard/test_handing_out.py",
    "dashboard/test_screens.py",
    "dashboard/test_sending.py",
    "dashboard/test_sharing_screens.py",
    "journal/actions/test_asking.py",
    "journal/actions/test_at_once.py",
    "journal/actions/test_links.py",
    "journal/actions/test_marking.py",
    "journal/actions/test_own_account.py",
    "journal/actions/test_reading_shared.py",
    "journal/actions/test_reminders.py",
    "journal/actions/test_reminding.py",
    "journal/actions/test_sharing.py",
    "journal/actions/test_signing_in.py",
    "journal/actions/test_single_sign_on.py",
    "journal/actions/test_working_time.py",
    "journal/questions",
    "journal/reading/test_soundness.py",
    "journal/statistics/test_simulated.py",
    "journal/store/test_audit.py",
    "journal/store/test_contract.py",
    "journal/store/test_facts.py",
    "journal/store/test_migrations.py",
    "journal/store/test_recall.py",
    "journal/test_passwords.py",
    "journal/test_who_sees_which_field.py",
    "journal/transfer",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    slow = [HERE / part for part in TAKE_A_WHILE]
    for item in items:
        if any(path in (item.path, *item.path.parents) for path in slow):
            item.add_marker(pytest.mark.slow)


# The same examples at every run: a red test says something about the change at hand.
# Tests on a real store run more slowly than a deadline for pure functions would allow.
settings.register_profile(
    "afterword",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.register_profile("quick", parent=settings.get_profile("afterword"), max_examples=20)
settings.load_profile("afterword")
