"""A disk that takes a fifth of a second to keep anything: nothing is told before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.killing import Told, kill, look_at
from tests.faults.slow_disk import SlowDisk, slowed

SECONDS = 0.2
Records = Callable[[str, object], None]


def killed_on_a_slow_disk(folder: Path, kills: int, record: Records) -> None:
    told, disks = Told(), list[SlowDisk]()

    @contextmanager
    def on_a_slow_disk(process: int) -> Iterator[None]:
        with slowed(process, folder.with_name(f"calls-{len(disks)}"), SECONDS) as disk:
            disks.append(disk)
            yield

    for seed in range(kills):
        kill("saves", folder, told, seed, on_a_slow_disk)
        look_at(folder, told)
    assert [disk.told_early() for disk in disks] == [[]] * kills
    cut_off = sum(disk.was_cut_off() for disk in disks)
    assert cut_off > 0, "no kill came while the disk was waited for"
    waits = sum(disk.times_kept() for disk in disks)
    assert waits > told.counts["saved"] > 0
    # What a process told before the disk was slow is not in the log of its calls.
    seen = sum(disk.times_told() for disk in disks)
    assert seen > 0, "the calls by which it is told that something is saved are not seen"
    record(
        "fault",
        f"killed on a slow disk: {kills} kills, {cut_off} of them while it kept what was written, "
        f"{waits} waits, {told.counts['saved']} saved, {seen} of them while it was slow; none of "
        "these told before it was kept, none lost",
    )


WRITES = '7 write(3</w/afterword.duckdb.wal>, "..") = 9'
KEEPS = "7 fdatasync(3</w/afterword.duckdb.wal>) = 0 (DELAYED)"
TELLS = '7 write(5<pipe:[1]>, "saved") = 9'
BEGINS = "8 fsync(3</w/afterword.duckdb.wal> <unfinished ...>"
ENDS = "8 <... fsync resumed>) = 0 (DELAYED)"


@pytest.mark.parametrize(
    ("calls", "number"),
    [
        ([WRITES, KEEPS, TELLS], 0),
        ([WRITES, BEGINS, ENDS, TELLS], 0),
        ([WRITES, TELLS, KEEPS], 1),
        ([WRITES, "7 fsync(4</w/audit.head>) = 0", TELLS], 1),
        ([BEGINS, WRITES, ENDS, TELLS], 1),
    ],
)
def test_what_is_told_before_the_database_itself_is_kept_is_seen(
    calls: list[str], number: int, tmp_path: Path
) -> None:
    log = tmp_path / "calls"
    log.write_text("\n".join(calls))
    assert len(SlowDisk(log).told_early()) == number


def test_on_a_slow_disk_nothing_is_told_before_it_is_kept_nor_lost_by_a_kill(
    folder: Path, record_property: Records
) -> None:
    killed_on_a_slow_disk(folder, 2, record_property)


@pytest.mark.long
def test_on_a_slow_disk_nothing_is_told_before_it_is_kept_nor_lost_by_twenty_kills(
    folder: Path, record_property: Records
) -> None:
    killed_on_a_slow_disk(folder, 20, record_property)
