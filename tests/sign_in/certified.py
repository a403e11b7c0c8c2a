"""The certified provider from npm, in a process of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.browser.served import free_port, poll
from tests.sign_in.forger import CLIENT, SECRET

HERE = Path(__file__).parent
FILES = ("package.json", "package-lock.json", "provider.mjs")
CACHE = HERE.parent.parent / ".node"
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")


def missing(sentence: str) -> None:
    say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    say(sentence)


def installed() -> Path:
    """The folder in which the provider is installed, once for each version of its files."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            missing(f"{program} is not here, and the certified provider needs it.")
    content = b"".join((HERE / name).read_bytes() for name in FILES)
    folder = CACHE / hashlib.sha256(content).hexdigest()[:16]
    if not folder.exists():
        made = CACHE / f"{folder.name}.{os.getpid()}"
        made.mkdir(parents=True)
        for name in FILES:
            shutil.copy(HERE / name, made / name)
        done = subprocess.run(INSTALL, cwd=made, capture_output=True, text=True)
        if done.returncode != 0:
            shutil.rmtree(made)
            missing(f"The certified provider cannot be installed: {done.stderr[-500:]}")
        try:
            made.rename(folder)
        except OSError:  # another process of the tests was as quick
            shutil.rmtree(made)
    return folder


@contextmanager
def certified(callback: str) -> Iterator[str]:
    """The issuer of a running provider that sends browsers back to an address."""
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    command = ["node", "provider.mjs", str(port), CLIENT, SECRET, callback]
    process = subprocess.Popen(
        command, cwd=installed(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    def answers() -> bool:
        assert process.poll() is None, "the certified provider ended"
        try:
            return httpx.get(f"{issuer}/.well-known/openid-configuration").status_code == 200
        except httpx.TransportError:
            return False

    try:
        poll(answers, lambda: "the certified provider did not start")
        yield issuer
    finally:
        process.terminate()
        process.wait()
