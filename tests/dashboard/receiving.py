"""Servers on this computer that take in what is sent: mail, and the calls of a webhook."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import StreamRequestHandler, TCPServer, ThreadingTCPServer
from typing import Any, cast

NOT_HERE = "nobody@"
"""Mail to such an address is refused, and so is a call for a person of this name."""


class Mail(StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a letter needs."""

    server: MailServer

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 here")
        to: list[str] = []
        while line := self.rfile.readline().decode().strip():
            verb = line.upper()
            if verb == "DATA":
                self.say("354 go on")
                self.take_in(to)
                self.say("250 taken")
            elif verb.startswith("RCPT") and NOT_HERE in line:
                self.say("550 nobody of that name")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                if verb.startswith("RCPT"):
                    to.append(line.partition("<")[2].partition(">")[0])
                self.say("250 all right")

    def take_in(self, to: list[str]) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line)
        message = message_from_bytes(b"".join(lines), policy=policy.default)
        self.server.letters.append((", ".join(to), cast(EmailMessage, message)))


class MailServer(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Mail)
        self.letters: list[tuple[str, EmailMessage]] = []


class Call(BaseHTTPRequestHandler):
    server: Webhook

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["content-length"])))
        is_down = said.get("who") == "down"
        if not is_down:
            self.server.calls.append(said)
        self.send_response(500 if is_down else 200)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Says nothing between the tests."""


class Webhook(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Call)
        self.calls: list[dict[str, Any]] = []


@contextmanager
def receiving(server: TCPServer) -> Iterator[int]:
    """The port at which a server takes things in while the block runs."""
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
