"""Who may do what, and which rows a viewer may read.

Each action has one raising check whose docstring is the rule in a plain sentence; the
boolean is derived from it.
"""

from journal.policy.allowing import allowed
from journal.policy.checks import (
    can_administer,
    can_promise,
    can_see_ledger,
    can_see_shared,
    can_see_trends,
    can_write,
    check_can_administer,
    check_can_agree,
    check_can_enter_absences,
    check_can_hand_over,
    check_can_mark_changes,
    check_can_promise,
    check_can_read_shared,
    check_can_see_ledger,
    check_can_see_shared,
    check_can_see_trends,
    check_can_share,
    check_can_write,
    check_is_asked,
    check_is_author,
    check_is_owner,
    must_be_few,
    must_leave_an_admin,
    must_not_require_second_factor,
)
from journal.policy.readers import READERS, teams_of_readers
from journal.policy.scope import Scope, as_seen_by, door, scope_for
from journal.policy.support import (
    can_ask_for_support,
    can_support,
    check_can_ask_for_support,
    check_can_support,
    check_is_asked_for_support,
    check_is_asker,
)

__all__ = [
    "READERS",
    "Scope",
    "allowed",
    "as_seen_by",
    "can_administer",
    "can_ask_for_support",
    "can_promise",
    "can_see_ledger",
    "can_see_shared",
    "can_see_trends",
    "can_support",
    "can_write",
    "check_can_administer",
    "check_can_agree",
    "check_can_ask_for_support",
    "check_can_enter_absences",
    "check_can_hand_over",
    "check_can_mark_changes",
    "check_can_promise",
    "check_can_read_shared",
    "check_can_see_ledger",
    "check_can_see_shared",
    "check_can_see_trends",
    "check_can_share",
    "check_can_support",
    "check_can_write",
    "check_is_asked",
    "check_is_asked_for_support",
    "check_is_asker",
    "check_is_author",
    "check_is_owner",
    "door",
    "must_be_few",
    "must_leave_an_admin",
    "must_not_require_second_factor",
    "scope_for",
    "teams_of_readers",
]
