"""`afterword backup` and `afterword restore`: a workspace in one file, and its return."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.invocation import AsJson, Invocation

if TYPE_CHECKING:
    from journal.store.backup.restoring import Restored

KeyFile = Annotated[
    Path | None,
    typer.Option(
        "--key",
        metavar="FILE",
        help="The key; that of backups.toml, or backup.key in ~/.config/afterword, if not named.",
    ),
]


def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    key: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Write the workspace into an encrypted file, while people write; open it, and count. This is
    audited."""
    here: Invocation = ctx.obj
    with here.workspace() as (store, _):
        from dashboard.backups import key_file_of
        from journal.store.backup.key import find_or_make_key
        from journal.store.backup.schedule import make_by_hand

        key_file = here.file(key) if key else key_file_of(store.folder)
        used = find_or_make_key(key_file, store.folder)
        made = make_by_hand(store, here.file(file), used, here.now)
    if used.is_new:
        here.warn(
            f"A key was made: {used.file}. Keep a copy of it where nothing happens to this "
            "computer: no backup opens without it."
        )
    for finding in made.findings:
        here.warn(f"The backup is whole. In it, as in the workspace: {finding}")
    here.give(
        as_json,
        {
            "backup": str(made.file),
            "made_at": made.made_at.isoformat(),
            "size": made.size,
            "key": str(used.file),
            "findings": list(made.findings),
        },
        f"The backup is in {made.file}, {made.size:,} bytes. It was opened and counted.",
    )


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")],
    into: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The workspace folder, in place of --data."),
    ] = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Do everything but put it in its place.")
    ] = False,
    key: KeyFile = None,
    as_json: AsJson = False,
) -> None:
    """Put a backup in the place of the workspace, whose files are put aside."""
    from journal.actions.erasing_again import erase_again
    from journal.store.backup import restoring
    from journal.store.backup.key import find_key, usual_key_file

    here: Invocation = ctx.obj
    used = find_key(here.file(key) if key else usual_key_file())
    if verify:
        with TemporaryDirectory(prefix="afterword-") as passing:
            done = restoring.rehearse(here.file(file), used, Path(passing), now=here.now)
    else:
        folder = here.file(into) if into else here.folder()
        here.check_not_served(folder)
        done = restoring.restore(
            here.file(file), used, folder, now=here.now, erase_again=erase_again
        )
    for finding in done.findings:
        here.warn(f"As it was when the backup was made: {finding}")
    here.give(as_json, as_object(done), *(rehearsed(done) if verify else restored(done, folder)))
    if verify and done.findings:
        raise typer.Exit(1)


def as_object(done: Restored) -> dict[str, Any]:
    return {
        "organisation": done.organisation,
        "made_at": done.made_at.isoformat(),
        "tables": done.tables,
        "audit_rows": done.audit_rows,
        "findings": list(done.findings),
        "aside": str(done.aside) if done.aside else None,
        "erased_again": done.erased_again,
        "not_erased": done.not_erased,
    }


def said(done: Restored) -> str:
    moment = done.made_at.strftime("%Y-%m-%d %H:%M")
    return f"The backup of {done.organisation}, made on {moment} UTC"


def rehearsed(done: Restored) -> list[str]:
    return [
        f"{said(done)}, opens: each of its {done.tables} tables holds as many rows as when it was "
        "made. Nothing was changed."
    ]


def restored(done: Restored, folder: Path) -> list[str]:
    lines = [
        f"{said(done)}, is in {folder}. Everybody signs in again.",
        "What was ended since then is not: see docs/operate.md.",
        f"Erased since then, as far as it is known here, and erased again: {done.erased_again}.",
    ]
    if done.not_erased:
        lines.append(
            f"Erased since then, and back as the only admin: {done.not_erased}. Name another "
            "admin, and erase them again."
        )
    if done.aside:
        lines.append(f"What was there before is in {done.aside}, for 35 days.")
    return lines
