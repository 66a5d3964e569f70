"""Scrapy's settings. How this crawler behaves is decided by its one add-on, from ``watchfloor.toml``."""

BOT_NAME = "watchfloor"
SPIDER_MODULES = ["crawler.spiders"]
ADDONS = {"crawler.addon.Collection": 0}
LOG_LEVEL = "INFO"
