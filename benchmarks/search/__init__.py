"""How long searches take beside the bare engine."""
