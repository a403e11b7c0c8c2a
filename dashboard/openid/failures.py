"""Why a sign-in failed: a code for the audit log, and a sentence for the person."""

from __future__ import annotations

from enum import Enum

from journal.errors import JournalError

AGAIN = "Start again from the sign-in page."
TELL = "Try again; if it happens again, tell your admin when it happened."


class Failure(Enum):
    """Each with what happened, and what to do."""

    NOT_OFFERED = "not_offered", "This workspace has no single sign-on.", "Sign in another way."
    NO_ATTEMPT = "no_attempt", "This browser did not begin to sign in here.", AGAIN
    WRONG_STATE = "wrong_state", "The answer belongs to another sign-in than the one begun.", AGAIN
    TOO_LATE = "too_late", "More than ten minutes have passed since you began.", AGAIN
    USED_TWICE = "used_twice", "This answer was used already.", AGAIN
    DECLINED = "declined", "The sign-in was not completed there.", AGAIN
    UNREACHABLE = "unreachable", "The service that signs you in does not answer.", TELL
    RUBBISH = "rubbish", "The service that signs you in gave an answer nobody can use.", TELL
    WRONG_ISSUER = "wrong_issuer", "The answer comes from another service than ours.", TELL
    NO_ID_TOKEN = "no_id_token", "The answer does not say who you are.", TELL
    WRONG_ALGORITHM = "wrong_algorithm", "The answer is not signed in a way we accept.", TELL
    UNKNOWN_KEY = "unknown_key", "The answer is signed with a key that nobody knows.", TELL
    WRONG_SIGNATURE = "wrong_signature", "The signature of the answer is not right.", TELL
    WRONG_AUDIENCE = "wrong_audience", "The answer was made for another program.", TELL
    WRONG_NONCE = "wrong_nonce", "The answer was made for another sign-in.", TELL
    NO_NONCE = "no_nonce", "The answer does not say for which sign-in it was made.", TELL
    EXPIRED = "expired", "The answer is too old, or a clock is wrong.", TELL
    TOO_EARLY = "too_early", "The answer comes from the future: a clock is wrong.", TELL
    WRONG_CLAIMS = "wrong_claims", "The answer is not made as it has to be.", TELL
    WRONG_SUBJECT = "wrong_subject", "Two answers speak of two different people.", TELL
    NO_ROLE = (
        "no_role",
        "You were recognised, and none of your groups there has a role in Afterword.",
        "Ask your admin which group you should be in, then sign in again.",
    )
    REMOVED = "removed", "Your admin has removed you from Afterword.", "Ask your admin."
    NOT_STORED = "not_stored", "That you came could not be stored just now.", TELL
    OUR_BUG = "our_bug", "Something went wrong, and it is a mistake of ours.", TELL

    def __init__(self, code: str, happened: str, do: str) -> None:
        self.code = code
        self.happened = happened
        self.do = do


class SignInFailed(JournalError):
    """Nobody was signed in."""

    def __init__(self, failure: Failure) -> None:
        self.failure = failure
        super().__init__(f"{failure.happened} {failure.do}")
