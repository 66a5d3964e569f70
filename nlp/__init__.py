"""Pure language work: text in, annotations out. No network, no database."""
