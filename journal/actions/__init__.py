"""What people do. Each action checks, acts, and records, in one transaction."""
