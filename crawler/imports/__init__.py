"""Import of WARC and ARC files that other programs wrote.

A file is scanned once, its sound pages listed in a catalogue, read in order of time by several processes, and stored.
"""
