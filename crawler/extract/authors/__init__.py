"""How the authors of a page are read."""
