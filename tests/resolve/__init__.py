"""One seizure told by several documents."""
