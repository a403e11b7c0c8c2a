"""The last closed block against the one before: two fixed blocks, and whether they differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from journal.periods import BLOCK, block_of
from journal.questions.question import Answer
from journal.questions.wording import day
from journal.statistics import Display, may_be_called_different, shown_as

LOPSIDED_FROM = 3
"""Blocks: of two, one mostly has more than half."""


@dataclass(frozen=True)
class BlockShare:
    """A share over one closed block: what may be shown of it, added up."""

    begins: date
    count: int
    size: int

    @property
    def shown(self) -> Display:
        return shown_as(self.count, self.size)


@dataclass(frozen=True)
class LastBlock:
    """The last closed block of what was asked for, and the one before, of which nothing may be
    shown."""

    name: str
    last: BlockShare
    before: BlockShare | None

    @property
    def differ(self) -> bool:
        pair = self.before
        return pair is not None and may_be_called_different(
            pair.count, pair.size, self.last.count, self.last.size
        )

    @property
    def verdict(self) -> str:
        if self.before is None:
            return "Nothing may be shown of the block before."
        return "The blocks differ." if self.differ else "That is no difference to rely on."

    @property
    def details(self) -> str:
        """The block before, and what may be said of the two."""
        before = f"The block before: {self.before.shown}. " if self.before else ""
        return f"{before}{self.verdict}"

    @property
    def sentence(self) -> str:
        """ "Escalated: 18 of 156, 12 % (7-18 %); the block before, 35 of 148, 24 % (18-31 %). The
        blocks differ." """
        before = f"; the block before, {self.before.shown}" if self.before else ""
        return f"{self.name}: {self.last.shown}{before}. {self.verdict}"


def last_block(answer: Answer) -> LastBlock | None:
    """The share of an answer over the last closed block that was asked for; None where nothing of
    it may be shown."""
    asked = answer.asked
    closed = [block for block in asked.closed_blocks if block + BLOCK <= asked.until]
    if not answer.question.share or answer.history.empty or not closed:
        return None
    last = over_block(answer, closed[-1])
    if last is None:
        return None
    return LastBlock(answer.question.share_name, last, over_block(answer, closed[-1] - BLOCK))


def one_block_weighs_most(answer: Answer) -> str | None:
    """Where more than half of what is told comes from one block of three or more: which one, since
    sums then say most about that one."""
    asked = answer.asked
    of = answer.question.denominator
    if answer.rows.empty or of not in answer.rows:
        return None
    by_block: Counter[date] = Counter()
    for period, number in zip(answer.rows["period"], answer.rows[of], strict=True):
        by_block[block_of(period.date())] += int(number)
    (begins, most), whole = by_block.most_common(1)[0], by_block.total()
    if len(by_block) < LOPSIDED_FROM or most * 2 <= whole:
        return None
    until = min(begins + BLOCK, asked.until) - timedelta(days=1)
    return (
        f"{most:,} of these {whole:,} entries are of one block, "
        f"{day(begins)} to {day(until)}: sums and shares over the whole time say most about that "
        "one, and a block with more entries is not a worse one."
    )


def over_block(answer: Answer, begins: date) -> BlockShare | None:
    """What may be shown of the share in a block, added up."""
    ends = [np.datetime64(begins), np.datetime64(begins + BLOCK)]
    first, end = np.searchsorted(answer.history["period"].to_numpy(), ends)
    if first == end:
        return None
    told = (answer.history[name].to_numpy() for name in answer.question.share or ())
    count, size = (int(numbers[first:end].sum()) for numbers in told)
    return BlockShare(begins, count, size)
