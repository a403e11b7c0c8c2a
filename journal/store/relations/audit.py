"""The audit log: ids and codes, and nobody's text; it is opened for admins alone."""

from __future__ import annotations

AUDIT = {
    "audit_log": """
        select sequence, happened_at, actor, action, subject from kept.audit
        where $scope_reads_audit""",
}
