"""The domain of Afterword: entries, promises, check-ins and the figures made of them."""

__version__ = "0.1.0"
