"""Where to find help, as the workspace lists it; nobody's data, and the same for everybody."""

from __future__ import annotations

from collections.abc import Sequence

from journal.help_list import Help
from journal.store.engine import Row, Store, Transaction
from journal.working_hours import WEEKDAYS, Hours, Stretch

HELPS, HOURS = "select * from {} order by place", "select * from {} order by weekday, starts"


def find_help_list(store: Store) -> tuple[Help, ...]:
    """In its order."""
    return listed(store.recall(HELPS.format("help_list")), store.recall(HOURS.format("help_hours")))


def help_list_in(tx: Transaction) -> tuple[Help, ...]:
    """The same, in the work that is about to change it."""
    return listed(tx.rows(HELPS.format("kept.help_list")), tx.rows(HOURS.format("kept.help_hours")))


def put_help_list(tx: Transaction, helps: Sequence[Help]) -> None:
    """Stores a list in place of what was there."""
    tx.run("delete from kept.help_list")
    tx.run("delete from kept.help_hours")
    for place, one in enumerate(helps):
        tx.run(
            """insert into kept.help_list
                   (help_id, place, name, what_for, reach, around_the_clock)
               values ($help_id, $place, $name, $what_for, $reach, $around_the_clock)""",
            {
                "help_id": one.help_id,
                "place": place,
                "name": one.name,
                "what_for": one.what_for,
                "reach": one.reach,
                "around_the_clock": one.week is None,
            },
        )
        put_hours(tx, one)


def put_hours(tx: Transaction, one: Help) -> None:
    for weekday, hours in enumerate(one.week or ()):
        for stretch in hours:
            tx.run(
                """insert into kept.help_hours (help_id, weekday, starts, ends)
                   values ($help_id, $weekday, $starts, $ends)""",
                {
                    "help_id": one.help_id,
                    "weekday": weekday,
                    "starts": stretch.starts,
                    "ends": stretch.ends,
                },
            )


def listed(helps: Sequence[Row], hours: Sequence[Row]) -> tuple[Help, ...]:
    return tuple(
        Help(
            row["help_id"],
            row["name"],
            row["what_for"],
            row["reach"],
            None if row["around_the_clock"] else week_of_help(row["help_id"], hours),
        )
        for row in helps
    )


def week_of_help(help_id: str, hours: Sequence[Row]) -> tuple[Hours, ...]:
    its = [row for row in hours if row["help_id"] == help_id]
    return tuple(
        tuple(Stretch(row["starts"], row["ends"]) for row in its if row["weekday"] == weekday)
        for weekday in range(len(WEEKDAYS))
    )
