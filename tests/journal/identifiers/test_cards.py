from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from journal.identifiers import Kind, cards, find, has_card, masked
from journal.identifiers.cards import is_card, lengths_of
from tests.journal.identifiers.strategies import bare_cards, surroundings, written_cards


def digits_in(text: str) -> str:
    return "".join(
        str(unicodedata.digit(c)) for c in text if unicodedata.digit(c, None) is not None
    )


@given(surroundings, written_cards(), surroundings)
def test_a_card_is_found_however_it_is_written_and_wherever_it_stands(
    before: str, card: str, after: str
):
    text = f"{before} {card} {after}"
    at = len(before) + 1
    assert any(span.start <= at and at + len(card) <= span.end for span in cards(text))


@given(surroundings, written_cards(), surroundings)
def test_no_card_outlives_its_mask(before: str, card: str, after: str):
    without = masked(f"{before} {card} {after}")
    assert not has_card(without)
    assert digits_in(card) not in digits_in(without)


@given(surroundings, written_cards())
def test_masking_twice_changes_nothing_more(before: str, card: str):
    once = masked(f"{before} {card}")
    assert masked(once) == once


@given(st.text().filter(lambda text: not digits_in(text)))
def test_a_text_without_digits_is_left_as_it_is(text: str):
    assert masked(text) == text


@given(surroundings, written_cards(), surroundings)
def test_a_card_in_the_text_is_among_what_is_found(before: str, card: str, after: str):
    text = f"{before} {card} {after}"
    found = {span for span in find(text) if span.kind is Kind.PAYMENT_CARD}
    assert found == set(cards(text)) != set()


@given(bare_cards(), st.integers(0, 18), st.integers(1, 9))
def test_a_card_with_one_wrong_digit_is_none(card: str, place: int, more: int):
    place %= len(card)
    wrong = card[:place] + str((int(card[place]) + more) % 10) + card[place + 1 :]
    assert not is_card(wrong)


@given(
    st.sampled_from(("01", "10", "35", "86", "91", "99")),
    st.text("0123456789", min_size=12, max_size=12),
)
def test_the_serial_number_of_a_handset_is_no_card(reporting_body: str, rest: str):
    imei = reporting_body + rest + luhn.calc_check_digit(reporting_body + rest)
    assert luhn.is_valid(imei)
    assert masked(f"IMEI {imei}") == f"IMEI {imei}"


def test_of_fifteen_digits_is_american_express_and_maestro_in_part():
    issuers = {f"{issuer:04}"[:2] for issuer in range(10_000) if 15 in lengths_of(f"{issuer:04}")}
    assert issuers == {"34", "37", "50", "58", "63", "67"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Card 4111 1111 1111 1111 12/27 cvv 737 refused",
            "Card [card number] 12/27 cvv 737 refused",
        ),
        ("order 7 4111111111111111", "order 7 [card number]"),
        ("card4111111111111111cvv", "card[card number]cvv"),
        ("4111 1111 1111 1111, 5105 1051 0510 5100", "[card number], [card number]"),
        ("4,111,111,111,111,111", "[card number]"),
    ],
)
def test_what_stands_around_a_card_is_kept(text: str, kept: str):
    assert masked(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",  # the check digit
        "1111 1111 1111 1117",  # no issuer
        "94111111111111111", "9400 4111111111111111226",  # glued to other digits
        "4111 1111 and 1111 1111",  # words between
        "41.11, 11.11, 11.11, 11.11", "4:11 11:11 11:11 11:11 11:10",
        "12/04/1111 1111/11/12, 22/04/2026 14/05/2026", "2024-12-14 22:22, 2026-05-04 15:10",
        "£4111.11, £1111.11, £1111.11",  # amounts
        "4111=1111=1111=1111", "4111@1111#1111%1111",
    ],
)  # fmt: skip
def test_digits_that_are_no_card_are_left_as_they_are(text: str):
    assert masked(text) == text


def test_where_two_cards_could_be_read_both_go():
    one, other = "4111 5555 0000 0006", "5555 0000 0006 0002"
    assert is_card(one.replace(" ", ""))
    assert is_card(other.replace(" ", ""))
    assert masked(f"{one} 0002 left") == "[card number] left"


@pytest.mark.parametrize(
    "space", ["%20", "+", "&nbsp;", "&#160;", "<br>", "<BR />", " " * 40, "\n" * 20, " \t" * 30]
)
def test_a_card_that_was_copied_with_its_spaces_is_found(space: str):
    text = f"see {space.join(('4111', '1111', '1111', '1111'))} there"
    assert masked(text) == "see [card number] there"


def test_an_international_number_behind_others_is_no_part_of_a_card():
    text = "4111 1111 +44 7700 900123"
    assert masked(text) == text
