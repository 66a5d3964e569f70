"""How the title of a page is read."""
