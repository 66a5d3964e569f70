"""What several documents tell of one seizure."""

from index.incidents.matching import Agreement, Telling, agreement
from index.incidents.telling import Incident, incident

__all__ = ["Agreement", "Incident", "Telling", "agreement", "incident"]
