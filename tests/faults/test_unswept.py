"""A sweep that fails, for whatever reason: told, and tried again every hour, not every minute."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from journal.actions.erasing import erase_person
from journal.actions.retaining import see_to_the_night
from journal.errors import Unavailable
from journal.people import Viewer
from journal.reading.health import look_at_health
from journal.reading.soundness import look_for_faults
from journal.store import open_store
from journal.store.audit import COMMAND_LINE
from journal.store.duckdb_sweep import beside
from journal.store.retention import put_swept
from journal.store.workspace import people
from tests.journal.given import NOW, TODAY, WORKSPACE

NIGHT = NOW.replace(hour=4, minute=0) + timedelta(days=1)
MINUTE = timedelta(minutes=1)
Records = Callable[[str, object], None]


def test_a_sweep_that_fails_is_told_and_tried_again_every_hour_until_it_is_done(
    folder: Path, record_property: Records
) -> None:
    with closing(open_store(folder)) as store:
        ada = next(Viewer(*one) for one in people(store, TODAY) if one[0].login == "ada")
        store.write(lambda tx: put_swept(tx, NOW))
        (in_the_way := beside(store.path)).mkdir()
        told = erase_person(store, "ben", now=NOW, workspace=WORKSPACE, actor=COMMAND_LINE)
        assert told.left_in_files == look_at_health(store, ada).unswept
        assert "could not be copied into a new file" in (told.left_in_files or "")
        with pytest.raises(Unavailable):
            see_to_the_night(store, NIGHT)
        for minutes in (1, 30, 59):
            assert not see_to_the_night(store, NIGHT + minutes * MINUTE)
        with pytest.raises(Unavailable):
            see_to_the_night(store, NIGHT + 60 * MINUTE)
        in_the_way.rmdir()
        assert not see_to_the_night(store, NIGHT + 61 * MINUTE)
        assert look_at_health(store, ada).unswept
        assert see_to_the_night(store, NIGHT + 120 * MINUTE)
        health = look_at_health(store, ada)
        assert (health.unswept, health.swept_at) == (None, NIGHT + 120 * MINUTE)
        assert look_for_faults(store).findings == ()
    record_property("fault", "sweep that fails: told, tried again after an hour, done in the end")
