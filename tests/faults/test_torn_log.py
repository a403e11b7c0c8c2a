"""A log of the database that was torn off, or in which a bit flipped."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from journal.audit_actions import AuditAction
from journal.errors import Unavailable
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.audit import COMMAND_LINE, note
from journal.store.log_records import COMMIT, HEAD, LENGTH_AND_CHECKSUM, WHOLE_COMMIT, logs_of
from journal.store.opening import FILE
from tests.faults.killing import Told, kill, of
from tests.journal.given import NOW

TEXTS = "select entry_id as id, what_happened as said from kept.entries"
TIMES = 24
Records = Callable[[str, object], None]


@pytest.fixture
def killed(folder: Path) -> tuple[Path, Told]:
    """A workspace whose process was killed while its log was full of entries."""
    told = Told()
    for seed in range(8):
        if len(told.saved) < 2:
            kill("saves", folder, told, seed)
            with closing(open_store(folder)) as store:  # a process that ends writes its log away
                told.counts["there"] = len(of(store, TEXTS))
    kill("saves", folder, told, 99)
    assert log_of(folder).stat().st_size > 0
    return folder, told


def log_of(folder: Path) -> Path:
    return logs_of(folder / FILE)[0]


def with_log(folder: Path, to: Path, body: bytes) -> Path:
    """A copy of a workspace with this log."""
    shutil.rmtree(to, ignore_errors=True)
    copy = shutil.copytree(folder, to)
    log_of(copy).write_bytes(body)
    return copy


def flipped(body: bytes, at: int, bit: int) -> bytes:
    return body[:at] + bytes([body[at] ^ 1 << bit]) + body[at + 1 :]


def is_refused(copy: Path) -> bool:
    """Whether the workspace is not opened, which leaves every file as it is."""
    before = {file.name: file.read_bytes() for file in copy.iterdir()}
    said = ""
    try:
        open_store(copy).close()
    except Unavailable as refusal:
        said = str(refusal)
    if said:
        assert "Nothing was changed. Keep all files as they are" in said
        assert {file.name: file.read_bytes() for file in copy.iterdir()} == before
    return bool(said)


def acknowledged_in(copy: Path, told: Told) -> list[str]:
    """Which of the entries that the killed process was told of are there, in their order."""
    with closing(open_store(copy)) as store:
        assert look_for_faults(store).findings == ()
        there = of(store, TEXTS)
        return [entry_id for entry_id in told.saved if entry_id in there]


def head_of(body: bytes) -> int:
    """How long the first record is."""
    head = HEAD.match(body)
    assert head
    return head.end()


def lengths_in(body: bytes) -> list[int]:
    """Where the length of each record stands that is there as a whole."""
    found = []
    at = head_of(body)
    while at + LENGTH_AND_CHECKSUM.size <= len(body):
        length, _ = LENGTH_AND_CHECKSUM.unpack_from(body, at)
        if at + LENGTH_AND_CHECKSUM.size + length > len(body):
            break
        found.append(at)
        at += LENGTH_AND_CHECKSUM.size + length
    return found


def test_a_flipped_bit_is_told_and_nothing_is_thrown_away(
    killed: tuple[Path, Told], tmp_path: Path, record_property: Records
) -> None:
    """But for one in what was only begun to be written, which nobody was told of."""
    folder, told = killed
    rng, body, refused = random.Random(1), log_of(folder).read_bytes(), 0
    for _ in range(TIMES):
        at, bit = rng.randrange(len(body)), rng.randrange(8)
        copy = with_log(folder, tmp_path / "copy", flipped(body, at, bit))
        if is_refused(copy):
            refused += 1
        else:
            assert acknowledged_in(copy, told) == list(told.saved), (at, bit)
    assert refused
    record_property("fault", f"bit flipped in the log: {refused} of {TIMES} refused in a sentence")


def test_no_flipped_bit_in_the_first_record_or_in_a_length_hides_what_stands_behind_it(
    killed: tuple[Path, Told], tmp_path: Path, record_property: Records
) -> None:
    """DuckDB would take it for the end of what it could write."""
    folder, told = killed
    body = log_of(folder).read_bytes()
    commits = [at for at in lengths_in(body) if WHOLE_COMMIT.match(body, at)]
    lengths = [at for at in lengths_in(body)[::7] if at < commits[-1]]
    first = [(at, at % 7) for at in range(head_of(body))] + [(at, 7) for at in range(9, 40, 6)]
    places = [*first, *((at + 3, 0) for at in (*lengths, *commits[::5], commits[-1]))]
    for at, bit in places:
        copy = with_log(folder, tmp_path / "copy", flipped(body, at, bit))
        assert is_refused(copy) or acknowledged_in(copy, told) == list(told.saved), (at, bit)
    record_property("fault", f"bit flipped where the log tells no sum: {len(places)}, none unseen")


def test_a_flipped_bit_in_the_log_of_what_was_written_meanwhile_is_told(
    killed: tuple[Path, Told], tmp_path: Path
) -> None:
    """The second log is written to while the first one is written into the file."""
    folder, _ = killed
    body = log_of(folder).read_bytes()
    copy = with_log(folder, tmp_path / "copy", body)
    logs_of(copy / FILE)[1].write_bytes(flipped(body, 0, 0))
    assert is_refused(copy)


def test_the_log_of_what_was_written_meanwhile_is_not_passed_over_without_the_first(
    killed: tuple[Path, Told], tmp_path: Path, record_property: Records
) -> None:
    """As half a copy of the files would leave it; DuckDB says nothing."""
    folder, _ = killed
    copy = with_log(folder, tmp_path / "copy", log_of(folder).read_bytes())
    first, second, _ = logs_of(copy / FILE)
    first.rename(second)
    assert is_refused(copy)
    record_property("fault", "second log without the first: refused in a sentence")


def test_a_log_that_was_torn_off_gives_what_was_written_before_and_nothing_in_part(
    killed: tuple[Path, Told], tmp_path: Path, record_property: Records
) -> None:
    folder, told = killed
    rng, body, lost = random.Random(2), log_of(folder).read_bytes(), 0
    for _ in range(TIMES):
        copy = with_log(folder, tmp_path / "copy", body[: rng.randrange(len(body))])
        there = acknowledged_in(copy, told)
        assert there == list(told.saved)[: len(there)]
        lost += len(told.saved) - len(there)
    record_property("fault", f"log torn off: {TIMES} opened whole, without {lost} entries cut off")


def test_zeros_where_records_stood_do_not_hide_what_stands_behind_them(
    killed: tuple[Path, Told], tmp_path: Path
) -> None:
    """A disk that has lost a piece of a file gives zeros, which DuckDB takes for the log's end."""
    folder, _ = killed
    body = log_of(folder).read_bytes()
    lengths = lengths_in(body)
    start, end = next(
        (one, other)
        for other in reversed([at for at in lengths if WHOLE_COMMIT.match(body, at)])
        for one in lengths
        if one < other and (other - one) % LENGTH_AND_CHECKSUM.size == 0
    )
    zeros = bytes(end - start)
    assert is_refused(with_log(folder, tmp_path / "copy", body[:start] + zeros + body[end:]))


