"""The Scrapy project: what goes out, fetches, archives and extracts. It ends with a document in the store."""
