"""Findings to hand over: texts, annotations and the captures they rest on, in one file that anyone can verify."""

from watchfloor.evidence.package import Given, Written, write_evidence

__all__ = ["Given", "Written", "write_evidence"]
