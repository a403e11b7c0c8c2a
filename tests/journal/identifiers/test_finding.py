from __future__ import annotations

from dataclasses import FrozenInstanceError
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.identifiers import Kind, Span, find, redacted, region_of
from journal.identifiers.span import Piece, apart
from tests.journal.identifiers.corpus import corpus

WORDS = sorted({word for snippet in corpus() for word in snippet.text.split()})
talk = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=30).map(" ".join)
"""What agents write, shuffled: every kind begins somewhere in it."""
some_spans = st.lists(
    st.builds(
        lambda start, length, kind: Span(start, start + length, kind),
        st.integers(0, 30),
        st.integers(1, 10),
        st.sampled_from(Kind),
    )
)


def found(text: str, region: str | None = None) -> list[tuple[Kind, str]]:
    return [(span.kind, text[span.start : span.end]) for span in find(text, region)]


@given(talk)
def test_spans_are_in_order_and_apart_and_hold_something(text: str):
    ends = 0
    for span in find(text, "GB"):
        assert ends <= span.start < span.end <= len(text)
        ends = span.end


@given(some_spans)
def test_of_spans_that_overlap_the_first_kind_is_kept_and_nothing_else_is_lost(spans: list[Span]):
    kept = apart(iter(spans))
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for span in set(spans) - set(kept):
        rivals = [one for one in kept if one.start < span.end and span.start < one.end]
        assert any(list(Kind).index(rival.kind) <= list(Kind).index(span.kind) for rival in rivals)


def test_a_span_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Span(0, 1, Kind.NAME).start = 2  # type: ignore[misc]


def test_what_is_redacted_says_its_kind_and_the_rest_stays():
    text = "Mrs Whitcombe, 07911 123456, w@example.org, LS6 3HN, GB82WEST12345698765432"
    assert redacted(text, find(text, "GB")) == (
        "Mrs [likely name], [phone number], [email address], [postcode], [IBAN]"
    )


def test_what_the_author_keeps_stays():
    text = "Ring Mrs Whitcombe on 07911 123456"
    phone = [span for span in find(text, "GB") if span.kind is Kind.PHONE_NUMBER]
    assert redacted(text, phone) == "Ring Mrs Whitcombe on [phone number]"


@given(talk)
def test_the_text_between_the_spans_is_left_as_it_is(text: str):
    spans = find(text, "GB")
    rest = redacted(text, spans)
    for span in spans:
        before, mask, rest = rest.partition(span.kind.mask)
        assert mask
        assert text.startswith(before)
        text = text[len(before) + span.end - span.start :]
    assert rest == text


@given(st.text(st.characters()))
def test_any_text_at_all_can_be_searched(text: str):
    assert isinstance(find(text), tuple)


def test_a_number_is_claimed_by_one_kind_alone():
    assert found("4111111111111111@example.org") == [(Kind.PAYMENT_CARD, "4111111111111111")]
    assert found("07911123456@example.org", "GB") == [(Kind.EMAIL, "07911123456@example.org")]
    assert found("NHS 943 476 5919", "US") == [(Kind.NATIONAL_ID, "943 476 5919")]


@pytest.mark.parametrize(
    ("text", "region", "is_one"),
    [
        ("ring 020 7946 0958", "GB", True), ("ring 020 7946 0958", None, False),
        ("ring +44 20 7946 0958", None, True), ("mobile: 07911 123456", None, True),
        ("order 020 7946 0958", "GB", False), ("the parcel, 020 7946 0958", "GB", True),
        ("4155550132 was wrong", "US", False), ("reach her at 4155550132", "US", True),
        ("phone 12/03/2026", None, False), ("since 2026-05-03 14:05", "GB", False),
    ],
)  # fmt: skip
def test_a_phone_number_is_one_of_the_region_or_says_so(text: str, region: str, is_one: bool):
    assert (Kind.PHONE_NUMBER in dict(found(text, region))) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("BSN 111222333", True), ("about 111222333 units", False), ("BSN 111222334", False),
        ("passport 533401372", True), ("passport declined", False),
        ("AB123456C", True), ("order AB123456C", False), ("BG123456C", False),
        ("AB 12 34 56 C", True), ("on 12 03 26 a man", False), ("about 54362315 k", False),
        ("536-90-4399", True), ("000-90-4399", False), ("2 95 10 99 126 111 94", False),
    ],
)  # fmt: skip
def test_a_national_id_checks_out_and_bare_digits_need_a_word(text: str, is_one: bool):
    assert (Kind.NATIONAL_ID in dict(found(text))) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("to LS6 3HN", True), ("ls6 3hn", True), ("order LS6 3HN", False), ("PS5 2TB", False),
        ("Galaxy S21 8GB", False), ("Austin, TX 78704", True), ("paid 78704 dollars", False),
        ("zip 78704", True), ("postcode 1016 GV", True), ("1016 GV", False),
        ("Lindenallee 14, 50968 Köln", True), ("50968 Köln", False),
    ],
)  # fmt: skip
def test_a_postcode_has_the_form_of_its_country_or_an_address_before_it(text: str, is_one: bool):
    assert (Kind.POSTCODE in dict(found(text))) is is_one


@pytest.mark.parametrize(
    ("text", "region", "is_one"),
    [("1016 GV", "NL", True), ("1016 GV", "GB", False), ("1000 MB", "NL", False)],
)
def test_a_postcode_that_looks_like_much_else_is_one_at_home(text: str, region: str, is_one: bool):
    assert (Kind.POSTCODE in dict(found(text, region))) is is_one


@pytest.mark.parametrize("wrong", ["GB83 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654"])
def test_an_iban_has_its_countrys_length_and_checksum(wrong: str):
    assert Kind.IBAN not in dict(found(wrong))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("mrs patel cried", "patel"), ("MR SMITH cried", "SMITH"), ("Mr J. P. Morgan", "Morgan"),
        ("Frau von der Aue rief an", "Aue"), ("spoke to Ana Maria Luz Paz", "Ana Maria Luz"),
        ("spoke to Billing", None), ("Dr Pepper", None), ("Dear Sir or Madam", None),
        ("the customer ASKED again", None), ("mr and mrs", None), ("Miss the train", None),
    ],
)  # fmt: skip
def test_a_name_is_what_words_introduce_and_what_is_written_like_one(text: str, name: str | None):
    assert dict(found(text)).get(Kind.NAME) == name


def test_names_can_be_found_by_other_means_as_well():
    def names(text: str) -> list[Piece]:
        return [Piece(text.index("Olu"), text.index("Olu") + 3)]

    text = "Olu\u200b said that Mrs Patel left"
    assert not any(text[s.start :].startswith("Olu") for s in find(text))
    assert [text[s.start : s.end] for s in find(text, names=names)] == ["Olu\u200b", "Patel"]


@pytest.mark.parametrize(
    ("zone", "region"),
    [("Europe/London", "GB"), ("America/Denver", "US"), ("Europe/Berlin", "DE"), ("UTC", None)],
)
def test_the_region_is_the_country_of_the_time_zone(zone: str, region: str | None):
    assert region_of(ZoneInfo(zone)) == region


def test_what_was_taken_out_before_announces_nothing():
    assert find("[email address] 2940 is what the till said", "GB") == ()
    assert find("Their address: 2940 is what the till said", "DK") != ()
