"""How truly and how fast stories are found."""
