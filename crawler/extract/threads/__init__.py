"""How the posts of a thread are read."""
