"""How fast archive files are imported: python -m benchmarks.import_warc."""
