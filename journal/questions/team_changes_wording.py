"""What changed in many teams, in sentences; teams stand in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from journal.questions.question import Answer, Asked
from journal.questions.wording import counted, people_or_more
from journal.statistics import NoVerdict

COLUMNS = {
    "team": "Team",
    "share": "Share",
    "verdict": "Lately",
    "since": "From",
    "lately": "Since then",
    "usual": "Usual",
    "p": "p",
}
VERDICTS = {
    "more": "more than usual",
    "fewer": "fewer than usual",
    "nothing": "no change",
    "withheld": "not shown",
    NoVerdict.NOTHING: "nothing to tell",
    NoVerdict.TOO_EARLY: "too early to say",
    NoVerdict.TOO_RARE: "too rare to say",
    NoVerdict.TOO_FEW: "too few to say",
}
NOTHING = "There are no entries of these blocks of which anything could be told."
TOO_EARLY = (
    "It is too early to say what changed: that takes twelve points that tell what is usual, and a "
    "block after them."
)
ONE_IN_TEN = "Of what is named here, at most one in ten is a false alarm, on average."


def sentence(row: Mapping[str, Any]) -> str:
    """ "Fewer encounters were escalated than usual: 47 of 360, 13 % (10-17 %), since 24 August
    2026; usual is 103 of 395, 26 % (22-31 %)." """
    what = "More" if row["higher"] else "Fewer"
    return (
        f"{what} {row['share_told']} than usual: {row['lately']}, since {row['since']}; "
        f"usual is {row['usual']}."
    )


def finding(answer: Answer) -> str:
    rows = answer.rows
    told = [f"{row['team']}: {sentence(row)}" for row in changed(rows)]
    return " ".join([*told, *of_the_others(answer)])


def changed(rows: pd.DataFrame) -> list[dict[str, Any]]:
    found = rows[rows["changed"]].to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def of_the_others(answer: Answer) -> list[str]:
    """That nothing changed in any other team, and of which teams nothing can be said yet."""
    rows = answer.rows
    tested = set(rows.loc[rows["p"] != "", "team_id"])
    moved = set(rows.loc[rows["changed"], "team_id"])
    told = nothing_changed(len(tested), len(moved), answer.totals["teams"])
    if moved:
        told.append(ONE_IN_TEN)
    hidden = names_not_shown(rows)
    waiting = [name for name in names(rows[~rows["team_id"].isin(tested)]) if name not in hidden]
    if tested and waiting:
        told.append(f"Nothing can be said yet of {'; '.join(waiting)}.")
    return told


def nothing_changed(tested: int, moved: int, teams: int) -> list[str]:
    if not tested:
        return [TOO_EARLY]
    if moved == tested:
        return []
    if moved:
        return [f"Nothing changed in {counted(tested - moved, 'other team', 'other teams')}."]
    if tested == teams == 1:
        return ["Nothing changed in your team."]
    if tested == teams:
        return [f"Nothing changed in any of your {teams} teams."]
    return [f"Nothing changed in the {counted(tested, 'team', 'teams')} of which it can be said."]


def names(rows: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(rows["team"]))


def names_not_shown(rows: pd.DataFrame) -> list[str]:
    """The teams of which nothing is told and something is withheld."""
    told = {VERDICTS["withheld"], VERDICTS[NoVerdict.NOTHING]}
    whole = rows.groupby("team_id")["verdict"].agg(set)
    hidden = [one for one, found in whole.items() if VERDICTS["withheld"] in found <= told]
    return names(rows[rows["team_id"].isin(hidden)])


def teams_not_shown(rows: pd.DataFrame, asked: Asked) -> tuple[str, ...]:
    hidden: Sequence[str] = names_not_shown(rows) if len(rows) else ()
    if not hidden:
        return ()
    few = people_or_more(asked.least_agents)
    return (f"Not shown, as the figures would rest on fewer than {few}: {'; '.join(hidden)}.",)
