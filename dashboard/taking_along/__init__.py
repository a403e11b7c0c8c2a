"""Everything of one's own as one zip: to read, to count with, and to be taken back."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

from dashboard.taking_along.page import as_page
from dashboard.taking_along.tables import tables_of
from journal.data_dictionary import fields_and_techniques
from journal.debrief_outcome import ActionState
from journal.incident import IncidentState
from journal.own_journal import OwnJournal
from journal.support_words import Closing, OfferWay
from journal.transfer.own_format import as_json
from journal.vocabulary import HandoverAnswer, PromiseState, Tried, Word

READ_ME = """# Your journal

journal.html          everything, to read in a browser
entries.csv           one row for each entry, with its check-in
earlier_versions.csv  what entries said before they were changed
promises.csv          one row for each promise
earlier_dues.csv      for when promises were given before they were renegotiated
handed_over.csv       whom you asked to take a promise over, and what became of it
support.csv           whom you asked for support, one row for each of them
incidents.csv         the incidents you reported, and what came of them
days_away.csv         when you are away, as far as it is still kept
phrases.csv           what you offered to your team’s playbook, and what it said before
cases.csv             what was picked of yours for debriefs, and how it was put there
actions.csv           what you are to do after a debrief, or did
dictionary.md         what each column means
journal.json          the same for `afterword import journal.json`, which takes it back; and where
                      your digest goes

Whoever has this file can read all of it. What you had deleted is not in it.
"""
ROWS = """## What each row is about

| column | says |
|---|---|
| `entry_id`, `promise_id`, `request_id` | the same in every file |
| `team` | the team in which it was written |
| `saved_at`, `changed_at`, `made_at`, `checked_in_at` | moments, in UTC |
| `settled_outcome`, `settled_at` | how it ended after all, and when you said so |
| `tried`, `tried_said_at` | whether you tried what you wanted to, and when you said so: {tried} |
| `wanted_in` | the entry that says what you wanted to try |
| `state` | of a promise, when this was taken: {states} |
| `marked_at` | when you said that it is done or no longer needed |
| `snoozed_until` | until when its reminder was put off |
| `taken_over_at` | when you took it over from a colleague |
| `renegotiated_at` | until when the promise was for the time in this row |
| `asked`, `answer`, `answered_at` | who was asked, and whether they took it over: {answers} |
| `asked_at`, `begins_at`, `ends_at`, `seen_at` | when you asked, and whose turn it was until when |
| `closed_at`, `withdrawn_at` | when you closed what you had asked for, or withdrew it |
| `whom`, `closing` | as what they were asked, and with what you closed it: {closings} |
| `offer_at`, `offer_way` | the time they offered, and how: {ways} |
| `report_id`, `sent_at` | of a report of an incident, and when you sent it, in UTC |
| `incident_what`, `incident_when`, `incident_where`, `incident_contact` | what you wrote in it |
| `report_state` | how it stood when this was taken: {reports} |
| `sent_to`, `came_of_it` | to whom it went, and what they answered |
| `said_from`, `said_until` | from when until when it said this, in UTC |
| `first`, `last` | the first and the last day on which you are away |
| `technique`, `phrase` | what you offered to the playbook, and for which technique |
| `offered_at` | when you agreed that your team reads it |
| `is_hidden` | whether your team reads it no more, because it was hidden |
| `picked_at`, `is_there` | when it was picked for a debrief, and whether it is there still |
| `started_at`, `ended_at` | when that debrief was |
| `taken_from_it` | what your team took from it, or from none in particular |
| `action`, `how_seen` | what you are to do after a debrief, and by what it is seen |
| `due`, `carried` | by when, and how often you carried it over |
| `agreed_at`, `done_at`, `not_doing_at`, `because` | when it was agreed and settled, and why not |
| `action_state` | how it stood when this was taken: {actions} |
| `shared_with` | with whom it was shared when this was taken: `supervisor`, `team` |
| `face`, `flags` | the check-in after the entry |

Several answers to one question stand in one cell with a semicolon between them. A text that a
spreadsheet would run as a formula begins with an apostrophe.
"""


def codes_of(words: type[Word]) -> str:
    return ", ".join(f"`{word.value}`" for word in words)


COLUMNS = ROWS.format(
    tried=codes_of(Tried),
    states=codes_of(PromiseState),
    answers=codes_of(HandoverAnswer),
    closings=codes_of(Closing),
    ways=codes_of(OfferWay),
    reports=codes_of(IncidentState),
    actions=codes_of(ActionState),
)


def as_zip(journal: OwnJournal) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        file.writestr("README.md", READ_ME)
        file.writestr("journal.html", as_page(journal))
        for name, table in tables_of(journal).items():
            file.writestr(name, table)
        file.writestr("dictionary.md", f"{COLUMNS}\n{fields_and_techniques()}")
        file.writestr("journal.json", as_json(journal))
    return out.getvalue()
