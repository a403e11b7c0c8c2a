"""Streamlit's files, compressed once, and no other file."""

from __future__ import annotations

import gzip
import socket

import brotli
import httpx
import pytest

from dashboard.static_files import FOLDER, PLOTLY, TYPES, compressed, compressible, encoding_for
from tests.dashboard.called import Demo

SCRIPT = next((FOLDER / "static" / "js").glob("index.*.js"))
ELSEWHERE = (
    "/static/../../__init__.py",
    "/static/../../../../../../etc/passwd",
    "/static/..%2f..%2f__init__.py",
    "/static/%2e%2e/%2e%2e/__init__.py",
    "/static//etc/passwd",
    "/static/js/../../../config.py",
)


def asked(path: str, *, method: str = "GET", encodings: str = "gzip, br") -> dict[str, object]:
    headers = [(b"accept-encoding", encodings.encode())]
    return {"type": "http", "method": method, "path": path, "headers": headers}


def test_a_file_is_compressed_once() -> None:
    for encoding, read in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        first = compressed(SCRIPT, encoding)
        assert read(first) == SCRIPT.read_bytes()
        assert compressed(SCRIPT, encoding) is first


@pytest.mark.parametrize(
    ("taken", "encoding"),
    [("gzip, deflate, br, zstd", "br"), ("gzip;q=1.0", "gzip"), ("brr", None), ("", None)],
)
def test_a_browser_gets_the_best_that_it_takes(taken: str, encoding: str | None) -> None:
    assert encoding_for(asked("/static/x.js", encodings=taken)) == encoding


def test_a_script_is_sent_compressed() -> None:
    path = f"/static/js/{SCRIPT.name}"
    assert compressible(asked(path)) == SCRIPT.resolve()
    assert compressible(asked(path, method="POST")) is None
    assert compressible(asked(f"/elsewhere/{SCRIPT.name}")) is None
    assert compressible(asked("/static/js/no-such-file.js")) is None
    script = compressible(asked(PLOTLY))
    assert script is not None
    assert "plotly.js v" in script.read_text(encoding="utf-8")[:200]


@pytest.mark.parametrize("path", ELSEWHERE)
def test_no_path_leads_out_of_the_folder(path: str) -> None:
    found = compressible(asked(path))
    assert found is None or (found.is_relative_to(FOLDER) and found.suffix in TYPES)


@pytest.mark.slow
@pytest.mark.parametrize("path", ELSEWHERE)
def test_the_server_hands_out_no_file_from_elsewhere(served: Demo, path: str) -> None:
    entered = httpx.post(f"{served.address}/demo/enter", data={"person": "ana"})
    host, port = served.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as wire:
        cookie = f"Cookie: sid={entered.cookies['sid']}\r\nAccept-Encoding: gzip\r\n"
        line = f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}Connection: close\r\n\r\n"
        wire.sendall(line.encode())
        answered = wire.makefile("rb").read()
    assert b"root:" not in answered
    assert b"import " not in answered
    assert not answered.startswith(b"HTTP/1.1 5")
