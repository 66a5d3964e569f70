"""Structured lists of sanctioned and wanted people, organizations, vessels: each entry is a document."""
