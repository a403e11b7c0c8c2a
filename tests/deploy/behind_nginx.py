"""docs/deploy/ as it stands, run here: nginx in front of Afterword, started as its unit says.

Only what this machine has to choose is replaced: where nginx listens, the certificate, the log,
and the app's port.
"""

from __future__ import annotations

import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.browser.served import PATIENCE, Served, free_port, poll

DEPLOY = Path(__file__).parents[2] / "docs" / "deploy"
NAME = "afterword.example.org"
PROGRAM = "/opt/afterword/.venv/bin/afterword"
SETUP_LINK = re.compile(rf"https://{re.escape(NAME)}(/setup/\S+)")
AROUND = """
daemon off;
user root;
worker_processes 1;
pid {folder}/nginx.pid;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def nginx() -> str | None:
    """Where nginx is; an account that is not root's may not have it on its path."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


class ServedWithTls(Served):
    """A workspace that is started as the unit starts it, on a free port."""

    def start(self) -> None:
        unit = (DEPLOY / "afterword.service").read_text(encoding="utf-8")
        program, *argv = shlex.split(re.findall(r"^ExecStart=(.+)$", unit, re.M)[0])
        assert program == PROGRAM
        here = ["--data", str(self.folder), "--port", str(self.port)]
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "dashboard.cli", *argv, *here]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self.wait_until_it_answers()

    def setup_path(self) -> str:
        """Where the set-up link that was printed leads."""
        links: list[str] = SETUP_LINK.findall(self.log.read_text())
        return links[-1]


class Nginx:
    """nginx with the site of docs/deploy/nginx.conf in front of an app's port."""

    def __init__(self, folder: Path, app_port: int) -> None:
        self.folder = folder
        self.http, self.https = free_port(), free_port()
        self.certificate = folder / "certificate.pem"
        folder.mkdir()
        make_certificate(self.certificate, folder / "key.pem")
        live = f"/etc/letsencrypt/live/{NAME}"
        site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
        for as_it_stands, here in {
            "listen 80": f"listen 127.0.0.1:{self.http}",
            "listen 443": f"listen 127.0.0.1:{self.https}",
            "listen [::]:80": f"listen 127.0.0.1:{free_port()}",  # not every machine has IPv6
            "listen [::]:443": f"listen 127.0.0.1:{free_port()}",
            f"{live}/fullchain.pem": str(self.certificate),
            f"{live}/privkey.pem": str(folder / "key.pem"),
            "/var/log/nginx": str(folder),
            "http://127.0.0.1:8501": f"http://127.0.0.1:{app_port}",
        }.items():
            assert as_it_stands in site, f"{as_it_stands} is not in docs/deploy/nginx.conf"
            site = site.replace(as_it_stands, here)
        (folder / "site.conf").write_text(site, encoding="utf-8")
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder), encoding="utf-8")

    @contextmanager
    def running(self) -> Iterator[Nginx]:
        """Runs it as a child, until the end of the block."""
        said = self.folder / "said.log"
        program = nginx()
        assert program is not None
        with said.open("ab") as log:
            place = ["-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
            child = subprocess.Popen([program, *place], stdout=log, stderr=log)

        def listens() -> bool:
            assert child.poll() is None, f"nginx ended:\n{said.read_text()}"
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", self.https)) == 0

        try:
            poll(listens, lambda: f"nginx did not start:\n{said.read_text()}")
            yield self
        finally:
            child.terminate()
            child.wait(PATIENCE)

    def trust(self) -> ssl.SSLContext:
        """What a visitor who trusts this certificate goes by."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def send(self, request: str) -> str:
        """What nginx answers to a request as it is written here; empty where it hangs up."""
        with (
            socket.create_connection(("127.0.0.1", self.https), timeout=PATIENCE) as plain,
            self.trust().wrap_socket(plain, server_hostname=NAME) as secure,
        ):
            secure.sendall(request.replace("\n", "\r\n").encode())
            return b"".join(iter(lambda: secure.recv(65_536), b"")).decode("latin-1")


def make_certificate(certificate: Path, key_file: Path) -> None:
    """A certificate that signs for itself, for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
