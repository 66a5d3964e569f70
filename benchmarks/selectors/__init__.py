"""Selectors measured: precision on general text, every hit judged by a reader, and recall on invented lines."""
