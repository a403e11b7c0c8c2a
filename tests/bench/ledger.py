"""The pages of the ledger with 10,000 open promises, against the same pages without any."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from playwright.sync_api import Browser

from journal.store import open_store
from journal.store.engine import Transaction
from tests.bench import servers
from tests.bench.browser import Tab, tab
from tests.bench.measuring import Row, in_turns
from tests.bench.workspaces import copy_of

OWNER, SUPERVISOR = "ana", "sam"
OPEN = 10_000
FILLED = f"""
insert into kept.promises (promise_id, owner_id, team_id, made_at, what, due_at, due_is_day,
                           due_week, kind, case_ref, version)
select 'open-' || number, person_id, team_id, current_timestamp, 'Call back about the refund',
       current_timestamp + to_hours(cast(number as integer) - 40), false, current_date, 'callback',
       'FH-' || number, 0
from (select unnest(range({OPEN})) as number) as numbers
cross join (select people.person_id, team_id from kept.people as people
            join kept.grants as grants on grants.person_id = people.person_id
            where login = '{OWNER}' and role = 'agent' limit 1) as owner
"""
FULL = "!bench.running() && document.querySelectorAll('.promised').length"
EMPTY = "!bench.running() && bench.told('Here will be')"
PAGES = (("My promises", "/promises", OWNER), ("Team promises", "/team-promises", SUPERVISOR))


def rows(browser: Browser, workspace: Path, into: Path, rounds: int) -> list[Row]:
    full, empty = (
        made(workspace, into / name, filled=name == "full") for name in ("full", "empty")
    )
    with servers.ours(full) as many, servers.ours(empty) as none:
        return [page(browser, many, none, *which, rounds) for which in PAGES]


def made(workspace: Path, into: Path, *, filled: bool) -> Path:
    """A copy in which all that is open are so many promises of one agent, or nothing is."""
    into.mkdir()
    folder = copy_of(workspace, into)

    def work(tx: Transaction) -> None:
        for table in ("handovers", "earlier_dues", "promises"):
            tx.run(f"delete from kept.{table}")
        if filled:
            tx.run(FILLED)

    with closing(open_store(folder)) as store:
        store.write(work)
    return folder


def page(
    browser: Browser,
    many: servers.Server,
    none: servers.Server,
    name: str,
    path: str,
    who: str,
    rounds: int,
) -> Row:
    """From the start of a page that is loaded again until what stands on it is drawn."""
    with tab(browser, many.address, who) as full, tab(browser, none.address, who) as empty:
        for one in (full, empty):
            one.open(path)
        mine, theirs = in_turns(rounds, lambda: reload(full, FULL), lambda: reload(empty, EMPTY))
    work = f"{name}, {OPEN:,} of them open: until it is drawn"
    return Row(work, "the same page without any", "ms", mine, theirs, must=1.5)


def reload(page: Tab, drawn: str) -> float:
    page.page.reload(wait_until="commit")
    return page.until(drawn)
