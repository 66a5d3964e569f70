"""The main text of a page by our own reader: cut into pieces, judged piece by piece, written down in blocks."""
