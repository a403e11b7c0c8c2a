"""Where people of Fernhill Home find help: made up, like everything of it.

The telephone numbers are among those that the United Kingdom keeps free for fiction.
"""

from __future__ import annotations

from journal.help_list import Help
from journal.ids import new_id
from journal.store.engine import Transaction
from journal.store.help_list import put_help_list
from journal.working_hours import NINE_TO_SIX, Stretch

WEEKDAYS_ONLY = (NINE_TO_SIX,) * 5 + ((),) * 2
EVENINGS = ((Stretch(8 * 60, 22 * 60),),) * 7
HELPS = (
    (
        "Peers of Fernhill Home",
        "A colleague from another team who listens. What you say stays with them.",
        "Telephone 020 7946 0111, or look for the green badge in the canteen",
        WEEKDAYS_ONLY,
    ),
    (
        "Employee assistance",
        "Talking to a counsellor, by telephone or in person, up to six times. Paid for by us; "
        "we are not told who called.",
        "Telephone 0808 157 0112\nhttps://assistance.example.org",
        EVENINGS,
    ),
    (
        "Night line",
        "When it does not let you sleep: somebody trained to listen, at any hour.",
        "Telephone 0808 157 0199",
        None,
    ),
    (
        "Security desk",
        "You are threatened now, or afraid to go to your car.",
        "Telephone 020 7946 0100, ground floor of each site",
        None,
    ),
)


def add_help_list(tx: Transaction) -> None:
    put_help_list(tx, [Help(new_id(), *one) for one in HELPS])
