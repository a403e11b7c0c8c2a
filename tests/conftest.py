"""What every test may rely on."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

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
