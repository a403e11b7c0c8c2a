"""A pack as one page to print, on A4 and Letter: it holds all it needs, loads nothing and runs
nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from dashboard.drawing import as_svg
from dashboard.packs.telling import HandOut, Part, Said, ToldCase, ToldFigure
from dashboard.sending import in_html
from dashboard.written_page import page_beside

PAGE = page_beside(__file__)
LINES = 2
"""To write on, of what is agreed."""


def as_page(handed: HandOut) -> bytes:
    """The page as HTML; every text in it is escaped, and read in its own direction."""
    return PAGE.substitute(
        title=escape(handed.title),
        running=escape(in_css(handed.title)),
        made=escape(handed.made),
        minutes=handed.minutes,
        about=paragraphs(handed.about),
        agenda="".join(map(line_of_agenda, handed.parts)),
        parts="".join(map(part, handed.parts)),
        figures=figures(handed.figures),
        withheld=listed(handed.withheld),
    ).encode()


def in_css(text: str) -> str:
    """A text between quotation marks of a style."""
    return "".join(one if one.isalnum() or one in " ,.-" else f"\\{ord(one):x} " for one in text)


def line_of_agenda(one: Part) -> str:
    return f'<tr><th scope="row">{escape(one.about)}</th><td>{one.minutes}</td></tr>'


def part(one: Part) -> str:
    minutes = "1 minute" if one.minutes == 1 else f"{one.minutes} minutes"
    return (
        f'<section class="part"><h2>{escape(one.about)} <span>{minutes}</span></h2>'
        f"{paragraphs(one.sentences)}{''.join(map(case, one.cases))}{to_fill(one.to_fill)}"
        "</section>"
    )


def case(one: ToldCase) -> str:
    short = "".join(f"<div>{said(each)}</div>" for each in one.short)
    long = "".join(map(said, one.long))
    return (
        f'<article><h3>{escape(one.title)}</h3><dl class="short">{short}</dl>'
        f'<dl class="long">{long}</dl><div class="asked">{listed(one.questions)}</div></article>'
    )


def said(one: Said) -> str:
    return f'<dt>{escape(one.label)}</dt><dd dir="auto">{escape(one.text)}</dd>'


def to_fill(columns: Sequence[str]) -> str:
    if not columns:
        return ""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    line = f"<tr>{'<td></td>' * len(columns)}</tr>"
    return (
        f'<table class="fill"><thead><tr>{head}</tr></thead><tbody>{line * LINES}</tbody></table>'
    )


def figures(told: Sequence[ToldFigure]) -> str:
    """On pages of their own, if there are any."""
    if not told:
        return ""
    heading = "<h2>The team’s figures</h2>"
    return f'<section class="figures">{heading}{"".join(map(figure, told))}</section>'


def figure(one: ToldFigure) -> str:
    chart = as_svg(one.drawn, f"chart-{one.name}", one.title, one.finding)
    return (
        f"<figure><figcaption><h3>{escape(one.title)}</h3><p>{in_html(one.finding)}</p>"
        f"</figcaption>{chart}</figure>"
    )


def paragraphs(told: Iterable[str]) -> str:
    return "".join(f'<p dir="auto">{in_html(sentence)}</p>' for sentence in told)


def listed(told: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{in_html(one)}</li>' for one in told)}</ul>" if told else ""
