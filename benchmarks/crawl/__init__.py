"""Pages per second and per CPU-second of fetching and archiving, beside plain Scrapy that only downloads."""
