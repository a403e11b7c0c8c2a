"""The one address that a workspace answers to, and whose word it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from dashboard.site import at_home, site_of
from journal.errors import Refused

PROXY, STRANGER = "10.0.0.1", "192.0.2.7"


def hosts(*names: str) -> Headers:
    return Headers(raw=[(b"host", name.encode()) for name in names])


def request_from(peer: str, *forwarded_for: str) -> dict[str, object]:
    raw = [(b"x-forwarded-for", line.encode()) for line in forwarded_for]
    return {"type": "http", "client": (peer, 50_000), "headers": raw}


@pytest.mark.parametrize("name", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_at_home_it_answers_to_every_name_of_this_computer(name: str) -> None:
    assert at_home(8501).answers_to(hosts(name))


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("localhost:8501", "localhost:8501"),
        ("localhost:8501", "evil.example"),
        ("localhost",),
        ("localhost:8502",),
        ("127.0.0.1:8501@evil.example",),
        ("127.0.0.1.evil.example:8501",),
        ("[::2]:8501",),
        ("",),
    ],
)
def test_it_answers_to_no_other_name_and_to_one_at_a_time(names: tuple[str, ...]) -> None:
    assert not at_home(8501).answers_to(hosts(*names))


def test_a_site_with_tls_answers_to_its_own_name_alone() -> None:
    site = site_of("https://Afterword.Example.org/")
    assert site.origin == "https://afterword.example.org"
    assert site.is_secure
    assert site.answers_to(hosts("afterword.example.org"))
    for name in ("localhost", "127.0.0.1", "example.org", "afterword.example.org:8501"):
        assert not site.answers_to(hosts(name))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://afterword.example.org", "has no TLS"),
        ("afterword.example.org", "is none"),
        ("ftp://afterword.example.org", "is none"),
        ("https://", "is none"),
        ("https://example.org/afterword", "is none"),
        ("https://ana:word@example.org", "is none"),
        ("https://example.org?a=b", "is none"),
        ("https://example.org:port", "is none"),
    ],
)
def test_an_address_that_cannot_be_is_refused_in_words(address: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        site_of(address)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Refused) as caught:
        site_of("http://example.org", proxies=["here", "10.0.0.0/33"])
    assert len(caught.value.problems) == 3


def test_a_proxy_of_ours_is_believed_and_nobody_else() -> None:
    site = site_of("https://example.org", proxies=[PROXY])
    assert site.client_address(request_from(PROXY, STRANGER)) == STRANGER
    assert site.client_address(request_from(STRANGER, "127.0.0.1")) == STRANGER
    assert site.client_address(request_from(PROXY)) == PROXY
    assert site.client_address(request_from(PROXY, "rubbish")) == PROXY


@given(st.lists(st.ip_addresses().map(str), max_size=4), st.ip_addresses(v=4).map(str))
def test_only_what_the_proxy_itself_saw_is_believed(invented: list[str], seen: str) -> None:
    site = site_of("https://example.org", proxies=[PROXY])
    assert site.client_address(request_from(PROXY, ", ".join([*invented, seen]))) == seen
