"""How many named places are resolved rightly, beside taking the most populous namesake."""
