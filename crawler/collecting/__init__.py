"""How a run goes: requests are made, answers read, what they hold kept. The same for every kind of source."""
