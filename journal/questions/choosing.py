"""Which figures are asked for: a team, whole blocks, and the grain in which they are drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journal import disclosure
from journal.errors import NotFound
from journal.people import Team, Workspace
from journal.periods import BLOCK, Grain, whole_blocks
from journal.policy import Scope
from journal.questions.counting import EVER, opened, selection
from journal.questions.question import WORDS, Asked, Only
from journal.questions.wording import why_of_few
from journal.store.agreements import agents_in_scope
from journal.store.engine import Store
from journal.store.facts import grains_of, latest_copy, latest_holds_all
from journal.store.workspace import teams_seen

USUAL_SPAN = 13 * BLOCK
BLOCKS = "select block from {relation} group by block order by block"
Since = tuple[date, Grain]


def choose(
    store: Store,
    scope: Scope,
    workspace: Workspace,
    *,
    team: str | None = None,
    first: date | None = None,
    last: date | None = None,
    cause: str | None = None,
    channel: str | None = None,
) -> Asked:
    """Which figures are asked for: a team by id or name, and days, which snap to whole blocks; of
    all encounters, or of those of one cause or one channel, which are asked for in blocks.

    Without a team the first one in the alphabet; without days the last thirteen blocks there
    are. Where the team's grain changed, or its agents agreed, the later part of what was asked for:
    what is told by agreement rests on all of them. Raises NotFound
    for a team that this person does not supervise, and for a cause or channel that there is not.
    """
    found, only = team_in_scope(store, scope, team), narrowed_to(cause, channel)
    before = latest_copy(store)[1] or EVER[0]
    least = disclosure.least_agents(found.kind, workspace.least_agents)
    agents = agents_in_scope(store, scope, found.team_id)
    agreed = agreed_blocks(store, scope, found) if disclosure.may_agree(agents, least) else []
    grains, held = grains_of(store, scope, found.team_id), blocks_held(store, scope, found)
    if agreed:
        grains = [*(one for one in grains if one[0] < agreed[0]), (agreed[0], Grain.BLOCK)]
        held = [*(block for block in held if block < agreed[0]), *agreed]

    def grain_of(block: date) -> Grain:
        return Grain.BLOCK if only else since(grains, block)[1]

    blocks = tuple(
        block for block in held if grain_of(block) is Grain.WEEK or block + BLOCK <= before
    )
    nothing = Asked(
        found,
        before,
        before,
        Grain.BLOCK,
        least,
        (),
        before,
        only=only,
        holds_all=latest_holds_all(store),
        of_few=why_of_few(agents, least),
    )
    if not blocks:
        return nothing
    earliest, latest = blocks[0], blocks[-1]
    given = (first or latest + BLOCK - USUAL_SPAN, last or latest)
    start, until = whole_blocks(*(min(max(day, earliest), latest) for day in given))
    changed, grain = since(grains, until - BLOCK)
    asked = replace(
        nothing,
        first=max(start, changed),
        until=min(until, before),
        grain=Grain.BLOCK if only else grain,
        blocks=blocks,
        other_grain_before=changed if start < changed else None,
        since=max(earliest, changed),
        drawn_by=grain,
        agreed_from=agreed[0] if agreed else None,
    )
    if not asked.by_agreement:
        return asked
    told = why_of_few(agents, least, asked.agreed_from)
    return replace(asked, least_agents=agents.number, of_few=told)


def blocks_held(
    store: Store, scope: Scope, team: Team, *, by_agreement: bool = False
) -> list[date]:
    """The blocks of which the copy holds something, the earliest first."""
    sql = BLOCKS.format(relation=opened("facts_in_scope", by_agreement))
    found = store.rows(scope, sql, selection(team, *EVER, by_block=False))
    return [row["block"] for row in found]


def agreed_blocks(store: Store, scope: Scope, team: Team) -> list[date]:
    """Those that are told because every agent of the team agrees."""
    return blocks_held(store, scope, team, by_agreement=True)


def narrowed_to(cause: str | None, channel: str | None) -> Only | None:
    """The one category that is asked for. Raises NotFound where there is no such category, or
    where both a cause and a channel are named."""
    named = [Only(by, value) for by, value in (("cause", cause), ("channel", channel)) if value]
    if len(named) > 1:
        raise NotFound(
            "Figures are narrowed to one cause or to one channel, not to both. Pick one."
        )
    for only in named:
        words = [str(word) for word in WORDS[only.by].said_here()]
        if only.value not in words:
            raise NotFound(f"There is no such {only.by}. These are: {', '.join(words)}.")
    return named[0] if named else None


def since(grains: list[Since], block: date) -> Since:
    """From which block on the grain lasts in which a block is drawn. Before any copy was taken
    nothing is drawn, and blocks tell least."""
    earlier = [one for one in grains if one[0] <= block]
    return earlier[-1] if earlier else (EVER[0], Grain.BLOCK)


def team_in_scope(store: Store, scope: Scope, team: str | None) -> Team:
    seen = teams_seen(store, scope)
    wanted = [one for one in seen if team is None or team in (one.team_id, one.name)]
    if not wanted:
        raise NotFound(
            "You can see the figures of the teams you supervise, and this is not one of them."
        )
    return wanted[0]
