"""Where each technique comes from, as far as it is known for certain; not that it works here."""

from __future__ import annotations

from journal.techniques import Technique

COMMON = "Common practice in customer service guides; we know of no single source."
LISTENING = (
    "Active listening, as Carl R. Rogers and Richard E. Farson described it (Active Listening, "
    "1957)."
)
DE_ESCALATION = (
    "Guidance on verbal de-escalation in health care: the consensus statement of Project BETA "
    "(Richmond and others, Verbal De-escalation of the Agitated Patient, 2012){also}"
)
WAITING = (
    "Research on waiting: David H. Maister (The Psychology of Waiting Lines, 1985) says that "
    "{waits}"
)
OWN = "This workspace added it. No source is claimed for it."
SOURCES = {
    Technique.LISTENED: LISTENING,
    Technique.KEPT_CALM: DE_ESCALATION.format(also="."),
    Technique.EMPATHY: (
        "Empathic understanding, as Carl R. Rogers described it for counselling (The Necessary and "
        "Sufficient Conditions of Therapeutic Personality Change, 1957); also common "
        "practice in customer service guides."
    ),
    Technique.RESTATED: f"{LISTENING} Saying it back is the listener’s test of having understood.",
    Technique.APOLOGISED: (
        "Aaron Lazare (On Apology, 2004): an apology begins with acknowledging what was done, and "
        "to whom."
    ),
    Technique.OFFERED_OPTIONS: DE_ESCALATION.format(also=", which asks to offer choices."),
    Technique.MET_HALFWAY: (
        "Service recovery: Christopher Hart, James Heskett and Earl Sasser (The Profitable Art of "
        "Service Recovery, Harvard Business Review, 1990) want those who meet customers to be "
        "able to put things right."
    ),
    Technique.SET_BOUNDARY: DE_ESCALATION.format(also=", which asks to set clear limits."),
    Technique.PAUSED: (
        "Negotiation: William Ury (Getting Past No) calls it going to the balcony, to step back "
        "before one reacts."
    ),
    Technique.NEXT_STEPS: WAITING.format(
        waits="unexplained waits seem longer than explained ones."
    ),
    Technique.REALISTIC_TIME: WAITING.format(
        waits="uncertain waits seem longer than known, finite ones."
    ),
    Technique.SUMMED_UP: (
        "Motivational interviewing, William R. Miller and Stephen Rollnick (1991), which counts "
        "summaries among its basic skills; common in customer service guides too."
    ),
}


def source_of(technique: Technique) -> str:
    """Where the practice comes from, in a sentence or two."""
    return OWN if technique.is_own else SOURCES.get(technique, COMMON)
