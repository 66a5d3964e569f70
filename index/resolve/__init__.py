"""One person or organization across documents, of the many names under which these tell of it."""

from index.resolve.building import mentions_of
from index.resolve.clustering import Resolved, resolve
from index.resolve.mention import Agreement, Cluster, Decision, Mention, Merge

__all__ = ["Agreement", "Cluster", "Decision", "Mention", "Merge", "Resolved", "mentions_of", "resolve"]
