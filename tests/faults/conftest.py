"""Faults are made in a workspace of one's own, in which everybody is settled in."""

from tests.journal.conftest import folder, settled

__all__ = ["folder", "settled"]
