"""One's own journal as one page: it holds all it needs, loads nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from html import escape

from pydantic import BaseModel

from dashboard.screens.answers_view import WHEN, in_words
from dashboard.written_page import page_beside
from journal.debrief_case import OwnCase
from journal.debrief_outcome import Action
from journal.draft import WRITTEN_FOR, Answers
from journal.entry import Entry, asks
from journal.forms import form_of, texts_of_form
from journal.incident import SentReport
from journal.ledger import HandedOver
from journal.own_journal import OwnEntry, OwnJournal
from journal.playbook import OwnPhrase
from journal.promise import SavedPromise, state_of
from journal.support import OwnRequest, turn_state
from journal.support import state_of as state_of_request

PAGE = page_beside(__file__)
AT = "%Y-%m-%d %H:%M"


def as_page(journal: OwnJournal) -> str:
    """The page as HTML; every text in it is escaped."""
    parts = [entry(own, journal) for own in reversed(journal.entries)]
    if journal.promises:
        loose = (promise(one, journal) for one in journal.promises)
        parts.append(f"<h2>Promises without an entry</h2>{listed(loose)}")
    if journal.handed_over:
        handed = map(handed_over, journal.handed_over)
        parts.append(f"<h2>Promises that you asked others to take over</h2>{listed(handed)}")
    if journal.requests:
        asked = (request(one, journal) for one in journal.requests)
        parts.append(f"<h2>Support that you asked for</h2>{listed(asked)}")
    if journal.incidents:
        reported = map(report, journal.incidents)
        parts.append(f"<h2>Incidents that you reported</h2>{listed(reported)}")
    if journal.away:
        away = (f"{one.first:%Y-%m-%d} to {one.last:%Y-%m-%d}" for one in journal.away)
        parts.append(f"<h2>Days on which you are away</h2>{listed(away)}")
    if journal.digest_to:
        parts.append(f"<h2>Where your digest goes</h2><p>{escape(journal.digest_to)}</p>")
    if journal.phrases:
        offered = map(offered_phrase, journal.phrases)
        parts.append(f"<h2>Phrases that you offered to your team</h2>{listed(offered)}")
    parts += of_debriefs(journal)
    if journal.drafts:
        parts.append("<h2>Drafts</h2>")
        parts += [
            f"<article>{answers(given(draft.answers), Entry)}</article>" for draft in journal.drafts
        ]
    taken = f"{journal.taken_at.astimezone(UTC):{AT}}"
    return PAGE.substitute(
        name=escape(journal.person.name),
        about=f"{len(journal.entries):,} entries, taken along {taken}. Times are in UTC.",
        body="\n".join(parts),
    )


def entry(own: OwnEntry, journal: OwnJournal) -> str:
    saved = own.saved
    head = f"{saved.entry.occurred_at.astimezone(UTC):{AT}}, {own.team}"
    felt = said(own.check_in[1]) if own.check_in else ""
    before = "".join(
        f"<details><summary>Until {version.said_until.astimezone(UTC):{AT}}</summary>"
        f"{said(version.entry)}</details>"
        for version in own.versions
    )
    after = answers(said_later(own), Entry)
    made = listed(promise(one, journal) for one in own.promises)
    return (
        f"<article><h2>{escape(head)}</h2>{said(saved.entry)}{felt}{after}{made}{before}</article>"
    )


def said_later(own: OwnEntry) -> Iterable[tuple[str, str]]:
    """How it ended after all, and whether what was wanted was tried."""
    if own.settled:
        yield "How it ended after all", own.settled[0].label
    if own.tried:
        yield "What you had wanted to try", own.tried.answer.label


def said(model: BaseModel) -> str:
    """What was answered, by the questions."""
    told = ((name, in_words(value)) for name, value in model if name not in WHEN)
    return answers(((name, words) for name, words in told), type(model))


def answers(told: Iterable[tuple[str, str]], of: type[BaseModel]) -> str:
    rows = "".join(
        f'<dt>{escape(label_of(name, of))}</dt><dd dir="auto">{escape(words)}</dd>'
        for name, words in told
        if words
    )
    return f"<dl>{rows}</dl>"


def label_of(name: str, of: type[BaseModel]) -> str:
    return asks(name, of).label if name in of.model_fields else name.capitalize()


def listed(sentences: Iterable[str]) -> str:
    rows = "".join(f"<li>{escape(one)}</li>" for one in sentences)
    return f"<ul>{rows}</ul>" if rows else ""


def promise(saved: SavedPromise, journal: OwnJournal) -> str:
    """ "Promised by 2026-05-14 10:00: Call back (call), missed", with what it was for before."""
    one = saved.promise
    before = "".join(
        f", before that by {earlier.due_at.astimezone(UTC):{AT}}"
        for earlier in reversed(journal.earlier_dues.get(saved.promise_id, ()))
    )
    told = [f"({one.kind.label})", state_of(one, journal.taken_at).label.lower()]
    if one.done_at:
        told.append(f"done {one.done_at.astimezone(UTC):{AT}}")
    if one.solved:
        told.append(one.solved.label.lower())
    if saved.taken_over_at:
        told.append("taken over from a colleague")
    due = f"{one.due_at.astimezone(UTC):{AT}}{before}"
    return f"Promised by {due}: {one.what} {', '.join(told)}"


def handed_over(one: HandedOver) -> str:
    answer = one.answer.label.lower() if one.answer else "not answered"
    return f"{one.what} ({one.asked}, {answer})"


def request(own: OwnRequest, journal: OwnJournal) -> str:
    """ "2026-05-14 10:00: Could we talk? (Ben Okafor: asked), closed"."""
    saved, at = own.saved, journal.taken_at
    note = f": {saved.request.note}" if saved.request.note else ""
    asked = "; ".join(
        f"{own.names[turn.person_id]}: {turn_state(turn, at).label.lower()}" for turn in saved.turns
    )
    state = state_of_request(saved, at).label.lower()
    return f"{saved.asked_at.astimezone(UTC):{AT}}{note} ({asked}), {state}"


def report(sent: SentReport) -> str:
    """ "2026-05-14 10:00: He raised his hand (answered). Rae Connolly: He has been barred"."""
    came = "".join(f". {answer.name}: {answer.what}" for answer in sent.answers)
    at = f"{sent.sent_at.astimezone(UTC):{AT}}"
    return f"{at}: {sent.report.incident_what} ({sent.state.label.lower()}){came}"


def offered_phrase(one: OwnPhrase) -> str:
    """ "Offered options (Deliveries, 2026-05-14 10:00): What suits you?", with what it said."""
    hidden = ", hidden by your team" if one.is_hidden else ""
    before = "".join(f"; before that: {earlier.phrase}" for earlier in one.before)
    about = f"{one.team}, {one.offered_at.astimezone(UTC):{AT}}{hidden}"
    return f"{one.technique.label} ({about}): {one.phrase}{before}"


def of_debriefs(journal: OwnJournal) -> Iterable[str]:
    if journal.cases:
        yield "<h2>What was picked of yours for debriefs</h2>"
        yield from map(case, journal.cases)
    if journal.actions:
        agreed = map(action_of_a_debrief, journal.actions)
        yield f"<h2>What you are to do after debriefs, or did</h2>{listed(agreed)}"


def case(one: OwnCase) -> str:
    """A case in the words in which its debrief was told it, with what was taken from it."""
    state = "" if one.is_there else ", not in it any more"
    head = f"Picked {one.picked_at.astimezone(UTC):{AT}}{state}"
    taken = listed(f"Taken from it: {takeaway.what}" for takeaway in one.takeaways)
    return f"<section><h3>{escape(head)}</h3>{said(one.said)}{taken}</section>"


def action_of_a_debrief(one: Action) -> str:
    """ "By 2026-05-14: Ask for the list (seen by: it is there by nine), done"."""
    why = f", because {one.because}" if one.because else ""
    return f"By {one.due}: {one.what} (seen by: {one.how_seen}), {one.state.label.lower()}{why}"


def given(answers: Answers) -> Iterable[tuple[str, str]]:
    """What a draft holds, as it was given; of a form its texts."""
    if form := form_of(answers.get(WRITTEN_FOR)):
        return [("What it is", form.label), *(one[1:] for one in texts_of_form(answers))]
    return ((name, str(value)) for name, value in answers.items())
