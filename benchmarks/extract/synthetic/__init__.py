"""Invented pages in many languages and systems, whose answers are known because they were made from them.

They show what sets of mostly English pages hide: ``python -m benchmarks.extract.synthetic``.
"""
