"""Where people find this workspace: the one address it answers to, and whose word it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from journal.errors import Problem, Refused

ADDRESS = re.compile(r"https?://(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:[0-9]{1,5})?/?")
HERE = ("localhost", "127.0.0.1", "::1")
FORWARDED = ("forwarded", "x-forwarded", "x-real-ip", "x-original", "via", "cf-", "true-client-ip")
"""How the names of headers begin that proxies add."""


@dataclass(frozen=True)
class Site:
    """An address of this computer, or one that a proxy with a certificate stands in front of."""

    origin: str
    """Scheme, host and port as a browser writes them, without a slash at the end."""
    is_demo: bool = False
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """From where forwarding headers are believed."""

    @property
    def door(self) -> str:
        """The path at which people come in."""
        return "/demo" if self.is_demo else "/login"

    @property
    def is_secure(self) -> bool:
        """Whether cookies are for TLS alone."""
        return self.origin.startswith("https://")

    def answers_to(self, headers: Headers) -> bool:
        """Whether a request names this address, once: two names are a trick, and another name is
        a page elsewhere that was pointed at this computer. At this computer any of its own names
        will do."""
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            return False
        here = urlsplit(self.origin)
        return hosts[0] == here.netloc or (
            here.hostname in HERE and hosts[0] in names_of_here(here.port)
        )

    def is_ours(self, origin: str, headers: Headers) -> bool:
        """Whether a page with this origin is one of ours."""
        return origin == self.origin or (
            not self.is_secure and origin == f"http://{headers.get('host')}"
        )

    def client_address(self, scope: Scope) -> str:
        """Where a request comes from: the peer, or where a proxy that is believed got it from."""
        peer = peer_of(scope)
        told = Headers(scope=scope).getlist("x-forwarded-for")
        if not told or not self.believes(peer):
            return peer
        last = told[-1].rpartition(",")[2].strip()
        return last if is_address(last) else peer

    def believes(self, peer: str) -> bool:
        """Whether a peer is a proxy of ours."""
        return is_address(peer) and any(ip_address(peer) in network for network in self.proxies)


def at_home(port: int, *, is_demo: bool = False) -> Site:
    """The site of an app that is reached from its own computer alone."""
    return Site(f"http://127.0.0.1:{port}", is_demo)


def site_of(address: str, proxies: Sequence[str] = ()) -> Site:
    """A site as an admin writes it down. Raises Refused with all that is wrong with it.

    Without TLS passwords and texts would cross the network for everybody to read, so an address
    without it is one of this computer.
    """
    problems, networks = [], []
    parts = urlsplit(address.lower())
    if not ADDRESS.fullmatch(address.lower()):
        problems.append(
            Problem("Site", f"“{address}” is none. Write https://afterword.example.org.")
        )
    elif parts.scheme == "http" and parts.hostname not in HERE:
        sentence = (
            "has no TLS, and what people write would cross the network unprotected. Use https."
        )
        problems.append(Problem("Site", sentence))
    for proxy in proxies:
        try:
            networks.append(ip_network(proxy))
        except ValueError:
            problems.append(Problem("Proxy", f"“{proxy}” is no address or network."))
    if problems:
        raise Refused(problems)
    return Site(f"{parts.scheme}://{parts.netloc}", proxies=tuple(networks))


def names_of_here(port: int | None) -> list[str]:
    names = [f"[{name}]" if ":" in name else name for name in HERE]
    usual = port in (None, 80)  # which a browser leaves out
    return [*(f"{name}:{port}" for name in names), *(names if usual else ())]


def peer_of(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def came_through_a_proxy(scope: Scope, headers: Headers) -> bool:
    """Whether a request bears a proxy's marks. No browser speaks HTTP/1.0, and nginx does to an
    app unless it is told otherwise."""
    marked = any(name.startswith(FORWARDED) for name in headers)
    return marked or scope.get("http_version") == "1.0"


def is_here(peer: str) -> bool:
    """Whether a peer is this computer."""
    return is_address(peer) and ip_address(peer).is_loopback
