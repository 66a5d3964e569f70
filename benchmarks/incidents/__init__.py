"""How well tellings of one seizure are brought together."""
