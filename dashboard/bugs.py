"""Where a bug of ours is, told without the message of the exception, which may quote somebody."""

from __future__ import annotations

from pathlib import Path

FRAMES = 6


def place_of(error: BaseException) -> str:
    """The last frames that an exception passed through, by file, line and function."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}")
        trace = trace.tb_next
    return " > ".join(frames[-FRAMES:])


def told_aside(error: BaseException) -> dict[str, str]:
    """The same for fields of a line of the log."""
    return {"kind": type(error).__name__, "place": place_of(error)}
