"""What the audit log can say was done: a closed list, so that nobody's text gets into it."""

from __future__ import annotations

from journal.vocabulary import Word


class AuditAction(Word):
    LOG_TAKEN_OVER = "log_taken_over", "Earlier rows sealed"
    WORKSPACE_SET_UP = "workspace_set_up", "Workspace set up"
    SETTINGS_CHANGED = "settings_changed", "Settings changed"
    ABSENCE_ENTERED = "absence_entered", "Absence entered"
    ABSENCE_TAKEN_AWAY = "absence_taken_away", "Absence taken away"
    TEAM_ADDED = "team_added", "Team added"
    PERSON_ADDED = "person_added", "Person added"
    PERSON_REMOVED = "person_removed", "Person removed"
    ROLE_GRANTED = "role_granted", "Role granted"
    ROLE_WITHDRAWN = "role_withdrawn", "Role withdrawn"

    ENTERED_DEMO = "entered_demo", "Entered the demo"
    SIGNED_IN = "signed_in", "Signed in"
    SIGN_IN_FAILED = "sign_in_failed", "Sign-in failed"
    SIGNED_OUT = "signed_out", "Signed out"
    SET_UP_LINK_MADE = "set_up_link_made", "Set-up link made"
    INVITATION_MADE = "invitation_made", "Invitation made"
    RESET_MADE = "reset_made", "Reset link made"
    PASSWORD_SET = "password_set", "Password set"
    PASSWORD_CHANGED = "password_changed", "Password changed"
    SECOND_FACTOR_ADDED = "second_factor_added", "Second factor added"
    SECOND_FACTOR_REMOVED = "second_factor_removed", "Second factor removed"
    RECOVERY_CODE_USED = "recovery_code_used", "Recovery code used"

    IDENTIFIER_KEPT = "identifier_kept", "Possible customer's data kept"
    ENTRY_DELETED = "entry_deleted", "Entry deleted"
    ENTRY_BROUGHT_BACK = "entry_brought_back", "Deleted entry brought back"
    ENTRY_FORGOTTEN = "entry_forgotten", "Deleted entry gone for good"
    VERSIONS_FORGOTTEN = "versions_forgotten", "What an entry said before forgotten"
    JOURNAL_TAKEN = "journal_taken", "Own journal taken as a file"
    JOURNAL_TAKEN_BACK = "journal_taken_back", "Somebody's own journal imported"
    CHECK_INS_TAKEN = "check_ins_taken", "Own check-ins taken as a file"
    CHECK_INS_ERASED = "check_ins_erased", "Own check-ins erased"
    SHARED_WITH_SUPERVISOR = "shared_with_supervisor", "Entry shared with the supervisor"
    SHARED_WITH_TEAM = "shared_with_team", "Entry shared with the team"
    UNSHARED = "unshared", "Entry unshared"
    SHARED_ENTRY_READ = "shared_entry_read", "Shared entry read"

    HANDOVER_ASKED = "handover_asked", "Asked to take a promise over"
    HANDOVER_ACCEPTED = "handover_accepted", "Promise taken over"
    HANDOVER_DECLINED = "handover_declined", "Promise not taken over"
    HANDOVER_WITHDRAWN = "handover_withdrawn", "No longer asked to take a promise over"

    INCIDENT_READ = "incident_read", "Incident report read"
    INCIDENT_ANSWERED = "incident_answered", "Incident report answered"
    INCIDENT_CLOSED = "incident_closed", "Incident report closed"

    PHRASE_OFFERED = "phrase_offered", "Phrase offered to the team"
    PHRASE_CHANGED = "phrase_changed", "Offered phrase changed"
    PHRASE_TAKEN_BACK = "phrase_taken_back", "Offered phrase taken back"
    PHRASE_HIDDEN = "phrase_hidden", "Offered phrase hidden"
    PHRASE_SHOWN_AGAIN = "phrase_shown_again", "Offered phrase shown again"

    CHANGE_MARKED = "change_marked", "Change marked"
    MARK_TAKEN_AWAY = "mark_taken_away", "Mark of a change taken away"

    CALENDAR_MADE = "calendar_made", "Calendar’s address made"
    CALENDAR_REVOKED = "calendar_revoked", "Calendar’s address revoked"
    DIGEST_WANTED = "digest_wanted", "Digest asked for"
    DIGEST_SENT = "digest_sent", "Digest sent"
    DIGEST_ENDED = "digest_ended", "Digest ended"

    AGREED_BLOCK = "agreed_block", "Block of a small team told, as every agent agreed"
    BLOCK_RELEASED = "block_released", "Block of check-ins released, in bands"
    FACTS_COPIED = "facts_copied", "Facts copied"
    RECORDS_IMPORTED = "records_imported", "Records imported"
    ASKED = "asked", "Figures asked for"
    REFUSED = "refused", "Figures of another team refused"
    EXPORTED = "exported", "Exported"