def test_zeros_behind_the_last_record_are_no_fault(
    killed: tuple[Path, Told], tmp_path: Path
) -> None:
    """A file that had been made longer, and not written to yet, when the power went."""
    folder, told = killed
    body = log_of(folder).read_bytes()
    last = [at for at in lengths_in(body) if WHOLE_COMMIT.match(body, at)][-1]
    whole = body[: last + LENGTH_AND_CHECKSUM.size + len(COMMIT)]
    copy = with_log(folder, tmp_path / "copy", whole + bytes(4096))
    assert acknowledged_in(copy, told) == list(told.saved)


def test_a_log_that_cannot_be_read_at_all_is_told_in_a_sentence(folder: Path) -> None:
    with closing(open_store(folder)):
        pass
    log_of(folder).mkdir()
    with pytest.raises(Unavailable, match="Nothing was changed"):
        open_store(folder)


def test_rows_of_the_audit_log_that_were_torn_off_are_missed(folder: Path, tmp_path: Path) -> None:
    """What else was torn off with them nobody can tell: a torn log is a disk that did not keep what
    it had said was kept."""
    copy = tmp_path / "copy"
    with closing(open_store(folder)) as store:
        action = AuditAction.FACTS_COPIED
        for _ in range(3):
            store.write(lambda tx: note(tx, actor=COMMAND_LINE, action=action, at=NOW))
        shutil.copytree(folder, copy)
    log = log_of(copy)
    log.write_bytes(log.read_bytes()[: log.stat().st_size // 2])
    with closing(open_store(copy)) as store:
        (told,) = look_for_faults(store).findings
        assert told.endswith("missing at the end.")
