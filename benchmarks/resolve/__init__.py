"""How well persons and organizations are brought together across documents."""
