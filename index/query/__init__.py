"""The query language: parser, syntax tree and its printed form."""
