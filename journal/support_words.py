"""What can be said of a request for support."""

from __future__ import annotations

from journal.vocabulary import Word


class Whom(Word):
    """As what somebody is asked for support."""

    PEER = "peer", "A peer"
    SUPERVISOR = "supervisor", "My supervisor"
    OUTSIDE = "outside", "Outside the team"


class OfferWay(Word):
    IN_PERSON = "in_person", "In person"
    CALL = "call", "A call"
    VIDEO = "video", "A video call"
    MESSAGE = "message", "By message"


class Closing(Word):
    """With what its asker closes a request; for themself alone."""

    HELPED = "helped", "It helped"
    DID_NOT_HELP = "did_not_help", "None of it helped"


class TurnState(Word):
    """Where one of those who are named in a request stands."""

    WAITING = "waiting", "Not asked yet"
    ASKED = "asked", "Asked"
    SEEN = "seen", "Has seen it"
    OFFERED = "offered", "Has offered something"
    PASSED_ON = "passed_on", "Passed it on"
    MOVED_ON = "moved_on", "Did not see it in time"
    GONE = "gone", "Cannot be asked any more"


class RequestState(Word):
    ASKED = "asked", "Asked"
    SEEN = "seen", "Seen"
    OFFERED = "offered", "Offered"
    UNANSWERED = "unanswered", "Nobody is left to ask"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"
