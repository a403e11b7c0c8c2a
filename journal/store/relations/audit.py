"""The audit log: ids and codes, and nobody's text; it is opened for admins alone. A representative
reads which settings were changed, and of what others read only how often."""

from __future__ import annotations

AUDIT = {
    "audit_log": """
        select sequence, happened_at, actor, action, subject from kept.audit
        where $scope_reads_audit""",
    "settings_changed": """
        select sequence, happened_at, actor, subject from kept.audit
        where $scope_oversees and action = 'settings_changed'""",
    "setting_changes": """
        select sequence, setting, about, former, became from kept.setting_changes
        where $scope_oversees""",
    "reads_counted": """
        select date_trunc('month', happened_at) as month, count(*) as times from kept.audit
        where $scope_oversees and action = 'shared_entry_read'
        group by date_trunc('month', happened_at)""",
}
