"""A table is read with the keyboard, and its cells are nothing but text."""

from __future__ import annotations

import re

import pytest

from dashboard.tables import Table, table_in_a_box
from journal.free_text import FORMULA


def test_a_cell_and_a_name_are_nothing_but_text() -> None:
    table = Table(["<b>Team</b>", "Agents"], [['<img src=x onerror="alert(1)">', 1234]])
    drawn = table_in_a_box(table, '"><script>')
    assert "<img" not in drawn
    assert "<b>" not in drawn
    assert "<script>" not in drawn
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</th><td>1,234</td>" in drawn


@pytest.mark.parametrize("begins", FORMULA)
def test_a_cell_that_looks_like_a_formula_is_none_when_it_is_copied(begins: str) -> None:
    table = Table(["Team", "Agents"], [[f"{begins}first", 1], ["A", f"{begins}other"]])
    assert table.cells == [[f"'{begins}first", "1"], ["A", f"'{begins}other"]]
    drawn = table_in_a_box(table, "Teams")
    assert f">&#x27;{begins}first</th><td>1</td>" in drawn
    assert f">{begins}" not in drawn


def test_a_table_that_is_wider_than_the_screen_takes_the_focus() -> None:
    drawn = table_in_a_box(Table(["Team", "Agents"], [["A", 5]]), "Teams")
    assert drawn.startswith('<div class="figures" role="region" tabindex="0" aria-label="Teams">')
    assert '<th scope="row">A</th>' in drawn
    assert drawn.count('<th scope="col">') == 2


def test_a_sentence_in_a_cell_is_given_room_and_a_word_is_not() -> None:
    drawn = table_in_a_box(Table(["Line", "Reason"], [[1, "short"], [2, "so long " * 10]]), "Rows")
    assert "<td>short</td>" in drawn
    assert drawn.count('<td class="long">') == 1


def test_a_share_and_its_limits_are_not_broken_apart() -> None:
    said = "35 of 144, 24 % (18–32 %)"
    drawn = table_in_a_box(Table(["Answer", "Entries"], [["Policy", said]]), "What set it off")
    assert ', <span class="whole">24 %</span> <span class="whole">(18–32 %)</span></td>' in drawn
    (cell,) = re.findall("<td>(.*)</td>", drawn)
    assert re.sub("<[^>]*>", "", cell) == said
