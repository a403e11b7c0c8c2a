"""OpenID Connect: settings, what is fetched, tokens checked, and why one is refused."""
