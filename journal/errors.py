"""What a user may be told. Anything else that is raised is a bug of ours and is logged as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class JournalError(Exception):
    """Something a person should be told, in a plain sentence that says what to do."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with what was given: the field's label, and a sentence."""

    where: str
    sentence: str
    is_missing: bool = False
    """Whether it is only that an answer is missing."""

    def __str__(self) -> str:
        if self.where.endswith("?"):
            return f"{self.where} {self.sentence[:1].upper()}{self.sentence[1:]}"
        return f"{self.where}: {self.sentence}"


class Refused(JournalError):
    """The input cannot be taken as it is; every problem is listed, and nothing was stored."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(str(problem) for problem in self.problems))


class ChangedMeanwhile(JournalError):
    """Somebody else changed the same thing since this person looked at it; nothing of theirs was
    overwritten."""


class NotAllowed(JournalError):
    """This person may not do this, or see this."""


class NotFound(JournalError):
    """What was asked for is not there (any more), or not for this person."""


class Unavailable(JournalError):
    """The store cannot do it now: a locked file, a full disk, a file that is not ours."""


class InUse(Unavailable):
    """Another process holds the workspace; it may let go in a moment."""
