"""A made-up organisation, from a seed: the same seed and the same day make the same workspace."""

from journal.demo.building import Size, build

__all__ = ["Size", "build"]
