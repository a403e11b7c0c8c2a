"""`afterword import`: records from a file, or a journal that somebody took along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.invocation import AsJson, Invocation

if TYPE_CHECKING:
    from journal.transfer.judging import Summary

Mapping = Annotated[Path | None, typer.Option(metavar="MAP.toml", help="What its columns mean.")]
AsLogin = Annotated[
    str | None,
    typer.Option("--as", metavar="LOGIN", help="Whose a journal (.json) is, if not its login's."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be, and store nothing.")]
Rejects = Annotated[Path | None, typer.Option(metavar="FILE", help="For the rejected rows, CSV.")]


def import_(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    mapping: Mapping = None,
    as_login: AsLogin = None,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    as_json: AsJson = False,
) -> None:
    """Import records (.csv, .xlsx, .parquet), or a journal that somebody took along (.json).

    What was imported before is not added again.
    """
    here: Invocation = ctx.obj
    if file.suffix.lower() == ".json":
        import_journal(here, file, as_login, dry_run, as_json)
        return
    if mapping is None:
        raise typer.BadParameter("a file of records needs one.", ctx=ctx, param_hint="--mapping")
    with here.workspace() as (store, workspace):
        from journal.store.audit import COMMAND_LINE
        from journal.transfer.given_file import on_disk
        from journal.transfer.importing import import_file
        from journal.transfer.mapping import read_mapping
        from journal.transfer.rejects import check_new, write_rejects

        if rejects is not None:
            check_new(here.file(rejects))
        summary = import_file(
            store,
            on_disk(here.file(file)),
            read_mapping(here.file(mapping)),
            now=here.now,
            workspace=workspace,
            actor=COMMAND_LINE,
            dry_run=dry_run,
        )
        if rejects is not None:
            write_rejects(here.file(rejects), summary.rejects)
    here.give(as_json, as_object(summary, dry_run), *lines_of(summary, dry_run))
    if summary.rejected:
        here.warn(told_rejected(summary, rejects))
        raise typer.Exit(1)


def import_journal(
    here: Invocation, file: Path, login: str | None, dry_run: bool, as_json: bool
) -> None:
    with here.workspace() as (store, workspace):
        from journal.store.audit import COMMAND_LINE
        from journal.transfer.taking_back import take_back

        found = take_back(
            store,
            here.file(file),
            login=login,
            now=here.now,
            workspace=workspace,
            actor=COMMAND_LINE,
            dry_run=dry_run,
        )
    told = {
        "read": found.read,
        "added": found.added,
        "already_there": found.already_there,
        "rejected": len(found.rejects),
        "without_effect": len(found.without_effect),
        "dry_run": dry_run,
    }
    untaken = (*found.rejects, *found.without_effect)
    here.give(
        as_json,
        told,
        f"Read: {found.read:,}. {'Would be added' if dry_run else 'Added'}: {found.added:,}. "
        f"Already there: {found.already_there:,}. Left out: {len(found.rejects):,}.",
        *(f"{one.column} {one.line}: {one.reason}" for one in untaken),
    )
    if untaken:
        raise typer.Exit(1)


def as_object(summary: Summary, dry_run: bool) -> dict[str, Any]:
    first, last = summary.first_day, summary.last_day
    return {
        "read": summary.read,
        "added": summary.added,
        "already_there": summary.already_there,
        "rejected": summary.rejected,
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
        "per_month": dict(summary.per_month),
        "masked": {kind.value: times for kind, times in summary.masked},
        "dry_run": dry_run,
    }


def lines_of(summary: Summary, dry_run: bool) -> list[str]:
    """What became of the rows, and the months in which a misread date shows."""
    from journal.questions.wording import day

    lines = [
        f"Rows read: {summary.read:,}. {'Would be added' if dry_run else 'Added'}: "
        f"{summary.added:,}. Already there: {summary.already_there:,}. "
        f"Rejected: {summary.rejected:,}."
    ]
    if summary.first_day and summary.last_day:
        lines.append(f"From {day(summary.first_day)} to {day(summary.last_day)}, by month:")
    lines += [f"{month}  {rows:>9,}" for month, rows in summary.per_month]
    if summary.masked:
        each = ", ".join(f"{kind.label} {times:,}" for kind, times in summary.masked)
        lines.append(f"Masked in their texts, since it may say who a customer is: {each}.")
    return [*lines, "This was a dry run: nothing was stored."] if dry_run else lines


def told_rejected(summary: Summary, file: Path | None) -> str:
    """The first reason, and where the others are."""
    first = summary.rejects[0]
    where = f"line {first.line}" + (f", {first.column}" if first.column else "")
    more = f"All reasons are in {file}." if file else "--rejects FILE lists all reasons."
    return f"Rejected rows: {summary.rejected:,}. The first, {where}: {first.reason} {more}"
