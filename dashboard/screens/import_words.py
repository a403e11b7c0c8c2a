"""What the words of a file mean here, one by one."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from dashboard.bringing_in.dropped import Dropped
from dashboard.screens.import_answers import choose, in_rows
from journal.entry import Record, asks, choices
from journal.transfer.mapping import MAY_DEFAULT
from journal.transfer.proposing.seeing import MOST_WORDS
from journal.transfer.proposing.words import meant_by

LEFT_OUT, UNANSWERED = "None of these: leave such rows out", "None of these: leave it unanswered"
TOO_MANY = (
    f"It holds more than {MOST_WORDS} different words, or sentences. Choose another column: words "
    "can be told one by one up to there."
)


def ask_words(
    held: Dropped, columns: dict[str, str], said: dict[str, dict[str, str]], opened: list[str]
) -> dict[str, dict[str, str]]:
    """What the words of each column with a vocabulary mean; what is open is added to `opened`."""
    found: dict[str, dict[str, str]] = {}
    for question, name in columns.items():
        column = held.seen.column(name)
        if column is None or choices(question, Record) is None:
            continue
        with st.expander(f"What the words mean: {asks(question, Record).label}", expanded=True):
            if column.words is None:
                st.write(TOO_MANY)
                opened.append(f"{asks(question, Record).label} {TOO_MANY}")
            else:
                before = said.get(question, {})
                found[question] = each(held, question, column.words, before, opened)
    return {question: words for question, words in found.items() if words}


def each(
    held: Dropped, question: str, words: Counter[str], said: dict[str, str], opened: list[str]
) -> dict[str, str]:
    answers = {str(word): word.label for word in choices(question, Record).said_here()}
    answers[""] = LEFT_OUT if question in MAY_DEFAULT else UNANSWERED
    meant: dict[str, str] = {}
    for number, (word, rows) in enumerate(words.most_common(), start=1):
        usual = said.get(word, meant_by(question, word))
        with st.container(gap=None):
            st.text(f"Word {number}: “{word}” ({in_rows(rows)}) means")
            answer = choose(
                held,
                f"Word {number} means",
                list(answers),
                usual,
                about=f"{question} {word}",
                labels=answers,
                is_named_above=True,
            )
        if answer is None:
            opened.append(f"{asks(question, Record).label} What does “{word}” mean?")
        elif answer != word:
            meant[word] = answer
    return meant
