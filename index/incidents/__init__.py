"""What several documents tell of one seizure."""

from index.incidents.days import told_day
from index.incidents.matching import Agreement, agreement, likeness
from index.incidents.stated import Telling
from index.incidents.telling import Incident, incident

__all__ = ["Agreement", "Incident", "Telling", "agreement", "incident", "likeness", "told_day"]
