"""Walls before a text."""
