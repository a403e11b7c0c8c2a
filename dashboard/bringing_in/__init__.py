"""Files that admins drop on the page: they come in by a door of their own, for admins alone."""
