"""A made-up organisation, from a seed: the same seed and the same day make the same workspace."""

from journal.demo.building import USUAL, Size, build
from journal.demo.making import make

__all__ = ["USUAL", "Size", "build", "make"]
