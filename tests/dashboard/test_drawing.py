"""A chart drawn on the server says what the answer says, and a text in it is a text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.charts import DRAWN
from dashboard.charts.marks import with_marks
from dashboard.charts.theme import MARKS, Figure
from dashboard.drawing import DARK, as_svg, scales
from dashboard.drawing.paper import LIGHT
from journal.marked_changes import MarkedChange
from journal.policy import scope_for
from journal.questions import choose
from journal.questions.overview import Told, overview
from journal.store.engine import Store
from journal.store.workspace import find_workspace
from tests.dashboard.asked import viewer_of

HOSTILE = '</text><img src=//evil.example onerror=alert(1)> & "more" \x00\x0b $x^2$'
BOX = re.compile(r"M(\S+) (\S+)h(\S+)v(\S+)h\S+z")


@pytest.fixture
def every(store: Store) -> dict[str, Told]:
    """All that is told of the team of sam and has rows, by its question."""
    workspace = find_workspace(store)
    assert workspace is not None
    scope = scope_for(viewer_of(store, "sam"))
    told = overview(store, scope, choose(store, scope, workspace))
    all_of_it = (*told.over_time, *told.behind, *told.handled, *told.teams)
    return {one.answer.question.name: one for one in all_of_it if not one.answer.rows.empty}


def figure_of(told: Told) -> Figure:
    return DRAWN[told.answer.question.name](told.answer, told.limits, LIGHT)


def drawn(told: Told) -> str:
    question = told.answer.question
    return as_svg(figure_of(told), question.name, question.title, told.finding)


def read(svg: str) -> ElementTree.Element:
    """Raises where it is not well-formed."""
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def parsed(told: Told) -> ElementTree.Element:
    return read(drawn(told))


def texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()) for text in svg.iter("text")]


def boxes(path: ElementTree.Element) -> list[tuple[float, ...]]:
    """Left, top, width and height of each bar."""
    return [tuple(map(float, found)) for found in BOX.findall(path.get("d", ""))]


def bars(svg: ElementTree.Element) -> list[list[tuple[float, ...]]]:
    return [found for path in svg.findall("path") if (found := boxes(path))]


def test_each_chart_is_well_formed_and_says_its_finding_to_those_who_do_not_see_it(
    every: dict[str, Told],
) -> None:
    assert len(every) > 8
    for name, told in every.items():
        svg = parsed(told)
        assert svg.get("role") == "img"
        said = {
            one.get("id"): one.text
            for one in (svg.find("title"), svg.find("desc"))
            if one is not None
        }
        assert list(said) == svg.get("aria-labelledby", "").split()
        assert list(said.values()) == [told.answer.question.title, told.finding], name


def test_a_bar_is_as_long_as_its_number_and_says_it(every: dict[str, Told]) -> None:
    for name in ("causes", "channels", "behaviours", "escalation_reasons"):
        (found,) = bars(parsed(every[name]))
        counts = every[name].answer.rows["entries"].tolist()
        widths = [width for _, _, width, _ in found]
        assert widths == pytest.approx([max(widths) * n / max(counts) for n in counts], abs=0.2)
        rows, shown = every[name].answer.rows, texts(parsed(every[name]))
        labels = rows[next(iter(every[name].answer.question.columns))]
        told = rows["shown_as"] if "shown_as" in rows else rows["entries"].astype(str)
        assert set(labels) | set(told) <= set(shown)


@pytest.mark.parametrize("name", ["outcomes", "callbacks"])
def test_a_stack_has_a_bar_for_each_number_on_the_one_before(
    every: dict[str, Told], name: str
) -> None:
    answer = every[name].answer
    svg = parsed(every[name])
    stack = {
        trace["name"]: trace["y"]
        for trace in figure_of(every[name])["data"]
        if trace["type"] == "bar" and "base" not in trace and any(trace["y"])
    }
    drawn_bars = [found for found in bars(svg) if found][-len(stack) :]
    tallest = max(sum(numbers) for numbers in zip(*stack.values(), strict=True))
    for found, numbers in zip(drawn_bars, stack.values(), strict=True):
        assert len(found) == sum(number > 0 for number in numbers)
    heights = [[h for *_, h in found] for found in drawn_bars]
    per_entry = sum(map(sum, heights)) / sum(map(sum, stack.values()))
    for found, numbers in zip(heights, stack.values(), strict=True):
        assert found == pytest.approx([n * per_entry for n in numbers if n], abs=0.2)
    top = min(top for found in drawn_bars for _, top, _, _ in found)
    foot = max(top + h for found in drawn_bars for _, top, _, h in found)
    assert foot - top == pytest.approx(tallest * per_entry, abs=0.3)
    assert len(answer.rows) == len({left for found in drawn_bars for left, *_ in found})


def test_each_point_that_may_be_shown_is_drawn_and_no_other(every: dict[str, Told]) -> None:
    told = every["escalations"]
    shares = next(t for t in figure_of(told)["data"] if t["name"] == "Escalated, share")
    colour = LIGHT.colour("escalated")
    points = [
        path for path in parsed(told).findall("path")
        if path.get("fill") == colour and "a3.5" in path.get("d", "")
    ]  # fmt: skip
    in_legend = 1
    assert len(points) == sum(value is not None for value in shares["y"]) + in_legend


def test_a_period_that_is_withheld_breaks_the_line(every: dict[str, Told]) -> None:
    told = every["escalations"]
    figure = figure_of(told)
    whole = as_svg(figure, "a", "", "")
    share = next(t for t in figure["data"] if t["name"] == "Escalated, share")
    share["y"] = [None if place == 1 else value for place, value in enumerate(share["y"])]
    broken = as_svg(figure, "a", "", "")
    line = 'stroke="#1E5C66"'
    assert broken.count(line) == whole.count(line) + 1


def test_the_same_meaning_has_the_colours_and_patterns_of_the_screen(
    every: dict[str, Told],
) -> None:
    svg = parsed(every["outcomes"])
    fills = {path.get("fill", "") for path in svg.findall("path") if boxes(path)}
    hatched = {
        f"url(#{pattern.get('id')})": pattern[0].get("fill") for pattern in svg.iter("pattern")
    }
    stack = [t for t in figure_of(every["outcomes"])["data"] if "pattern" in t.get("marker", {})]
    assert {hatched.get(fill, fill) for fill in fills} >= {t["marker"]["color"] for t in stack}
    assert len(hatched) == sum(bool(t["marker"]["pattern"]["shape"]) for t in stack)
    shapes = {pattern[1].get("d") for pattern in svg.iter("pattern")}
    assert len(shapes) == len(hatched)


def test_what_was_marked_stands_at_its_day_under_its_letter(every: dict[str, Told]) -> None:
    asked = every["escalations"].answer.asked
    days = [asked.first + timedelta(days=number) for number in (10, 30)]
    marks = [MarkedChange("id", "team", day, "reason", "Sam") for day in days]
    figure = with_marks(figure_of(every["escalations"]), marks, LIGHT)
    svg = read(as_svg(figure, "a", "", ""))
    dashed = [
        path.get("d", "") for path in svg.findall("path") if path.get("stroke-dasharray") == "6 4"
    ]
    first, second = (float(d.split()[0][1:]) for d in dashed)
    letters = {"".join(t.itertext()): float(t.get("x", "")) for t in svg.iter("text")}
    assert (letters["A"], letters["B"]) == pytest.approx((first + 4, second + 4), abs=0.2)
    (low, high) = (scales.ordinal(day) for day in figure["layout"]["xaxis"]["range"])
    per_day = (second - first) / 20
    left = 432 - per_day * (high - low)
    assert first == pytest.approx(left + per_day * (days[0].toordinal() - low), abs=1)


def test_a_hostile_name_is_nothing_but_text() -> None:
    bar: dict[str, Any] = {
        "type": "bar", "orientation": "h", "x": [3], "y": [HOSTILE], "text": [HOSTILE],
        "marker": {"color": "#1E5C66"},
    }  # fmt: skip
    figure = {"data": [bar], "layout": {"height": 140, "xaxis": {}, "yaxis": {}}}
    svg = read(as_svg(figure, "a", HOSTILE, HOSTILE))
    assert {one.tag for one in svg.iter()} <= {"svg", "title", "desc", "text", "path"}
    harmless = HOSTILE.replace("\x00", "").replace("\x0b", "")
    assert svg.findtext("desc") == harmless
    assert harmless in texts(svg)
    assert not [one for one in svg.iter() for key in one.attrib if key.startswith("on")]


def test_what_was_escaped_for_plotly_reads_as_it_was_written() -> None:
    assert scales.in_rows(["A &lt;b&gt; &amp; c"])[1][0].text == "A <b> & c"


def test_a_drawing_is_the_same_each_time_and_refers_to_nothing_but_itself(
    every: dict[str, Told],
) -> None:
    for told in every.values():
        once = drawn(told)
        assert once == drawn(told)
        assert not re.search(r"https?:|href|src=|<style|<script", once)
        parts = set(re.findall(r' id="([^"]+)"', once))
        assert set(re.findall(r"url\(#([^)]+)\)", once)) <= parts


def test_every_colour_of_a_drawing_has_its_counterpart_in_the_dark(every: dict[str, Told]) -> None:
    used = {
        (what, colour)
        for told in every.values()
        for what, colour in re.findall(r'(fill|stroke)="(#\w+)"', drawn(told))
    }
    assert len(used) > 6
    assert not [(what, one) for what, one in used if f'.chart [{what}="{one}"]' not in DARK]
    assert all(mark.dark in DARK for mark in MARKS.values())


@pytest.mark.parametrize("days", [20, 60, 120, 400, 1500, 4000])
def test_there_are_a_few_days_on_an_axis_and_each_year_is_told_once(days: int) -> None:
    first = date(2024, 11, 18).toordinal()
    ticks = scales.of_days(first, first + days)
    assert 1 <= len(ticks) <= 6
    assert all(first <= tick.number <= first + days for tick in ticks)
    years = [tick.text.split("\n")[1] for tick in ticks if "\n" in tick.text]
    assert years == sorted(set(years))
    assert "\n" in ticks[0].text


@pytest.mark.parametrize(
    ("low", "high", "wanted", "told"),
    [
        (0, 0.62, ".0%", ["0 %", "20 %", "40 %", "60 %"]),
        (-0.3, 0.2, "+.0%", ["−30 %", "−20 %", "−10 %", "0 %", "+10 %", "+20 %"]),
        (0, 3, "", ["0", "1", "2", "3"]),
        (0, 7300, "", ["0", "2,000", "4,000", "6,000"]),
    ],
)  # fmt: skip
def test_numbers_on_an_axis_are_round(
    low: float, high: float, wanted: str, told: list[str]
) -> None:
    assert [tick.text for tick in scales.of_numbers(low, high, wanted)] == told
