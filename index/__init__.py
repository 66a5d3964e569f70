"""The store of record, the search engines, the query language and exports."""
