"""What a file of records may mean: proposed from its names and values, and asked where it is open.

Nothing here reads a file or knows a page; rows come in, and what can be said of them goes out.
"""
