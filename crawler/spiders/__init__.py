"""The spiders, one per kind of source: ``scrapy crawl KIND -a source=ID[,ID…]``."""
